"""Objects that are packed together (ISO 32000-1, 7.5.7)."""

from __future__ import annotations

from array import array

import msgspec

from converter.verification.pdf.long_arrays import LongArray
from converter.verification.pdf.objects import Value, value_at
from converter.verification.pdf.streams import AT_ONCE, Stream
from converter.verification.pieces import UnreadableError


class ObjectStream(msgspec.Struct, frozen=True, gc=False):
    """The numbers of its objects, and where they begin in its data.

    An array that is ``alone`` in it is unpacked as it is read, and there is no data.
    """

    numbers: array[int]
    places: array[int]
    data: bytes
    alone: LongArray | None = None

    def object(self, number: int, index: int) -> Value:
        """The object at this index, which is that of this number."""
        if index >= len(self.numbers) or self.numbers[index] != number:
            raise UnreadableError("an object is not where it should be")
        return self.alone or value_at(self.data, self.places[index])[0]


def unpacked(stream: Stream, count: int, first: int) -> ObjectStream:
    """A stream of so many objects, of which the first begins at this byte."""
    is_long = count == 1 and len(stream.raw) > AT_ONCE
    data = next(stream.pieces(), b"") if is_long else stream.data()
    head = array("Q", map(int, data[:first].split()))
    if len(head) != 2 * count:
        raise UnreadableError("an object stream is broken")
    numbers, places = head[::2], array("Q", (first + place for place in head[1::2]))
    if is_long and data[places[0] : places[0] + 1] == b"[":
        return ObjectStream(numbers, places, b"", LongArray(stream, places[0]))
    return ObjectStream(numbers, places, stream.data() if is_long else data)
