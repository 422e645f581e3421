"""Lines that may be notes: they stand together, numbered in sequence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from converter.document import Heading
from converter.normalizer.blocks import separators
from converter.normalizer.headings.by_line import flags
from converter.normalizer.lines import Line
from converter.normalizer.notes import marks
from converter.normalizer.notes.marks import STAR, Key
from converter.normalizer.rules import Rules

_OTHERS = frozenset(
    {
        "caption",
        "table_note",
        "attachment",
        "attachment_item",
        "annex",
        "signature",
        "signature_date",
    }
)
"""What is no note, though it may begin as one does."""


class Run(msgspec.Struct, frozen=True):
    """Lines that may be notes, with their keys; they are, under a heading or below a rule."""

    start: int
    keys: tuple[Key, ...]
    is_headed: bool
    is_ruled: bool


def find(lines: Sequence[Line], headings: Mapping[int, Heading], rules: Rules) -> Iterator[Run]:
    """Lines that begin with marks of one form, numbered in sequence."""
    is_heading = flags(headings, len(lines))
    holds = ""
    index = 0
    while index < len(lines):
        text = lines[index].text
        if is_heading[index]:
            title = rules.known_title(text)
            holds = title.holds if title else ""
        is_headed = holds == "notes"
        keys: tuple[Key, ...] = ()
        if holds != "references" and (is_headed or text[0] in marks.FIRST_CHARACTERS):
            keys = _sequence(lines, index, headings, is_headed)
        if not keys:
            index += 1
            continue
        before = lines[index - 1].text if index else "。"
        if is_headed or before[-1] not in "：:":
            is_ruled = index > 1 and not is_headed and separators.is_rule(before)
            yield Run(index, keys, is_headed, is_ruled)
        index += len(keys)


def _sequence(
    lines: Sequence[Line], start: int, headings: Mapping[int, Heading], is_headed: bool
) -> tuple[Key, ...]:
    keys: list[Key] = []
    for index in range(start, len(lines)):
        key = None if index in headings else _key(lines[index], is_headed=is_headed)
        if key is None or (keys and key != (keys[-1][0], keys[-1][1] + 1)):
            break
        keys.append(key)
    if keys and keys[0][0].startswith(STAR) and _is_bullet(lines, start, keys):
        return ()
    return tuple(keys)


def _key(line: Line, *, is_headed: bool) -> Key | None:
    if not is_headed and line.text[0] not in marks.FIRST_CHARACTERS:
        return None
    return None if line.role in _OTHERS else marks.key(line.text, is_headed=is_headed)


def _is_bullet(lines: Sequence[Line], start: int, keys: Sequence[Key]) -> bool:
    """Whether the line before or after begins with a star too: then they are items."""
    around = [*lines[max(start - 1, 0) : start], *lines[start + len(keys) : start + len(keys) + 1]]
    return any(line.text[0] == lines[start].text[0] for line in around)
