"""Verse: short lines in a row that neither fill a line nor read as speech or as a list.

Two lines are enough where a colon announces a song, or each is a couplet of one measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from converter.document import Text, Verse
from converter.normalizer import sentences
from converter.normalizer.blocks import announcements, lists, separators
from converter.normalizer.blocks.plain_lines import are_turns
from converter.normalizer.lines import Line, span_of
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

LONGEST_VERSE = 24
LONGEST_IN_POEM = 15
"""The mean length of the lines of a poem, which may have a preface in prose, at the most."""

LEAST_IN_POEM = 6
"""The lines of verse of a poem: fewer are a list as often."""

MOST_IN_POEM = 5000
"""A text of more short lines is a register or the like, and is not looked through for verse."""

MIN_POETS = 2
"""The poets of a collection, each of whose poems has a title and a name."""

_OF_POEMS = frozenset("诗詩词詞歌首")
"""What is in the title of a collection of poems: below names there may be what these did."""

LONGEST_NAME = 4
MIN_LINES = 4
MIN_COUPLETS = MIN_SUNG = 2
MAX_DIFFERENCE = 1
"""How unlike in length the lines of regular verse are, which end in marks."""

SHORTEST_REGULAR, LONGEST_REGULAR = 4, 16
"""From four characters a line to a couplet of seven with its marks."""

MEAN_LENGTH = 3
UNMARKED = 0.8
"""The share of the lines of free verse that end without a mark."""

_NO_VERSE = frozenset("：:“”「」『』|\t0123456789#<>/@*_＿=")
_NO_LINE_OF_A_POEM = frozenset("|\t#<>/@*_＿=")
"""What is in no line of a poem; that speaks, quotes and counts as prose does."""

_QUOTATION_MARKS = {"“": "”", "「": "」"}
MOST_QUOTED = 16
"""The lines of a stanza that is quoted."""

COLUMN_GAP = "\u3000\u3000"
"""What stands between the columns of a table."""

_HAN = "[\u3400-\u9fff]"
_COUPLET = lazy_pattern(
    rf"{_HAN}{{5}}[，；]{_HAN}{{5}}[，；。！？]?|{_HAN}{{7}}[，；]{_HAN}{{7}}[，；。！？]?"
)
"""Two lines of five or of seven characters, as regular verse is set."""

_COUPLET_ENDS = "，；。！？"

_MIDDLES = {11: 5, 12: 5, 15: 7, 16: 7}
"""Where the mark in the midst of a couplet stands, by the length of the line."""

_ENUMERATION = lazy_pattern(
    "《[^》]*》$|[^，。；！？、]{1,12}、[^，。；！？、]{1,12}、|[^—]{1,12}—(?!—)[^—]{1,12}—(?!—)"
    r"|\S[　 ]\S[　 ]{1,2}\S"
)
"""What lists things, is the title of one, or opens with a name set wide: no line of verse."""

_DATE = lazy_pattern(r"[12]\d{3}[年./]")
"""How the date below a poem opens."""

_SENTENCE_END = frozenset("。！？；，、…!?;,")


def length(_lines: Sequence[Line], start: int, context: Context) -> int:
    """How many lines from ``start`` on are verse."""
    return context.stanzas.get(start, 0)


def is_poem(lines: Sequence[Line], title: str) -> bool:
    """Whether most of ``lines`` are verse, not all of it announced: so are the other short ones.

    Where the ``title`` says so, what stands below names of poets is verse however short.
    """
    if len(lines) > MOST_IN_POEM:
        return False
    if sum(len(line.text) for line in lines) > LONGEST_IN_POEM * len(lines):
        return False
    found = runs(lines)
    by_poets = {} if _OF_POEMS.isdisjoint(title) else dict(_below_poets(lines))
    heads = 0
    if len(by_poets) >= MIN_POETS:
        found |= by_poets
        heads = 2 * len(by_poets)
    if all(announcements.before(lines, start) for start in found):
        return False
    in_verse = heads + sum(found.values())
    return in_verse >= LEAST_IN_POEM and 2 * in_verse > len(lines)


def _below_poets(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where a stanza stands below the name of who wrote it, and how many lines it has."""
    for index in range(2, len(lines)):
        if lines[index - 1].role != "byline" or not _may_be(lines[index]):
            continue
        end = index + 1
        while end < len(lines) and not _is_parted(lines, end) and _may_be(lines[end]):
            end += 1
        if _is_of_poem(lines[index:end]):
            yield index, end - index


def runs(lines: Sequence[Line], *, of_poem: bool = False) -> dict[int, int]:
    """By the index of its first line, how many lines each run of verse has.

    Of a poem, all short lines are verse, however few stand together, and whatever marks they have.
    """
    found: dict[int, int] = {}
    if all(len(line.text) > LONGEST_VERSE for line in lines):
        return found
    may_be = _may_be_of_poem if of_poem else _may_be
    start = 0
    for index in range(len(lines) + 1):
        is_short = index < len(lines) and len(lines[index].text) <= LONGEST_VERSE
        goes_on = is_short and may_be(lines[index])
        if goes_on and (index == start or lines[index].access == lines[start].access):
            continue
        if index > start:
            start += of_poem and _is_name_above(lines[start:index])
            last = index - _prose_at_end(lines[start:index])
            is_verse = _is_of_poem if of_poem else _is_verse
            if is_verse(lines[start:last]):
                found[start] = last - start
            elif sung := _sung(lines, start, index):
                found[start] = sung
            else:
                found.update(_stanzas_alone(lines, start, index) or _couplets(lines, start, index))
        start = index if goes_on else index + 1
    for start, count in () if of_poem else _quoted(lines):
        for inner in range(start + 1, start + count):
            found.pop(inner, None)
        found[start] = count
    return found


