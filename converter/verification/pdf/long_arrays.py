"""Arrays that are unpacked as they are read: of the kids of a long document none is held."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from converter.patterns import lazy_pattern
from converter.verification.pdf.objects import Value, value_at
from converter.verification.pdf.streams import Stream
from converter.verification.pdf.windows import BEYOND
from converter.verification.pieces import UnreadableError

MOST_BROKEN = 1 << 20
"""The bytes in which no item ends that are taken for one that is not whole yet."""

_CLOSED = lazy_pattern(rb"[\0\t\n\f\r ]*\]")


class LongArray(msgspec.Struct, frozen=True, gc=False):
    """An array that is alone in an object stream (7.5.7): it starts at this byte of that."""

    stream: Stream
    start: int

    def __iter__(self) -> Iterator[Value]:
        data, place = b"", self.start + len(b"[")
        for piece in self.stream.pieces():
            data, place = data[place:] + piece, max(0, place - len(data))
            while item := _item(data, place):
                value, place = item
                yield value
            if len(data) - place > MOST_BROKEN:
                break
        while not _CLOSED.match(data, place):
            value, place = value_at(data, place)
            yield value


def _item(data: bytes, place: int) -> tuple[Value, int] | None:
    """The item at a place and where it ends, if the data goes on so far that it is whole."""
    try:
        value, end = value_at(data, place)
    except UnreadableError:
        return None
    return (value, end) if end + BEYOND <= len(data) else None
