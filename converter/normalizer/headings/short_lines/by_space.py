"""Short lines a level deeper than others because no blank line stands above them.

Where a text has blank lines above its titles, and none between its paragraphs, a title without one
is below the last that has one: 顺便说说那首歌 in the midst of a section.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from converter.normalizer.blocks import separators
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import BELOW, PLAIN
from converter.normalizer.headings.short_lines.siblings import MIN_SIBLINGS
from converter.normalizer.headings.short_texts import is_paragraph
from converter.normalizer.lines import Line, is_parted

PAIRS_TO_GAP = 10
"""Of so many paragraphs that follow one another, a blank line may stand before one."""


def nested(short: Sequence[Candidate], lines: Sequence[Line], taken: bytearray) -> list[Candidate]:
    """The ``short`` lines, of which those without the space that others have stand below them.

    They are between two of these. Above what is right below another heading, which ``taken`` flags,
    the space says nothing.
    """
    plain = [one.index for one in short if one.form in PLAIN]
    if any(taken[index - 1] for index in plain):
        return list(short)
    spaced = [index for index in plain if _is_spaced(lines, index)]
    if not MIN_SIBLINGS <= len(spaced) < len(plain) or not _is_close(lines):
        return list(short)
    return [
        replace(one, form=one.form + BELOW)
        if one.form in PLAIN
        and spaced[0] < one.index < spaced[-1]
        and not _is_spaced(lines, one.index)
        else one
        for one in short
    ]


def _is_spaced(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line or a rule stands above it."""
    return is_parted(lines, index) or separators.is_separator(lines[index - 1].text)


def _is_close(lines: Sequence[Line]) -> bool:
    """Whether paragraphs follow one another without blank lines."""
    are_paragraphs = (is_paragraph(line.text) for line in lines)
    pairs = [
        is_parted(lines, index)
        for index, are_both in enumerate(map(all, pairwise(are_paragraphs)), start=1)
        if are_both
    ]
    return PAIRS_TO_GAP * sum(pairs) <= len(pairs)
