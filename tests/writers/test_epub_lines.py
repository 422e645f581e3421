"""Lines of an EPUB as Chromium breaks them on the screen of a phone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from converter import theme as themes
from converter.document import Paragraph
from converter.writers.epub import EpubWriter
from tests.rendering import ScreenLine, epub_lines
from tests.writers import epub_samples as samples

EM = 16


def lines_of(
    folder: Path, *blocks: Paragraph, theme: str = "essay", width: int = 320, heading: str = "甲"
) -> list[ScreenLine]:
    section = samples.section("一", heading, *blocks)
    sink = io.BytesIO()
    EpubWriter().write(samples.document(section, printed=False), themes.load(theme), sink)
    path = folder / "essay.epub"
    path.write_bytes(sink.getvalue())
    return epub_lines(path, "section-1.xhtml", folder, width)


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_the_lines_of_a_heading_are_not_spread(theme: str, tmp_path: Path) -> None:
    """Even lines are shorter than the screen, which justification would fill."""
    found = lines_of(
        tmp_path, theme=theme, heading="突出重点，全力以赴打好防汛抗旱主动仗和攻坚战持久战"
    )
    headings = [line for line in found if line.block.startswith("h")]
    assert len(headings) > 1
    size = {line.width / len(line.text) for line in headings[:-1]}
    assert max(size) < 1.02 * headings[-1].width / len(headings[-1].text)


def text_lines(folder: Path, *texts: str, width: int = 320) -> list[str]:
    """The lines of paragraphs, read back without any loss."""
    blocks = map(samples.paragraph, texts)
    found = [line.text for line in lines_of(folder, *blocks, width=width) if line.block == "p"]
    assert "".join(found).replace(" ", "") == "".join(texts).replace(" ", "")
    return found


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("涨到620～680元", "620～"),
        ("见于1368—1644年", "1368—"),
        ("走北京—上海一线", "京—"),
        ("共有1 286 400人", "1 286 400"),
        ("约有2 800人", "2 800"),
        ("升到20 ℃以上", "20 ℃"),
        ("水深3 m以下", "3 m"),
        ("依据GB 5749—2022和别的", "GB 5749—"),
        ("峰值QPS＞500就限流", "＞500"),
        ("见第 3 章的表", "第 3 章"),
        ("降至＋5度", "＋5"),
    ],
)
def test_what_the_pdf_holds_together_is_not_parted(text: str, whole: str, tmp_path: Path) -> None:
    """GB/T 15834-2011, 5.1.6: no 连接号 begins a line; CLREQ, 3.1.5.2: numbers and units."""
    shifted = ["渠" * count + text + "之后再说。" for count in range(12, 20)]
    lines = text_lines(tmp_path, *shifted, width=20 * EM)
    assert sum(whole in line for line in lines) == len(shifted), lines


def test_an_address_is_broken_where_it_may_be(tmp_path: Path) -> None:
    """So the line before it is not short, nor spread."""
    address = "https://www.example.com/video/lanzhou_beef_noodles?id=20240318&lang=zh"
    found = lines_of(tmp_path, samples.paragraph(f"参考视频：{address}，里面有。"))
    lines = [line for line in found if line.block == "p"]
    assert lines[0].text.startswith("参考视频：https://www.")
    assert all(line.text[-1] in "/.?&=_" for line in lines[:-1] if line.text[-1].isascii())


def test_the_path_of_a_file_is_broken_too(tmp_path: Path) -> None:
    path = "/usr/local/share/essay_converter/fonts/NotoSerif.ttf"
    lines = text_lines(tmp_path, f"字体的路径是：{path}，不要动。")
    assert lines[0].startswith("字体的路径是：/usr/local/")
    assert lines[0].endswith(("/", "_"))


def test_words_and_numbers_are_not_broken(tmp_path: Path) -> None:
    text = "圆周率是3.14159265358979323846，电报是internationalization。"
    lines = text_lines(tmp_path, text)
    assert any("3.14159265358979323846" in line for line in lines)
    assert any("internationalization" in line for line in lines)


@pytest.mark.parametrize("mark", ["didn’t", "“hi”"])
def test_marks_in_latin_are_not_as_wide_as_in_chinese(mark: str, tmp_path: Path) -> None:
    """CLREQ, 3.2.2: in Latin they are proportional."""

    def width(text: str, name: str) -> float:
        (tmp_path / name).mkdir()
        (line,) = (
            line for line in lines_of(tmp_path / name, samples.paragraph(text)) if line.block == "p"
        )
        return line.width

    plain = mark.translate(dict.fromkeys(map(ord, "“”’…")))
    marks = len(mark) - len(plain)
    more = width(f"he {mark} so", "marked") - width(f"he {plain} so", "plain")
    assert 0 < more < 0.5 * EM * marks
