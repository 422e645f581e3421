import hashlib
import os
import tomllib
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from converter.fonts.catalogue import FACES
from converter.fonts.face import Face
from converter.fonts.repertoire import (
    big5,
    emoji,
    gb2312,
    iicore,
    is_han,
    repertoire,
    symbols,
    tongyong,
)

MANIFEST = tomllib.loads((FACES / "MANIFEST.toml").read_text(encoding="utf-8"))
FILES = [entry["file"] for entry in MANIFEST["faces"]]
HELPERS = {
    "NotoSansSymbols2-Regular.ttf": (symbols, 200),
    "NotoEmoji-Regular.ttf": (emoji, 1200),
}
"""The code points that they are asked for, and how many at least they have."""
TEXT_FILES = [file for file in FILES if file not in HELPERS]
PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿĀÁǍÀĒÉĚÈŌÓǑÒ"
MARKS = "，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·～‰℃™€№℡§¥×÷°′″※☆★○●◎◇◆□■△▲→←↑↓⸺⸻〇々"
OPERATORS = "−±≤≥≠≈√∞∑∏∫"
NUMBERS = "①⑳⑴⒇⒈⒛㈠㈩㊀㊉❶❿ⅠⅫⅰⅹ㉑㉟㊿"
KANA = "ぁんゔゝゞァヶヷヺーヽヾ"
CURRENCY = "¥£€₩₫"
SOMEWHERE = {
    "currency": "฿₣₤₦₪₴₹₽",
    "IPA": "əɛɪʃʒŋθðʰːˈ",
    "Greek": "ΑΩαωάέή",
    "Cyrillic": "АЯЁёЇї",
    "Sanskrit and Vietnamese": "ṣṭṃṇḍḥḤễộừỳ",
    "superscripts": "⁰¹⁹⁺⁻ⁿ₀₉₊₋",
    "number forms": "⅓ⅬⅭⅮⅯ",
    "arrows": "←↔↗⇒⇔⇄⇧",
    "box drawing": "─│┌╬",
    "symbols": "※§†‡★☆●○■□▲△♀♂♪♫✓✔✗✘☐☑☒♥❤⚡⛔⭐⬛➜✦☯",
    "emoji": "👇✅❌❓📍🚢💰👍👏⏰🚌✨🌟🎁🈚🇨😀🤝🥬🪜⛵⛺⤴",
    "units": "℃℉№㎡㎏㏕‰‱",
    "hexagrams": "䷀䷿",
}
"""What at least one face has, which then helps the others."""


def test_the_norm_has_8105_characters() -> None:
    assert len(tongyong()) == 8105
    assert all(map(is_han, tongyong()))


def test_iicore_has_9810_han() -> None:
    assert len(iicore()) == 9810
    assert all(map(is_han, iicore()))
    assert set("裏佢咗覚瓩幷淸鑊") <= iicore()


@pytest.mark.parametrize("name", ["tongyong.txt", "iicore.txt"])
def test_a_list_is_in_code_point_order(name: str) -> None:
    lines = Path(FACES.parent, name).read_text(encoding="utf-8").splitlines()
    characters = "".join(line for line in lines if not line.startswith("#"))
    assert list(characters) == sorted(set(characters))


def test_gb2312_has_6763_han_of_7445_characters() -> None:
    assert len(gb2312()) == 7445
    assert sum(map(is_han, gb2312())) == 6763


def test_big5_level_1_is_5401_han() -> None:
    assert len(big5()) == 5401
    assert all(map(is_han, big5()))
    assert set("國學體發經濟權龍龜") <= big5()


def test_all_together_have_11890_han() -> None:
    gb2312_han = {c for c in gb2312() if is_han(c)}
    assert len(tongyong() | iicore() | gb2312_han | big5()) == 11890


