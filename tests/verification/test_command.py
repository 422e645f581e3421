"""The command: convert proves what it writes, and verify compares files with their source."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import BinaryIO, get_args

import pytest

from converter import conversion, load_theme, normalize, read
from converter.conversion import Request
from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.theme import Theme
from converter.verification.mismatches import Kind
from converter.verification.report import VerificationError
from converter.writers.docx import DocxWriter
from tests.command import ESSAY, ROOT, assert_refused, assert_succeeded, run
from tests.verification.zip_damage import replaced

DOCUMENTATION = ROOT / "docs" / "verification.md"
FILES = ("夯基立柱行稳致远.docx", "夯基立柱行稳致远.pdf", "夯基立柱行稳致远.epub")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified")
    assert_succeeded(run("convert", ESSAY, "--to", "docx,pdf,epub,json", cwd=folder))
    return folder / "output"


def _damaged(folder: Path, target: Path) -> Path:
    damage = replaced("word/document.xml", "基层是锻炼", "基础是锻炼")
    target.write_bytes(damage((folder / FILES[0]).read_bytes()))
    return target


def test_verifies_what_was_converted(folder: Path) -> None:
    result = run("verify", *FILES, "夯基立柱行稳致远.json", "--against", ESSAY, cwd=folder)
    assert_succeeded(result)
    assert result.stdout == b""
    assert result.stderr.decode().splitlines() == [
        f"{name}  verified" for name in (*FILES, "夯基立柱行稳致远.json")
    ]


def test_says_where_a_file_differs(folder: Path, tmp_path: Path) -> None:
    damaged = _damaged(folder, tmp_path / "x.docx")
    result = run("verify", damaged, "--against", ESSAY, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.decode() == (
        f"{damaged}: paragraph 4 (line 4 of the source): character 2 is 础 (U+7840)"
        " in place of 层 (U+5C42): 基[础]是锻炼干部最好的…, not 基[层]是锻炼干部最好的…\n"
    )


def test_reports_for_programs(folder: Path, tmp_path: Path) -> None:
    damaged = _damaged(folder, tmp_path / "x.docx")
    good = folder / FILES[1]
    result = run("verify", damaged, good, "--against", ESSAY, "--report", "json", cwd=tmp_path)
    assert result.returncode == 1
    report = json.loads(result.stdout)
    assert (report["schema"], report["verified"]) == (1, False)
    first, second = report["files"]
    assert first["file"] == str(damaged)
    assert [(one["kind"], one["line"], one["place"]) for one in first["mismatches"]] == [
        ("text", 4, "paragraph 4")
    ]
    assert second == {
        "file": str(good), "against": str(ESSAY), "verified": True, "mismatches": []
    }  # fmt: skip


def test_reports_as_documented(folder: Path, tmp_path: Path) -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    _, example, *_ = re.split("```(?:json)?\n", text)
    _damaged(folder, tmp_path / "坏.docx")
    (tmp_path / "好.docx").write_bytes((folder / FILES[0]).read_bytes())
    (tmp_path / ESSAY.name).write_bytes(ESSAY.read_bytes())
    files = ("坏.docx", "好.docx", "--against", ESSAY.name)
    assert run("verify", *files, "--report", "json", cwd=tmp_path).stdout.decode() == example
    kinds = re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
    assert sorted(kinds) == sorted(get_args(Kind))


@pytest.mark.parametrize(
    "options",
    [
        ("--edition", "preview"),
        ("--title", "挂职札记", "--author", "沈青禾", "--language", "zh-Hans"),
        ("--theme", "gongwen"),
    ],
)
def test_takes_what_changed_the_text(options: tuple[str, ...], tmp_path: Path) -> None:
    assert_succeeded(run("convert", ESSAY, *options, cwd=tmp_path))
    files = [Path("output", name) for name in FILES]
    assert_succeeded(run("verify", *files, "--against", ESSAY, *options, cwd=tmp_path))
    if "--theme" not in options:
        assert run("verify", *files, "--against", ESSAY, cwd=tmp_path).returncode == 1


def test_a_source_of_another_is_noticed_in_every_format(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一篇.txt"
    other.write_text("另一篇\n只有一段话。\n", encoding="utf-8")
    for name in FILES:
        assert run("verify", folder / name, "--against", other, cwd=tmp_path).returncode == 1


def test_refuses_what_it_cannot_verify(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("文", encoding="utf-8")
    assert_refused(
        run("verify", "x.txt", "--against", ESSAY, cwd=tmp_path), 2, "x.txt", ".docx", ".pdf"
    )
    assert_refused(
        run("verify", "none.pdf", "--against", ESSAY, cwd=tmp_path), 1, "none.pdf", "cannot be read"
    )


@pytest.mark.parametrize("suffix", ["docx", "pdf", "epub", "json"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{}", bytes(range(256))])
def test_what_is_no_such_file_is_a_mismatch(suffix: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(content)
    document = normalize(read(ESSAY)).document
    report = conversion.verify_file(path, document, load_theme(), str(ESSAY))
    assert not report.verified
    assert "not readable" in report.mismatches[0].message


class ForgetfulWriter(DocxWriter):
    """A writer that loses a character."""

    def write(self, document: Document, theme: Theme, sink: BinaryIO) -> tuple[Diagnostic, ...]:
        whole = io.BytesIO()
        said = super().write(document, theme, whole)
        sink.write(replaced("word/document.xml", "基层是锻炼", "基层锻炼")(whole.getvalue()))
        return said


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion.writers, "create", lambda _name, _options: ForgetfulWriter())


@pytest.mark.usefixtures("forgetful")
def test_convert_leaves_no_file_that_differs(tmp_path: Path, essay_document: Document) -> None:
    request = Request(["docx"], load_theme())
    path = tmp_path / "x.docx"
    with pytest.raises(VerificationError) as raised:
        conversion.write_file(essay_document, "docx", request, path)
    assert str(raised.value).startswith(f"{path}: does not say what its source says: paragraph 4")
    assert "(line 4 of the source)" in str(raised.value)
    assert raised.value.exit_code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("forgetful")
def test_convert_keeps_the_good_file_that_was_there(
    tmp_path: Path, essay_document: Document
) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"good")
    with pytest.raises(VerificationError):
        conversion.write_file(essay_document, "docx", Request(["docx"], load_theme()), path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("x.docx", b"good")]


@pytest.mark.usefixtures("forgetful")
def test_standard_output_gets_nothing_that_differs(essay_document: Document) -> None:
    with pytest.raises(VerificationError):
        conversion.make_file(essay_document, "docx", Request(["docx"], load_theme()))


@pytest.mark.usefixtures("forgetful")
def test_no_verify_writes_all_the_same(tmp_path: Path, essay_document: Document) -> None:
    request = Request(["docx"], load_theme(), verify=False)
    path = tmp_path / "x.docx"
    conversion.write_file(essay_document, "docx", request, path)
    assert path.stat().st_size
    report = conversion.verify_file(path, essay_document, load_theme(), str(ESSAY))
    assert not report.verified


def test_no_verify_is_an_option(tmp_path: Path) -> None:
    assert_succeeded(run("convert", ESSAY, "--no-verify", "--to", "docx", cwd=tmp_path))
