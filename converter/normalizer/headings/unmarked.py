"""Texts whose lines end in no marks: a short line is no title there for having none.

So are posts on the web that are set line by line. What stands behind a sign or in brackets is told
by these.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.by_space import PLAIN
from converter.normalizer.headings.candidate import Candidate, Refused
from converter.normalizer.headings.rows import is_row
from converter.normalizer.headings.short_texts import ITEM
from converter.normalizer.lines import Line

SHARE = 0.4
"""The share of lines without a mark, beside those that may be titles, that makes such a text."""

TO_TITLE = 2
"""So many of them there are for each line that may be a title: a title has text below it."""


def without(
    short: list[Candidate], lines: Sequence[Line], brief: Sequence[int], taken: bytearray
) -> tuple[list[Candidate], list[Refused]]:
    """The ``short`` lines but those that are as most lines are, and these; ``brief`` are others."""
    plain = {one.index for one in short if one.form in PLAIN}
    others = sum(
        index not in plain and not taken[index] and _is_unmarked(lines[index].text)
        for index in brief
    )
    if not plain or others <= SHARE * len(lines) or others <= TO_TITLE * len(plain):
        return short, []
    left = [one for one in short if one.index not in plain]
    refused = [one for one in short if one.index in plain]
    return left, [Refused(one, "most lines end in no mark, as it does") for one in refused]


def _is_unmarked(text: str) -> bool:
    return text[-1].isalnum() and not is_row(text) and not ITEM.match(text)
