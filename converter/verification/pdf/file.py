"""The structure of a PDF file (ISO 32000-1, 7.5): where its objects are, each read when asked for.

As objects of a library those of a long text take twenty times its memory; of ours, what is packed
together is unpacked for a while, and no more is held than where each object is.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from converter.patterns import lazy_pattern
from converter.verification.pdf.objects import (
    Array,
    Dictionary,
    Reference,
    Stream,
    Value,
    text,
    value_at,
)
from converter.verification.pieces import UnreadableError

UNPACKED = 8
"""How many object streams are held at a time."""

PACKED = 2
"""The type of a cross-reference entry of an object in an object stream (7.5.8.3)."""

MOST_SECTIONS = 1000
"""A file that has been added to more often is not read."""

LINKS = 8
"""How many references may lead to each other."""

_START = lazy_pattern(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_OBJECT = lazy_pattern(rb"\s*(\d+)\s+\d+\s+obj\b")
_STREAM = lazy_pattern(rb"\s*stream\r?\n")
_END = lazy_pattern(rb"\s*endstream\b")
_SUBSECTION = lazy_pattern(rb"\s*(\d+)\s+(\d+)\s*?\r?\n((?:\d{10} \d{5} [nf][ \r][\r\n])*)")
_TRAILER = lazy_pattern(rb"\s*trailer\b")
_TAIL = 1024


class _Section(msgspec.Struct, frozen=True, gc=False):
    """Cross-reference entries of objects that follow each other: fields of these ``widths``."""

    first: int
    count: int
    widths: tuple[int, int, int]
    data: bytes
    start: int

    def entry(self, number: int) -> tuple[int, int, int]:
        """Type, place, and index in an object stream."""
        one, two, three = self.widths
        start = self.start + (number - self.first) * (one + two + three)
        row = self.data[start : start + one + two + three]
        kind = int.from_bytes(row[:one], "big") if one else 1
        return kind, int.from_bytes(row[one : one + two], "big"), int.from_bytes(row[one + two :])


class _Packed(msgspec.Struct, frozen=True, gc=False):
    """An object stream (7.5.7): the numbers of its objects, and where they begin."""

    data: bytes
    numbers: array[int]
    places: array[int]


class File:
    """The objects of a file; raise :class:`UnreadableError` for what is no PDF."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sections: list[_Section] = []
        self._unpacked: OrderedDict[int, _Packed] = OrderedDict()
        self.trailer = self._opened()
        if "Encrypt" in self.trailer:
            raise UnreadableError("it is encrypted")
        self.root = self.dictionary(self.trailer, "Root")

    @property
    def size(self) -> int:
        """The number of its objects, and a few that are none."""
        return sum(section.count for section in self._sections)

    def object(self, number: int) -> Value:
        """The object of this number; an unknown one is null (7.3.10)."""
        for section in self._sections:
            if section.first <= number < section.first + section.count:
                kind, place, index = section.entry(number)
                if kind == PACKED:
                    return self._unpack(place, number, index)
                return self._plain(number, place) if kind else None
        return None

    def resolved(self, value: Value) -> Value:
        """The value, or that which it refers to."""
        for _ in range(LINKS):
            if not isinstance(value, Reference):
                return value
            value = self.object(value.number)
        raise UnreadableError("references lead to each other")

    def get(self, owner: Dictionary, key: str) -> Value:
        """An entry, or null."""
        value = owner.get(key)
        return self.resolved(value) if isinstance(value, Reference) else value

    def dictionary(self, owner: Dictionary, key: str) -> Dictionary:
        """An entry that is a dictionary, or an empty one."""
        value = self.get(owner, key)
        return value if isinstance(value, dict) else {}

    def items(self, owner: Dictionary, key: str) -> Iterator[Value]:
        """The items of an entry that is an array; of others, none."""
        value = self.get(owner, key)
        return iter(value) if isinstance(value, Array) else iter(())

    def numbers(self, owner: Dictionary, key: str) -> list[float]:
        """The items of an array of numbers."""
        found = [self.resolved(item) for item in self.items(owner, key)]
        return [float(item) for item in found if isinstance(item, int | float)]

    def number(self, owner: Dictionary, key: str) -> float:
        """An entry that is a number, or 0."""
        value = self.get(owner, key)
        return value if isinstance(value, int | float) else 0

    def stream(self, owner: Dictionary, key: str) -> Stream | None:
        """An entry that is a stream."""
        value = self.get(owner, key)
        return value if isinstance(value, Stream) else None

    def text(self, owner: Dictionary, key: str) -> str:
        """An entry that is a string or a name, or nothing."""
        return text(self.get(owner, key))

    def _opened(self) -> Dictionary:
        """Read where everything is, from the last section to the first; return the trailer."""
        start = _START.search(self._data, max(0, len(self._data) - _TAIL))
        if not self._data.startswith(b"%PDF-") or start is None:
            raise UnreadableError("its beginning or its end is not that of a PDF")
        trailer, place = self._section(int(start[1])), 0
        latest = trailer
        for _ in range(MOST_SECTIONS):
            hybrid = latest.get("XRefStm")
            if isinstance(hybrid, int):
                self._section(hybrid)
            previous = latest.get("Prev")
            if not isinstance(previous, int) or previous == place:
                break
            place = previous
            latest = self._section(place)
        return trailer

    def _section(self, place: int) -> Dictionary:
        """Read a cross-reference section, and return its trailer."""
        if self._data.startswith(b"xref", place):
            return self._table(place + len(b"xref"))
        stream = self._plain(None, place)
        if not isinstance(stream, Stream):
            raise UnreadableError("it does not say where its objects are")
        entries = stream.entries
        one, two, three = (int(width) for width in self.numbers(entries, "W"))
        data, size = _without_predictor(stream), one + two + three
        counts = [int(number) for number in self.numbers(entries, "Index")]
        start = 0
        for first, count in _pairs(counts or [0, int(self.number(entries, "Size"))]):
            if start + count * size > len(data):
                raise UnreadableError("its cross-references are cut short")
            self._sections.append(_Section(first, count, (one, two, three), data, start))
            start += count * size
        return entries

    def _table(self, place: int) -> Dictionary:
        """A cross-reference table (7.5.4), as a section of a cross-reference stream."""
        while match := _SUBSECTION.match(self._data, place):
            first, count, rows = int(match[1]), int(match[2]), match[3].splitlines()
            rows = [row for row in rows if row]
            if len(rows) != count:
                raise UnreadableError("its cross-references are cut short")
            packed = b"".join(
                (b"\1" if row[17:18] == b"n" else b"\0") + int(row[:10]).to_bytes(8, "big")
                for row in rows
            )
            self._sections.append(_Section(first, count, (1, 8, 0), packed, 0))
            place = match.end()
        trailer = _TRAILER.match(self._data, place)
        found = value_at(self._data, trailer.end())[0] if trailer else None
        if not isinstance(found, dict):
            raise UnreadableError("it has no trailer")
        return found

    def _plain(self, number: int | None, place: int) -> Value:
        """The object at a place of the file, which says that it is this one (7.3.10)."""
        match = _OBJECT.match(self._data, place)
        if match is None or (number is not None and int(match[1]) != number):
            raise UnreadableError("an object is not where it should be")
        value, end = value_at(self._data, match.end())
        start = _STREAM.match(self._data, end)
        if start is None or not isinstance(value, dict):
            return value
        length = self.get(value, "Length")
        if not isinstance(length, int) or not _END.match(self._data, start.end() + length):
            raise UnreadableError("a stream is cut short")
        return Stream(value, self._data[start.end() : start.end() + length])

    def _unpack(self, stream: int, number: int, index: int) -> Value:
        """The object of this number and index in an object stream."""
        packed = self._unpacked.get(stream)
        if packed is None:
            packed = self._unpacked[stream] = self._packed(stream)
            if len(self._unpacked) > UNPACKED:
                self._unpacked.popitem(last=False)
        else:
            self._unpacked.move_to_end(stream)
        if index >= len(packed.numbers) or packed.numbers[index] != number:
            raise UnreadableError("an object is not where it should be")
        value, _ = value_at(packed.data, packed.places[index])
        return value

    def _packed(self, number: int) -> _Packed:
        stream = self.object(number)
        if not isinstance(stream, Stream):
            raise UnreadableError("objects are packed in what is no stream")
        data = stream.data()
        count, first = (int(self.number(stream.entries, key)) for key in ("N", "First"))
        head = array("Q", map(int, data[:first].split()))
        if len(head) != 2 * count:
            raise UnreadableError("an object stream is broken")
        return _Packed(data, head[::2], array("Q", (first + place for place in head[1::2])))


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(islice(numbers, 0, None, 2), islice(numbers, 1, None, 2), strict=False)


def _without_predictor(stream: Stream) -> bytes:
    """The rows of a cross-reference stream, which may be told as differences (7.4.4.4)."""
    data, parameters = stream.data(), stream.entries.get("DecodeParms")
    if not isinstance(parameters, dict) or parameters.get("Predictor", 1) == 1:
        return data
    columns = parameters.get("Columns", 1)
    if not isinstance(columns, int) or columns < 1:
        raise UnreadableError("its cross-references are encoded in another way")
    rows, above = bytearray(), bytes(columns)
    for start in range(0, len(data), columns + 1):
        kind, row = data[start], data[start + 1 : start + 1 + columns]
        if kind == 2:  # up (PNG, 9.2)
            row = bytes((one + other) & 0xFF for one, other in zip(row, above, strict=True))
        elif kind:
            raise UnreadableError("its cross-references are encoded in another way")
        rows += row
        above = row
    return bytes(rows)
