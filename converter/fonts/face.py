"""One face of a font file: its metrics, its glyphs, and the Chinese forms of shared marks."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from converter.fonts.errors import FontError

FULL_WIDTH_EM = 0.9
"""The least advance of a full-width form, in em."""

CHINESE_FEATURES: Mapping[str, bool] = {"fwid": True}
LATIN_FEATURES: Mapping[str, bool] = {"pwid": True}
HALF_WIDTH_FEATURES: Mapping[str, bool] = {"hwid": True}
HALF_WIDTH = frozenset({*range(0x20, 0x7F), 0xA0})
"""What has a half-width form that is no other character: printable ASCII and its space."""

CHINESE_STAND_INS: Mapping[str, str] = {
    "·": "・",  # GB 2312 codes the 间隔号 as A1A4, which Unicode maps to U+30FB
    "—": "―",  # and the 破折号 as A1AA, mapped to U+2015
    "•": "・",
}
"""Marks whose full-width form a face may have only under another character."""

# OS/2 fsType (OpenType 1.9, OS/2): the low four bits are a licence, the others restrict it.
RESTRICTED_LICENCE = 0x0002
LICENCE_BITS = 0x000F
NO_SUBSETTING = 0x0100
BITMAP_ONLY = 0x0200


class Advances(dict[int, float]):
    """Code point → advance in 1/1000 em, filled as it is asked; .notdef's for an absent one."""

    def __init__(self, face: Face) -> None:
        self._glyphs = face.glyphs
        self._advance = face.advance
        self._scale = 1000 / face.units_per_em

    def __missing__(self, code: int) -> float:
        width = self[code] = self._advance(self._glyphs[code]) * self._scale
        return width


class Glyphs(dict[int, int]):
    """Code point → glyph id, filled as it is asked; 0 (.notdef) for an absent one."""

    def __init__(self, font: hb.Font) -> None:
        self._nominal = font.get_nominal_glyph

    def __missing__(self, code: int) -> int:
        glyph = self[code] = self._nominal(code) or 0
        return glyph


