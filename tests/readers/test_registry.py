"""The registry: readers are found by entry points and suffixes, and a bad one is a clear error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from converter import ConverterError, read_document, readers
from converter.diagnostics import UsageError
from converter.readers import ReaderError
from converter.sources.inputs import Input
from tests.command import ROOT, dependencies, environment, python_path

OURS = ["docx", "html", "markdown", "text"]
GOOD_READER = """
from converter.normalizer import normalize
from converter.sources import decode_input

class OrgReader:
    name = "org"
    suffixes = (".org",)
    description = "Org mode."

    def read(self, file):
        return normalize(decode_input(file))
"""

Installer = Callable[..., str]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installer:
    """A function that installs a distribution with one module and one entry point."""
    numbers = count()

    def install_one(code: str, name: str = "org") -> str:
        module = f"{tmp_path.name}_{next(numbers)}".replace("-", "_")
        folder = tmp_path / module
        information = folder / f"{module}-1.0.dist-info"
        information.mkdir(parents=True)
        (folder / f"{module}.py").write_text(code)
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\n")
        (information / "entry_points.txt").write_text(
            f"[essay_converter.readers]\n{name} = {module}:OrgReader\n"
        )
        monkeypatch.syspath_prepend(folder)
        return module

    return install_one


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "论学.org"
    path.write_text("论学\n学而时习之。\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", OURS)
def test_our_readers_are_what_the_protocol_says(name: str) -> None:
    reader = readers.load(name)
    assert reader.name == name
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in reader.suffixes)
    assert reader.description.endswith(".")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("甲.txt", "text"),
        ("甲.TEXT", "text"),
        ("甲.md", "markdown"),
        ("甲.Markdown", "markdown"),
        ("甲.htm", "html"),
        ("甲.HTML", "html"),
        ("甲.docx", "docx"),
        ("甲.rst", "text"),
        ("甲", "text"),
        ("<stdin>", "text"),
        (".md", "text"),
    ],
)
def test_the_suffix_says_which_reader(file: str, name: str) -> None:
    assert readers.for_file(file) == name


def test_an_installed_reader_is_found_and_used(install: Installer, essay: Path) -> None:
    install(GOOD_READER)
    assert readers.names() == sorted([*OURS, "org"])
    assert readers.for_file(essay.name) == "org"
    assert read_document(essay).document.metadata.title == "论学"


def test_no_reader_takes_the_files_of_ours(install: Installer) -> None:
    install(GOOD_READER.replace('".org"', '".md"'))
    assert readers.for_file("甲.md") == "markdown"


def test_two_others_for_one_suffix_are_an_error_that_names_both(install: Installer) -> None:
    install(GOOD_READER)
    install(GOOD_READER.replace('"org"', '"org2"'), name="org2")
    with pytest.raises(ReaderError, match=r"org and org2 both read \.org") as caught:
        readers.for_file("甲.org")
    assert "--from" in caught.value.hint


def test_an_unknown_name_is_wrong_usage_and_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        readers.load("word")
    assert str(caught.value) == "no reader 'word'; use one of docx, html, markdown, text"


def test_two_readers_of_one_name_are_an_error_that_names_both(install: Installer) -> None:
    first, second = install(GOOD_READER), install(GOOD_READER)
    with pytest.raises(ReaderError, match="two readers are named 'org'") as caught:
        readers.load("org")
    assert first in caught.value.message
    assert second in caught.value.message


@pytest.mark.parametrize("attribute", ["name", "suffixes", "description", "read"])
def test_a_reader_that_lacks_something_is_an_error_that_says_what(
    attribute: str, install: Installer
) -> None:
    module = install(f"{GOOD_READER}\ndel OrgReader.{attribute}\n")
    with pytest.raises(ReaderError) as caught:
        readers.load("org")
    assert caught.value.message == f"{module}:OrgReader is not a reader: it has no '{attribute}'"
    assert "converter.readers.Reader" in caught.value.hint


def test_a_reader_under_another_name_is_an_error(install: Installer) -> None:
    install(GOOD_READER, name="fancy")
    with pytest.raises(ReaderError, match="registered as 'fancy' under another name"):
        readers.load("fancy")


@pytest.mark.parametrize("code", ["import a_package_that_is_not_there", "def read(", ""])
def test_a_reader_that_cannot_be_imported_is_an_error_and_keeps_none_from_ours(
    code: str, install: Installer
) -> None:
    module = install(code)
    with pytest.raises(ReaderError, match="the reader 'org' cannot be imported") as caught:
        readers.load("org")
    assert module in caught.value.hint
    assert readers.for_file("甲.md") == "markdown"


def test_a_reader_that_fails_is_told_of(install: Installer, essay: Path) -> None:
    install(GOOD_READER.replace("return normalize(decode_input(file))", "raise KeyError('x')"))
    with pytest.raises(ReaderError, match=r"the reader 'org' failed: KeyError\('x'\)"):
        read_document(essay)


def test_a_failure_of_the_file_is_its_own(install: Installer) -> None:
    install(GOOD_READER)
    with pytest.raises(ConverterError, match="no text"):
        readers.read(Input("空.org", "空", b""))


def test_a_bare_checkout_knows_its_readers(tmp_path: Path) -> None:
    code = "from converter import readers; print(*readers.names())"
    result = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        env=environment(**python_path(ROOT, dependencies(tmp_path / "packages"))),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout.split() == OURS, result.stderr


@pytest.mark.parametrize("module", ["markdown_it", "lxml.html", "docx", "PIL"])
def test_reading_text_imports_nothing_for_other_kinds(module: str, essay: Path) -> None:
    code = (
        "import sys; from converter import readers;"
        f"readers.read_document({str(essay)!r}, reader='text'); readers.for_file('甲.md');"
        f"sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
