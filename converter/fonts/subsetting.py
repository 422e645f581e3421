"""Cutting a face down to the glyphs that a document sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import uharfbuzz as hb

from converter.fonts.errors import FontError
from converter.fonts.face import Face

# ISO 32000-1, 9.9: what an embedded CIDFontType2 needs. Instructions stay where a font has them:
# some Chinese fonts (MingLiU, DFKai-SB) place the strokes of a glyph by them.
TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})


class Subset(msgspec.Struct, frozen=True):
    """A subset: its TrueType file, and its glyph id by the glyph id in the whole face."""

    data: bytes
    glyphs: Mapping[int, int]

    @property
    def count(self) -> int:
        """The number of glyphs in it."""
        return len(self.glyphs)


def subset(face: Face, glyph_ids: Iterable[int]) -> Subset:
    """Keep the given glyphs, .notdef (always glyph 0) and the components they are made of.

    The advances and outlines stay, the order of glyphs too. The same glyphs give the same bytes,
    in whatever order they come. Raise FontError if the font is too broken to be cut.
    """
    request = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    request.glyph_set.update({0, *glyph_ids})
    dropped = (tag for tag in face.hb_face.table_tags if tag not in TABLES)
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1")) for tag in dropped)
    try:
        plan = hb.SubsetPlan(face.hb_face, request)
        data = bytes(plan.execute().blob.data)
    except (hb.HarfBuzzError, RuntimeError) as error:
        raise FontError("the font cannot be subset", place=str(face.path)) from error
    return Subset(data, dict(plan.old_to_new_glyph_mapping))
