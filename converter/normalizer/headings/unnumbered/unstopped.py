"""Texts whose paragraphs have no full stop at their ends, as authors on the web write them.

Where no space sets a title off either, nothing tells it from a short sentence but a mark of its
own: a number, a sign, brackets, or that it asks.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

from converter.normalizer import sentences
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import BRACKETED, ORNAMENT, SHORT, asks, is_title
from converter.normalizer.lines import Line, is_parted

FORM = "question among sentences without stops"

LEAST = 3
"""So many questions are titles, where sections of text part them."""

PARAGRAPHS_TO_GAP = 5
"""Of so many such lines one at most follows another without a blank line."""

SECTION = 4
"""The lines from one title to the next, at the least on average."""

PARAGRAPHS_TO_END = 4
"""Of so many lines too long for a title no more than one ends as a sentence does."""

MIN_PARAGRAPHS = 5
"""So many such lines are enough to tell."""

_YOU = frozenset("你您")
"""Who is asked in a talk."""


def is_so(lines: Sequence[Line]) -> bool:
    """Whether hardly a paragraph ends in a mark, and blank lines stand above these too, or none.

    Lines without a mark that are as long as one another are wrapped.
    """
    long = [index for index, line in enumerate(lines) if len(line.text) > SHORT]
    ended = sum(lines[index].text[-1] in sentences.ENDS for index in long)
    if len(long) < MIN_PARAGRAPHS or PARAGRAPHS_TO_END * ended > len(long):
        return False
    parted = sum(index > 0 and is_parted(lines, index) for index in long)
    if parted:
        return PARAGRAPHS_TO_GAP * (len(long) - parted) <= len(long)
    return not _are_wrapped([len(lines[index].text) for index in long])


def _are_wrapped(lengths: Sequence[int]) -> bool:
    """Whether most lines are nearly as long as the longest."""
    widest = max(lengths)
    return 2 * sum(5 * length >= 4 * widest for length in lengths) > len(lengths)


def marked(lines: Sequence[Line], brief: Sequence[int]) -> array[int]:
    """Those of the ``brief`` lines that have a mark of their own."""
    return array("q", (index for index in brief if _is_marked(lines[index].text)))


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> list[Candidate]:
    """The questions, each with a paragraph before the next; ``taken`` flags what is else."""
    found = [index for index in brief if not taken[index] and _may_be_title(lines[index].text)]
    if len(found) < LEAST or found[-1] - found[0] < SECTION * (len(found) - 1):
        return []
    sections = pairwise([*found, len(lines)])
    if not all(_has_text(lines, before + 1, after) for before, after in sections):
        return []
    return [Candidate(index, FORM, lines[index].text) for index in found]


def _is_marked(text: str) -> bool:
    return BRACKETED.match(text) is not None or ORNAMENT.match(text) is not None


def _may_be_title(text: str) -> bool:
    if not asks(text) or len(text) > SHORT:
        return False
    return is_title(text) and _YOU.isdisjoint(text)


def _has_text(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether one of the lines is as long as a paragraph."""
    return any(len(line.text) > SHORT for line in lines[start:end])
