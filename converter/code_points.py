"""Tables by code point: what is put for a character where a text is translated or encoded."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value", str, bytes)

ASCII = 128


class CodePoints(Generic[Value]):
    """The ``table`` of values by code point, for ``str.translate`` or ``charmap_encode``.

    They find a character in a list, but in no class derived from it, in three quarters of the time
    that it takes in a dict. ASCII that has not been put is ``unknown``; any other such character
    is that, or not in the table.
    """

    def __init__(self, unknown: Value) -> None:
        self._unknown: Value = unknown
        self.table: list[Value] = [unknown] * ASCII

    def put(self, character: str, value: Value) -> None:
        """Let ``character`` have this value."""
        code = ord(character)
        if code >= len(self.table):
            self.table.extend([self._unknown] * (code + 1 - len(self.table)))
        self.table[code] = value
