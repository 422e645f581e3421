"""Why a line is a heading or none, in words, for a trace."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.candidate import Candidate, Refused
from converter.normalizer.headings.sequences.series import Series
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace

ALONE = "its number continues no sequence, or it stands in a table of contents"


def tell(
    trace: Trace,
    lines: Sequence[Line],
    rules: Rules,
    candidates: Sequence[Candidate],
    refused: Sequence[Refused],
    found: Sequence[Series],
) -> None:
    """Tell ``trace`` what became of every candidate, and which other markers its line matches."""
    for refusal in refused:
        one = refusal.candidate
        trace.overrule(lines[one.index].in_source, one.rule_name, refusal.objection)
    for series in found:
        for place, member in enumerate(series.members, start=1):
            number = lines[member.index].in_source
            if series.doubt:
                trace.overrule(number, member.rule_name, series.doubt)
            else:
                trace.decide(number, member.rule_name, _why(series, place))
    in_series = {member.index for series in found for member in series.members}
    for one in candidates:
        number = lines[one.index].in_source
        if one.index not in in_series:
            trace.overrule(number, one.rule_name, ALONE)
        for other in list(rules.markers_of(lines[one.index].text))[1:]:
            trace.overrule(number, other.marker.name, f"{one.rule_name} is tried before it")


def _why(series: Series, place: int) -> str:
    """What made a member of ``series`` a heading."""
    if series.is_known:
        return "it is known by its words"
    if len(series.members) == 1:
        return "its form needs no second one"
    what = "in sequence" if series.marker else "alike"
    return f"number {place} of {len(series.members)} {what}, at level {series.level}"
