"""The head of a text, and the tails: that of the text, and those before its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.normalizer.roles.assigned import Assigned

MOST_UNKNOWN = 1
"""The short lines in a head that no rule knows: an office, a motto."""

LONGEST_UNKNOWN = 60

MOST_SIGNATURES = 4
"""The lines above a date that may be those who sign (GB/T 9704-2012, 7.3.5: issued jointly)."""

IN_HEAD = "by its form, in the head of the text"
IN_TAIL = "by its form, in the tail of a text"

_NUMBERED = re.compile(r"\d{1,2}[.．、]")
"""An item of 附件：, which goes on over several lines."""

_ANNEX = re.compile(r"附[\s　]{0,2}+[件表录錄][\s　]?+[一二三四五六七八九十\d]{0,3}[:：]?")


def head(assigned: Assigned) -> None:
    """Find the lines of the head, from the first one on."""
    unknown = 0
    for index in range(len(assigned.lines)):
        if index in assigned.headings:
            return
        if assigned.match(index, "head", IN_HEAD):
            continue
        unknown += 1
        if unknown > MOST_UNKNOWN or not assigned.is_short(index, LONGEST_UNKNOWN):
            return


def parts(assigned: Assigned) -> Iterator[tuple[int, int]]:
    """The text and its annexes, by the indexes where each begins and ends."""
    start = 0
    for index, line in enumerate(assigned.lines):
        is_slip = index in assigned.headings and assigned.rules.known_title(line.text) is not None
        if index > start and (is_slip or (line.text[0] == "附" and _ANNEX.fullmatch(line.text))):
            yield start, index
            start = index
    yield start, len(assigned.lines)


def tail(assigned: Assigned, start: int, end: int) -> None:
    """Find the lines of a tail, from the last one up."""
    index = end - 1
    while index > start and assigned.is_free(index) and assigned.match(index, "tail", IN_TAIL):
        if assigned.role(index) == "signature_date":
            signed = _signatures(assigned, start, index)
            assigned.give(signed, "signature", "signature", "it stands above a date in a tail")
            index -= len(signed)
        index -= 1


def _signatures(assigned: Assigned, start: int, date: int) -> range:
    """The lines above a date that sign; none of more short lines than may sign, which are verse."""
    first = date
    while first - 1 > start and assigned.is_short(first - 1):
        text = assigned.lines[first - 1].text
        if assigned.rules.role(text, "tail") or _NUMBERED.match(text):
            break
        first -= 1
        if date - first > MOST_SIGNATURES:
            return range(0)
    return range(first, date)
