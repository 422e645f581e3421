"""Run-in leads of reports: what is to be done, or what became of it, in a sentence of its own.

加快科技体制改革。… 大力发展现代农业。… share no word, but each calls to act; 人民生活继续改善。…
and 改革开放迈出重要步伐。… tell an outcome. Leads are those of a run of siblings: what is as short
and stands among them is one too (因城施策去库存。); where few of many siblings open so, none is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from converter.normalizer.leads import report_forms, siblings
from converter.normalizer.leads.parallelism import are_as_long, are_parallel
from converter.normalizer.leads.siblings import Opening, Siblings

MAX_DISTANCE = 4
"""How many paragraphs on the next lead may stand: each has its own, and at times a few more."""

MAX_DISTANCE_OF_TWO = 2
"""The same where there are but two."""

LEAST = 2

EDGE = 3
"""How many openings before the first and behind the last are asked whether they join."""

LONGEST_TO_MEDIAN = 2
"""How many times as long as the median a lead may be."""

LONGEST_JOINING_TO_MEDIAN = 1.5
"""The same for one that is told by its place alone."""

SHORT = 14
"""Of two leads, one at least is not longer."""

LONG = 19
"""A run is one of long leads if its median is longer; more of their siblings are to open so."""

SHARE = 0.4
SHARE_OF_TWO = 0.5
SHARE_OF_LONG = 0.7
"""The least part of the siblings that open with a lead, where some do."""

MANY = 6
MANY_LONG = 5
"""So many are leads, however many siblings there are."""

Run = Sequence[Opening]


def lengths(texts: Sequence[str], stops: Sequence[int]) -> dict[int, int]:
    """The length of each lead by its paragraph's index; first sentences end at ``stops``."""
    return {
        opening.index: len(opening.sentence)
        for level in siblings.levels(texts, stops, report_forms.LONGEST)
        if len(level.openings) >= LEAST
        for opening in _leads(level)
    }


def _leads(level: Siblings) -> Iterator[Opening]:
    runs = list(_runs([one for one in level.openings if report_forms.may_lead(one.sentence)]))
    count = len({one.place for run in runs for one in run})
    for run in runs:
        if _are_leads(run, count / level.with_body):
            yield from run


def _runs(openings: Sequence[Opening]) -> Iterator[Run]:
    """The openings in the form of leads that are near one another, with those that join them."""
    formed = [place for place, one in enumerate(openings) if report_forms.is_lead(one.sentence)]
    start = 0
    for end in range(1, len(formed) + 1):
        if end == len(formed) or not _are_near(openings[formed[end - 1]], openings[formed[end]]):
            own = [openings[place] for place in formed[start:end]]
            around = openings[max(0, formed[start] - EDGE) : formed[end - 1] + 1 + EDGE]
            run = _joined(own, around)
            if len(run) >= LEAST + (len(own) == 1):
                yield run
            start = end


def _are_near(one: Opening, other: Opening) -> bool:
    return other.place - one.place <= MAX_DISTANCE


def _joined(own: Run, around: Run) -> Run:
    """Those of its own that are not far longer than the rest, and those around that join them."""
    median = _median(own)
    leads = {one.place: one for one in own if len(one.sentence) <= LONGEST_TO_MEDIAN * median}
    places = {one.place for one in own}
    others = [
        one
        for one in around
        if one.place not in places and len(one.sentence) <= LONGEST_JOINING_TO_MEDIAN * median
    ]
    for one in (*others, *reversed(others)):
        if _joins(one, leads):
            leads[one.place] = one
    return [leads[place] for place in sorted(leads)]


def _joins(one: Opening, leads: Mapping[int, Opening]) -> bool:
    """Whether it stands between two leads, or beside one and is as long or opens alike."""
    beside = [leads[place] for place in (one.place - 1, one.place + 1) if place in leads]
    if any(other.sentence[:2] == one.sentence[:2] for other in beside):
        return True
    if not beside or not report_forms.may_join(one.sentence):
        return False
    return len(beside) > 1 or are_as_long(one.sentence, beside[0].sentence)


def _are_leads(run: Run, share: float) -> bool:
    """Whether a run is one of leads; ``share`` is how many of the siblings are in one."""
    if len({one.sentence for one in run}) == 1:
        return False
    if len(run) == 2:
        return _are_two_leads(run[0], run[1], share)
    if _median(run) > LONG:
        return share >= SHARE_OF_LONG or len(run) >= MANY_LONG
    return share >= SHARE or len(run) >= MANY


def _are_two_leads(one: Opening, other: Opening, share: float) -> bool:
    if other.place - one.place > MAX_DISTANCE_OF_TWO:
        return False
    if min(len(one.sentence), len(other.sentence)) > SHORT:
        return False
    return share >= SHARE_OF_TWO or are_parallel(one.sentence, other.sentence)


def _median(run: Collection[Opening]) -> int:
    lengths = sorted(len(opening.sentence) for opening in run)
    return lengths[len(lengths) // 2]
