"""Short titles between blank lines, over blocks of lines that touch: the rows of a plan.

活动安排 stands over the days of a programme, 经费预算 over what costs how much. No paragraph
follows, but where blank lines part such blocks, and one line alone stands over each of several, it
is a title. What the lines of a block have, and those of a stanza have not, are numbers and keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.short_texts import SHORT, is_name, is_paragraph, is_title
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

MIN_BLOCKS = 2
"""The titles over blocks at the least."""

MIN_LINES = 3
"""The lines of a block at the least."""

_ENTRY = lazy_pattern(r"[0-9０-９\t：:]|^[-•·●□☐*][ \u3000]?\S")
"""What is in the entry of a list or in a row."""


def places(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> frozenset[int]:
    """The titles over blocks, where there are several, and those set so over paragraphs."""
    alone = [
        index
        for index in brief
        if index and not taken[index] and _is_alone(lines, index) and _may_be(lines, index)
    ]
    over = [index for index in alone if _is_block(lines, index + 1)]
    if len(over) < MIN_BLOCKS:
        return frozenset()
    return frozenset((*over, *(one for one in alone if is_paragraph(lines[one + 1].text))))


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    return is_parted(lines, index) and is_parted(lines, index + 1)


def _may_be(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    return len(text) <= SHORT and is_title(text) and not (text[0].isdigit() or is_name(text))


def _is_block(lines: Sequence[Line], first: int) -> bool:
    """Whether entries begin here that touch one another."""
    block = lines[first : first + MIN_LINES]
    if len(block) < MIN_LINES or any(is_parted(block, place) for place in range(1, MIN_LINES)):
        return False
    return all(_ENTRY.search(line.text) for line in block[1:])
