"""Where the ink of a line is, as a writer draws it from the runs alone; in points."""

from __future__ import annotations

from itertools import pairwise

from converter.layout.characters import CLASSES, OPENING, PARTING_SPACE
from converter.layout.lines import Line
from converter.layout.measuring import TRIMMED_AT_END

BLANK_HALF = 500

UNSEEN = "\u200b" + PARTING_SPACE
"""What is not seen at the end of a line, and is drawn nevertheless."""


def left_edge(line: Line) -> float:
    """From the left of the type area; the blank half of an opening mark left out."""
    run = line.runs[0]
    blank = BLANK_HALF if run.text[0].translate(CLASSES) == OPENING else 0
    return run.x + blank * line.size / 1000


def right_edge(line: Line) -> float:
    """From the left of the type area; the blank of a mark at the end left out."""
    run = line.runs[-1]
    seen = run.text.rstrip(UNSEEN) or run.text
    blank = TRIMMED_AT_END.get(seen[-1].translate(CLASSES), 0.0)
    return run.x + (run.advance - run.spacing - blank) * line.size / 1000


def are_joined(line: Line) -> bool:
    """Whether each run begins where the one before it ends: a writer places only the first."""
    return all(
        abs(run.x + run.advance * line.size / 1000 - following.x) < 0.01
        for run, following in pairwise(line.runs)
    )
