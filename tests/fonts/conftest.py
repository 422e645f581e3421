"""Small fonts made on the spot, in a folder that the catalogue is told of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from converter.fonts import catalogue

MakeFont = Callable[..., Path]


def draw_box(pen: TTGlyphPen | T2CharStringPen) -> None:
    pen.moveTo((100, 0))
    for corner in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()


def write_font(
    path: Path,
    family: str = "Box",
    *,
    chinese: str = "",
    weight: int = 400,
    fs_type: int = 0,
    italic: bool = False,
    cff: bool = False,
) -> Path:
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder([".notdef", "H", "han"])
    builder.setupCharacterMap({ord("H"): "H", ord("一"): "han"})
    if cff:
        pen = T2CharStringPen(1000, None)
        draw_box(pen)
        outline = pen.getCharString()
        builder.setupCFF(family, {}, dict.fromkeys((".notdef", "H", "han"), outline), {})
    else:
        glyph_pen = TTGlyphPen(None)
        draw_box(glyph_pen)
        box = glyph_pen.glyph()
        builder.setupGlyf({".notdef": box, "H": box, "han": box})
    builder.setupHorizontalMetrics({".notdef": (1000, 100), "H": (600, 100), "han": (1000, 100)})
    builder.setupHorizontalHeader(ascent=1100, descent=-300)
    names: dict[str, str | dict[str, str]] = {
        "familyName": {"en": family, "zh": chinese} if chinese else family,
        "styleName": "Regular",
        "psName": family.replace(" ", ""),
    }
    builder.setupNameTable(names)
    builder.setupOS2(
        version=4,
        fsType=fs_type,
        usWeightClass=weight,
        sTypoAscender=880,
        sTypoDescender=-120,
        sCapHeight=0,
    )
    builder.setupPost(italicAngle=-12 if italic else 0)
    builder.font["head"].macStyle = 2 if italic else 0
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


@pytest.fixture
def make_font(tmp_path: Path) -> MakeFont:
    """Write a font of three glyphs under the test's own folder."""

    def make(name: str, family: str = "Box", **options: object) -> Path:
        return write_font(tmp_path / name, family, **options)  # type: ignore[arg-type]

    return make


@pytest.fixture
def font_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that the catalogue searches in this test."""
    monkeypatch.setenv(catalogue.FOLDERS_VARIABLE, str(tmp_path))
    monkeypatch.setattr(catalogue, "system_folders", lambda: ())
    return tmp_path
