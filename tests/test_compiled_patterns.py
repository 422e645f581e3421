"""Patterns kept from one run to the next are those of ``re``, which is asked where any is amiss."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from converter import compiled_patterns
from converter.compiled_patterns import FOLDER_VARIABLE, compiled, keep
from converter.normalizer.rules import default
from converter.patterns import lazy_pattern
from tests.command import ESSAY, assert_succeeded, run

PATTERNS = [
    "堤",
    "(?P<年>[0-9]{4})年(?:(?P<月>[0-9]{1,2})月)?+",
    "(a(b)?)(?P<last>c)|d",
    "[\u3400-\u9fff\U00020000-\U0003ffff]{2,6}?",
    "[\ud800-\udfff\0]",
    "(?i:paid)(?<!x)(?=y|$)",
    "",
]
OURS = [
    default().expanded(rule.pattern)
    for kind in ("furniture", "role", "title_form")
    for rule in getattr(default().rule_set, kind)
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the file, as for a process that begins."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "kept"))
    forget(monkeypatch)
    yield tmp_path / "kept"
    forget(monkeypatch)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_patterns, "_known", [])
    monkeypatch.setattr(compiled_patterns, "_new", {})


def compile_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("it is compiled again")

    monkeypatch.setattr(compiled_patterns, "_compile", fail)
    monkeypatch.setattr(re, "compile", fail)


def file_in(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE | re.MULTILINE])
def test_a_pattern_is_that_of_re(flags: re.RegexFlag, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [*PATTERNS, *OURS]
    due = [re.compile(source, flags) for source in sources]
    assert [compiled(source, flags) for source in sources] == due
    keep()
    forget(monkeypatch)
    compile_nothing(monkeypatch)
    kept = [compiled(source, flags) for source in sources]
    assert kept == due  # by flags, groups and code
    assert [one.groupindex for one in kept] == [one.groupindex for one in due]


def test_groups_have_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(PATTERNS[1])
    keep()
    forget(monkeypatch)
    match = compiled(PATTERNS[1]).search("2024年5月")
    assert match is not None
    assert match.groupdict() == {"年": "2024", "月": "5"}
    assert match.lastgroup == "月"


def test_what_is_kept_is_added_to(monkeypatch: pytest.MonkeyPatch) -> None:
    for source in PATTERNS[:2]:
        compiled(source)
        keep()
        forget(monkeypatch)
    compile_nothing(monkeypatch)
    assert [compiled(source).pattern for source in PATTERNS[:2]] == PATTERNS[:2]


def test_of_very_many_it_is_begun_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_patterns, "MOST", 1)
    sizes = []
    for source in PATTERNS[:3]:
        compiled(source)
        keep()
        forget(monkeypatch)
        sizes.append(len(msgspec.msgpack.decode(file_in(folder).read_bytes(), strict=False)))
    assert sizes == [1, 1, 1]


@pytest.mark.parametrize("damage", ["empty", "cut off", "another file", "no code"])
def test_a_damaged_file_is_as_none(
    damage: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(PATTERNS[2])
    keep()
    path = file_in(folder)
    data = path.read_bytes()
    known = msgspec.msgpack.decode(data, type=compiled_patterns._Codes)
    codes = {key: (flags, b"\xff" * 40, *rest) for key, (flags, _, *rest) in known.items()}
    damaged = {
        "empty": b"",
        "cut off": data[: len(data) // 2],
        "another file": "夯基立柱".encode(),
        "no code": msgspec.msgpack.encode(codes),
    }
    path.write_bytes(damaged[damage])
    forget(monkeypatch)
    assert compiled(PATTERNS[2]) == re.compile(PATTERNS[2])


def test_where_nothing_can_be_kept_nothing_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("a file where the folder is due", encoding="utf-8")
    compiled(PATTERNS[0])
    keep()
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    compiled(PATTERNS[1])
    keep()
    assert folder.is_file()


def test_without_what_is_private_in_python_it_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_sre", None)
    assert compiled("堤[坝岸]").fullmatch("堤坝")


def test_what_is_no_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        compiled("(堤")
    with pytest.raises(re.error):
        lazy_pattern("(堤").match("堤")


def test_a_pattern_of_bytes_is_compiled() -> None:
    assert lazy_pattern(b"[0-9]+").fullmatch(b"12")


def test_the_command_keeps_what_it_has_compiled(folder: Path, tmp_path: Path) -> None:
    for variables, is_kept in (
        ({FOLDER_VARIABLE: ""}, False),
        ({FOLDER_VARIABLE: str(folder)}, True),
    ):
        assert_succeeded(run("inspect", ESSAY, cwd=tmp_path, variables=variables))
        assert folder.exists() == is_kept
    before = file_in(folder).stat()
    assert_succeeded(run("inspect", ESSAY, cwd=tmp_path, variables=variables))
    assert file_in(folder).stat().st_mtime_ns == before.st_mtime_ns
