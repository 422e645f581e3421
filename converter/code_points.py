"""Tables by code point: what is put for a character where a text is translated or encoded."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value", str, bytes)

ASCII = 128


class CodePoints(Generic[Value]):
    """The ``table`` of values by code point, for ``str.translate`` or ``charmap_encode``.

    ASCII that has not been put is ``unknown``; any other such character is that, or not in the
    table. For a text of some length it should :meth:`become_a_list`.
    """

    def __init__(self, unknown: Value) -> None:
        self._unknown: Value = unknown
        self.table: dict[int, Value] | list[Value] = dict.fromkeys(range(ASCII), unknown)

    def put(self, character: str, value: Value) -> None:
        """Let ``character`` have this value."""
        code, table = ord(character), self.table
        if isinstance(table, list) and code >= len(table):
            table.extend([self._unknown] * (code + 1 - len(table)))
        table[code] = value

    def become_a_list(self) -> None:
        """Find a character in three quarters of the time that it takes in a dict.

        In a class derived from a list they do not. It is half a megabyte, for the full-width marks
        are at its end, and takes as long to make as 20,000 characters to be found.
        """
        if isinstance(self.table, dict):
            values, self.table = self.table, [self._unknown] * (max(self.table) + 1)
            for code, value in values.items():
                self.table[code] = value
