"""Where the objects of a PDF file are: its cross-reference tables and streams (7.5.4, 7.5.8)."""

from __future__ import annotations

import msgspec

from converter.patterns import lazy_pattern
from converter.verification.pdf.objects import Array, Dictionary, value_at
from converter.verification.pdf.streams import Stream
from converter.verification.pdf.windows import Windows
from converter.verification.pieces import UnreadableError

FREE, PLAIN, PACKED = 0, 1, 2
"""The types of entries (7.5.8.3): an object in an object stream is packed."""

ROW = 20
"""The bytes of an entry in a table (7.5.4)."""

_SUBSECTION = lazy_pattern(rb"\s*(\d+)\s+(\d+)\s*?\r?\n")
_ROWS = lazy_pattern(rb"(?:\d{10} \d{5} [nf][ \r][\r\n])*")
_TRAILER = lazy_pattern(rb"\s*trailer\b")
_CUT = "its cross-references are cut short"


class Section(msgspec.Struct, frozen=True, gc=False):
    """Cross-reference entries of objects that follow each other: fields of these ``widths``."""

    first: int
    count: int
    widths: tuple[int, int, int]
    data: bytes
    start: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number < self.first + self.count

    def entry(self, number: int) -> tuple[int, int, int]:
        """Type, place, and index in an object stream."""
        one, two, three = self.widths
        start = self.start + (number - self.first) * (one + two + three)
        row = self.data[start : start + one + two + three]
        kind = int.from_bytes(row[:one], "big") if one else PLAIN
        return kind, int.from_bytes(row[one : one + two], "big"), int.from_bytes(row[one + two :])


def in_stream(stream: Stream) -> list[Section]:
    """The sections of a cross-reference stream; what it says stands in itself (7.5.8.2)."""
    widths = _numbers(stream, "W")
    if len(widths) != 3:
        raise UnreadableError(_CUT)
    one, two, three = widths
    data, size = _without_predictor(stream), one + two + three
    counts = _numbers(stream, "Index") or [0, *_numbers(stream, "Size")]
    sections, start = [], 0
    for first, count in zip(counts[::2], counts[1::2], strict=False):
        if start + count * size > len(data):
            raise UnreadableError(_CUT)
        sections.append(Section(first, count, (one, two, three), data, start))
        start += count * size
    return sections


def in_table(file: Windows, place: int) -> tuple[list[Section], Dictionary]:
    """The sections of the table at a place, and the trailer behind them."""
    sections: list[Section] = []
    while True:
        opened, place = file.parsed(place, _subsection)
        if opened is None:
            return sections, file.parsed(place, _trailer)[0]
        first, count = opened
        rows = file.whole(place, count * ROW)
        if not _ROWS.fullmatch(rows):
            raise UnreadableError(_CUT)
        packed = b"".join(_packed(rows[start : start + ROW]) for start in range(0, len(rows), ROW))
        sections.append(Section(first, count, (1, 8, 0), packed, 0))
        place += len(rows)


def _subsection(window: bytes) -> tuple[tuple[int, int] | None, int]:
    """The first number and the count of a subsection, if there is one more."""
    match = _SUBSECTION.match(window)
    return ((int(match[1]), int(match[2])), match.end()) if match else (None, 0)


def _packed(row: bytes) -> bytes:
    """A row of a table as one of a cross-reference stream."""
    kind = PLAIN if row[17:18] == b"n" else FREE
    return bytes([kind]) + int(row[:10]).to_bytes(8, "big")


def _trailer(window: bytes) -> tuple[Dictionary, int]:
    match = _TRAILER.match(window)
    found, end = value_at(window, match.end()) if match else (None, 0)
    if not isinstance(found, dict):
        raise UnreadableError("it has no trailer")
    return found, end


def _numbers(stream: Stream, key: str) -> list[int]:
    """An entry that is a number, or an array of such."""
    value = stream.entries.get(key)
    items = [value] if isinstance(value, int) else value if isinstance(value, Array) else []
    return [item for item in items if isinstance(item, int) and item >= 0]


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
