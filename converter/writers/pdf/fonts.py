"""Composite fonts for reportlab: one Type 0 font a face, whatever the number of its glyphs.

Every character of a document gets a character identifier (CID) of its own in the order of use,
so that each maps back to its text even where two share a glyph (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

from converter.fonts.errors import FontError
from converter.fonts.face import Face
from converter.fonts.subsetting import subset
from converter.fonts.variants import add_variants
from converter.layout import characters
from converter.layout.metrics import Glyph, Typeface
from converter.writers.pdf.file import PdfFile

LAST_CID = 0xFFFF
"""The last of the codes of two bytes."""

ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})
"""The bytes that mean something else in a literal string (ISO 32000-1, 7.3.4.2)."""

DEFAULT_WIDTH = 1000
"""The width of a CID that /W does not list: an ideograph's."""

CMAP_BLOCK = 100
"""The most entries of a bfchar block (Adobe Technical Note 5014)."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNMAPPABLE = re.compile("[\0\ufffe\ud800-\udfff]")
"""What no ToUnicode may say (ISO 19005-2, 6.2.11.7.2), and the halves of surrogate pairs.

U+FEFF is not here: it has no glyph, and so no code.
"""

STEM_WIDTH_BY_WEIGHT = 80
"""A typical vertical stem of a regular Chinese face, in 1/1000 em; only substitution reads it."""

SYMBOLIC = 4
"""The font descriptor flag of a face with other than Latin glyphs (ISO 32000-1, table 123)."""


class Allocation:
    """The CIDs that one document uses of one face. CID 0 is .notdef and is never shown.

    A CID stands for a glyph, a text, and what is added to the glyph's advance in 1/1000 em.
    ``codes`` are the CIDs of each character, two for a mark of two glyphs, ``variants`` those of a
    character with an addition: both as they stand in a literal string, each byte a character.
    ``unsaid`` are the characters that no glyph says: they need ActualText.
    """

    def __init__(self) -> None:
        self.glyph_ids = [0]
        self.texts = [""]
        self.additions = [0]
        self.codes: dict[str, str] = {}
        self.variants: dict[tuple[str, int], str] = {}
        self.unsaid: set[str] = set()
        self._cids: dict[str, list[int]] = {}

    def add(self, character: str, glyph: Glyph) -> None:
        """Give a character, drawn with ``glyph``, its code, if it has none."""
        if character in self.codes:
            return
        if not glyph.glyph_ids or _is_private(character):
            self.unsaid.add(character)
        text = said(character)
        texts = text if len(glyph.glyph_ids) > 1 else (text,)  # of two glyphs each says one mark
        self._cids[character] = [*map(self._cid, glyph.glyph_ids, texts)]
        self.codes[character] = "".join(map(_code, self._cids[character]))

    def add_variant(self, character: str, addition: int) -> None:
        """Give a character that is ``addition`` wider its code, if it has a glyph and no such."""
        if (character, addition) in self.variants or not self._cids[character]:
            return
        *others, last = self._cids[character]
        wider = self._cid(self.glyph_ids[last], self.texts[last], addition)
        self.variants[character, addition] = "".join(map(_code, [*others, wider]))

    def encode(self, text: str) -> bytes:
        """The CIDs of a text, two bytes each."""
        return b"".join(cid.to_bytes(2) for character in text for cid in self._cids[character])

    def _cid(self, glyph_id: int, text: str, addition: int = 0) -> int:
        if len(self.glyph_ids) > LAST_CID:
            raise FontError(
                f"more than {LAST_CID} different characters in one face", hint="split the text"
            )
        self.glyph_ids.append(glyph_id)
        self.texts.append(text)
        self.additions.append(addition)
        return len(self.glyph_ids) - 1


def said(text: str) -> str:
    """What a PDF says for a text in the alphabet of the layout."""
    return _UNMAPPABLE.sub(REPLACEMENT, characters.decode(text))


def _code(cid: int) -> str:
    """A CID as it stands in a literal string (ISO 32000-1, 7.3.4.2)."""
    return cid.to_bytes(2).decode("latin-1").translate(ESCAPES)


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
        self.fontName = f"{face.postscript_name}-{face.path.as_posix()}-{face.index}"
        self.face = _NamedFace(self.fontName)
        self._source = face
        self._typeface = Typeface(face, ())
        self._allocations: WeakKeyDictionary[Any, Allocation] = WeakKeyDictionary()

    def allocation(self, doc: Any) -> Allocation:
        """The CIDs that ``doc`` uses."""
        if doc not in self._allocations:
            self._allocations[doc] = Allocation()
        return self._allocations[doc]

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
        allocation = self.allocation(doc)
        program = _Program(self._source, allocation)
        name = f"{_tag(program.data)}+{self._source.postscript_name}"
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([_cid_font(self._source, name, program, doc)]),
                "ToUnicode": _stream(doc, _to_unicode(allocation)),
            }
        )
        fonts = doc.idToObject[BasicFonts].dict
        fonts[doc.fontMapping[self.fontName][1:]] = doc.Reference(font)


class UsedFont(msgspec.Struct, frozen=True):
    """A composite font in a document: its name in the resources, and the CIDs that are used."""

    name: str
    allocation: Allocation


class DocumentFonts(dict[Face, UsedFont]):
    """The composite fonts of a document by their faces, each put into it when it is asked for."""

    def __init__(self) -> None:
        self._document = PDFDocument()

    def __missing__(self, face: Face) -> UsedFont:
        font = composite_font(face)
        name = font.getSubsetInternalName(0, self._document)
        used = self[face] = UsedFont(name, font.allocation(self._document))
        return used

    def add(self, typefaces: Sequence[Typeface]) -> None:
        """Give all characters that the typefaces know their codes."""
        for typeface in typefaces:
            for character, glyph in typeface.glyphs.items():
                self[glyph.face].allocation.add(character, glyph)

    def write(self, file: PdfFile) -> int:
        """Write all fonts, as the first objects of ``file``: reportlab has numbered them.

        Returns the number of the dictionary of their names.
        """
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        file.reserve(len(document.numberToId))
        for number, name in document.numberToId.items():
            written: Any = document.idToObject[name]
            if isinstance(written, PDFStream):
                entries = written.dictionary.format(document).strip(b"<> \n")
                file.add_stream(entries, written.content, number)
            else:
                file.add(written.format(document), number)
        fonts: int = document.idToObjectNumberAndVersion[BasicFonts][0]
        return fonts


@cache
def composite_font(face: Face) -> CompositeFont:
    """The composite font of ``face``, one in a process."""
    return CompositeFont(face)


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
                "FontDescriptor": doc.Reference(_descriptor(face, name, program.data, doc)),
                "DW": DEFAULT_WIDTH,
                "W": PDFArray(list(_widths(program.widths))),
                "CIDToGIDMap": _stream(doc, cid_to_gid),
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


def _descriptor(face: Face, name: str, data: bytes, doc: Any) -> PDFDictionary:
    """The font descriptor (ISO 32000-1, 9.8)."""
    scale = 1000 / face.units_per_em
    file = deflated(zlib.compress(data), Length1=len(data))
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
            "FontFile2": doc.Reference(file),
        }
    )


def _to_unicode(allocation: Allocation) -> bytes:
    """The ToUnicode CMap (ISO 32000-1, 9.10.3), character by character.

    Ranges with arrays would be 1 % of an essay's file smaller, but not every validator reads them.
    """
    texts = list(enumerate(allocation.texts))[1:]
    entries = [f"<{cid:04X}> <{utf_16(text)}>" for cid, text in texts]
    blocks = [entries[start : start + CMAP_BLOCK] for start in range(0, len(entries), CMAP_BLOCK)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return f"{_CMAP_HEAD}{body}\n{_CMAP_TAIL}".encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""

_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _is_private(character: str) -> bool:
    """Whether the character means nothing without ActualText (ISO 19005-2, 6.2.11.7.3)."""
    return unicodedata.category(character) == "Co"


def utf_16(text: str) -> str:
    """The text in UTF-16BE, in hexadecimal."""
    return text.encode("utf-16-be").hex().upper()


def deflated(data: bytes, **entries: int) -> PDFStream:
    """A stream of what has been deflated.

    reportlab itself would write it as ASCII, a quarter larger, and name its filter in an array,
    for which qpdf would deflate it again.
    """
    dictionary = PDFDictionary({**entries, "Filter": PDFName("FlateDecode")})
    return PDFStream(dictionary, data, filters=())


def _stream(doc: Any, content: bytes) -> Any:
    return doc.Reference(deflated(zlib.compress(content)))


def _tag(data: bytes) -> str:
    """The six letters before the name of a subset (ISO 32000-1, 9.6.4), from its content."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
