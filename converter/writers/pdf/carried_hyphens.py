"""The hyphen of a word that goes on on the next line: who copies the lines is to get it.

PDFium takes one between a letter and a letter or digit for a hyphen that parts a word at the end of
its line, and gives U+0002 in its place (cpdf_textpage.cpp, ``IsHyphen``); viewers leave that out.
So ActualText (ISO 32000-1, 14.9.4) has it before what opens the next line: of what is read line by
line nothing is changed but its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layout.characters import DECOMPOSED
from converter.layout.lines import Run
from converter.layout.pages import Placed

HYPHEN = "-"
ENDS = frozenset("- ")
"""What ends a line at whose end something may be carried."""

Line = tuple[Placed, Sequence[Run]]
"""A line on its page, and the runs of it that one element has."""


def carried(line: Line, following: Line | None) -> int:
    """How many characters at the end of a line are said on the ``following`` one of its element."""
    placed, runs = line
    run = runs[-1]
    text = run.text.rstrip(" ")
    if not text.endswith(HYPHEN) or following is None or not following[1]:
        return 0
    (next_placed, (opening, *_)) = following
    is_parted = text[-2:-1].isalpha() and _begins_alone(opening.text) and len(text) > len("a-")
    is_whole = run is placed.line.runs[-1] and opening is next_placed.line.runs[0]
    return len(run.text) - len(text) + 1 if is_parted and is_whole else 0


def _begins_alone(text: str) -> bool:
    """Whether a letter or digit opens the text, without marks of its own behind it."""
    return text[:1].isalnum() and text[1:2] != DECOMPOSED
