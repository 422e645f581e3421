"""What is wrong ends in one line that says what to do, and leaves every file as it was."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import ESSAY, ROOT, assert_refused, obey_permissions, run

GOOD = "上一次写好的文件"
FORMATS = ("docx", "epub", "json", "pdf")
JSON = ("--to", "json")  # where the format does not matter
MEBIBYTE = 1024 * 1024
MEMORY = 200 * MEBIBYTE
"""Enough for the program and the largest text it reads (64 MiB), not for three times 100 MB."""

Snapshot = dict[str, tuple[bytes, int]]


def snapshot(folder: Path) -> Snapshot:
    """Every file under ``folder`` with its bytes and time."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with earlier outputs of ``坏.txt`` and of the essay; nothing in it may change."""
    (tmp_path / "output").mkdir()
    for stem in ("坏", ESSAY.stem):
        for suffix in FORMATS:
            (tmp_path / "output" / f"{stem}.{suffix}").write_text(GOOD)
    before = snapshot(tmp_path / "output")
    yield tmp_path
    assert snapshot(tmp_path / "output") == before


# The text

BAD_TEXTS = {
    "empty": (b"", ["坏.txt", "no text", "give it some"]),
    "only marks": (b"##paidbegin##\n##paidend##\n", ["坏.txt", "no text", "give it some"]),
    "a NUL byte": ("题\n第二行\0\n".encode(), ["坏.txt:2:", "NUL", "export"]),
    "UTF-16 cut short": (
        "题\n第二行\n".encode("utf-16")[:-1],
        ["坏.txt:2:", "not UTF-16-LE", "--encoding"],
    ),
    "UTF-8 with a bad byte": (
        "题\n基层是锻炼干部最好的学校".encode() + b"\xff\n",
        ["坏.txt:2:", "not UTF-8: byte 0xFF at offset 40", "save the text as UTF-8"],
    ),
}


@pytest.mark.parametrize("case", BAD_TEXTS)
def test_a_text_that_is_none_is_refused(case: str, folder: Path) -> None:
    data, words = BAD_TEXTS[case]
    (folder / "坏.txt").write_bytes(data)
    assert_refused(run("convert", "坏.txt", *JSON, cwd=folder), 1, *words)


def test_a_bad_text_on_standard_input_is_refused(folder: Path) -> None:
    result = run("convert", "-", "--to", "json", "--output", "-", cwd=folder, stdin=b"\xff")
    assert_refused(result, 1, "<stdin>:1:", "not UTF-8")


def test_100_mb_are_refused_without_reading_them_all_into_memory(folder: Path) -> None:
    with (folder / "坏.txt").open("wb") as stream:
        stream.truncate(100_000_000)

    def limit_memory() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    result = run("convert", "坏.txt", *JSON, cwd=folder, before=limit_memory)
    assert_refused(result, 1, "坏.txt", "larger than 64 MiB", "split it")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file of this system")
def test_an_endless_file_is_refused(folder: Path) -> None:
    assert_refused(
        run("convert", "/dev/zero", *JSON, cwd=folder), 1, "/dev/zero", "larger than 64 MiB"
    )


def test_a_folder_is_refused(folder: Path) -> None:
    (folder / "坏.txt").mkdir()
    assert_refused(
        run("convert", "坏.txt", *JSON, cwd=folder), 1, "坏.txt: a folder", "name the files"
    )


def test_a_missing_file_is_refused(folder: Path) -> None:
    assert_refused(
        run("convert", "坏.txt", *JSON, cwd=folder), 1, "坏.txt", "No such file", "check name"
    )


def test_a_file_that_may_not_be_read_is_refused(folder: Path) -> None:
    shutil.copy(ESSAY, folder / "坏.txt")
    (folder / "坏.txt").chmod(0)
    result = run("convert", "坏.txt", *JSON, cwd=folder, before=obey_permissions)
    assert_refused(result, 1, "坏.txt", "Permission denied", "check name and permissions")


