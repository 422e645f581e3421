"""The structure of a PDF file (ISO 32000-1, 7.5): where its objects are, each read when asked for.

As objects of a library those of a long text take twenty times its memory; of ours, what is packed
together is unpacked for a while, and no more is held than where each object is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from converter.patterns import lazy_pattern
from converter.verification.pdf.cross_references import PACKED, Section, in_stream, in_table
from converter.verification.pdf.long_arrays import LongArray
from converter.verification.pdf.object_streams import ObjectStream, unpacked
from converter.verification.pdf.objects import (
    Array,
    Dictionary,
    Reference,
    Value,
    text,
    value_at,
)
from converter.verification.pdf.streams import Stream
from converter.verification.pdf.windows import Windows
from converter.verification.pieces import UnreadableError

UNPACKED = 8
"""How many object streams are held at a time."""

MOST_SECTIONS = 1000
"""A file that has been added to more often is not read."""

LINKS = 8
"""How many references may lead to each other."""

_START = lazy_pattern(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_OBJECT = lazy_pattern(rb"\s*(\d+)\s+\d+\s+obj\b")
_STREAM = lazy_pattern(rb"\s*stream\r?\n")
_END = lazy_pattern(rb"\s*endstream\b")
_END_LENGTH = 32
_TAIL = 1024
_HEADER, _TABLE = b"%PDF-", b"xref"


class _Plain(msgspec.Struct, frozen=True, gc=False):
    """An object that stands in the file itself: its number, and whether a stream begins there."""

    number: int
    value: Value
    opens_stream: bool


class File:
    """The objects of a file; raise :class:`UnreadableError` for what is no PDF."""

    def __init__(self, file: BinaryIO) -> None:
        self._windows = Windows(file)
        self._sections: list[Section] = []
        self._unpacked: OrderedDict[int, ObjectStream] = OrderedDict()
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
            if number in section:
                kind, place, index = section.entry(number)
                if kind == PACKED:
                    return self._unpacked_stream(place).object(number, index)
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
        return iter(value) if isinstance(value, Array | LongArray) else iter(())

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
        tail = self._windows.read(max(0, self._windows.size - _TAIL), _TAIL)
        start = _START.search(tail)
        if self._windows.read(0, len(_HEADER)) != _HEADER or start is None:
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
        if self._windows.read(place, len(_TABLE)) == _TABLE:
            sections, trailer = in_table(self._windows, place + len(_TABLE))
        else:
            stream = self._plain(None, place)
            if not isinstance(stream, Stream):
                raise UnreadableError("it does not say where its objects are")
            sections, trailer = in_stream(stream), stream.entries
        self._sections += sections
        return trailer

    def _plain(self, number: int | None, place: int) -> Value:
        """The object at a place of the file, which says that it is this one (7.3.10)."""
        plain, end = self._windows.parsed(place, _plain_at)
        if number not in (None, plain.number):
            raise UnreadableError("an object is not where it should be")
        if not plain.opens_stream or not isinstance(plain.value, dict):
            return plain.value
        length = self.get(plain.value, "Length")
        if not isinstance(length, int):
            raise UnreadableError("a stream has no length")
        raw = self._windows.stretch(end, length)
        if not _END.match(self._windows.read(end + length, _END_LENGTH)):
            raise UnreadableError("a stream is cut short")
        return Stream(plain.value, raw)

    def _unpacked_stream(self, number: int) -> ObjectStream:
        """The object stream of this number, and few others, are held."""
        unpacked = self._unpacked.get(number)
        if unpacked is None:
            unpacked = self._unpacked[number] = self._unpack(number)
            if len(self._unpacked) > UNPACKED:
                self._unpacked.popitem(last=False)
        else:
            self._unpacked.move_to_end(number)
        return unpacked

    def _unpack(self, number: int) -> ObjectStream:
        stream = self.object(number)
        if not isinstance(stream, Stream):
            raise UnreadableError("objects are packed in what is no stream")
        count, first = (int(self.number(stream.entries, key)) for key in ("N", "First"))
        return unpacked(stream, count, first)


def _plain_at(window: bytes) -> tuple[_Plain, int]:
    match = _OBJECT.match(window)
    if match is None:
        raise UnreadableError("an object is not where it should be")
    value, end = value_at(window, match.end())
    start = _STREAM.match(window, end)
    return _Plain(int(match[1]), value, start is not None), start.end() if start else end
