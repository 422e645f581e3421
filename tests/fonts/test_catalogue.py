from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from converter.fonts.catalogue import find
from converter.fonts.errors import FontError

MakeFont = Callable[..., Path]


@pytest.mark.parametrize(
    ("name", "weight", "file"),
    [
        ("Noto Serif SC", 400, "NotoSerifSC-Regular.ttf"),
        ("noto  serif sc", 700, "NotoSerifSC-Bold.ttf"),
        ("Noto Serif SC", 900, "NotoSerifSC-Bold.ttf"),
        ("Noto Sans SC", 500, "NotoSansSC-Medium.ttf"),
        ("Essay Kai", 400, "EssayKai-Regular.ttf"),
        ("LXGW WenKai", 400, "EssayKai-Regular.ttf"),
        ("霞鹜文楷", 400, "EssayKai-Regular.ttf"),
    ],
)
def test_embedded_families_come_first(name: str, weight: int, file: str) -> None:
    match = find([name], weight)
    assert match.face.path.name == file
    assert (match.requested, match.substituted, match.reason) == (name, False, "")


def test_a_face_is_opened_once() -> None:
    assert find(["Noto Serif SC"]).face is find(["NOTO SERIF SC"]).face


def test_an_installed_family_is_found_by_its_chinese_name(
    make_font: MakeFont, font_folder: Path
) -> None:
    path = make_font("deep/down/simfang.ttf", "FangSong", chinese="仿宋")
    assert find(["仿宋"]).face.path == path
    assert find(["fangsong", "Noto Serif SC"]).face.path == path
    assert font_folder in path.parents


@pytest.mark.usefixtures("font_folder")
def test_a_substitute_says_what_it_stands_for() -> None:
    match = find(["仿宋", "LXGW WenKai"])
    assert match.face.family == "Essay Kai"
    assert (match.requested, match.substituted) == ("仿宋", True)
    assert match.reason == ""


@pytest.mark.usefixtures("font_folder")
def test_a_font_that_may_not_be_embedded_is_passed_over_and_named(make_font: MakeFont) -> None:
    restricted = make_font("a.ttf", "Closed", fs_type=2)
    outlines = make_font("b.otf", "Fandol", cff=True)
    match = find(["Closed", "Fandol", "Noto Serif SC"])
    assert match.substituted
    assert f"{restricted}: the font's licence forbids embedding" in match.reason
    assert f"{outlines}: the font has no TrueType (glyf) outlines" in match.reason


@pytest.mark.usefixtures("font_folder")
def test_none_found_is_an_error_that_names_them_all() -> None:
    with pytest.raises(FontError, match="no font of 仿宋, 楷体 was found; install one"):
        find(["仿宋", "楷体"])
    with pytest.raises(FontError, match="no font of no name was found"):
        find([])


@pytest.mark.usefixtures("font_folder")
def test_the_nearest_upright_face_wins_then_the_first_path(make_font: MakeFont) -> None:
    make_font("c-bold.ttf", "Box", weight=700)
    make_font("a-italic.ttf", "Box", weight=400, italic=True)
    make_font("z.ttf", "Box", weight=400)
    make_font("b.ttf", "Box", weight=400)
    assert find(["Box"]).face.path.name == "b.ttf"
    assert find(["Box"], 600).face.path.name == "c-bold.ttf"
    assert find(["Box"], 550).face.path.name == "c-bold.ttf"


@pytest.mark.usefixtures("font_folder")
def test_a_collection_is_read_face_by_face(make_font: MakeFont, tmp_path: Path) -> None:
    collection = TTCollection()
    for name in ("One", "Two"):
        collection.fonts.append(TTFont(make_font(f"{name}.tmp", name)))
    collection.save(tmp_path / "both.ttc")
    face = find(["Two"]).face
    assert (face.path.name, face.index, face.family) == ("both.ttc", 1, "Two")


@pytest.mark.usefixtures("font_folder")
def test_files_that_are_no_fonts_do_no_harm(make_font: MakeFont, tmp_path: Path) -> None:
    (tmp_path / "empty.ttf").touch()
    (tmp_path / "text.ttf").write_text("text")
    whole = make_font("whole.ttf", "Whole").read_bytes()
    (tmp_path / "broken.ttf").write_bytes(whole[:200])
    assert find(["Whole"]).face.path.name == "whole.ttf"
