"""Short lines above the first paragraph: of the head of the text, or the heading that opens it.

A pen name, a word on the series and an inscription stand between blank lines there, as a heading
does. So a line is one only if others like it stand further below, and if no byline or date follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from converter.document import Role
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_lines import announced
from converter.normalizer.headings.short_texts import (
    BRACKETED,
    ITEM,
    ORNAMENT,
    is_name,
    is_paragraph,
    is_title,
    is_word,
)
from converter.normalizer.lines import Line, is_parted, is_set_apart
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

OF_HEAD: frozenset[Role] = frozenset({"byline", "date", "source"})
"""What stands below a title, and so below no heading that follows it."""

_TURN = lazy_pattern(r"(?:[^\s：:，。【]{1,12}[：:]|【[^】]{1,8}】).{2,}[。！？!?…]")

BYLINE_NAME = "byline-name"
"""The rule of a name alone, whose first characters words have too."""

MIN_BELOW = 2
"""The lines of one form further below that make one above the first paragraph a heading."""


def end(lines: Sequence[Line], rules: Rules) -> int:
    """Where the first paragraph of the text stands, below what an editor says of it."""
    for index, line in enumerate(lines):
        is_text = is_paragraph(line.text) or announced.is_wrapped(lines, index)
        if is_text and not _is_remark(line, rules):
            return index - _is_brief(lines, index - 1, rules)
        if _opens_talk(lines, index, rules):
            return index
    return len(lines)


def _is_brief(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether a brief paragraph opens the text, right below a line that may be its title."""
    if index < 2 or lines[index].text[-1] != "。" or is_parted(lines, index):
        return False
    above, line = lines[index - 1].text, lines[index].text
    may_be = is_title(above) and not is_name(above) and rules.role(above, "head") is None
    return may_be and rules.role(line, "head") is None


def _opens_talk(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line and the next are turns of a talk, and no lines of the head."""
    turns = lines[index : index + 2]
    return len(turns) > 1 and all(
        _TURN.fullmatch(line.text) and rules.role(line.text, "head") is None for line in turns
    )


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
    if not short:
        return
    below = Counter(one.form for one in short if one.index >= start)
    end_of_head = _end_of_head(short, lines, start, rules)
    last = max(
        (i for i in range(end_of_head) if not taken[i] and _is_of_head(lines[i], rules)), default=0
    )
    for one in short:
        text, after = (line.text for line in lines[one.index : one.index + 2])
        is_marked = (
            one.index in of_pieces
            or BRACKETED.match(text)
            or ORNAMENT.match(text)
            or ITEM.match(after)
        )
        is_of_head = one.index <= last or _is_remark(lines[one.index], rules)
        if is_marked or one.index >= start or (not is_of_head and below[one.form] >= MIN_BELOW):
            yield one


def is_set_as(lines: Sequence[Line], index: int, others: Sequence[int]) -> bool:
    """Whether a line is the first of several titles, be it 童年 or 黄山 and so read as a name.

    It touches the text below it as the ``others`` do, and nothing above it: a name does neither.
    Where all of them are parted from what is below, it has no character that names end in.
    """
    if len(others) < MIN_BELOW or not is_set_apart(lines, index):
        return False
    parted = {is_set_apart(lines, i + 1) for i in (index, *others) if i + 1 < len(lines)}
    return parted == {False} or (parted == {True} and is_word(lines[index].text))


def _end_of_head(
    short: Sequence[Candidate], lines: Sequence[Line], start: int, rules: Rules
) -> int:
    """Where the first paragraph stands, or its title that reads as a name."""
    index = start - 1
    form = next((one.form for one in short if one.index == index), "")
    others = [one.index for one in short if one.index > index and one.form == form]
    if not (form and index and is_set_as(lines, index, others)):
        return start
    rule = rules.role(lines[index].text, "head")
    return index if rule is not None and rule.name == BYLINE_NAME else start


def _is_of_head(line: Line, rules: Rules) -> bool:
    rule = rules.role(line.text, "head")
    return rule is not None and rule.role in OF_HEAD
