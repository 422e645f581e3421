"""Headings: the numbering grammar, and the sequences that decide which lines are headings.

A marker at the start of a line is only a candidate. ``一、大家知道，北京是……。`` is a paragraph;
``一、`` opens sections in one report and sits inside ``（一）`` in another. So a line is a heading
when its number continues a sequence, and its level is the depth of that sequence.

Where what is decided:

- ``numbered``: which lines with a number cannot be headings, and where a run-in heading ends
- ``unnumbered``: which lines without one are headings by their words, a sign or repetition
- ``short_lines``: which are by their place, what stands around them and their siblings alone
- ``poems``: which are the titles of poems
- ``sequences``: which of all these go together, are believed, how deep, and what is missing

They look at what a line says of itself (``short_texts``, ``rows``, ``beside_rows``, ``signs``) and
hand on each ``candidate`` in one of the ``forms``, but for those in a table of ``contents``. What
comes of it are the headings ``by_line``; ``verdicts`` say why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import front
from converter.normalizer.headings import contents, numbered, sequences, unnumbered, verdicts
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.headings.candidate import Candidate, Refused
from converter.normalizer.headings.sequences import gaps
from converter.normalizer.headings.sequences.series import Series, believe
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace
from converter.patterns import lazy_pattern

_EXCERPT = lazy_pattern("[（(](?:节选|節選|选载|選載|摘录|摘錄|选登|選登|节录|節錄)[）)]$")
"""The end of a title over some chapters of a book: the others are not missing."""


def find(
    lines: Sequence[Line],
    rules: Rules,
    diagnostics: list[Diagnostic],
    trace: Trace | None = None,
    listed: Mapping[str, int] | None = None,
) -> Headings:
    """The headings among ``lines``, by index; where numbers do not run on is reported.

    ``listed`` are titles in a table of contents, with the depth of each.
    """
    found, refused, others = _sequences(lines, rules, trace, listed or {})
    is_excerpt = bool(lines) and _EXCERPT.search(lines[0].text) is not None
    checked = [one for one in found if not _is_unit(one)] if is_excerpt else found

    def place(one: Candidate) -> Span:
        return one.span(lines[one.index])

    diagnostics += gaps.check(checked, refused, place, lambda one: lines[one.index - 1].text)
    diagnostics += gaps.strays(others, checked, place)
    return _headings(found, lines)


def _is_unit(series: Series) -> bool:
    return series.marker is not None and series.marker.is_unit


def find_numbered(
    lines: Sequence[Line], rules: Rules, may_be: Callable[[Candidate], bool]
) -> Headings:
    """The headings among ``lines`` by their numbers alone, of those that ``may_be``."""
    reading = numbered.read(lines, rules)
    found = sequences.sort(list(filter(may_be, reading.candidates)), rules.rank)
    believe(found, _items(reading.refused))
    return _headings(found, lines)


def _sequences(
    lines: Sequence[Line], rules: Rules, trace: Trace | None, listed: Mapping[str, int]
) -> tuple[list[Series], Mapping[tuple[str, int], Sequence[Candidate]], list[Candidate]]:
    """All sequences, believed or not; by form and number what cannot be in one; what is in none."""
    reading = numbered.read(lines, rules)
    numbers = {one.index for one in reading.candidates}
    title = front.find(lines, numbers, rules, are_all=False)
    first = max(1, title.first + title.count)
    others = unnumbered.read(lines, rules, reading, first, listed)
    candidates = sorted(reading.candidates + others.candidates, key=lambda one: one.index)
    listed_once = contents.without(candidates)
    found = sequences.sort(listed_once, rules.rank)
    believe(found, _items(reading.refused))
    if trace:
        verdicts.tell(trace, lines, rules, candidates, reading.refused + others.refused, found)
    return found, _by_number(reading.refused), _in_none(listed_once, found, len(lines))


def _in_none(
    candidates: Sequence[Candidate], found: Sequence[Series], lines: int
) -> list[Candidate]:
    """Those of ``candidates`` with a number that are in no sequence; there are so many lines."""
    if sum(len(series.members) for series in found) == len(candidates):
        return []
    is_in_one = bytearray(lines)  # of a million headings, a set would take sixty times as much
    for series in found:
        for member in series.members:
            is_in_one[member.index] = True
    return [one for one in candidates if one.marker and not is_in_one[one.index]]


def _headings(found: Sequence[Series], lines: Sequence[Line]) -> Headings:
    """The members of what is believed, taken out of it: a candidate goes when its heading comes."""
    headings = Headings(len(lines))
    for series in found:
        level = series.level
        while series.members and not series.doubt:
            member = series.members.pop()
            headings.put(member.index, member.heading(level, lines[member.index]))
    return headings


def _items(refused: Sequence[Refused]) -> dict[str, dict[int, int]]:
    """The numbers of lines that cannot be headings, by form and index."""
    items: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for one in refused:
        items[one.candidate.form][one.candidate.index] = one.candidate.value
    return items


def _by_number(refused: Sequence[Refused]) -> dict[tuple[str, int], list[Candidate]]:
    by_number: defaultdict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for one in sorted(refused, key=lambda one: one.candidate.index):
        by_number[one.candidate.form, one.candidate.value].append(one.candidate)
    return by_number
