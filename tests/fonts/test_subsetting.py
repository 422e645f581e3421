import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from converter.fonts.catalogue import FACES
from converter.fonts.face import Face
from converter.fonts.subsetting import TABLES, subset

FILES = sorted(path.name for path in (*FACES.glob("*SC-*.ttf"), *FACES.glob("*Kai-*.ttf")))
TEXT = "“学会”——写作ǚḿÄ①……"


def outline(font: TTFont, glyph: int) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return pen.value


@pytest.mark.parametrize("file", FILES)
def test_advances_and_outlines_stay(file: str) -> None:
    face = Face.open(FACES / file)
    wanted = {face.glyph(c) for c in TEXT} | {face.han_glyph("“"), face.han_dash}
    cut = subset(face, wanted)
    with TTFont(face.path, lazy=True) as whole, TTFont(BytesIO(cut.data)) as part:
        assert set(cut.glyphs) >= {0, *wanted}
        assert cut.glyphs[0] == 0
        assert part["maxp"].numGlyphs == len(cut.glyphs)
        assert sorted(cut.glyphs.values()) == list(range(len(cut.glyphs)))
        for old, new in cut.glyphs.items():
            old_name, new_name = whole.getGlyphName(old), part.getGlyphName(new)
            assert part["hmtx"][new_name] == whole["hmtx"][old_name]
            assert outline(part, new) == outline(whole, old)
        assert part["glyf"][part.getGlyphName(0)].numberOfContours > 1


def test_only_the_tables_that_pdf_needs_stay() -> None:
    face = Face.open(FACES / "NotoSerifSC-Regular.ttf")
    with TTFont(BytesIO(subset(face, [face.glyph("文")]).data)) as part:
        assert set(part.keys()) - {"GlyphOrder"} <= TABLES


def test_order_and_repetition_do_not_matter() -> None:
    face = Face.open(FACES / "NotoSansSC-Medium.ttf")
    glyphs = [face.glyph(c) for c in TEXT]
    assert subset(face, glyphs) == subset(face, [*reversed(glyphs), *glyphs])


def test_two_processes_give_the_same_bytes() -> None:
    script = (
        "import hashlib, sys; from pathlib import Path\n"
        "from converter.fonts.face import Face\n"
        "from converter.fonts.subsetting import subset\n"
        "face = Face.open(Path(sys.argv[1]))\n"
        "glyphs = {face.glyph(c) for c in sys.argv[2]}\n"
        "print(hashlib.sha256(subset(face, glyphs).data).hexdigest())\n"
    )
    path = FACES / "EssayKai-Regular.ttf"
    root = str(Path(__file__).parents[2])
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(path), TEXT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    face = Face.open(path)
    assert digests == {hashlib.sha256(subset(face, {face.glyph(c) for c in TEXT}).data).hexdigest()}
