"""The fonts of a PDF: what their codes say, and whether the glyphs for them are embedded."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence

from converter.patterns import lazy_pattern
from converter.verification.pdf.file import File
from converter.verification.pdf.objects import Dictionary, Value
from converter.verification.pdf.streams import Stream
from converter.verification.pieces import Fault, UnreadableError

NOTHING_SAID = "\ufdd1"
"""What a code says that ToUnicode does not list; no file of ours says this noncharacter."""

_BLOCK = lazy_pattern(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHARACTER = lazy_pattern(rb"<(\w+)>\s*<(\w*)>")
_RANGE = lazy_pattern(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]]*)\])")
_HEXADECIMAL = lazy_pattern(rb"<(\w*)>")

BLANK = frozenset("\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000").union(
    map(chr, range(0x2000, 0x200B))
)
"""Characters that are nothing but space (Unicode White_Space)."""


class Texts(dict[int, str]):
    """The text of each code, by ToUnicode (ISO 32000-1, 9.10.3)."""

    def __missing__(self, code: int) -> str:
        return NOTHING_SAID


class Font:
    """A font of the file. ``used`` are the codes that were shown in it."""

    def __init__(self, file: File, name: str, font: Dictionary) -> None:
        self.name = name
        self.used: set[int] = set()
        self.texts = Texts()
        if to_unicode := file.stream(font, "ToUnicode"):
            self.texts.update(_mappings(to_unicode.data()))
        self._file, self._font = file, font

    def shown(self, codes: bytes) -> str:
        """What two-byte codes say."""
        numbers = struct.unpack(f">{len(codes) // 2}H", codes[: len(codes) & ~1])
        self.used.update(numbers)
        return "".join(map(self.texts.__getitem__, numbers))

    def faults(self) -> Iterator[Fault]:
        """Codes that say or show nothing, and what is not embedded (ISO 19005-2, 6.2.11)."""
        place = f"font {self.name}"
        if silent := self.used - self.texts.keys():
            yield Fault(place, f"ToUnicode does not say what code {min(silent)} is")
        try:
            glyphs = _Glyphs(self._file, self._font)
        except (LookupError, ValueError, struct.error, UnreadableError):
            yield Fault(place, "it is not embedded as a TrueType program with a CIDToGIDMap")
            return
        for code in sorted(self.used):
            text = self.texts[code]
            if not glyphs.of(code):
                yield Fault(place, f"{text} (code {code}) is shown as .notdef")
            elif not BLANK.issuperset(text) and not glyphs.has_outline(glyphs.of(code)):
                yield Fault(place, f"{text} (code {code}) has a glyph without an outline")


class _Glyphs:
    """The glyphs of an embedded program: the tables ``head`` and ``loca`` of OpenType."""

    def __init__(self, file: File, font: Dictionary) -> None:
        (value,) = file.items(font, "DescendantFonts")
        descendant = file.resolved(value)
        if not isinstance(descendant, dict) or (
            file.text(font, "Encoding"), file.text(descendant, "Subtype")
        ) != ("Identity-H", "CIDFontType2"):  # fmt: skip
            raise ValueError("another kind of font")
        data = _embedded(file.get(file.dictionary(descendant, "FontDescriptor"), "FontFile2"))
        mapped = _embedded(file.get(descendant, "CIDToGIDMap"))
        self._by_code: Sequence[int] = struct.unpack(f">{len(mapped) // 2}H", mapped)
        tables = _tables(data)
        long_offsets = struct.unpack_from(">h", data, tables[b"head"][0] + 50)[0]
        start, length = tables[b"loca"]
        entry, scale = ("L", 1) if long_offsets else ("H", 2)
        size = 4 if long_offsets else 2
        ends: Sequence[int] = struct.unpack_from(f">{length // size}{entry}", data, start)
        self._ends = [end * scale for end in ends]

    def of(self, code: int) -> int:
        """The glyph of a code; 0 is .notdef."""
        return self._by_code[code] if code < len(self._by_code) else 0

    def has_outline(self, glyph: int) -> bool:
        """Whether anything is drawn."""
        return glyph + 1 < len(self._ends) and self._ends[glyph] < self._ends[glyph + 1]


def _embedded(value: Value) -> bytes:
    if not isinstance(value, Stream):
        raise ValueError("it is no stream")
    return value.data()


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table (OpenType, Organization of an OpenType Font)."""
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4s4xLL", data, 12 + 16 * number) for number in range(count))
    return {tag: (offset, length) for tag, offset, length in records}


def _mappings(cmap: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in _BLOCK.findall(cmap):
        if kind == b"char":
            for code, text in _CHARACTER.findall(body):
                yield int(code, 16), _utf_16(text)
        else:
            yield from _ranges(body)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, text, texts in _RANGE.findall(body):
        codes = range(int(first, 16), int(last, 16) + 1)
        if texts:
            yield from zip(codes, map(_utf_16, _HEXADECIMAL.findall(texts)), strict=False)
        else:
            start = _utf_16(text)
            for code in codes:
                yield code, start[:-1] + chr(ord(start[-1]) + code - codes[0])


def _utf_16(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be", "replace")
