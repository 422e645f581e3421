"""A PDF file, written object by object: small ones are packed together (ISO 32000-1, 7.5.7).

Objects are bytes, as they stand in the file: as objects of a library the structure of a long text
takes ten times the memory, and most of the time.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO, TypeVar

from converter.writers.pdf import fast_deflate

HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
"""The second line says that the file is binary (7.5.2)."""

PACKED_SIZE = 1 << 16
"""The bytes of objects that are deflated together."""

ROWS = 1 << 12
"""The cross-reference entries that are deflated at a time."""

FREE, PLAIN, PACKED = 0, 1, 2
"""The types of cross-reference entries (7.5.8.3)."""

LAST_GENERATION = 0xFFFF
"""That of object 0, which is always free (7.5.4)."""

DEFLATED = b"/Filter/FlateDecode"

END_OF_DATA = b"\r\n"
"""What stands before endstream (7.3.8.1). A line feed alone would be one end of line together with
a last byte of the data that is a carriage return, and the stream a byte too short for its length.
"""

Item = TypeVar("Item")


class PdfFile:
    """Writes objects to ``sink`` and knows where they are; nothing is there before ``finish``.

    A number that is reserved is that of an object to come, which others may refer to.
    """

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._offset = 0
        self._digest = hashlib.md5(usedforsecurity=False)
        self._types = array("B", [FREE])
        self._places = array("I", [0])
        self._indices = array("H", [LAST_GENERATION])
        self._offsets = array("Q")
        self._packed: list[tuple[int, bytes]] = []
        self._packed_size = 0
        self._write(HEADER)

    def reserve(self, count: int = 1) -> int:
        """The first of ``count`` numbers that follow each other."""
        first = len(self._types)
        for _ in range(count):
            self._types.append(FREE)
            self._places.append(0)
            self._indices.append(0)
        return first

    def add(self, content: bytes, number: int = 0) -> int:
        """Add an object that is no stream, and return its number: a new one if none is given."""
        number = number or self.reserve()
        self._packed.append((number, content))
        self._packed_size += len(content)
        if self._packed_size >= PACKED_SIZE:
            self._pack(fast_deflate.compress)
        return number

    def add_long(self, parts: Iterable[bytes | bytearray], number: int = 0) -> int:
        """Add a long object that is no stream, in parts, which are deflated as they come."""
        number, stream = number or self.reserve(), self.reserve()
        self._enter(number, PACKED, stream, 0)
        head = b"%d 0\n" % number
        deflate = zlib.compressobj()
        deflated = [deflate.compress(head), *map(deflate.compress, parts), deflate.flush()]
        entries = b"/Type/ObjStm/N 1/First %d" % len(head)
        self.add_stream(entries + DEFLATED, b"".join(deflated), stream)
        return number

    def add_stream(self, entries: bytes, data: bytes, number: int = 0) -> int:
        """Add a stream with these entries of its dictionary but /Length, and return its number."""
        number = number or self.reserve()
        self._enter_here(number)
        head = b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, entries, len(data))
        self._write(head, data, END_OF_DATA, b"endstream\nendobj\n")
        return number

    def finish(self, catalog: int, information: int) -> None:
        """Write the cross-reference stream (7.5.8); the identifier is that of the content."""
        self._pack(zlib.compress)
        number, start = self.reserve(), self._offset
        self._enter_here(number)
        width = (max(start, number).bit_length() + 7) // 8
        identifier = self._digest.hexdigest().upper().encode("ascii")
        trailer = b"/Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/W[1 %d 2]" % (
            len(self._types),
            catalog,
            information,
            identifier,
            identifier,
            width,
        )
        self.add_stream(trailer + DEFLATED, self._table(width), number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self, compress: Callable[[bytes], bytes]) -> None:
        """Write the object stream of what has been added since the last one."""
        if not self._packed:
            return
        stream, offset = self.reserve(), 0
        head = []
        for index, (number, content) in enumerate(self._packed):
            self._enter(number, PACKED, stream, index)
            head.append(b"%d %d" % (number, offset))
            offset += len(content) + 1
        first = b" ".join(head) + b"\n"
        data = compress(first + b"\n".join(content for _, content in self._packed))
        count = len(self._packed)
        self._packed, self._packed_size = [], 0
        entries = b"/Type/ObjStm/N %d/First %d" % (count, len(first))
        self.add_stream(entries + DEFLATED, data, stream)

    def _table(self, width: int) -> bytes:
        """The cross-reference entries, deflated."""
        deflate = zlib.compressobj()
        rows = map(b"".join, groups(map(b"".join, self._rows(width)), ROWS))
        return b"".join([*map(deflate.compress, rows), deflate.flush()])

    def _rows(self, width: int) -> Iterator[tuple[bytes, bytes, bytes]]:
        """The fields of the cross-reference entries (7.5.8.3), the second of so many bytes."""
        for kind, place, index in zip(self._types, self._places, self._indices, strict=True):
            there = self._offsets[place] if kind == PLAIN else place
            yield kind.to_bytes(), there.to_bytes(width), index.to_bytes(2)

    def _enter_here(self, number: int) -> None:
        """An object that begins here: of those that are not packed there are few."""
        self._enter(number, PLAIN, len(self._offsets), 0)
        self._offsets.append(self._offset)

    def _enter(self, number: int, kind: int, place: int, index: int) -> None:
        self._types[number] = kind
        self._places[number] = place
        self._indices[number] = index

    def _write(self, *parts: bytes) -> None:
        for part in parts:
            self._sink.write(part)
            self._digest.update(part)
            self._offset += len(part)


def groups(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    """The items in groups of this size, but for the last one."""
    while group := list(islice(items, size)):
        yield group