class _HalfWidthGlyphs(dict[int, int]):
    """Code point → glyph id, the half-width one of ASCII (OpenType 1.9, ``hwid``)."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, code: int) -> int:
        own = self._face.half_width_glyph(chr(code)) if code in HALF_WIDTH else 0
        glyph = self[code] = own or self._face.glyphs[code]
        return glyph


class Face:
    """A face that may be embedded. The file is mapped, not read: opening costs well under 1 ms.

    All lengths are in font units (``units_per_em`` of them make an em) unless a name says em.
    """

    def __init__(self, path: Path, index: int, blob: hb.Blob, hb_face: hb.Face) -> None:
        self.path = path
        self.index = index
        self.hb_face = hb_face
        self._blob = blob
        self._font = hb.Font(hb_face)
        self._han_glyphs: dict[str, int | None] = {}
        self.units_per_em: int = hb_face.upem
        self.is_half_width = False
        self.glyphs: Mapping[int, int] = Glyphs(self._font)
        self.advances = Advances(self)

    @classmethod
    def open(cls, path: Path, index: int = 0) -> Face:
        """Open face ``index`` of a .ttf or .ttc file.

        Raise FontError where there is no such face, it is damaged or has no TrueType outlines, or
        its fsType forbids embedding or subsetting.
        """
        try:
            blob = hb.Blob.from_file_path(str(path))
        except hb.HarfBuzzError as error:
            raise FontError("the font cannot be read", place=str(path)) from error
        hb_face = hb.Face(blob, index)
        refusal = refusal_of(hb_face)
        if refusal:
            raise FontError(refusal, place=str(path), hint="choose another font")
        return cls(path, index, blob, hb_face)

    def half_width(self) -> Face:
        """The face again, with half-width Latin, as a fixed pitch beside ideographs has it.

        A face without such forms keeps its own.
        """
        face = Face(self.path, self.index, self._blob, self.hb_face)
        face.glyphs, face.is_half_width = _HalfWidthGlyphs(self), True
        face.advances = Advances(face)
        return face

    @cached_property
    def family(self) -> str:
        """The typographic family in English (name 16, or else 1)."""
        return name_of(self.hb_face, 16) or name_of(self.hb_face, 1) or self.path.stem

    @cached_property
    def postscript_name(self) -> str:
        """The PostScript name (name 6), as PDF wants it: ASCII without spaces or delimiters."""
        name = name_of(self.hb_face, 6) or self.path.stem
        return "".join(c for c in name if "!" <= c <= "~" and c not in "()[]{}<>/%#") or "Font"

    @cached_property
    def weight(self) -> int:
        """The weight class, 100 to 900; 400 is regular."""
        return weight_of(self.hb_face)

    @cached_property
    def ascent(self) -> int:
        """OS/2 sTypoAscender.

        In a Chinese face the typographic ascender and descender bound the ideographic em box, one
        em high in all, so that faces mixed on a line share it; those of hhea bound all the ink
        (1.15 above and 0.29 em below in Noto), and would only spread the lines. hhea stands in
        when OS/2 is lacking.
        """
        return self._vertical_extent[0]

    @cached_property
    def descent(self) -> int:
        """OS/2 sTypoDescender: below the base line, negative. See ``ascent``."""
        return self._vertical_extent[1]

    @cached_property
    def cap_height(self) -> int:
        """The height of a capital: OS/2 sCapHeight, or else the top of H, or else 0.7 em."""
        os2 = self._table("OS/2")
        version = struct.unpack_from(">H", os2)[0] if os2 else 0
        height = struct.unpack_from(">h", os2, 88)[0] if version >= 2 and len(os2) >= 90 else 0
        if not height and self.has("H"):
            extents = self._font.get_glyph_extents(self.glyph("H"))
            height = extents.y_bearing if extents else 0
        return height or round(0.7 * self.units_per_em)

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """The box around all glyphs: left, bottom, right, top (head)."""
        left, bottom, right, top = struct.unpack_from(">4h", self._table("head"), 36)
        return left, bottom, right, top

    @cached_property
    def italic_angle(self) -> float:
        """Degrees counter-clockwise from the vertical (post); 0 for an upright face."""
        post = self._table("post")
        return struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0

    @property
    def data(self) -> bytes:
        """The bytes of the whole file, a copy at each call; of all its faces if a .ttc."""
        return bytes(self._blob.data)

    def glyph(self, character: str) -> int:
        """The glyph of one character; 0 if the face lacks it."""
        return self.glyphs[ord(character)]

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for the character."""
        return self.glyphs[ord(character)] != 0

    def advance(self, glyph: int) -> int:
        """The horizontal advance of a glyph."""
        return int(self._font.get_glyph_h_advance(glyph))

    def ink_width(self, glyph: int) -> int:
        """How wide the ink of a glyph is; 0 of a blank one."""
        extents = self._font.get_glyph_extents(glyph)
        return extents.width if extents else 0

    def han_glyph(self, character: str) -> int | None:
        """The full-width Chinese form of a mark shared with Latin, such as ``“ ’ — … ·``.

        None if the face has none: another face must set the mark.
        """
        if character not in self._han_glyphs:
            self._han_glyphs[character] = self._find_han_glyph(character)
        return self._han_glyphs[character]

    def latin_glyph(self, character: str) -> int:
        """The proportional Latin form of a mark shared with Chinese; 0 if the face lacks it.

        In many Chinese faces the glyph that the character map gives for ``“`` is 1 em wide.
        """
        return self._shape_to_one_glyph(character, "Latn", "en", LATIN_FEATURES)

    def half_width_glyph(self, character: str) -> int:
        """The half-width form of a character; its own if there is none."""
        return self._shape_to_one_glyph(character, "Latn", "en", HALF_WIDTH_FEATURES)

    @cached_property
    def han_dash(self) -> int | None:
        """The one glyph, 2 em wide, of a whole ``——``; None if the face has none.

        It is to be preferred: two — at a pitch of 1 em leave a gap in many faces.
        """
        for text in ("——", "⸺"):
            glyph = self._chinese_glyph(text)
            if glyph and abs(self.advance(glyph) - 2 * self.units_per_em) < self.units_per_em / 10:
                return glyph
        return None

    def _find_han_glyph(self, character: str) -> int | None:
        for candidate in (character, CHINESE_STAND_INS.get(character, "")):
            glyph = self._chinese_glyph(candidate)
            if glyph and self.advance(glyph) >= FULL_WIDTH_EM * self.units_per_em:
                return glyph
        return None

    def _chinese_glyph(self, text: str) -> int:
        return self._shape_to_one_glyph(text, "Hani", "zh-Hans", CHINESE_FEATURES)

    def _shape_to_one_glyph(
        self, text: str, script: str, language: str, features: Mapping[str, bool]
    ) -> int:
        """The glyph that a text becomes; 0 if absent, or if it becomes several."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, language
        hb.shape(self._font, buffer, dict(features))
        infos = buffer.glyph_infos
        return int(infos[0].codepoint) if len(infos) == 1 else 0

    @cached_property
    def _vertical_extent(self) -> tuple[int, int]:
        os2, hhea = self._table("OS/2"), self._table("hhea")
        ascent, descent = struct.unpack_from(">2h", os2, 68) if len(os2) >= 72 else (0, 0)
        if ascent <= descent:
            ascent, descent = struct.unpack_from(">2h", hhea, 4)
        return ascent, descent

    def _table(self, tag: str) -> bytes:
        return table_of(self.hb_face, tag)


def refusal_of(hb_face: hb.Face) -> str:
    """Why a face cannot be embedded as TrueType outlines; an empty string if it can."""
    tags = set(hb_face.table_tags)
    if not tags:
        return "not a font"
    if not tags >= {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap"}:
        return "the font has no TrueType (glyf) outlines"
    if is_damaged(hb_face):
        return "the font file is damaged"
    os2 = table_of(hb_face, "OS/2")
    fs_type = struct.unpack_from(">H", os2, 8)[0] if len(os2) >= 10 else 0
    if fs_type & LICENCE_BITS == RESTRICTED_LICENCE:
        return "the font's licence forbids embedding (fsType 2)"
    if fs_type & (NO_SUBSETTING | BITMAP_ONLY):
        return f"the font's licence forbids embedding a subset of outlines (fsType {fs_type:#06x})"
    return ""


def is_damaged(hb_face: hb.Face) -> bool:
    """Whether metrics are missing or outlines cut off: HarfBuzz would draw such glyphs blank."""
    head, hhea, loca = (table_of(hb_face, tag) for tag in ("head", "hhea", "loca"))
    if len(head) < 54 or len(hhea) < 36 or len(loca) < 4:
        return True
    long_offsets = head[51] != 0  # indexToLocFormat
    end = int.from_bytes(loca[-4:]) if long_offsets else 2 * int.from_bytes(loca[-2:])
    return end > len(hb_face.reference_table("glyf"))


def weight_of(hb_face: hb.Face) -> int:
    """OS/2 usWeightClass; 400 without OS/2."""
    os2 = table_of(hb_face, "OS/2")
    return int(struct.unpack_from(">H", os2, 4)[0]) if len(os2) >= 6 else 400


def name_of(hb_face: hb.Face, name_id: int) -> str:
    """A name of the name table, in English if it is there; an empty string if there is none."""
    languages = [entry.language for entry in hb_face.list_names() if entry.name_id == name_id]
    names = (hb_face.get_name(name_id, language) for language in ("en", *languages))
    return next(filter(None, names), "")


def table_of(hb_face: hb.Face, tag: str) -> bytes:
    """The bytes of a table; none if the face lacks it."""
    return bytes(hb_face.reference_table(tag).data)
