"""JSON read value by value (RFC 8259): of a long array no more is held than the value at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from converter.patterns import lazy_pattern

PIECE = 1 << 16
"""The bytes that are read at once, if not more are held."""

_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_TO_BRACKET = lazy_pattern(rb'(?:[^"\[\]{}]++|' + _STRING + rb")*+(?:([\[{])|[\]}])", re.DOTALL)
_SIMPLE = lazy_pattern(_STRING + rb'|[^\s,:"\[\]{}]+(?=[\s,:"\[\]{}])', re.DOTALL)
_SPACE = lazy_pattern(rb"\s*")


class Values:
    """The values in a file, from its beginning on; raises :class:`ValueError` where it is broken.

    Values are bytes as they stand there.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._data = b""
        self._place = 0

    def members(self) -> Iterator[bytes]:
        """The keys of an object. Who asks for the next one has read the value of the last."""
        for _ in self._between(b"{", b"}"):
            key = self.value()
            self._take(b":")
            yield key

    def items(self) -> Iterator[bytes]:
        """The items of an array."""
        for _ in self._between(b"[", b"]"):
            yield self.value()

    def _between(self, opening: bytes, closing: bytes) -> Iterator[None]:
        """Once before each of what stands between these; commas part them."""
        self._take(opening)
        if self._next() == closing:
            self._take(closing)
            return
        while True:
            yield
            if self._take(b"," + closing) == closing:
                return

    def value(self) -> bytes:
        """A whole value."""
        length = self._length_in_brackets() if self._next() in b"[{" else self._length_of_simple()
        start, self._place = self._place, self._place + length
        return self._data[start : self._place]

    def end(self) -> None:
        """There must be no more than white space."""
        if self._data[self._place :].strip() or self._file.read().strip():
            raise ValueError("something follows the value")

    def _length_in_brackets(self) -> int:
        depth = length = 0
        while True:
            match = _TO_BRACKET.match(self._data, self._place + length)
            if match is None:
                self._read()
                continue
            length = match.end() - self._place
            depth += 1 if match[1] else -1
            if not depth:
                return length

    def _length_of_simple(self) -> int:
        while not (match := _SIMPLE.match(self._data, self._place)):
            self._read()
        return match.end() - self._place

    def _next(self) -> bytes:
        """The first byte of what comes next, after white space."""
        while True:
            space = _SPACE.match(self._data, self._place)
            self._place = space.end() if space else self._place
            if self._place < len(self._data):
                return self._data[self._place : self._place + 1]
            self._read()

    def _take(self, expected: bytes) -> bytes:
        """The next byte, which must be one of these."""
        found = self._next()
        if found not in expected:
            raise ValueError("a value is not where it should be")
        self._place += 1
        return found

    def _read(self) -> None:
        """Read on, twice as far where a value is long; what has been taken goes."""
        left = self._data[self._place :]
        more = self._file.read(max(PIECE, len(left)))
        if not more:
            raise ValueError("it ends within a value")
        self._data, self._place = left + more, 0
