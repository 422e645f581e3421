"""Headings that come again in each section: 用料 and 做法 of every dish.

A line of a song comes again too, and so does a name in a play: so something has to end above the
line, or a list to begin below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from converter.normalizer.headings import short_texts
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.lines import Line

FORM = "short line that comes again"
LONGEST = 6
LEAST = 3
"""How often it comes at least."""

_OPENS_LIST = re.compile(r"[-•●■◆·*] ?\S|[（(]?(?:1|１|一|①)[.、．)）]")


def titles(
    lines: Sequence[Line], brief: Sequence[int], taken: frozenset[int]
) -> Iterator[Candidate]:
    """The lines that come again; ``taken`` are known as something else."""
    counts = Counter(lines[index].text for index in brief)
    for index in brief:
        text = lines[index].text
        if index in taken or counts[text] < LEAST or not 1 < len(text) <= LONGEST:
            continue
        begins = short_texts.may_precede(lines[index - 1].text)
        if short_texts.is_title(text) and (begins or _OPENS_LIST.match(lines[index + 1].text)):
            yield Candidate(index, FORM, text, recurs=True)
