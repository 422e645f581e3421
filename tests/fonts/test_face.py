from collections.abc import Callable
from pathlib import Path

import pytest

from converter.fonts.catalogue import FACES
from converter.fonts.errors import FontError
from converter.fonts.face import Face

MakeFont = Callable[..., Path]
FILES = sorted(path.name for path in (*FACES.glob("*SC-*.ttf"), *FACES.glob("*Kai-*.ttf")))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("mark", "“”‘’—…·")
def test_shipped_faces_have_full_width_chinese_marks(file: str, mark: str) -> None:
    face = Face.open(FACES / file)
    glyph = face.han_glyph(mark)
    assert glyph is not None
    assert face.advance(glyph) == face.units_per_em


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("mark", "“”‘’")
def test_shipped_faces_have_narrow_latin_quotation_marks(file: str, mark: str) -> None:
    face = Face.open(FACES / file)
    glyph = face.latin_glyph(mark)
    assert glyph != face.han_glyph(mark)
    assert 0 < face.advance(glyph) < 0.6 * face.units_per_em


@pytest.mark.parametrize("file", FILES)
def test_a_chinese_mark_stands_next_to_what_it_quotes(file: str) -> None:
    face = Face.open(FACES / file)
    assert ink(face, "“")[0] > 500
    assert ink(face, "‘")[0] > 500
    assert ink(face, "”")[1] < 500
    assert ink(face, "’")[1] < 500


def ink(face: Face, mark: str) -> tuple[int, int]:
    from fontTools.ttLib import TTFont

    with TTFont(face.path, lazy=True) as font:
        glyph = font["glyf"][font.getGlyphName(face.han_glyph(mark))]
        return glyph.xMin, glyph.xMax


@pytest.mark.parametrize("file", FILES)
def test_a_whole_dash_is_one_glyph_of_two_ems(file: str) -> None:
    face = Face.open(FACES / file)
    assert face.han_dash is not None
    assert face.advance(face.han_dash) == 2 * face.units_per_em


@pytest.mark.parametrize("file", FILES)
def test_notdef_is_a_visible_box(file: str) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(FACES / file, lazy=True) as font:
        assert font.getGlyphOrder()[0] == ".notdef"
        assert font["glyf"][".notdef"].numberOfContours > 1


@pytest.mark.parametrize("file", FILES)
def test_metrics_are_those_of_the_em_box(file: str) -> None:
    face = Face.open(FACES / file)
    assert (face.units_per_em, face.ascent, face.descent) == (1000, 880, -120)
    assert 680 < face.cap_height < 740
    assert face.italic_angle == 0
    left, bottom, right, top = face.bbox
    assert left < 0 < right
    assert bottom < 0 < top


def test_widths_come_in_thousandths_of_an_em_by_code_point() -> None:
    face = Face.open(FACES / "NotoSerifSC-Regular.ttf")
    assert list(map(face.advances.__getitem__, map(ord, "文a\U0001f600"))) == [
        1000.0,
        float(face.advance(face.glyph("a"))),
        float(face.advance(0)),
    ]
    assert face.glyphs[ord("文")] == face.glyph("文") != 0
    assert not face.has("\U0001f600")


def test_a_face_without_the_forms_says_so(make_font: MakeFont) -> None:
    face = Face.open(make_font("box.ttf"))
    assert face.han_glyph("“") is None
    assert face.han_dash is None
    assert face.latin_glyph("“") == 0
    assert face.cap_height == 700  # the top of H, for OS/2 says 0


def test_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FontError, match="cannot be read"):
        Face.open(tmp_path / "none.ttf")


def test_no_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.ttf"
    path.write_text("This is not a font.")
    with pytest.raises(FontError, match="not a font"):
        Face.open(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "short.ttf"
    path.write_bytes((FACES / "EssayKai-Regular.ttf").read_bytes()[:2_000_000])
    with pytest.raises(FontError, match="damaged"):
        Face.open(path)


def test_cff_outlines_are_refused(make_font: MakeFont) -> None:
    with pytest.raises(FontError, match="no TrueType"):
        Face.open(make_font("box.otf", cff=True))


@pytest.mark.parametrize("fs_type", [0x0002, 0x0100, 0x0104, 0x0200])
def test_a_licence_against_embedding_is_heeded(make_font: MakeFont, fs_type: int) -> None:
    with pytest.raises(FontError, match="forbids embedding"):
        Face.open(make_font("box.ttf", fs_type=fs_type))


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008, 0x000C])
def test_a_licence_for_print_or_editing_is_enough(make_font: MakeFont, fs_type: int) -> None:
    assert Face.open(make_font("box.ttf", fs_type=fs_type)).family == "Box"
