"""The language of a text by its characters, in all readers and files."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from converter.sources import language as own
from converter.sources.language import language
from tests.command import assert_succeeded, run
from tests.writers.epub_reader import EpubFile

TRADITIONAL = (
    "關於校園防颱準備的通知",
    "各位家長：",
    "颱風即將來臨，學校已經完成校舍檢查，請同學們留意天氣報告，並與班導師保持聯繫。",
)
SIMPLIFIED = (
    "关于校园防台准备的通知",
    "各位家长：",
    "台风即将来临，学校已经完成校舍检查，请同学们留意天气报告，并与班主任保持联系。",
)
CLASSIC = "學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？"


def prose(*sentences: str) -> str:
    return "\n".join(sentences)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (prose(*TRADITIONAL), "zh-Hant"),
        (prose(*SIMPLIFIED), "zh-CN"),
        (prose(*SIMPLIFIED, CLASSIC), "zh-CN"),
        (prose(CLASSIC * 30, *SIMPLIFIED * 40), "zh-CN"),
        (prose(*SIMPLIFIED * 40, CLASSIC * 30), "zh-CN"),
        (prose(*TRADITIONAL * 40, "他把「国」字寫成了「國」。"), "zh-Hant"),
        ("", "zh-CN"),
        ("Latin alone.", "zh-CN"),
        ("山高水长", "zh-CN"),
        ("会議を開き、東京の学校の問題を話し合った。国の時間がかかる。", "zh-CN"),
    ],
)
def test_characters_tell_the_language(text: str, due: str) -> None:
    assert language(text) == due


def test_its_characters_are_of_one_script_alone() -> None:
    """GB 2312 has no traditional characters, Big5 no simplified ones."""
    for one in own.ONLY_TRADITIONAL:
        assert one.encode("gb2312", "ignore") == b""
    for one in own.ONLY_SIMPLIFIED:
        assert one.encode("big5", "ignore") == b"" != one.encode("gb2312")


def test_big5_is_evidence() -> None:
    """It has no characters that are simplified alone, so that one of the others is enough."""
    assert language("山東之行", "utf-8") == "zh-CN"
    assert language("山東之行", "big5") == "zh-Hant"
    assert language("Latin alone.", "big5") == "zh-CN"


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize(("lines", "due"), [(TRADITIONAL, "zh-Hant"), (SIMPLIFIED, "zh-CN")])
def test_every_reader_and_every_file_say_it(
    lines: tuple[str, ...], due: str, suffix: str, tmp_path: Path
) -> None:
    text = "".join(f"<p>{one}</p>" for one in lines) if suffix == "html" else "\n\n".join(lines)
    (tmp_path / f"通知.{suffix}").write_text(text, encoding="utf-8")
    name = f"通知.{suffix}"
    assert_succeeded(run("convert", name, "--to", "docx,pdf,epub", "--output", ".", cwd=tmp_path))
    said = run("inspect", name, cwd=tmp_path).stdout.decode()
    assert f"({due}" in said
    assert docx.Document(str(tmp_path / "通知.docx")).core_properties.language == due
    assert PdfReader(tmp_path / "通知.pdf").trailer["/Root"]["/Lang"] == due
    package = EpubFile((tmp_path / "通知.epub").read_bytes())
    ((_, page),) = package.content()
    assert page.get("lang") == due
    assert_succeeded(run("verify", "通知.pdf", "通知.docx", "--against", name, cwd=tmp_path))


def test_the_user_and_the_text_itself_have_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text("\n".join(TRADITIONAL), encoding="utf-8")
    (tmp_path / "公告.txt").write_text(
        "\n".join(("---", "title: 公告", "lang: zh-HK", "---", *TRADITIONAL)), encoding="utf-8"
    )
    for name, options, due in (
        ("通知", ("--language", "zh-TW"), "zh-TW"),
        ("公告", (), "zh-HK"),
    ):
        made = ("convert", f"{name}.txt", "--to", "pdf", *options, "--output", ".")
        assert_succeeded(run(*made, cwd=tmp_path))
        assert PdfReader(tmp_path / f"{name}.pdf").trailer["/Root"]["/Lang"] == due
