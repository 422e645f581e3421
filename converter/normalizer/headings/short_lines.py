"""Headings without a number that are known by their place.

Short lines are what a text is full of: bylines, captions, verse, dialogue. So a short line is a
heading only where a paragraph ends before it and another follows, and where it has siblings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from converter.normalizer.blocks import cells
from converter.normalizer.headings import (
    by_space,
    heads,
    known,
    letters,
    lone_lines,
    nesting,
    pieces,
    set_alike,
    short_places,
    siblings,
    stacked,
    usual_lines,
)
from converter.normalizer.headings.candidate import Candidate, Reading
from converter.normalizer.headings.short_texts import (
    BRACKETED,
    BRIEF_QUOTE,
    ORNAMENT,
    QUOTED,
    SHORT,
    is_name,
    is_paragraph,
    is_person,
    is_title,
)
from converter.normalizer.headings.siblings import COLON, FLUSH, FORM, MIN_SIBLINGS
from converter.normalizer.lines import Line, is_parted
from converter.normalizer.rules import Rules

MIN_TITLES = 3
"""So many titles by their places may have two more, right above one another."""

OFFICE = "byline-office-alone"
"""The rule of a line that is the name of an office."""


def read(
    lines: Sequence[Line],
    brief: Sequence[int],
    taken: bytearray,
    rules: Rules,
    first: int,
    numbered: Sequence[Candidate],
) -> Reading:
    """The short lines where a heading might stand, from the ``first`` below the title on.

    ``taken`` flags the lines that are else, among them those of the ``numbered``.
    """
    start = heads.end(lines, rules)
    found = set(short_places.find(lines, brief, taken, start))
    if len(found) >= MIN_TITLES:
        found.update(stacked.lone_pair(lines, brief, taken, found, start))
    rubrics = {i for i in known.rubrics(lines, brief, rules) if i >= start and not taken[i]}
    of_pieces = pieces.titles(lines, brief, taken, rules)
    found = (found | rubrics | of_pieces) - {index + 1 for index in of_pieces}
    over_text = _over_text(sorted(found), lines, taken, numbered)
    places = _unknown(over_text, lines, taken, start, rules)
    opening = start - 1
    is_new = opening >= first and opening not in places and len(places) >= MIN_SIBLINGS
    opens = Counter(lines[i].text[0] for i in places)
    marks = {mark for mark in opens if opens[mark] >= MIN_SIBLINGS or not mark.isalnum()}
    is_new = is_new and start < len(lines) and not _is_of_head(lines, opening, places, taken)
    are_names = 2 * sum(is_person(lines[i].text) for i in places) > len(places)
    if is_new and _may_open_text(lines, opening, taken, marks, may_be_name=are_names):
        places.insert(0, opening)
    is_flush = _flush(lines)
    short = [_candidate(i, lines[i].text, flush=is_flush(lines[i])) for i in places]
    short = [_plain(one) if one.index in rubrics else one for one in short]
    short = list(heads.without(siblings.unframed(short), lines, start, taken, rules, of_pieces))
    above = min([*places, *(one.index for one in numbered)], default=start)
    alike = set_alike.places(lines, brief, taken, places, start, above)
    short += _as_most(short, _unknown(alike, lines, taken, start, rules), lines)
    short.sort(key=lambda one: one.index)
    below = {one.index - 1 for one in short}
    over = {i for i in places if i in below and stacked.is_pair(lines, i)}
    over_number = {one.index - 1 for one in numbered if one.value == 1}
    short = nesting.nested(nesting.without_caption(short, over), over, over_number)
    short = by_space.nested(short, lines, taken)
    lone = frozenset(
        place for place in lone_lines.places(lines, short, taken, numbered) if place >= start
    )
    speakers = siblings.speakers(line.text for line in lines) if short else {}
    framed = frozenset(lone_lines.framed(lines, short))
    short, refused = usual_lines.without(short, lines, brief, taken, numbered)
    reading = siblings.tell(short, len(lines), lone, framed, sum(taken), speakers)
    return Reading(reading.candidates, refused + reading.refused)


def _over_text(
    places: Iterable[int],
    lines: Sequence[Line],
    taken: bytearray,
    numbered: Sequence[Candidate],
) -> Iterator[int]:
    """Those that are not all that stands between two titles without numbers.

    Below 【教学方法】 and above 【课时安排】, 讨论法、点拨法 is what the first of them announces.
    """
    with_number = {one.index for one in numbered}
    for index in places:
        around = (index - 1, index + 1)
        if not all(
            i >= 0 and i not in with_number and (taken[i] or BRACKETED.match(lines[i].text))
            for i in around
        ):
            yield index


def _unknown(
    places: Iterable[int], lines: Sequence[Line], taken: bytearray, start: int, rules: Rules
) -> list[int]:
    """Those that have no other role, of a letter or by their words; ``start`` is the first text."""
    unknown = (
        index
        for index in places
        if not (_has_role(lines[index].text, rules) or _is_caption(lines, index, rules))
        and not (index and taken[index - 1] and _is_office(lines[index].text, rules))
        and not _is_over_abstract(lines, index, rules)
    )
    return letters.without_signature(list(letters.without(unknown, lines, start, rules)), lines)


def _is_over_abstract(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether an abstract stands right below, and so who wrote it here."""
    rule = rules.role(lines[index + 1].text, "head") if index + 1 < len(lines) else None
    return rule is not None and rule.role == "abstract"