@pytest.mark.parametrize("file", TEXT_FILES)
def test_every_face_has_all_han_of_the_repertoire(file: str) -> None:
    """But for what only IICore has of the Supplementary Ideographic Plane, 62 of Hong Kong."""
    face = Face.open(FACES / file)
    lacked = {c for c in map(chr, repertoire()) if is_han(c) and not face.has(c)}
    assert lacked <= {c for c in iicore() - tongyong() if c > "\uffff"}
    assert len(lacked) <= 62


@pytest.mark.parametrize("file", TEXT_FILES)
def test_every_face_has_all_of_gb2312_and_the_marks_of_essays(file: str) -> None:
    face = Face.open(FACES / file)
    wanted = gb2312() | set(PINYIN + MARKS + OPERATORS + NUMBERS + KANA + CURRENCY)
    assert [c for c in sorted(wanted) if not face.has(c)] == []


@pytest.mark.parametrize("characters", SOMEWHERE.values(), ids=SOMEWHERE)
def test_some_face_has_what_essays_hold_of_other_scripts_and_of_symbols(characters: str) -> None:
    faces = [Face.open(FACES / file) for file in FILES]
    assert [c for c in characters if not any(face.has(c) for face in faces)] == []


@pytest.mark.parametrize("file", HELPERS)
def test_a_helper_has_only_what_the_others_lack(file: str) -> None:
    own = Face.open(FACES / file)
    wanted, least = HELPERS[file]
    has = [chr(code) for code in sorted(wanted()) if own.has(chr(code))]
    assert len(has) > least
    faces = [Face.open(FACES / other) for other in FILES if other != file]
    assert [c for c in has if any(face.has(c) for face in faces)] == []


def test_an_emoji_stands_in_the_em_box_of_an_ideograph() -> None:
    font = TTFont(FACES / "NotoEmoji-Regular.ttf")
    em, outlines, names = font["head"].unitsPerEm, font.getGlyphSet(), font.getBestCmap()
    for character in "🌿👇🎁🚢💰🏠":
        bounds = BoundsPen(outlines)
        outlines[names[ord(character)]].draw(bounds)
        left, bottom, right, top = (one / em for one in bounds.bounds)
        assert outlines[names[ord(character)]].width == em
        assert 0 < left < right < 1
        assert -0.12 < bottom < top < 0.88
        assert (bottom + top) / 2 == pytest.approx(0.38, abs=0.05)


@pytest.mark.parametrize("entry", MANIFEST["faces"], ids=FILES)
def test_the_manifest_describes_the_files(entry: dict[str, object]) -> None:
    data = Path(FACES, str(entry["file"])).read_bytes()
    face = Face.open(FACES / str(entry["file"]))
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    assert len(data) == entry["bytes"]
    assert (face.family, face.weight) == (entry["family"], entry["weight"])
    assert "SIL OPEN FONT LICENSE" in Path(FACES, str(entry["licence"])).read_text("utf-8")


def test_the_changed_kai_does_not_bear_the_reserved_name() -> None:
    face = Face.open(FACES / "EssayKai-Regular.ttf")
    assert face.postscript_name == "EssayKai-Regular"
    names = {
        entry.name_id: face.hb_face.get_name(entry.name_id) for entry in face.hb_face.list_names()
    }
    assert all("LXGW" not in names[name_id] for name_id in (1, 4, 6))
    assert "LXGW" in names[0]
    assert "modified version of LXGW WenKai" in names[10]


@pytest.mark.skipif(
    "ESSAY_CONVERTER_NODE_MODULES" not in os.environ,
    reason="takes 40 s; set ESSAY_CONVERTER_NODE_MODULES to a node_modules with the sources",
)
def test_a_rebuild_gives_the_shipped_bytes(tmp_path: Path) -> None:
    from converter.fonts.build import build

    build(Path(os.environ["ESSAY_CONVERTER_NODE_MODULES"]), tmp_path)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (FACES / path.name).read_bytes(), path.name
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in FACES.iterdir()}
