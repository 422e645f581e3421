"""Which lines of a stretch go on in the next one: the full ones, where a width is proved."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, pairwise
from operator import add, not_

import msgspec

from converter.normalizer import sentences
from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.evidence import Width, widths
from converter.normalizer.wrapping.line_ends import LineEnds, line_ends
from converter.normalizer.wrapping.readings import Reading, are_wrapped, reading
from converter.normalizer.wrapping.set_in import paragraphs
from converter.normalizer.wrapping.stretches import FEW_FOLDS, Stretch
from converter.patterns import lazy_pattern

MOST_WIDER = 10
"""Of so many lines one may be wider than the page: a title in larger type, an address."""

_LONGEST_KEY = 6
_NO_KEY = "说道喊叫讲想写是为的了出示到曰下如"
_KEY = lazy_pattern(
    rf"(?:[^\W\d_](?:[^\W\d_]|[ \u3000](?=\w)){{0,{_LONGEST_KEY - 2}}}[^\W\d_{_NO_KEY}]|[问答])："
)
"""The key of an entry (地址：, 邮　编：), not what announces words in prose (他说：, 如下：)."""

_GOES_ON = lazy_pattern(
    r"[，、A-Za-z]\Z|(?:[。；][ \u3000]*|[0-9A-Za-z][ \u3000]{1,4})[^\W\da-zA-Z_]{1,4}\Z"
)
"""How an entry ends that goes on in the next line for sure: amid a sentence, or in the next key."""

LONGEST_LABEL = 4
"""The characters of a usual number with its marks, （十一）: the pauses behind it are of a text."""

_PAUSES = frozenset("，。、；：")
_PARAGRAPH_ENDS = sentences.ENDS | frozenset("：；）")
_SPEECH = lazy_pattern(r"[“「『]|[^\s，。][^\s，。：]{0,5}+：|——")


class Wrapped(msgspec.Struct, frozen=True, gc=False):
    """A run that was wrapped, by index of its ``lines`` in the source and in the stretch.

    Of each of them a byte, 1 where it ``goes_on`` in the next one. The ``pieces`` are those of all
    lines of the stretch, and ``offsets`` where they begin in the text of all: lists of each of very
    many runs would keep the garbage collector busy.
    """

    lines: range
    in_stretch: range
    goes_on: bytes
    pieces: list[str]
    offsets: array[int]


def folds(stretch: Stretch, rules: Rules) -> list[Wrapped]:
    """The runs of a stretch that were wrapped, in order.

    Each is read at the likeliest width at which it may have been.
    """
    ends = line_ends(stretch, rules)
    likely = widths(ends)
    places = _places(stretch.runs)
    found = dict(paragraphs(stretch, places, ends))
    pieces = _pieces(stretch.texts, ends) if likely or found else []
    offsets = array("I", accumulate(map(len, pieces), initial=0))
    for place, read in _readings(places, stretch.texts, ends, likely, rules):
        if place not in found:
            found[place] = _goes_on(place, read, stretch.texts, ends)
    run_at = dict(zip(places, stretch.runs, strict=True))
    wrapped = (
        Wrapped(run_at[place], place, goes_on, pieces, offsets) for place, goes_on in found.items()
    )
    return sorted(wrapped, key=lambda one: one.lines.start)


def _readings(
    places: list[range],
    texts: Sequence[str],
    ends: LineEnds,
    likely: Sequence[Width],
    rules: Rules,
) -> Iterator[tuple[range, Reading]]:
    """Each run that was wrapped, and how it is read."""
    read_as_page: set[range] = set()
    if likely and likely[0].is_justified:
        page, *likely = likely
        read = reading(ends, page)
        exact = reading(ends, likely[0]) if likely else None
        read_as_page = set(_justified(places, texts, read, exact))
        yield from ((place, read) for place in read_as_page)
    for width in likely:
        read = reading(ends, width)
        fits = are_wrapped(places, read)
        if not any(fits):
            fits = _few(places, texts, read, rules)
        yield from ((place, read) for place in compress(places, fits) if place not in read_as_page)
        places = list(compress(places, map(not_, fits)))
        if not places:
            break


def _justified(
    places: Sequence[range], texts: Sequence[str], read: Reading, exact: Reading | None
) -> Iterator[range]:
    """The runs of prose that may be of justified lines, but where that says no more than else."""
    as_exact = compress(places, are_wrapped(places, exact)) if exact else ()
    said = {place: exact.said(place) for place in as_exact} if exact else {}
    for place in compress(places, are_wrapped(places, read)):
        is_more = place not in said or read.said(place) > said[place]
        wider = read.fits.count(0, place.start, place.stop)
        are_alike = MOST_WIDER * wider <= len(place)
        if is_more and are_alike and _is_prose(texts[place.start : place.stop]):
            yield place


def _few(places: Sequence[range], texts: Sequence[str], read: Reading, rules: Rules) -> list[bool]:
    """Whether each run was wrapped, of which few folds tell: it is prose, and each of them in it.

    Rows of a list or of what a page offers are as wide as each other by chance as well.
    """
    prose = [
        place
        for place in places
        if _is_prose(texts[place.start : place.stop])
        and _are_whole(place, texts, read)
        and not _are_numbered(place, texts, read, rules)
    ]
    found = frozenset(compress(prose, are_wrapped(prose, read, FEW_FOLDS)))
    return [place in found for place in places]


def _are_numbered(place: range, texts: Sequence[str], read: Reading, rules: Rules) -> bool:
    """Whether it takes titles with numbers to be enough: two may be as long as each other."""
    folds_of = [texts[index] for index in place if read.full_evidence[index]]
    numbered = sum(
        _PAUSES.isdisjoint(text[LONGEST_LABEL:]) and rules.marker(text) is not None
        for text in folds_of
    )
    return numbered > 0 and len(folds_of) - numbered < FEW_FOLDS


def _are_whole(place: range, texts: Sequence[str], read: Reading) -> bool:
    """Whether what goes on behind a fold ends as a paragraph does, on the first line not full."""
    is_below = False
    for index in place:
        if is_below and not read.full[index] and texts[index][-1] not in _PARAGRAPH_ENDS:
            return False
        is_below = bool(read.full_evidence[index] or (is_below and read.full[index]))
    return True


def _is_prose(texts: Sequence[str]) -> bool:
    """Whether sentences pause in most of these lines, as they do in no titles one below another."""
    return sum(not _PAUSES.isdisjoint(text) for text in texts) * 2 > len(texts)


def _places(runs: Sequence[range]) -> list[range]:
    """Where the lines of each run are among those of the stretch."""
    bounds = accumulate(map(len, runs), initial=0)
    return [range(start, end) for start, end in pairwise(bounds)]


def _pieces(texts: list[str], ends: LineEnds) -> list[str]:
    """The texts, each with the space, if any, that its end stands for where it is a fold."""
    if not any(ends.spaces):
        return texts
    return list(map(add, texts, map(" ".__mul__, ends.by_line(ends.spaces))))


def _goes_on(run: range, read: Reading, texts: Sequence[str], ends: LineEnds) -> bytes:
    """Of the lines of a run, which go on: the full ones, but for the ends of paragraphs.

    One that may end a paragraph does before a marker, a speech, or a last line without a mark,
    such as a signature; before that, a justified one does in any case. Where blank lines or indents
    part the paragraphs, no speech need be looked for.
    """
    goes_on = bytearray(read.full[run.start : run.stop])
    full_may_end = read.full_may_end[run.start : run.stop]
    for index in compress(run, read.full[run.start : run.stop]) if read.is_justified else ():
        if read.short[index + 1] > read.full[index + 1] and texts[index + 1][-1].isalnum():
            goes_on[index - run.start] = 0
    parted = full_may_end.count(1) == read.may_end.count(1, run.start, run.stop)
    for index in compress(run, full_may_end):
        after = texts[index + 1]
        if (
            ends.is_before_starter(index)
            or (read.full[index + 1] and read.short[index + 1])
            or (read.short[index] and index > run.start and goes_on[index - run.start - 1])
            or (not parted and _SPEECH.match(after))
            or (not read.full[index + 1] and after[-1].isalnum())
        ):
            goes_on[index - run.start] = 0
    for index in _entries(texts[run.start : run.stop]):
        goes_on[index] = 0
    return bytes(goes_on)


def _entries(texts: Sequence[str]) -> Iterator[int]:
    """The lines with a key that stand above one, as those of an address do: they do not go on."""
    for index, below in pairwise(_keyed("\n".join(["", *texts]))):
        if below != index + 1 or _GOES_ON.search(texts[index], max(len(texts[index]) - 10, 0)):
            continue
        if _KEY.match(texts[index]) and _KEY.match(texts[below]):
            yield index


def _keyed(joined: str) -> Iterator[int]:
    """The lines, each behind a line end, with a colon where a key ends: a look at colons alone."""
    index, last = -1, 0
    place = joined.find("：")
    while place >= 0:
        opening = joined.rfind("\n", max(place - _LONGEST_KEY - 1, 0), place)
        if opening >= 0:
            index += joined.count("\n", last, opening + 1)
            last = opening + 1
            yield index
        place = joined.find("：", place + 1)
