"""Headings without a number that are known by their place.

Short lines are what a text is full of: bylines, captions, verse, dialogue. So a short line is a
heading only where a paragraph ends before it and another follows, and where it has siblings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

import msgspec
from msgspec.structs import replace

from converter.normalizer.blocks import cells
from converter.normalizer.headings.candidate import Candidate, Reading
from converter.normalizer.headings.forms import FLUSH, SHORT_LINE
from converter.normalizer.headings.short_lines import (
    by_space,
    head_of_text,
    letters,
    lone_lines,
    nesting,
    over_blocks,
    pieces,
    set_alike,
    short_places,
    siblings,
    stacked,
    usual_lines,
)
from converter.normalizer.headings.short_lines.siblings import COLON, MIN_SIBLINGS
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
from converter.normalizer.lines import Line, is_parted
from converter.normalizer.rules import KnownTitle, Rules

MIN_TITLES = 3
"""So many titles by their places may have two more, right above one another."""

OFFICE = "byline-office-alone"
"""The rule of a line that is the name of an office."""


class _Text(msgspec.Struct, frozen=True):
    """The lines of a text, and which of them are in question.

    Those that are ``brief`` may be headings; ``taken`` flags what is else. Its first paragraph
    stands at ``start``.
    """

    lines: Sequence[Line]
    brief: Sequence[int]
    taken: bytearray
    rules: Rules
    start: int


def read(
    lines: Sequence[Line],
    brief: Sequence[int],
    taken: bytearray,
    rules: Rules,
    first: int,
    numbered: Sequence[Candidate],
    known: Mapping[int, KnownTitle],
) -> Reading:
    """The short lines where a heading might stand, from the ``first`` below the title on.

    ``taken`` flags the lines that are else, among them those of the ``numbered``. Those
    ``known`` by their words are rubrics if they have a place.
    """
    start = head_of_text.end(lines, rules)
    text = _Text(lines, brief, taken, rules, start)
    rubrics = {i for i in known if i >= start and not taken[i]}
    over_others = {index for index in rubrics if known[index].over_others}
    of_pieces = pieces.titles(lines, brief, taken, rules)
    below = {index + 1 for index in over_others if stacked.is_pair(lines, index)}
    over = over_blocks.places(lines, brief, taken)
    places = _places(text, rubrics | below | over, of_pieces, numbered)
    if _is_opened(text, places, first):
        places.insert(0, start - 1)
    short = siblings.unframed(_candidates(lines, places, rubrics))
    short = list(head_of_text.without(short, lines, start, taken, rules, of_pieces | over))
    short = _with_those_alike(text, short, places, numbered)
    short = _nested(text, short, places, numbered, over_others if below else frozenset())
    return _told(text, short, numbered)


def _places(
    text: _Text, rubrics: Set[int], of_pieces: Set[int], numbered: Sequence[Candidate]
) -> list[int]:
    """Where a heading might stand, in order."""
    found = set(short_places.find(text.lines, text.brief, text.taken, text.start))
    if len(found) >= MIN_TITLES:
        found.update(stacked.lone_pair(text.lines, text.brief, text.taken, found, text.start))
    found = (found | rubrics | of_pieces) - {index + 1 for index in of_pieces}
    return _unknown(text, _over_text(text, sorted(found), numbered))


def _candidates(lines: Sequence[Line], places: Sequence[int], rubrics: Set[int]) -> list[Candidate]:
    """The lines at ``places``; what a colon at its end does not make another kind of line."""
    is_flush = _flush(lines)
    short = [_candidate(i, lines[i].text, flush=is_flush(lines[i])) for i in places]
    announcing = SHORT_LINE + COLON
    return [
        replace(one, form=SHORT_LINE) if one.index in rubrics and one.form == announcing else one
        for one in short
    ]


def _with_those_alike(
    text: _Text, short: list[Candidate], places: Sequence[int], numbered: Sequence[Candidate]
) -> list[Candidate]:
    """The ``short`` lines, and those set as they are, of the form that most of them have."""
    above = min([*places, *(one.index for one in numbered)], default=text.start)
    alike = set_alike.places(text.lines, text.brief, text.taken, places, text.start, above)
    usual = Counter(one.form for one in short).most_common(1)
    form = usual[0][0] if usual else SHORT_LINE
    more = (
        Candidate(index, form, text.lines[index].text, rule=SHORT_LINE)
        for index in _unknown(text, alike)
    )
    return sorted([*short, *more], key=lambda one: one.index)


def _nested(
    text: _Text,
    short: Sequence[Candidate],
    places: Sequence[int],
    numbered: Sequence[Candidate],
    rubrics: Set[int],
) -> list[Candidate]:
    """The ``short`` lines, some a level deeper by what they stand below, some by the space.

    The ``rubrics`` stand over others, even where text is right below them.
    """
    below = {one.index - 1 for one in short}
    over = {index for index in places if index in below and stacked.is_pair(text.lines, index)}
    over |= rubrics
    over_number = {one.index - 1 for one in numbered if one.value == 1}
    short = nesting.nested(nesting.without_caption(short, over), over, over_number)
    return by_space.nested(short, text.lines, text.taken)


def _told(text: _Text, short: list[Candidate], numbered: Sequence[Candidate]) -> Reading:
    """Which of the ``short`` lines are headings, by their siblings and what stands around them."""
    lines, taken = text.lines, text.taken
    needing_none = lone_lines.places(lines, short, taken, numbered)
    lone = frozenset(place for place in needing_none if place >= text.start)
    speakers = siblings.speakers(line.text for line in lines) if short else {}
    framed = frozenset(lone_lines.framed(lines, short))
    short, refused = usual_lines.without(short, lines, text.brief, taken, numbered)
    reading = siblings.tell(short, len(lines), lone, framed, sum(taken), speakers)
    return Reading(reading.candidates, refused + reading.refused)


def _over_text(text: _Text, places: Iterable[int], numbered: Sequence[Candidate]) -> Iterator[int]:
    """Those that are not all that stands between two titles without numbers.

    Below 【教学方法】 and above 【课时安排】, 讨论法、点拨法 is what the first of them announces.
    """
    lines, taken = text.lines, text.taken
    with_number = {one.index for one in numbered}
    for index in places:
        around = (index - 1, index + 1)
        if not all(
            i >= 0 and i not in with_number and (taken[i] or BRACKETED.match(lines[i].text))
            for i in around
        ):
            yield index


def _unknown(text: _Text, places: Iterable[int]) -> list[int]:
    """Those that have no other role, of a letter or by their words."""
    lines, taken, rules = text.lines, text.taken, text.rules
    unknown = (
        index
        for index in places
        if not (_has_role(lines[index].text, rules) or _is_caption(lines, index, rules))
        and not (index and taken[index - 1] and _is_office(lines[index].text, rules))
        and not _is_over_abstract(lines, index, rules)
    )
    left = list(letters.without(unknown, lines, text.start, rules))
    return letters.without_signature(left, lines)


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


def _flush(lines: Sequence[Line]) -> Callable[[Line], bool]:
    """Whether a line stands at the edge in a text whose paragraphs are set in by two characters."""
    paragraphs = [line for line in lines if is_paragraph(line.text)]
    set_in = sum(line.column > 1 for line in paragraphs)
    if not paragraphs or 10 * set_in < 9 * len(paragraphs):
        return lambda _: False
    return lambda line: line.column == 1


def _is_opened(text: _Text, places: Sequence[int], first: int) -> bool:
    """Whether a heading stands right before the first paragraph, where bylines and dates do too.

    There are others at ``places``, and not at this one.
    """
    opening = text.start - 1
    if opening < max(first, 1) or text.start >= len(text.lines) or text.taken[opening]:
        return False
    if opening in places or len(places) < MIN_SIBLINGS:
        return False
    is_of_head = _is_of_head(text.lines, opening, places, text.taken)
    return not is_of_head and _may_open(text.lines, opening, places)


def _may_open(lines: Sequence[Line], index: int, places: Sequence[int]) -> bool:
    """Whether a line before the first paragraph may be a heading as those at ``places`` are.

    An account, douban@慢车票, is none. One that begins with a mark that one of the others begins
    with, or as two of them do, is no name; nor is one that is set as they are, and it does not
    matter where they are names.
    """
    line, others = lines[index].text, [lines[place].text for place in places]
    if "@" in line or len(line) > SHORT or not is_title(line):
        return False
    opens = Counter(other[0] for other in others)
    if opens[line[0]] >= MIN_SIBLINGS or (opens[line[0]] and not line[0].isalnum()):
        return True
    are_names = 2 * sum(map(is_person, others)) > len(others)
    if (are_names and is_person(line)) or not is_name(line):
        return True
    return is_person(line) and head_of_text.is_set_as(lines, index, places)


def _is_of_head(lines: Sequence[Line], index: int, places: Sequence[int], taken: bytearray) -> bool:
    """Whether a line closes the head of a text: a blank line follows, and none parts it from that.

    All the short lines at ``places`` are parted from what stands above, if it is no heading.
    """
    if lines[index + 1].number == lines[index].last_line + 1:
        return False
    return not is_parted(lines, index) and all(
        is_parted(lines, place) or taken[place - 1] for place in places
    )


def _candidate(index: int, text: str, *, flush: bool) -> Candidate:
    ornament = ORNAMENT.match(text)
    prefix = ornament[0] if ornament else ""
    form = SHORT_LINE + (_frame(text) or prefix[:1] or FLUSH * flush)
    return Candidate(index, form, text[len(prefix) :], prefix=prefix, rule=SHORT_LINE)


def _frame(text: str) -> str:
    """The mark that makes short lines siblings: a colon at the end, or what all of one is in."""
    if text[-1] in short_places.COLONS:
        return COLON
    is_brief_quote = len(text) <= BRIEF_QUOTE and QUOTED.fullmatch(text)
    return text[0] if BRACKETED.match(text) or is_brief_quote else ""
