"""Typefaces: what is known of a text's characters at once is what is known of each."""

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.layout.characters import CLASSES, NO_BREAK_SPACE, SPACE
from converter.layout.metrics import Typeface, Typefaces

TYPEFACES = Typefaces(theme.load("essay"))
MIXED = "学而时习之，不亦说乎？PDF 2.0：⸺한국어ｶﾅ“”"


@pytest.mark.parametrize("typeface", [TYPEFACES["song"], TYPEFACES.raised("song")])
@given(texts=st.lists(st.text(st.sampled_from(MIXED) | st.characters()), min_size=1))
def test_a_text_is_measured_character_by_character(typeface: Typeface, texts: list[str]) -> None:
    for text in texts:
        classes, widths, widest = typeface.measured(text)
        assert classes == text.translate(CLASSES)
        assert widths == [typeface.find(character).width for character in text]
        assert widest == max([1000.0, *widths])


def test_all_white_space_is_drawn_as_space() -> None:
    """A line separator (U+2028) that a word processor left is no box."""
    spaces = [chr(code) for code in range(0x3001) if chr(code).isspace()]
    for space in set(spaces) - set("\n\r\x1c\x1d\x1e\x1f"):  # the last four are not Unicode's
        assert CLASSES[ord(space)] in SPACE + NO_BREAK_SPACE
        assert not TYPEFACES["song"].find(space).is_missing


@pytest.mark.parametrize(
    "character", "\u034f\u115f\u17b4\u180b\u2065\u206f\u3164\uffa0\ufff0\U000e0067"
)
def test_what_has_no_glyph_is_no_box(character: str) -> None:
    """Default_Ignorable_Code_Point of the Unicode Character Database."""
    glyph = TYPEFACES["song"].find(character)
    assert not glyph.is_missing
    assert glyph.width == 0


@pytest.mark.parametrize(("font", "is_its_own"), [("song", False), ("hei", True)])
def test_a_bullet_is_seen_beside_han(font: str, is_its_own: bool) -> None:
    """Noto Serif SC has a middle dot there, of an eighth of an em; the disc of a list is larger."""
    typeface = TYPEFACES[font]
    glyph = typeface.find("•")
    assert (glyph.face is typeface.face) == is_its_own
    assert glyph.width == 1000
    outlines = TTFont(glyph.face.path).getGlyphSet()
    bounds = BoundsPen(outlines)
    outlines[TTFont(glyph.face.path).getGlyphName(glyph.glyph_ids[0])].draw(bounds)
    left, _, right, _ = bounds.bounds
    assert right - left >= glyph.face.units_per_em / 5