def _quoted(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where stanzas begin that stand as a whole in quotation marks, and how many lines each has."""
    for start, line in enumerate(lines):
        closing = _QUOTATION_MARKS.get(line.text[:1])
        if closing is None or closing in line.text or len(line.text) > LONGEST_VERSE:
            continue
        near = lines[start : start + MOST_QUOTED]
        last = next((i for i, one in enumerate(near) if one.text[-1:] == closing), 0)
        stanza = [line.part(1), *near[1:last], near[last].part(0, len(near[last].text) - 1)]
        if last and all(map(_may_be, stanza)) and _is_verse(stanza):
            yield start, last + 1


def _prose_at_end(run: Sequence[Line]) -> int:
    """1 where the last line stands alone, and is a date, or alone ends as a sentence."""
    if len(run) <= MIN_LINES or not _is_parted(run, len(run) - 1):
        return 0
    ends_sentence = [line.text[-1] in _SENTENCE_END for line in run]
    is_sentence = ends_sentence[-1] and not any(ends_sentence[:-1])
    return int(is_sentence or _DATE.match(run[-1].text) is not None)


def _stanzas_alone(lines: Sequence[Line], start: int, end: int) -> dict[int, int]:
    """The stanzas, from ``start`` on, that are verse where not all about them is."""
    found = {}
    for index in range(start + 1, end + 1):
        if index == end or _is_parted(lines, index):
            if _is_verse(lines[start:index]):
                found[start] = index - start
            start = index
    return found


def _is_parted(lines: Sequence[Line], index: int) -> bool:
    return lines[index].number > lines[index - 1].number + 1


def _may_be(line: Line) -> bool:
    text = line.text
    if line.inside.marks:
        text = "".join(one.text for one in line.inlines if isinstance(one, Text))
    return (
        0 < len(text) <= LONGEST_VERSE
        and line.role == "body"
        and _NO_VERSE.isdisjoint(text)
        and COLUMN_GAP not in text
        and not _ENUMERATION.match(text)
        and lists.label_of(text) is None
    )


def _may_be_of_poem(line: Line) -> bool:
    return (
        line.role == "body"
        and _NO_LINE_OF_A_POEM.isdisjoint(line.text)
        and not separators.is_separator(line.text)
    )


def _is_name_above(run: Sequence[Line]) -> bool:
    """Whether its first line is as short as a name, and alone."""
    return len(run) > 1 and len(run[0].text) <= LONGEST_NAME and _is_parted(run, 1)


def _is_of_poem(run: Sequence[Line]) -> bool:
    """Whether lines of a poem are more than one, and half of them at the most end a sentence."""
    if _is_verse(run):
        return True
    unended = sum(line.text[-1] not in sentences.ENDS for line in run)
    return len(run) > 1 and 2 * unended >= len(run) and not are_turns(run)


def _is_verse(run: Sequence[Line]) -> bool:
    """Free verse has no marks at the ends of its lines, regular verse lines of one length."""
    touching = sum(after.number == before.number + 1 for before, after in pairwise(run))
    if len(run) < MIN_LINES or 2 * touching < len(run) - 1 or are_turns(run):
        return False
    lengths = [len(line.text) for line in run]
    is_regular = min(lengths) >= SHORTEST_REGULAR and max(lengths) <= LONGEST_REGULAR
    if is_regular and max(lengths) - min(lengths) <= MAX_DIFFERENCE:
        return True
    unmarked = sum(line.text[-1] not in _SENTENCE_END for line in run)
    return unmarked >= UNMARKED * len(run) and sum(lengths) >= MEAN_LENGTH * len(run)


def _couplets(lines: Sequence[Line], start: int, end: int) -> dict[int, int]:
    """Those from ``start`` on that touch, at least two, and are couplets of one measure."""
    found = {}
    measures = [_measure(lines[index].text) for index in range(start, end)]
    first = start
    for index in range(start + 1, end + 1):
        measure = measures[first - start]
        if index < end and measures[index - start] == measure and not _is_parted(lines, index):
            continue
        if measure and index - first >= MIN_COUPLETS:
            found[first] = index - first
        first = index
    return found


def _measure(text: str) -> int:
    """The length of a couplet without its last mark; 0 of what is none."""
    middle = _MIDDLES.get(len(text))
    is_couplet = middle and text[middle] in "，；" and _COUPLET.fullmatch(text)
    return len(text.rstrip(_COUPLET_ENDS)) if is_couplet else 0


def _sung(lines: Sequence[Line], start: int, end: int) -> int:
    """How many lines from ``start`` on stand further in than what announces them as a song."""
    if not announcements.is_sung(announcements.before(lines, start)):
        return 0
    column = lines[start - 1].column
    further = takewhile(lambda index: lines[index].column > column, range(start, end))
    count = sum(1 for _ in further)
    return count if count >= MIN_SUNG else 0


def blocks(run: Sequence[Line], _context: Context) -> list[Verse]:
    """The stanzas of a run of verse: blank lines part them."""
    return [
        Verse(tuple(line.inlines for line in stanza), span_of(stanza), stanza[0].access)
        for stanza in _stanzas(run)
    ]


def _stanzas(run: Sequence[Line]) -> Iterator[Sequence[Line]]:
    start = 0
    for index in range(1, len(run) + 1):
        if index == len(run) or _is_parted(run, index):
            yield run[start:index]
            start = index
