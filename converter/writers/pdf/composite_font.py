"""Composite fonts for reportlab: one Type 0 font a face, whatever the number of its glyphs.

The objects of a font are reportlab's (ISO 32000-1, 9.7); the file that they are written to is ours.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

from converter.fonts.face import Face
from converter.fonts.subsetting import subset
from converter.fonts.variants import add_variants
from converter.layout.metrics import Typeface
from converter.writers.pdf.allocation import Allocation
from converter.writers.pdf.deflated import DeflatedAside, deflated
from converter.writers.pdf.file import PdfFile
from converter.writers.pdf.to_unicode import to_unicode

DEFAULT_WIDTH = 1000
"""The width of a CID that /W does not list: an ideograph's."""

STEM_WIDTH_BY_WEIGHT = 80
"""A typical vertical stem of a regular Chinese face, in 1/1000 em; only substitution reads it."""

SYMBOLIC = 4
"""The font descriptor flag of a face with other than Latin glyphs (ISO 32000-1, table 123)."""


class _Program:
    """The font program of a document: the glyphs of an allocation cut out of their face.

    ``glyph_ids`` and ``widths`` are by CID, the latter in 1/1000 em; ``file`` is its stream.
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
        data = add_variants(cut.data, list(variants)) if variants else cut.data
        self.tag = _tag(data)
        self.file = DeflatedAside(data, Length1=len(data))


class _NamedFace:
    """What reportlab wants to know of the face when a font is registered."""

    def __init__(self, name: str) -> None:
        self.name = name


class CompositeFont:
    """A face as reportlab's dynamic fonts are: it is written when the document is saved.

    The names of attributes and methods that are not ours are reportlab's
    (``reportlab.pdfbase.ttfonts``).
    """

    _dynamicFont = 1  # noqa: N815
    _multiByte = 1  # noqa: N815
    shapable = False

    def __init__(self, face: Face) -> None:
        pitch = "half-width" if face.is_half_width else "own widths"
        self.fontName = f"{face.postscript_name}-{face.path.as_posix()}-{face.index}-{pitch}"
        self.face = _NamedFace(self.fontName)
        self._source = face
        self._typeface = Typeface(face, ())
        self._allocations: WeakKeyDictionary[Any, Allocation] = WeakKeyDictionary()
        self._programs: WeakKeyDictionary[Any, _Program] = WeakKeyDictionary()

    def allocation(self, doc: Any) -> Allocation:
        """The CIDs that ``doc`` uses."""
        if doc not in self._allocations:
            self._allocations[doc] = Allocation()
        return self._allocations[doc]

    def use(self, allocation: Allocation, doc: Any) -> None:
        """Show what ``allocation`` has in ``doc``."""
        self._allocations[doc] = allocation
        self.getSubsetInternalName(0, doc)

    def cut(self, doc: Any) -> None:
        """Cut the face down to what ``doc`` has used, before it is written."""
        self._programs[doc] = _Program(self._source, self.allocation(doc))

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802, ARG002
        """The width of a text in points."""
        return sum(map(self._typeface.widths.__getitem__, text)) * size / 1000

    def splitString(self, text: str, doc: Any) -> list[tuple[int, bytes]]:  # noqa: N802
        """The whole text as one piece: a composite font has no subfonts."""
        allocation = self.allocation(doc)
        for character in text:
            allocation.add(character, self._typeface.glyphs[character])
        return [(0, allocation.encode(text))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802, ARG002
        """The font's name in the resources of every page."""
        name: str | None = doc.fontMapping.get(self.fontName)
        if name is None:
            name = doc.fontMapping[self.fontName] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return name

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the subset of the face that ``doc`` has used."""
        if doc not in self._programs:
            self.cut(doc)
        program = self._programs[doc]
        name = f"{program.tag}+{self._source.postscript_name}"
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([_cid_font(self._source, name, program, doc)]),
                "ToUnicode": deflated(doc, to_unicode(self.allocation(doc))),
            }
        )
        fonts = doc.idToObject[BasicFonts].dict
        fonts[doc.fontMapping[self.fontName][1:]] = doc.Reference(font)


@cache
def composite_font(face: Face) -> CompositeFont:
    """The composite font of ``face``, one in a process."""
    return CompositeFont(face)


def write_fonts(allocations: Mapping[Face, Allocation], file: PdfFile, names: int) -> None:
    """Write the fonts /F1, /F2 …, and as the object ``names`` the dictionary of their names."""
    document = PDFDocument()
    for face, allocation in allocations.items():
        composite_font(face).use(allocation, document)
    for font in sorted(document.delayedFonts, key=lambda one: -one.allocation(document).size):
        font.cut(document)  # the largest first: it is deflated the longest
    for font in document.delayedFonts:
        font.addObjects(document)
    made: dict[str, tuple[int, int]] = document.idToObjectNumberAndVersion
    for name in made:
        made[name] = (names if name == BasicFonts else file.reserve()), 0
    for name, (number, _) in made.items():
        written: Any = document.idToObject[name]
        if isinstance(written, PDFStream):
            entries = written.dictionary.format(document).strip(b"<> \n")
            file.add_stream(entries, written.content, number)
        else:
            file.add(written.format(document), number)


def _cid_font(face: Face, name: str, program: _Program, doc: Any) -> Any:
    """The CIDFont (ISO 32000-1, 9.7.4)."""
    cid_to_gid = struct.pack(f">{len(program.glyph_ids)}H", *program.glyph_ids)
    return doc.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": doc.Reference(_descriptor(face, name, program, doc)),
                "DW": DEFAULT_WIDTH,
                "W": PDFArray(list(_widths(program.widths))),
                "CIDToGIDMap": deflated(doc, cid_to_gid),
            }
        )
    )


def _widths(widths: Sequence[int]) -> Iterator[Any]:
    """/W: the widths that are not the default, by the first CID of each stretch (9.7.4.3)."""
    for is_default, stretch in groupby(enumerate(widths), lambda one: one[1] == DEFAULT_WIDTH):
        if not is_default:
            cids, own = zip(*stretch, strict=True)
            yield cids[0]
            yield PDFArray(own)


def _descriptor(face: Face, name: str, program: _Program, doc: Any) -> PDFDictionary:
    """The font descriptor (ISO 32000-1, 9.8)."""
    scale = 1000 / face.units_per_em
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": SYMBOLIC,
            "FontBBox": PDFArray([round(edge * scale) for edge in face.bbox]),
            "ItalicAngle": face.italic_angle,
            "Ascent": round(face.ascent * scale),
            "Descent": round(face.descent * scale),
            "CapHeight": round(face.cap_height * scale),
            "StemV": STEM_WIDTH_BY_WEIGHT * face.weight // 400,
            "FontFile2": doc.Reference(program.file),
        }
    )


def _tag(data: bytes) -> str:
    """The six letters before the name of a subset (ISO 32000-1, 9.6.4), from its content."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
