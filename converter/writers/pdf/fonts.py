"""Composite fonts: one Type 0 font a face, whatever the number of its glyphs (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from converter.fonts.face import Face
from converter.fonts.subsetting import subset
from converter.fonts.variants import add_variants
from converter.layout.metrics import Typeface
from converter.writers.pdf.allocation import Allocation
from converter.writers.pdf.file import DEFLATED, PdfFile
from converter.writers.pdf.objects import integers, number, reference
from converter.writers.pdf.to_unicode import to_unicode

DEFAULT_WIDTH = 1000
"""The width of a CID that /W does not list: an ideograph's."""

STEM_WIDTH_BY_WEIGHT = 80
"""A typical vertical stem of a regular Chinese face, in 1/1000 em; only substitution reads it."""

SYMBOLIC = 4
"""The font descriptor flag of a face with other than Latin glyphs (ISO 32000-1, table 123)."""


class UsedFont(msgspec.Struct, frozen=True):
    """A font in a document: its name in the resources, and the CIDs that are used."""

    name: str
    allocation: Allocation


class DocumentFonts(dict[Face, UsedFont]):
    """The fonts of a document by their faces, each put into it when it is asked for."""

    def __missing__(self, face: Face) -> UsedFont:
        used = self[face] = UsedFont(f"/F{len(self) + 1}", Allocation())
        return used

    def add(self, typefaces: Sequence[Typeface]) -> None:
        """Give all characters that the typefaces know their codes."""
        for typeface in typefaces:
            for character, glyph in typeface.glyphs.items():
                self[glyph.face].allocation.add(character, glyph)

    def write(self, file: PdfFile) -> int:
        """Write all fonts; the number of the dictionary of their names."""
        fonts = b"".join(
            b"%b %d 0 R" % (used.name.encode("ascii"), _write(file, face, used.allocation))
            for face, used in self.items()
        )
        return file.add(b"<<" + fonts + b">>")


class _Program:
    """The font program of a document: the glyphs of an allocation cut out of their face.

    ``glyph_ids`` and ``widths`` are by CID, the latter in 1/1000 em.
    """

    def __init__(self, face: Face, allocation: Allocation) -> None:
        cut = subset(face, allocation.glyph_ids)
        scale = face.units_per_em / 1000
        self.glyph_ids: list[int] = []
        self.widths: list[int] = []
        variants: dict[tuple[int, int], int] = {}
        for glyph, addition in zip(allocation.glyph_ids, allocation.additions, strict=True):
            advance = max(0, face.advance(glyph) + round(addition * scale))
            own = cut.glyphs[glyph]
            if addition:
                own = variants.setdefault((own, advance), cut.count + len(variants))
            self.glyph_ids.append(own)
            self.widths.append(round(advance / scale))
        self.data = add_variants(cut.data, list(variants)) if variants else cut.data


def _write(file: PdfFile, face: Face, allocation: Allocation) -> int:
    """A Type 0 font (9.7.6)."""
    program = _Program(face, allocation)
    name = f"{_tag(program.data)}+{face.postscript_name}".encode("ascii")
    meanings = file.add_stream(DEFLATED, zlib.compress(to_unicode(allocation)))
    return file.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (name, _cid_font(file, face, name, program), meanings)
    )


def _cid_font(file: PdfFile, face: Face, name: bytes, program: _Program) -> int:
    """The CIDFont (9.7.4)."""
    glyph_ids = struct.pack(f">{len(program.glyph_ids)}H", *program.glyph_ids)
    return file.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/DW %d/W[%b]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R>>"
        % (
            name,
            DEFAULT_WIDTH,
            b" ".join(_widths(program.widths)),
            _descriptor(file, face, name, program.data),
            file.add_stream(DEFLATED, zlib.compress(glyph_ids)),
        )
    )


def _widths(widths: Sequence[int]) -> Iterator[bytes]:
    """/W: the widths that are not the default, by the first CID of each stretch (9.7.4.3)."""
    for is_default, stretch in groupby(enumerate(widths), lambda one: one[1] == DEFAULT_WIDTH):
        if not is_default:
            cids, own = zip(*stretch, strict=True)
            yield b"%d%b" % (cids[0], integers(own))


def _descriptor(file: PdfFile, face: Face, name: bytes, data: bytes) -> int:
    """The font descriptor (9.8)."""
    scale = 1000 / face.units_per_em
    entries = {
        b"Flags ": SYMBOLIC,
        b"ItalicAngle ": face.italic_angle,
        b"Ascent ": round(face.ascent * scale),
        b"Descent ": round(face.descent * scale),
        b"CapHeight ": round(face.cap_height * scale),
        b"StemV ": STEM_WIDTH_BY_WEIGHT * face.weight // 400,
    }
    program = file.add_stream(b"/Length1 %d" % len(data) + DEFLATED, zlib.compress(data))
    return file.add(
        b"<</Type/FontDescriptor/FontName/%b/FontBBox%b/%b/FontFile2 %b>>"
        % (
            name,
            integers(round(edge * scale) for edge in face.bbox),
            b"/".join(entry + number(value) for entry, value in entries.items()),
            reference(program),
        )
    )


def _tag(data: bytes) -> str:
    """The six letters before the name of a subset (ISO 32000-1, 9.6.4), from its content."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