def test_a_bad_text_makes_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "坏.txt").touch()
    assert_refused(run("convert", "坏.txt", *JSON, "--output", "新", cwd=tmp_path), 1, "坏.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["坏.txt"]


# The output


def test_an_output_folder_that_may_not_be_written_is_refused(folder: Path) -> None:
    (folder / "output").chmod(0o555)
    result = run("convert", str(ESSAY), "--to", "json", cwd=folder, before=obey_permissions)
    (folder / "output").chmod(0o755)
    assert_refused(result, 1, f"output/{ESSAY.stem}.json", "Permission denied", "--output")


@pytest.mark.parametrize(
    ("output", "code", "words"),
    [
        ("文件", 2, ["文件 is a file, not a folder"]),
        ("文件/下", 1, [f"文件/下/{ESSAY.stem}.json", "cannot be written"]),
    ],
)
def test_a_path_through_a_file_is_refused(
    output: str, code: int, words: list[str], folder: Path
) -> None:
    (folder / "文件").write_text(GOOD)
    result = run("convert", str(ESSAY), "--to", "json", "--output", output, cwd=folder)
    assert_refused(result, code, *words, "--output")
    assert (folder / "文件").read_text() == GOOD


def test_a_folder_in_the_place_of_the_file_is_refused(folder: Path) -> None:
    taken = folder / "out" / f"{ESSAY.stem}.json"
    taken.mkdir(parents=True)
    result = run("convert", str(ESSAY), "--to", "json", "--output", "out", cwd=folder)
    assert_refused(result, 1, f"out/{ESSAY.stem}.json", "Is a directory", "--output")
    assert list((folder / "out").iterdir()) == [taken]
    assert list(taken.iterdir()) == []


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of 64 kB, full but for 16."""
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"may not mount a file system here: {error}")
    try:
        (disk / "别的").write_bytes(bytes(44 * 1024))
        (disk / f"{ESSAY.stem}.pdf").write_text(GOOD)
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_refused(small_disk: Path, folder: Path) -> None:
    before = snapshot(small_disk)
    result = run("convert", str(ESSAY), "--to", "pdf", "--output", small_disk, cwd=folder)
    assert_refused(result, 1, f"disk/{ESSAY.stem}.pdf", "No space left", "make room")
    assert snapshot(small_disk) == before


def test_a_file_larger_than_the_user_may_write_is_refused(folder: Path) -> None:
    def limit_size() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    result = run("convert", str(ESSAY), "--to", "pdf", cwd=folder, before=limit_size)
    assert_refused(result, 1, f"output/{ESSAY.stem}.pdf", "File too large", "--output")


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "论.json"
    shutil.copy(ESSAY, source)
    result = run("convert", "论.json", "--to", "pdf,json", "--output", ".", cwd=tmp_path)
    assert_refused(result, 2, "论.json", "source", "--output")
    assert source.read_bytes() == ESSAY.read_bytes()
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file of this system")
@pytest.mark.parametrize(
    "arguments",
    [["convert", str(ESSAY), "--to", "json", "--output", "-"], ["inspect", str(ESSAY)], ["themes"]],
    ids=["convert", "inspect", "themes"],
)
def test_a_standard_output_that_is_full_is_refused(arguments: list[str], folder: Path) -> None:
    def fill_output() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    result = run(*arguments, cwd=folder, before=fill_output)
    assert_refused(result, 1, "standard output", "No space left")


# The request

BAD_REQUESTS = {
    "an unknown format": (["--to", "docx,doc"], ["'doc'", "docx, epub, json, pdf"]),
    "no format": (["--to", ","], ["no format", "docx, epub, json, pdf"]),
    "an unknown theme": (["--theme", "报纸"], ["'报纸'", "essay, gongwen", "theme.toml"]),
    "an option without a value": (["--option", "json.indent"], ["FORMAT.NAME=VALUE"]),
    "an option of an unknown format": (["--option", "doc.a=2"], ["'doc'", "docx, epub"]),
    "an unknown option": (["--option", "json.color=2"], ["'color'", "indent"]),
    "a value out of range": (["--option", f"json.indent={10**20}"], ["json.indent", "0 to"]),
    "a language that is none": (["--language", "中文"], ["'中文'", "zh-CN"]),
    "two formats to one stream": (["--to", "docx,pdf", "--output", "-"], ["one file", "one --to"]),
    "two files to one stream": (["二.txt", "--to", "pdf", "--output", "-"], ["one file", "FILE"]),
    "two sources of one stem": (["坏.md"], ["坏.txt", "坏.md", "output/坏.json"]),
}


@pytest.mark.parametrize("case", BAD_REQUESTS)
def test_a_wrong_request_is_refused(case: str, folder: Path) -> None:
    arguments, words = BAD_REQUESTS[case]
    shutil.copy(ESSAY, folder / "坏.txt")
    assert_refused(run("convert", "坏.txt", *JSON, *arguments, cwd=folder), 2, *words)


def test_a_date_that_is_none_is_refused(folder: Path) -> None:
    shutil.copy(ESSAY, folder / "坏.txt")
    variables = {"SOURCE_DATE_EPOCH": "yesterday"}
    result = run("convert", "坏.txt", *JSON, cwd=folder, variables=variables)
    assert_refused(result, 2, "SOURCE_DATE_EPOCH is 'yesterday'", "whole seconds", "unset")


def test_a_wrong_request_is_told_once_and_not_for_every_file(folder: Path) -> None:
    for name in ("坏.txt", "好.txt"):
        shutil.copy(ESSAY, folder / name)
    result = run("convert", "坏.txt", "好.txt", *JSON, "--language", "?", cwd=folder)
    assert_refused(result, 2, "'?' is no language tag")


# The theme: each edit of a good one, with what the error says of the edited line

BAD_THEMES = {
    "an unknown key": ('width = "210mm"', 'widht = "210mm"', "unknown key 'widht' in page"),
    "a bad unit": ('width = "210mm"', 'width = "210px"', "page.width: '210px' is not a length"),
    "no unit": ('width = "210mm"', "width = 210", "page.width: 210 is not a string such as"),
    "points for ems": (
        '\nfirst_line_indent = "2em"',
        '\nfirst_line_indent = "2pt"',
        "body.first_line_indent: '2pt' is not a length such as",
    ),
    "an unknown font": ('[lead]\nfont = "kai"', '[lead]\nfont = "kia"', "no font 'kia'; the theme"),
    "an unknown alignment": ('"justify"', '"both"', "body.alignment"),
    "a syntax error": ('width = "210mm"', 'width "210mm"', "not TOML"),
}


def theme_with(old: str, new: str, folder: Path) -> int:
    """Make the theme ``mine`` with one edit; return the number of the line edited."""
    shutil.copytree(ROOT / "templates" / "essay", folder / "mine")
    file = folder / "mine" / "theme.toml"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    return text[: text.index(old)].count("\n") + 1 + new.count("\n")


@pytest.mark.parametrize("case", BAD_THEMES)
def test_a_broken_theme_is_refused_with_the_line(case: str, folder: Path) -> None:
    old, new, words = BAD_THEMES[case]
    line = theme_with(old, new, folder)
    result = run("convert", str(ESSAY), *JSON, "--theme", "./mine", cwd=folder)
    assert_refused(result, 2, f"mine/theme.toml:{line}: ", words)


def test_a_theme_that_lacks_a_key_is_refused_with_the_line_of_the_table(folder: Path) -> None:
    line = theme_with('width = "210mm"\n', "", folder) - 1
    result = run("convert", str(ESSAY), *JSON, "--theme", "./mine", cwd=folder)
    assert_refused(result, 2, f"mine/theme.toml:{line}: page lacks the key 'width'; add it")


def test_a_theme_that_is_not_utf8_is_refused(folder: Path) -> None:
    theme_with("宋体正文", "宋体", folder)
    file = folder / "mine" / "theme.toml"
    file.write_bytes(file.read_text().encode("gb18030"))
    result = run("convert", str(ESSAY), *JSON, "--theme", "./mine", cwd=folder)
    assert_refused(result, 2, "mine/theme.toml", "not UTF-8", "save it as UTF-8")


def test_the_name_of_a_folder_here_is_answered_with_how_to_write_it(folder: Path) -> None:
    theme_with("宋体正文", "宋体", folder)
    result = run("convert", str(ESSAY), *JSON, "--theme", "mine", cwd=folder)
    assert_refused(result, 2, "no theme 'mine'", "./mine")


def test_the_earlier_files_of_all_formats_stay_when_the_text_is_bad(folder: Path) -> None:
    (folder / "坏.txt").touch()
    assert_refused(run("convert", "坏.txt", "--to", ",".join(FORMATS), cwd=folder), 1, "坏.txt")


def test_no_error_of_ours_names_a_line_of_our_program(folder: Path) -> None:
    result = run("convert", "坏.txt", "没有.txt", *JSON, cwd=folder)
    assert result.returncode == 1
    lines = result.stderr.decode().splitlines()
    assert [re.sub(r": cannot.*", "", line) for line in lines] == [
        "essay-converter: error: 坏.txt",
        "essay-converter: error: 没有.txt",
    ]
