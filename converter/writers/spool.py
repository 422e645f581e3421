"""Bytes that are made before their place in a file is reached."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_LEVEL = 1
"""The fastest: XML becomes a tenth of itself, and hostile XML a hundredth."""

_CHUNK = 2**16


class Spool:
    """Takes bytes and gives them back, and keeps them deflated meanwhile."""

    def __init__(self) -> None:
        self._deflate = zlib.compressobj(_LEVEL)
        self._deflated: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Take more bytes."""
        if deflated := self._deflate.compress(data):
            self._deflated.append(deflated)

    def read(self) -> Iterator[bytes]:
        """All the bytes, once, after which no more are taken; they are released as they go."""
        self._deflated.append(self._deflate.flush())
        inflate = zlib.decompressobj()
        for data in self._deflated:
            while data:
                yield inflate.decompress(data, _CHUNK)
                data = inflate.unconsumed_tail
