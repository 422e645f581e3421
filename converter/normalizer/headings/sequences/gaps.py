"""Where the numbers of a text do not run on: in a sequence, and from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from converter.diagnostics import Diagnostic
from converter.normalizer import sentences
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import ARTICLE
from converter.normalizer.headings.sequences import articles, steps
from converter.normalizer.headings.sequences.occurrences import LEAPS
from converter.normalizer.headings.sequences.series import Series
from converter.normalizer.headings.sequences.steps import Lost, Place

EXCERPT = 3
"""A text that begins with this number, or a later one, leaves others out on purpose."""


def check(
    found: Sequence[Series], lost: Lost, place: Place, above: Callable[[Candidate], str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each number that does not go on where it should.

    Of the series ``found``, in the order in which they open, those are checked that are believed
    and whose numbers follow on; articles, also where they are paragraphs.
    ``above`` gives the text above a heading: numbers begin anew below the title of another text.
    """
    of_form: dict[tuple[str, tuple[int, ...]], Series] = {}
    latest_in: dict[int, Series] = {}
    statutes = list(articles.statutes(found, lost))
    for statute in statutes:
        yield from (finding for *_, finding in steps.check(statute, place))
    for series in found:
        if series.doubt or (statutes and series.form == ARTICLE):
            continue
        parent = _parent(series)
        if _follows_on(series):
            before = of_form.get((series.form, series.outer))
            beside = before if latest_in.get(id(parent)) is before else None
            is_titled = above(series.first)[-1:] not in sentences.ENDS
            if beside and (is_titled or not _is_in_one_section(beside, series, parent)):
                beside = None
            came, hint = _opening(series, before, beside)
            if hint:
                yield steps.finding(series.first, came, hint, place)
            yield from _inside(series, lost, place)
            of_form[series.form, series.outer] = series
        latest_in[id(parent)] = series


def strays(
    others: Sequence[Candidate], found: Sequence[Series], place: Place
) -> Iterator[Diagnostic]:
    """Yield a finding for each of ``others``, in no series, whose number leaps from a heading's.

    The heading is the last one above of that form. A smaller number is one of another list.
    """
    members: defaultdict[tuple[str, tuple[int, ...]], list[Candidate]] = defaultdict(list)
    for series in found if others else ():
        if not series.doubt and _follows_on(series):
            members[series.form, series.outer] += series.members
    for some in members.values():
        some.sort(key=_index)
    for one in others:
        above = members.get((one.form, one.outer), [])
        count = bisect_left(above, one.index, key=_index)
        last = steps.last_value(above[count - 1]) if count else one.value
        if one.text and one.value - last in LEAPS:
            came = f"{steps.after(above[count - 1])}, and is no heading"
            yield steps.finding(one, came, steps.missing(one, last + 1, one.value - 1), place)


def _index(one: Candidate) -> int:
    return one.index


def _follows_on(series: Series) -> bool:
    marker = series.marker
    return marker is not None and not marker.leaves_out


def _parent(series: Series) -> Series | None:
    """The innermost of those around it that is believed."""
    parent = series.parent
    while parent and parent.doubt:
        parent = parent.parent
    return parent


def _is_in_one_section(one: Series, other: Series, parent: Series | None) -> bool:
    """Whether both open under one heading of their ``parent``."""
    if parent is None:
        return True
    first, second = (
        bisect_left(parent.members, each.first.index, key=lambda member: member.index)
        for each in (one, other)
    )
    return first == second


def _opening(series: Series, before: Series | None, beside: Series | None) -> tuple[str, str]:
    """What is wrong with the first number, if anything is, and a question.

    ``before`` is the last series of its form, and ``beside`` too if nothing parts the two.
    """
    first = series.first
    if first.value == 1:
        if beside is None:
            return "", ""
        due = steps.labelled(first, beside.last.value + 1)
        return steps.after(beside.last), f"should it be {due}?"
    if series.resumed or _is_excerpt(series, before):
        return "", ""
    last = steps.last_value(before.last) if before else 0
    if before and first.value > last and (before is beside or _runs_on(series)):
        return steps.after(before.last), steps.missing(first, last + 1, first.value - 1)
    return "comes first", "" if first.value == last + 1 else steps.missing(
        first, 1, first.value - 1
    )


def _runs_on(series: Series) -> bool:
    return series.marker is not None and series.marker.continuous


def _is_excerpt(series: Series, before: Series | None) -> bool:
    """Whether it is the first of its form, and what it leaves out may not be missing."""
    is_alone = len(series.members) == 1
    return before is None and (series.first.value >= EXCERPT or is_alone)


def _inside(series: Series, lost: Lost, place: Place) -> Iterator[Diagnostic]:
    """What is wrong in the series; of a line with the number that is due, rather that."""
    for before, after, finding in steps.check(series.members, place):
        due = lost.get((series.form, before.value + 1), ())
        first = bisect_right(due, before.index, key=lambda one: one.index)
        is_lost = first < len(due) and due[first].index < after.index
        yield _lost(due[first], place) if is_lost else finding


def _lost(one: Candidate, place: Place) -> Diagnostic:
    return Diagnostic(
        "SEQ002",
        "warning",
        f"{one.label} is due here, and reads like a paragraph",
        "if it is a heading, put what follows its title on a line of its own",
        place(one),
    )