def _is_caption(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the rows of a table touch the line, which says by its words what they are."""
    if not cells.row_mark(lines[index + 1].text) or is_parted(lines, index + 1):
        return False
    return rules.role(lines[index].text, "over_table") is not None


def _has_role(text: str, rules: Rules) -> bool:
    """Whether the words have a role in a text, or say who wrote it or what it is on."""
    if rules.role(text, "body"):
        return True
    head = rules.role(text, "head")
    if head is None or head.role == "keywords":
        return head is not None
    return head.role == "byline" and not short_places.COLONS.isdisjoint(text)


def _is_office(text: str, rules: Rules) -> bool:
    """Whether an office is named and nothing else: right below a title, who wrote what follows."""
    head = rules.role(text, "head")
    return head is not None and head.name == OFFICE


def _as_most(
    short: Sequence[Candidate], places: Iterable[int], lines: Sequence[Line]
) -> list[Candidate]:
    """The lines at ``places`` as candidates of the form that most of the ``short`` ones have."""
    usual = Counter(one.form for one in short).most_common(1)
    form = usual[0][0] if usual else FORM
    return [Candidate(index, form, lines[index].text, rule=FORM) for index in places]


def _flush(lines: Sequence[Line]) -> Callable[[Line], bool]:
    """Whether a line stands at the edge in a text whose paragraphs are set in by two characters."""
    paragraphs = [line for line in lines if is_paragraph(line.text)]
    set_in = sum(line.column > 1 for line in paragraphs)
    if not paragraphs or 10 * set_in < 9 * len(paragraphs):
        return lambda _: False
    return lambda line: line.column == 1


def _may_open_text(
    lines: Sequence[Line],
    index: int,
    taken: bytearray,
    marks: Container[str],
    *,
    may_be_name: bool,
) -> bool:
    """Whether a heading may stand before the first paragraph, where bylines and dates do too.

    An account, douban@慢车票, is none. One that begins with one of the ``marks`` of the others, or
    as two of them do, is no name; nor does it matter where the others are names.
    """
    text = lines[index].text
    if index < 1 or taken[index] or "@" in text:
        return False
    may_be = (may_be_name and is_person(text)) or text[0] in marks or not is_name(text)
    return may_be and len(text) <= SHORT and is_title(text)


def _is_of_head(lines: Sequence[Line], index: int, places: Sequence[int], taken: bytearray) -> bool:
    """Whether a line closes the head of a text: a blank line follows, and none parts it from that.

    All the short lines at ``places`` are parted from what stands above, if it is no heading.
    """
    if lines[index + 1].number == lines[index].span.last_line + 1:
        return False
    return not is_parted(lines, index) and all(
        is_parted(lines, place) or taken[place - 1] for place in places
    )


def _candidate(index: int, text: str, *, flush: bool) -> Candidate:
    ornament = ORNAMENT.match(text)
    prefix = ornament[0] if ornament else ""
    form = FORM + (_frame(text) or prefix[:1] or FLUSH * flush)
    return Candidate(index, form, text[len(prefix) :], prefix=prefix, rule=FORM)


def _plain(one: Candidate) -> Candidate:
    """What a colon at its end does not make another kind of line."""
    return replace(one, form=FORM) if one.form == FORM + COLON else one


def _frame(text: str) -> str:
    """The mark that makes short lines siblings: a colon at the end, or what all of one is in."""
    if text[-1] in short_places.COLONS:
        return COLON
    is_brief_quote = len(text) <= BRIEF_QUOTE and QUOTED.fullmatch(text)
    return text[0] if BRACKETED.match(text) or is_brief_quote else ""
