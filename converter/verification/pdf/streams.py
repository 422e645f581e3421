"""Streams of a PDF file (ISO 32000-1, 7.3.8), unpacked when they are asked for."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import msgspec

from converter.verification.pdf.objects import Array, Dictionary, Name
from converter.verification.pdf.windows import Stretch
from converter.verification.pieces import UnreadableError

MOST_UNPACKED = 512 << 20
"""The bytes of a stream: the pixels of the largest pictures are less."""

AT_ONCE = 1 << 16
"""The bytes of a stream that are inflated at a time."""


class Stream(msgspec.Struct, frozen=True, gc=False):
    """A stream: its dictionary, and its bytes as they stand in the file, or are there."""

    entries: Dictionary
    raw: bytes | Stretch

    def data(self) -> bytes:
        """The bytes without their filter."""
        if not self._is_deflated():
            return self.raw[:]
        data = io.BytesIO()  # a long stream grows in its place: joined, it would be there twice
        data.writelines(_inflated(self.raw))
        return data.getvalue()

    def pieces(self) -> Iterator[bytes]:
        """The same, piece by piece."""
        return _inflated(self.raw) if self._is_deflated() else iter((self.raw[:],))

    def _is_deflated(self) -> bool:
        """Whether the filter is FlateDecode (7.4.4), not none: files of ours have no other."""
        named = self.entries.get("Filter")
        filters = list(named) if isinstance(named, Array) else [] if named is None else [named]
        if filters and filters != [Name("FlateDecode")]:
            raise UnreadableError(f"a stream is encoded by {', '.join(map(str, filters))}")
        return bool(filters)


def _inflated(raw: bytes | Stretch) -> Iterator[bytes]:
    inflating, size = zlib.decompressobj(), 0
    try:
        for start in range(0, len(raw), AT_ONCE):
            room = max(1, MOST_UNPACKED + 1 - size)  # 0 would be without a limit
            piece = inflating.decompress(raw[start : start + AT_ONCE], room)
            size += len(piece)
            yield piece
    except zlib.error as error:
        raise UnreadableError("a stream is damaged") from error
    if not inflating.eof or size > MOST_UNPACKED:
        raise UnreadableError("a stream is cut off, or unpacks to more than 512 MiB")
