"""Pictures come out of the text's own folder, and from nowhere else."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import pytest
from PIL import Image as Pillow

from converter import read_document, readers
from converter.document import Figure, Paragraph, text_of
from converter.normalized import Normalized
from converter.sources.inputs import Input


@cache
def picture(form: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    buffer = io.BytesIO()
    Pillow.new("L", size, 200).save(buffer, form)
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures in and beside it."""
    inside = tmp_path / "文"
    (inside / "图").mkdir(parents=True)
    (inside / "图" / "一 二.png").write_bytes(picture())
    (inside / "a.jpg").write_bytes(picture("JPEG"))
    (inside / "a.gif").write_bytes(picture("GIF"))
    (inside / "a.bmp").write_bytes(picture("BMP"))
    (inside / "cut.png").write_bytes(picture(size=(400, 300))[:200])
    (inside / "wide.png").write_bytes(picture(size=(30_000, 3_000)))
    (tmp_path / "secret.png").write_bytes(picture())
    (inside / "out.png").symlink_to(tmp_path / "secret.png")
    (inside / "loop.png").symlink_to(inside / "loop.png")
    (inside / "in.png").symlink_to(inside / "a.jpg")
    (inside / "folder.png").mkdir()
    return inside


def read(folder: Path, address: str, name: str = "x.md") -> Normalized:
    text = f"# 题\n\n![图1 甲]({address})\n"
    if name.endswith("html"):
        text = f"<h1>题</h1><p><img src='{address}' alt='图1 甲'></p>"
    (folder / name).write_text(text, encoding="utf-8")
    return read_document(folder / name)


@pytest.mark.parametrize("name", ["x.md", "x.html"])
@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("图/一%20二.png", "image/png"),
        ("./a.jpg", "image/jpeg"),
        ("图/../a.gif", "image/gif"),
        ("in.png", "image/jpeg"),
        ("a.jpg?v=2#x", "image/jpeg"),
    ],
)
def test_a_picture_of_the_folder_is_taken_in(
    folder: Path, name: str, address: str, media_type: str
) -> None:
    document = read(folder, address, name).document
    (figure,) = document.blocks
    (image,) = document.images
    assert isinstance(figure, Figure)
    assert (figure.image, figure.alternate) == (image.name, "图1 甲")
    assert (image.media_type, image.width, image.height) == (media_type, 40, 30)


@pytest.mark.parametrize("name", ["x.md", "x.html"])
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("../secret.png", "outside of the text's own folder"),
        ("%2e%2e/secret.png", "outside of the text's own folder"),
        ("图/../../secret.png", "outside of the text's own folder"),
        ("/etc/hosts", "outside of the text's own folder"),
        ("out.png", "outside of the text's own folder"),
        ("https://a.cn/a.png", "is not fetched"),
        ("//a.cn/a.png", "is not fetched"),
        ("file:///etc/hosts", "is not fetched"),
        ("none.png", "there is no file"),
        ("folder.png", "there is no file"),
        ("loop.png", "cannot be read"),
        ("x" * 5000 + ".png", "cannot be read"),
        ("a.bmp", "not a PNG, JPEG or GIF"),
        ("x.md", "not a PNG, JPEG or GIF"),
        ("cut.png", "damaged"),
        ("wide.png", "more than 80 million pixels"),
        ("data:image/png;base64,@@@@", "not a PNG"),
    ],
)
def test_any_other_is_told_of_and_its_description_stays(
    folder: Path, name: str, address: str, why: str
) -> None:
    (folder / "x.md").write_text("文", encoding="utf-8")
    normalized = read(folder, address, name)
    (block,) = normalized.document.blocks
    assert isinstance(block, Paragraph)
    assert block.text == "图1 甲"
    assert normalized.document.images == ()
    (message,) = [one.message for one in normalized.diagnostics if one.code == "IMG001"]
    assert why in message


def test_a_picture_in_the_page_itself_is_taken_in(folder: Path) -> None:
    data = base64.b64encode(picture()).decode()
    document = read(folder, f"data:image/png;base64,{data}", "x.html").document
    assert [image.data for image in document.images] == [picture()]


def test_standard_input_has_no_folder() -> None:
    normalized = readers.read(
        Input("<stdin>", "stdin", "# 题\n\n![甲](a.png)".encode()), "markdown"
    )
    assert "no folder" in normalized.diagnostics[0].message


def test_a_picture_shown_twice_is_kept_once_and_text_around_it_stays(folder: Path) -> None:
    (folder / "x.md").write_text("# 题\n\n前![](a.jpg)后![](a.jpg '图2 乙')\n", encoding="utf-8")
    document = read_document(folder / "x.md").document
    assert len(document.images) == 1
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph",
        "Figure",
        "Paragraph",
        "Figure",
    ]
    last = document.blocks[-1]
    assert isinstance(last, Figure)
    assert text_of(last.caption) == "图2 乙"


@pytest.mark.parametrize(
    ("below", "caption"),
    [
        ("<br>老韩在整理青菜</p>", "老韩在整理青菜"),
        ("</p><p>▲ 市场东门</p>", "▲ 市场东门"),
        ("</p><p>图为夜色中的市场。李明摄</p>", "图为夜色中的市场。李明摄"),
        ("<br>他说，菜不等人，人得等菜。</p>", ""),
        ("</p><p>老韩在整理青菜</p>", ""),
        ("</p><p>图书馆的灯</p>", ""),
    ],
)
def test_words_below_a_picture_are_its_caption_by_place_or_form(
    folder: Path, below: str, caption: str
) -> None:
    text = f"<h1>题</h1><p>一。</p><p><img src='a.jpg'>{below}<p>二。</p>"
    (folder / "x.html").write_text(text, encoding="utf-8")
    document = read_document(folder / "x.html").document
    (figure,) = (block for block in document.blocks if isinstance(block, Figure))
    assert text_of(figure.caption) == caption
