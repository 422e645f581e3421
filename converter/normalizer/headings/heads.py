"""Short lines above the first paragraph: of the head of the text, or the heading that opens it.

A pen name, a word on the series and an inscription stand between blank lines there, as a heading
does. So a line is one only if others like it stand further below, and if no byline or date follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from converter.document import Role
from converter.normalizer.headings import announced
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import BRACKETED, ITEM, ORNAMENT, is_paragraph
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules

OF_HEAD: frozenset[Role] = frozenset({"byline", "date", "source"})
"""What stands below a title, and so below no heading that follows it."""

MIN_BELOW = 2
"""The lines of one form further below that make one above the first paragraph a heading."""


def end(lines: Sequence[Line], rules: Rules) -> int:
    """Where the first paragraph of the text stands, below what an editor says of it."""
    for index, line in enumerate(lines):
        is_text = is_paragraph(line.text) or announced.is_wrapped(lines, index)
        if is_text and not _is_remark(line, rules):
            return index
    return len(lines)


def _is_remark(line: Line, rules: Rules) -> bool:
    rule = rules.role(line.text, "head")
    return rule is not None and rule.role == "editor_note"


def without(
    short: Sequence[Candidate],
    lines: Sequence[Line],
    start: int,
    taken: bytearray,
    rules: Rules,
    of_pieces: Container[int],
) -> Iterator[Candidate]:
    """The ``short`` lines but those of the head; ``start`` is the first paragraph.

    What ``taken`` flags is a heading, though 第一步　加水 may read as an office and a name.
    """
    below = Counter(one.form for one in short if one.index >= start)
    last = max(
        (i for i in range(start) if not taken[i] and _is_of_head(lines[i], rules)), default=0
    )
    for one in short:
        text, after = (line.text for line in lines[one.index : one.index + 2])
        is_marked = (
            one.index in of_pieces
            or BRACKETED.match(text)
            or ORNAMENT.match(text)
            or ITEM.match(after)
        )
        if is_marked or one.index >= start or (one.index > last and below[one.form] >= MIN_BELOW):
            yield one


def _is_of_head(line: Line, rules: Rules) -> bool:
    rule = rules.role(line.text, "head")
    return rule is not None and rule.role in OF_HEAD
