"""An official document: its issuer and number stand above its title in every format and program."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.command import assert_succeeded, run
from tests.rendering import docx_to_pdf
from tests.tools import require

LINES = (
    "溪口乡人民政府文件",
    "溪政发〔2024〕3号",
    "关于做好堤防巡查的通知",
    "各村民委员会：",
    "今年汛期来得早，雨量大，各村要把堤防巡查摆在突出的位置，层层落实责任。",
)


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_issuer_and_number_stand_above_the_title(tmp_path: Path, theme: str) -> None:
    (tmp_path / "通知.txt").write_text("\n".join(LINES), encoding="utf-8")
    formats = ("--to", "docx,pdf,epub,json", "--theme", theme, "--output", ".")
    assert_succeeded(run("convert", "通知.txt", *formats, cwd=tmp_path))
    files = [f"通知.{suffix}" for suffix in ("docx", "pdf", "epub", "json")]
    assert_succeeded(run("verify", *files, "--against", "通知.txt", "--theme", theme, cwd=tmp_path))
    for pdf in (tmp_path / "通知.pdf", docx_to_pdf(tmp_path / "通知.docx", tmp_path)):
        assert shown(pdf).startswith("".join(LINES))


def shown(pdf: Path) -> str:
    """The text of a PDF from top to bottom as poppler sees it, without spaces."""
    command = [require("pdftotext"), "-layout", str(pdf), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return "".join(said.stdout.split())
