"""How high the rows of a table are: their lines, and the space that parts one from the next."""

from __future__ import annotations

SPACE_SHARE = 0.25
"""What a row is higher than its lines, in their leading, where no grid says how high it is."""

LINE_EMS = 1.5
"""The leading of lines in a cell on a grid: half an em between them (CLREQ, 2.3.2).

A row is at least a line of the grid high; what its own lines leave of that parts it from others.
"""


def lines_and_space(leading: float, size: float, *, on_grid: bool) -> tuple[float, float]:
    """The leading of the lines in a cell, and the space around all of them, half above, half below.

    ``leading`` is that of the style of tables, ``size`` that of their type.
    """
    if not on_grid:
        return leading, SPACE_SHARE * leading
    lines = min(leading, LINE_EMS * size)
    return lines, leading - lines
