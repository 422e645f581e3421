"""Texts, names and themes made to do harm: they cost little, and reach nothing but the output."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from benchmarks import hostile
from converter import sources
from tests.command import ESSAY, ROOT, assert_refused, assert_succeeded, run
from tests.writers.docx_reader import DocxFile, text

TEXT = "题目\n为政以德，譬如北辰。\n"


# Cost

MEASURE = """\
import sys
from benchmarks import hostile
shape, name, size = sys.argv[1:]
cost = hostile.measure(hostile.SHAPES[shape](int(size)), name)
print(cost.work, cost.megabytes)
"""
"""In a process of its own: a child's peak begins with the memory of the one that forks it."""


def measured(shape: str, name: str, size: int) -> tuple[float, float]:
    """The seconds of work and the megabytes of one conversion of ``size`` bytes."""
    said = subprocess.run(
        [sys.executable, "-c", MEASURE, shape, name, str(size)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    seconds, megabytes = map(float, said.stdout.split())
    return seconds, megabytes


@pytest.mark.parametrize("shape", ["one line", "one word", "marks", "rare", "deep"])
@pytest.mark.parametrize("name", hostile.FORMATS)
def test_time_and_memory_are_bounded(shape: str, name: str) -> None:
    """Quadratic costs would take minutes here; the true figures are in benchmarks.hostile."""
    seconds, megabytes = measured(shape, name, 100_000)
    assert seconds < 6
    assert megabytes < 100


@pytest.mark.parametrize("shape", ["headings", "short lines"])
@pytest.mark.parametrize(("name", "bound"), [("docx", 58), ("epub", 110)])
def test_no_more_than_the_document_tree_is_held(shape: str, name: str, bound: int) -> None:
    """Of many tiny blocks a tree of elements, or of pages read back, would be twice the bound."""
    _, megabytes = measured(shape, name, 150_000)
    assert megabytes < bound


def test_10_000_headings_are_all_kept(tmp_path: Path) -> None:
    source = hostile.headings(300_000)
    (tmp_path / "论.txt").write_text(source, encoding="utf-8")
    assert_succeeded(run("convert", "论.txt", "--to", "docx", cwd=tmp_path))
    file = DocxFile((tmp_path / "output" / "论.docx").read_bytes())
    headings = file.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    assert list(map(text, headings)) == source.splitlines()[::2]


COMMANDS = {
    "convert": ("convert", "论.txt", "--to", "json"),
    "inspect": ("inspect", "论.txt"),
    "check": ("check", "论.txt"),
    "verify": ("verify", "output/论.json", "--against", "论.txt"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_larger_text_is_refused_unless_it_is_asked_for(tmp_path: Path, command: str) -> None:
    (tmp_path / "论.txt").write_bytes(TEXT.encode() + b"a" * sources.MEBIBYTE)
    assert_succeeded(run(*COMMANDS["convert"], cwd=tmp_path))
    arguments = (*COMMANDS[command], "--max-size")
    refused = run(*arguments, "1", cwd=tmp_path)
    assert_refused(refused, 1, "论.txt: larger than 1 MiB", "--max-size")
    assert b"larger" not in run(*arguments, "2", cwd=tmp_path).stderr


def test_a_larger_standard_input_is_refused(tmp_path: Path) -> None:
    arguments = ("convert", "-", "--to", "json", "--max-size", "1")
    piped = run(*arguments, cwd=tmp_path, stdin=b"a" * 1_100_000)
    assert_refused(piped, 1, "<stdin>: larger than 1 MiB")
    assert not (tmp_path / "output").exists()


# Names

HIDDEN = {
    "论\u202efdp": "论fdp",
    "论\u200b": "论",
    "\u2066论\u2069\x1b[31m\x07": "论[31m",
    "论\n文": "论文",
    "\u200b\ufeff": "untitled",
}


@pytest.mark.parametrize("name", HIDDEN, ids=ascii)
def test_what_hides_in_a_name_is_left_out_and_told(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    result = run("convert", f"{name}.txt", "--to", "json", cwd=tmp_path)
    assert_succeeded(result)
    assert [path.name for path in (tmp_path / "output").iterdir()] == [f"{HIDDEN[name]}.json"]
    said = result.stderr.decode()
    assert "NAM001 U+" in said
    assert all(unicodedata.category(one) != "Cc" for one in said.replace("\n", ""))
    assert "\u202e" not in said


@pytest.mark.parametrize(
    "name", ["..txt", "...", "..", " .txt", "-n.txt", "论.txt", "a\\b.txt", "con.txt"]
)
def test_no_name_leads_out_of_the_output_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "源"
    folder.mkdir()
    if name != "..":
        (folder / name).write_text(TEXT, encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    run("convert", str(folder / name), "--to", "json", "--output", "源/果", cwd=tmp_path)
    made = set(tmp_path.rglob("*")) - before
    assert all(path == folder / "果" or path.parent == folder / "果" for path in made)
    assert len(made) == (0 if name == ".." else 2)


def test_two_names_that_look_alike_are_not_written_over_each_other(tmp_path: Path) -> None:
    for name in ("论.txt", "论\u200b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    result = run("convert", "论.txt", "论\u200b.txt", cwd=tmp_path)
    assert_refused(result, 2, "would both become output/论.docx")


def test_inspect_sends_no_control_character_of_a_text_to_the_terminal(tmp_path: Path) -> None:
    hostile_line = "\x1b]0;题\x07目\x9b31m\u202e甲,乙"
    (tmp_path / "论.txt").write_text(f"{hostile_line}\n{hostile_line}。\n", encoding="utf-8")
    result = run("inspect", "论.txt", cwd=tmp_path)
    assert_succeeded(result)
    shown = result.stdout.decode()
    assert "\\u001b]0;题\\u0007目\\u009b31m\\u202e甲,乙" in shown
    assert not [one for one in shown if unicodedata.category(one) == "Cc" and one != "\n"]


# Themes


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "秘密").write_text("/* secret */ p { }", encoding="utf-8")
    return Path(shutil.copytree(ROOT / "templates" / "essay", tmp_path / "mine"))


def with_theme(name: str, folder: Path) -> tuple[int, str]:
    result = run("convert", ESSAY, "--to", name, "--theme", "./mine", cwd=folder)
    assert not list((folder / "output").glob("*")) or result.returncode == 0
    return result.returncode, result.stderr.decode()


@pytest.mark.parametrize("target", ["秘密", "../秘密"])
@pytest.mark.parametrize("name", ["theme.toml", "epub.css"])
def test_a_theme_may_not_link_to_what_is_outside_it(
    name: str, target: str, theme: Path, tmp_path: Path
) -> None:
    (theme / name).unlink()
    (theme / name).symlink_to(tmp_path / "秘密" if target == "秘密" else target)
    code, said = with_theme("epub", tmp_path)
    assert code == 2
    assert f"mine/{name}: a link that leads out of the theme's folder; copy" in said
    assert said.count("\n") == 1


def test_a_theme_may_link_inside_itself_and_be_a_link_itself(theme: Path, tmp_path: Path) -> None:
    (theme / "epub.css").rename(theme / "own.css")
    (theme / "epub.css").symlink_to("own.css")
    theme.rename(tmp_path / "elsewhere")
    (tmp_path / "mine").symlink_to("elsewhere")
    assert with_theme("epub", tmp_path)[0] == 0


@pytest.mark.parametrize(
    "rule",
    [
        "@import 'http://example.com/a.css';",
        "@IMPORT url(a.css);",
        "p { background: URL( '../../秘密' ) }",
        "@font-face { font-family: a; src: url(http://example.com/a.woff2) }",
    ],
)
def test_a_style_sheet_may_refer_to_nothing(rule: str, theme: Path, tmp_path: Path) -> None:
    (theme / "epub.css").write_text(f"p {{ }}\n\n{rule}\n", encoding="utf-8")
    code, said = with_theme("epub", tmp_path)
    assert code == 2
    assert "mine/epub.css:3: " in said
    assert "refers to another file" in said
