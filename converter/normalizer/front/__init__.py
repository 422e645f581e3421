"""The title: one line or several, below what the head of an official document begins with."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Role, Title
from converter.normalizer.front import above_title, title_lines, title_wording
from converter.normalizer.lines import Line, span_of
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Zone
from converter.normalizer.wrapping import glue
from converter.patterns import lazy_pattern

OF_WHOLE: dict[Zone, frozenset[Role]] = {
    "masthead": frozenset({"byline"}),
    "head": frozenset({"editor_note"}),
}
"""What is never a title, by the zone of its rule: 发件人：……, （以下为录音整理）."""

_WHITE_SPACE = lazy_pattern("([ \t\u00a0\u2000-\u200a\u3000]+)")
_SINGLE = lazy_pattern(r"[^\W\da-zA-Z_]")
_SINGLE_WITH_MARK = lazy_pattern(r"[^\W\da-zA-Z_][（(——：]")

NO_TITLE = Diagnostic(
    "TTL001", "warning", "the first line is no title", "give one with --title, or on line 1"
)


TITLE_KEY = "title-key"
_KEY = lazy_pattern(
    r"(?:文章|原)?(?:标\s{0,2}题|標\s{0,2}題|题\s{0,2}目|題\s{0,2}目|篇名|剧名|(?i:title))\s?[：:]\s{0,4}(?=\S)"
)


class Place(msgspec.Struct, frozen=True):
    """Where the title stands: ``count`` lines after the ``first`` ones; none, if ``count`` is 0."""

    first: int = 0
    count: int = 0


def find(
    lines: Sequence[Line], headings: Container[int], rules: Rules, *, are_all: bool = True
) -> Place:
    """Where the title of a text is; the ``headings`` may be not all yet."""
    first = above_title.count(lines, headings, rules, are_all=are_all)
    if first in headings or _is_sent(lines[first].text, rules):
        return Place()
    if title_lines.is_title(lines[first]):
        return Place(first, title_lines.count(lines, first, headings, rules))
    return Place(first, 2) if title_lines.is_broken(lines, first, headings, rules) else Place()


def name_of(title: str) -> str:
    """The ``title`` without the white space that sets it wide, as in 通　知 and 工 作 报 告.

    That is what stands between three characters or more one by one, or between all there are.
    """
    pieces = _WHITE_SPACE.split(title)
    parts = pieces[::2]
    for start, group in _singles(parts):
        if group > 2 or group == len(parts):
            for index in range(start, start + group - 1):
                pieces[2 * index + 1] = ""
    return "".join(pieces)


def _singles(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where Han characters stand one by one, and how many: the last may have marks behind it."""
    start = count = 0
    for index, part in enumerate((*parts, "")):
        if count and _SINGLE.fullmatch(part):
            count += 1
        elif count and _SINGLE_WITH_MARK.match(part):
            yield start, count + 1
            count = 0
        else:
            if count > 1:
                yield start, count
            start, count = index, int(_SINGLE.fullmatch(part) is not None)


def _is_sent(text: str, rules: Rules) -> bool:
    """Whether the line says who wrote or sent the text, or how it came about, and is no title."""
    found = ((rules.role(text, zone), roles) for zone, roles in OF_WHOLE.items())
    return any(rule is not None and rule.role in roles for rule, roles in found)


def title(lines: Sequence[Line], count: int, diagnostics: list[Diagnostic]) -> Title | None:
    """The title on the first ``count`` lines, without the key of an entry: 标题：……."""
    if not count:
        return None
    lines, below = list(lines[:count]), lines[count:]
    if key := _KEY.match(lines[0].text):
        message = f"{key[0].rstrip()} left out by the rule {TITLE_KEY}"
        span = lines[0].part(0, key.end()).span
        diagnostics.append(Diagnostic("FUR001", "info", message, span=span))
        lines[0] = lines[0].part(key.end())
    text = lines[0].text
    has_subtitle = any(line.text[0] in title_lines.DASHES for line in below)
    for before, line in pairwise(lines):
        pause = title_wording.pause(before.text, line.text) if has_subtitle else ""
        text += (pause or glue(text, line.text)) + line.text
    return Title(text, span_of(lines))
