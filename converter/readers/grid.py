"""Cells that reach over columns and rows → rows that all have the same number of cells."""

from __future__ import annotations

from converter.document import Cell

MAX_COLUMNS = 64
MAX_ROWS_OVER = 1000
"""Cells that claim to reach further do not; nothing of their text depends on it."""

EMPTY = Cell(())


class Grid:
    """The rows of a table, filled from left to right and from the top."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._over: dict[int, int] = {}  # column → how many more rows it is taken
        self._taken: dict[int, int] = {}

    def new_row(self) -> None:
        """Begin a row, below the cells that reach into it."""
        self._over = {
            column: rows - 1 for column, rows in self._over.items() if rows > 1
        } | self._taken
        self._taken = {}
        self._rows.append([])
        self._skip()

    def put(self, cell: Cell, columns: int = 1, rows: int = 1) -> None:
        """Put ``cell`` at the next free place; it reaches over ``columns`` and ``rows``."""
        row = self._rows[-1]
        columns = max(1, min(columns, MAX_COLUMNS - len(row)))
        for column in range(len(row), len(row) + columns):
            if rows > 1 and column < MAX_COLUMNS:
                self._taken[column] = min(rows, MAX_ROWS_OVER) - 1
        row += [cell, *[EMPTY] * (columns - 1)]
        self._skip()

    def _skip(self) -> None:
        row = self._rows[-1]
        while len(row) in self._over:
            row.append(EMPTY)

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, the short ones filled up; a row or a column without text stays."""
        width = max(map(len, self._rows), default=0)
        return tuple(tuple(row + [EMPTY] * (width - len(row))) for row in self._rows)
