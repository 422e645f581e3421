"""The command with files that are no plain text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from converter import Document
from tests.command import SCRIPT, assert_refused, assert_succeeded, run

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("课堂.md", "wordpress.html", "pandoc.docx", "window.png"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    return tmp_path


def test_files_of_every_kind_are_converted_by_their_suffixes(folder: Path) -> None:
    names = ["课堂.md", "wordpress.html", "pandoc.docx"]
    assert_succeeded(run("convert", *names, "--to", "json", cwd=folder))
    titles = [
        Document.from_json((folder / "output" / f"{Path(name).stem}.json").read_bytes()).title
        for name in names
    ]
    assert [title and title.text for title in titles] == ["一堂课的三种上法", "老屋的窗", "清渠"]


def test_from_says_what_a_file_is(folder: Path) -> None:
    (folder / "课堂.md").rename(folder / "课堂.txt")
    arguments = ["convert", "课堂.txt", "--to", "json", "--output", "-"]
    as_text = run(*arguments, cwd=folder)
    as_markdown = run(*arguments, "--from", "markdown", cwd=folder)
    assert json.loads(as_text.stdout)["title"]["text"] == "# 一堂课的三种上法"
    assert json.loads(as_markdown.stdout)["title"]["text"] == "一堂课的三种上法"


def test_standard_input_is_text_unless_from_says_else(folder: Path) -> None:
    arguments = ["inspect", "-", "--json"]
    text = "# 守渠\n\n水来了。\n".encode()
    assert json.loads(run(*arguments, cwd=folder, stdin=text).stdout)["title"]["text"] == "# 守渠"
    result = run(*arguments, "--from", "markdown", cwd=folder, stdin=text)
    assert json.loads(result.stdout)["title"]["text"] == "守渠"
    docx = (folder / "pandoc.docx").read_bytes()
    result = run(*arguments, "--from", "docx", cwd=folder, stdin=docx)
    assert json.loads(result.stdout)["title"]["text"] == "清渠"


def test_the_paid_part_of_a_markdown_essay_is_not_in_its_preview(folder: Path) -> None:
    arguments = ["convert", "课堂.md", "--to", "json", "--output", "-", "--edition", "preview"]
    result = run(*arguments, cwd=folder)
    assert_succeeded(result)
    text = json.dumps(json.loads(result.stdout), ensure_ascii=False)
    assert "说得清楚" in text
    assert "先易后难" not in text
    assert "评的是过程" not in text


def test_an_unknown_reader_is_wrong_usage(folder: Path) -> None:
    result = run("convert", "课堂.md", "--from", "word", cwd=folder)
    assert_refused(result, 2, "no reader 'word'", "docx, html, markdown, text")


def test_a_broken_docx_is_refused_and_the_others_are_converted(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    result = run("convert", "坏.docx", "课堂.md", "--to", "json", "--quiet", cwd=folder)
    assert result.returncode == 1
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("essay-converter: error: 坏.docx: no DOCX")
    assert (folder / "output" / "课堂.json").is_file()


def test_readers_are_listed_and_completed(folder: Path) -> None:
    listed = run("formats", cwd=folder).stdout.decode()
    for name, suffix in [
        ("docx", ".docx"),
        ("html", ".htm"),
        ("markdown", ".md"),
        ("text", ".txt"),
    ]:
        (row,) = [line.split() for line in listed.splitlines() if f"--from {name} " in line]
        assert suffix in row
    protocol = {
        "_ESSAY_CONVERTER_COMPLETE": "complete_bash",
        "COMP_WORDS": "essay-converter convert --from m",
        "COMP_CWORD": "3",
    }
    result = run(cwd=folder, variables=protocol, program=SCRIPT)
    assert result.stdout.decode().split() == ["markdown"]


def test_the_same_source_gives_the_same_tree(folder: Path) -> None:
    arguments = ["inspect", "pandoc.docx", "--json"]
    variables = {"SOURCE_DATE_EPOCH": "1700000000"}
    first, second = (run(*arguments, cwd=folder, variables=variables).stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["metadata"]["modified"] == "2023-11-14T22:13:20Z"
