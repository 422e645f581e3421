"""Headings without a number that are known by their place.

Short lines are what a text is full of: bylines, captions, verse, dialogue. So a short line is a
heading only where a paragraph ends before it and another follows, and where it has siblings.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from msgspec.structs import replace

from converter.normalizer.blocks import lists
from converter.normalizer.headings import heads, letters, short_places, siblings
from converter.normalizer.headings.candidate import Candidate, Reading
from converter.normalizer.headings.short_texts import (
    BRACKETED,
    BRIEF_QUOTE,
    ORNAMENT,
    QUOTED,
    SHORT,
    is_name,
    is_paragraph,
    is_title,
)
from converter.normalizer.headings.siblings import BELOW, COLON, FLUSH, FORM, MIN_SIBLINGS
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

AFFIX = 2
"""The characters at an end that two titles of one level share: 霜降吃什么, 霜降做什么."""

FRAMED = lazy_pattern("【[^】，：:]{2,18}】")
"""A title in brackets, which set it off as blank lines do."""


def read(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, rules: Rules, first: int
) -> Reading:
    """The short lines where a heading might stand, from the ``first`` below the title on.

    ``taken`` flags the lines that are else.
    """
    start = heads.end(lines, rules)
    found = short_places.find(lines, brief, taken, start)
    unknown = (index for index in found if rules.role(lines[index].text, "body") is None)
    places = list(letters.without(unknown, lines, start, rules))
    opening = start - 1
    is_new = opening >= first and opening not in places and len(places) >= MIN_SIBLINGS
    marks = {mark for i in places if not (mark := lines[i].text[0]).isalnum()}
    is_new = is_new and start < len(lines) and not _is_of_head(lines, opening, places)
    if is_new and _may_open_text(lines, opening, taken, marks):
        places.insert(0, opening)
    is_flush = _flush(lines)
    short = [_candidate(i, lines[i].text, flush=is_flush(lines[i])) for i in places]
    short = list(heads.without(short, lines, start, rules))
    short = _nested(short, {i for i in places if short_places.is_over_title(lines, i)})
    lone = {one.index for one in short if one.index >= start and _is_set_off(lines, one.index)}
    speakers = siblings.speakers(line.text for line in lines) if short else {}
    return siblings.tell(short, len(lines), lone, sum(taken), speakers)


def _is_set_off(lines: Sequence[Line], index: int) -> bool:
    """Whether blank lines or brackets around all of it set a line off, or a list below it does."""
    return (
        short_places.is_apart(lines, index)
        or FRAMED.fullmatch(lines[index].text) is not None
        or _is_over_list(lines, index)
    )


def _is_over_list(lines: Sequence[Line], index: int) -> bool:
    """Whether the first two items of a list with numbers follow."""
    labels = [lists.label_of(line.text) for line in lines[index + 1 : index + 3]]
    return [label and label.value for label in labels] == [1, 2]


def _nested(short: Sequence[Candidate], upper: Container[int]) -> list[Candidate]:
    """The short lines, of which those below an ``upper`` one stand a level deeper.

    That goes on to the next upper one, or to one that begins or ends as an upper one does.
    """
    affixes: set[str] = set()
    nested, is_below = [], False
    for one in short:
        ends = {one.text[:AFFIX], one.text[-AFFIX:]}
        is_upper = one.index in upper or not affixes.isdisjoint(ends)
        is_below = not is_upper and is_below
        nested.append(replace(one, form=one.form + BELOW) if is_below else one)
        if is_upper:
            affixes |= ends
        is_below = is_below or one.index in upper
    return nested


def _flush(lines: Sequence[Line]) -> Callable[[Line], bool]:
    """Whether a line stands at the edge in a text whose paragraphs are set in by two characters."""
    paragraphs = [line for line in lines if is_paragraph(line.text)]
    set_in = sum(line.column > 1 for line in paragraphs)
    if not paragraphs or 10 * set_in < 9 * len(paragraphs):
        return lambda _: False
    return lambda line: line.column == 1


def _may_open_text(
    lines: Sequence[Line], index: int, taken: bytearray, marks: Container[str]
) -> bool:
    """Whether a heading may stand before the first paragraph, where bylines and dates do too.

    One that begins with one of the ``marks`` of the others is no name.
    """
    if index < 1 or taken[index]:
        return False
    text = lines[index].text
    may_be = text[0] in marks or not is_name(text)
    return may_be and len(text) <= SHORT and is_title(text)


def _is_of_head(lines: Sequence[Line], index: int, places: Sequence[int]) -> bool:
    """Whether a line closes the head of a text: a blank line follows, and none parts it from that.

    All the short lines at ``places`` are parted from what stands above.
    """
    if lines[index + 1].number == lines[index].span.last_line + 1:
        return False
    return not _is_parted(lines, index) and all(_is_parted(lines, place) for place in places)


def _is_parted(lines: Sequence[Line], index: int) -> bool:
    return lines[index].number > lines[index - 1].span.last_line + 1


def _candidate(index: int, text: str, *, flush: bool) -> Candidate:
    ornament = ORNAMENT.match(text)
    prefix = ornament[0] if ornament else ""
    form = FORM + (_frame(text) or prefix[:1] or FLUSH * flush)
    return Candidate(index, form, text[len(prefix) :], prefix=prefix, rule=FORM)


def _frame(text: str) -> str:
    """The mark that makes short lines siblings: a colon at the end, or what all of one is in."""
    if text[-1] in short_places.COLONS:
        return COLON
    is_brief_quote = len(text) <= BRIEF_QUOTE and QUOTED.fullmatch(text)
    return text[0] if BRACKETED.match(text) or is_brief_quote else ""
