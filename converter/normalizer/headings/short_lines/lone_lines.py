"""Short lines that need no sibling, because of what stands around them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress

from converter.normalizer.blocks import lists
from converter.normalizer.headings import beside_rows
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_lines import set_alike, short_places
from converter.normalizer.headings.short_texts import is_name, is_paragraph, is_text
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

FRAMED = lazy_pattern("【[^】，：:]{2,18}】")
"""A title in brackets, which set it off as blank lines do."""

MIN_NUMBERED = 3
"""So many headings with a number may have one without beside them: 附则, 今后打算."""

_SPACED_WORD = lazy_pattern(r"\S[ 　]{1,4}\S")
"""A word of two characters set as wide as others: 附　则."""

_CAPTION_ENDS = frozenset("表图圖")

_KEY_OR_REMARK = frozenset("：:@＠（(【👇")


def places(
    lines: Sequence[Line],
    short: Sequence[Candidate],
    taken: bytearray,
    numbered: Sequence[Candidate],
) -> Iterator[int]:
    """Where those of the ``short`` lines stand that need no sibling.

    ``taken`` flags what else is a heading, among it the ``numbered`` ones.
    """
    if not short:
        return
    spots = array("I", (one.index for one in short))
    others = array("I", compress(range(len(taken)), taken))
    is_heading = bytearray(taken)
    for index in spots:
        is_heading[index] = True
    first = numbered[0].index if numbered else len(lines)
    alike = set_alike.as_most(lines, spots, others)
    last = _last(short, others, len(lines))
    columns = Counter(lines[one.index].column for one in numbered)
    column = max(columns, key=lambda one: columns[one], default=0)
    for index in (spot for spot in spots if spot > 1):
        below = _at(index + 1, numbered)
        is_over_heading = index + 1 < len(lines) and is_heading[index + 1]
        if is_over_heading and not _may_be_over(below, is_among=index > first):
            continue
        is_among = len(numbered) >= MIN_NUMBERED and first < index and lines[index].column <= column
        is_titled = index in alike or is_among or index > last
        is_over = _is_over_text(lines, index, below) or _heads_rows(lines, index)
        if _is_set_off(lines, index) or (is_titled and is_over):
            yield index


def _last(short: Sequence[Candidate], others: Sequence[int], end: int) -> int:
    """Where the last title stands if there are several of one form, or of those not ``short``."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for one in short:
        places[one.form].append(one.index)
    several = [found for found in (*places.values(), others) if len(found) >= MIN_NUMBERED]
    return max((found[-1] for found in several), default=end)


def framed(lines: Sequence[Line], short: Sequence[Candidate]) -> Iterator[int]:
    """Where those of the ``short`` lines stand that are all in brackets, each over a paragraph."""
    for index in (one.index for one in short):
        if FRAMED.fullmatch(lines[index].text) and is_paragraph(lines[index + 1].text):
            yield index


def _at(index: int, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate on this line: they are in the order of their lines."""
    place = bisect_left(candidates, index, key=lambda one: one.index)
    found = candidates[place] if place < len(candidates) else None
    return found if found and found.index == index else None


def _may_be_over(below: Candidate | None, *, is_among: bool) -> bool:
    """Whether a line may be over the number that is ``below``, where others come before it.

    Right above the first heading there is who signs a preface, or what is quoted.
    """
    if below is None or below.marker is None:
        return False
    is_new = below.value == 1 or below.is_run_in or below.marker.continuous
    return is_among and is_new


def _is_set_off(lines: Sequence[Line], index: int) -> bool:
    """Whether blank lines or brackets around all of it set a line off, or a list below it does."""
    return (
        short_places.is_apart(lines, index)
        or FRAMED.fullmatch(lines[index].text) is not None
        or _is_over_list(lines, index)
    )


def _heads_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether rows follow of which it is more than the caption: 花费清单, but no 一览表."""
    return lines[index].text[-1] not in _CAPTION_ENDS and beside_rows.heads(lines, index)


def _is_over_list(lines: Sequence[Line], index: int) -> bool:
    """Whether the first two items of a list with numbers follow."""
    labels = [lists.label_of(line.text) for line in lines[index + 1 : index + 3]]
    return [label and label.value for label in labels] == [1, 2]


def _is_over_text(lines: Sequence[Line], index: int, below: Candidate | None) -> bool:
    """Whether it is nothing but a title, over a paragraph or the number that is ``below``."""
    if index + 1 >= len(lines):
        return False
    text, after = lines[index].text, lines[index + 1].text
    if len(text) < 2 or text[0] == "附" or not _KEY_OR_REMARK.isdisjoint(text):
        return False
    if below and below.marker:
        return _SPACED_WORD.fullmatch(text) is not None or not is_name(text)
    return is_text(after)
