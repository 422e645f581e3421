"""The registry: writers are found by entry points, and a bad one is a clear error.

The distributions are real ones: a module and its dist-info folder, read by importlib.metadata.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from converter import ConverterError, Document, convert, load_theme, writers
from converter.diagnostics import UsageError
from converter.writers import WriterError
from tests.command import ROOT, dependencies, environment, python_path

OURS = ["docx", "epub", "json", "pdf"]
GOOD_WRITER = """
from converter.writers import Option

class PlainWriter:
    name = "plain"
    suffix = ".txt"
    media_type = "text/plain"
    options = {
        "width": Option("Characters a line.", 40),
        "marks": Option("Whether to keep marks.", False),
        "end": Option("What ends a line.", "lf"),
    }

    def __init__(self, width=40, marks=False, end="lf"):
        self.chosen = (width, marks, end)

    def write(self, document, theme, sink):
        sink.write(document.metadata.title.encode())
        return ()
"""

Installer = Callable[..., str]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installer:
    """A function that installs a distribution with one module and one entry point."""
    numbers = count()

    def install_one(code: str, name: str = "plain", attribute: str = "PlainWriter") -> str:
        module = f"{tmp_path.name}_{next(numbers)}".replace("-", "_")
        folder = tmp_path / module
        information = folder / f"{module}-1.0.dist-info"
        information.mkdir(parents=True)
        (folder / f"{module}.py").write_text(code)
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\n")
        (information / "entry_points.txt").write_text(
            f"[essay_converter.writers]\n{name} = {module}:{attribute}\n"
        )
        monkeypatch.syspath_prepend(folder)
        return module

    return install_one


def test_our_writers_are_found() -> None:
    assert [name for name in writers.names() if name in OURS] == OURS


@pytest.mark.parametrize("name", OURS)
def test_our_writers_are_what_the_protocol_says(name: str) -> None:
    writer = writers.load(name)
    assert writer.name == name
    assert writer.suffix == f".{name}"
    assert "/" in writer.media_type
    assert all(option.description.endswith(".") for option in writer.options.values())


def test_an_installed_writer_is_found(install: Installer) -> None:
    install(GOOD_WRITER)
    assert writers.names() == sorted([*OURS, "plain"])
    assert writers.load("plain").suffix == ".txt"


def test_options_come_as_text_and_reach_the_writer_as_values(install: Installer) -> None:
    install(GOOD_WRITER)
    writer = writers.create("plain", {"width": "28", "marks": "true", "end": "crlf"})
    assert vars(writer)["chosen"] == (28, True, "crlf")
    assert vars(writers.create("plain"))["chosen"] == (40, False, "lf")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"colour": "red"}, ["plain has no option 'colour'", "width, marks, end"]),
        ({"width": "wide"}, ["plain.width=wide", "int"]),
        ({"width": "2.5"}, ["plain.width=2.5", "int"]),
        ({"marks": "perhaps"}, ["plain.marks=perhaps", "bool"]),
    ],
)
def test_a_bad_option_is_wrong_usage(
    options: dict[str, str], words: list[str], install: Installer
) -> None:
    install(GOOD_WRITER)
    with pytest.raises(UsageError) as caught:
        writers.create("plain", options)
    for word in words:
        assert word in str(caught.value)


def test_an_unknown_name_is_wrong_usage_and_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        writers.load("doc")
    assert str(caught.value) == "no format 'doc'; use one of docx, epub, json, pdf"


def test_two_writers_of_one_name_are_an_error_that_names_both(install: Installer) -> None:
    first, second = install(GOOD_WRITER), install(GOOD_WRITER)
    with pytest.raises(WriterError, match="two writers are named 'plain'") as caught:
        writers.load("plain")
    assert f"{first}:PlainWriter" in caught.value.message
    assert f"{second}:PlainWriter" in caught.value.message
    assert "uninstall" in caught.value.hint


def test_a_writer_with_the_name_of_one_of_ours_is_an_error(install: Installer) -> None:
    install(GOOD_WRITER.replace('"plain"', '"json"'), name="json")
    with pytest.raises(WriterError, match="two writers are named 'json'"):
        writers.names()


@pytest.mark.parametrize("attribute", ["name", "suffix", "media_type", "options", "write"])
def test_a_writer_that_lacks_something_is_an_error_that_says_what(
    attribute: str, install: Installer
) -> None:
    module = install(f"{GOOD_WRITER}\ndel PlainWriter.{attribute}\n")
    with pytest.raises(WriterError) as caught:
        writers.load("plain")
    assert caught.value.message == f"{module}:PlainWriter is not a writer: it has no '{attribute}'"
    assert "converter.writers.Writer" in caught.value.hint


def test_a_writer_under_another_name_is_an_error(install: Installer) -> None:
    install(GOOD_WRITER, name="fancy")
    with pytest.raises(WriterError, match="registered as 'fancy' under another name"):
        writers.load("fancy")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import a_package_that_is_not_there", "a_package_that_is_not_there"),
        ("def write(", "was never closed"),
        ("raise OSError('no licence file')", "no licence file"),
        ("", "PlainWriter"),
    ],
)
def test_a_writer_that_cannot_be_imported_is_an_error_that_says_why(
    code: str, words: str, install: Installer
) -> None:
    module = install(code)
    with pytest.raises(WriterError, match="the writer 'plain' cannot be imported") as caught:
        writers.load("plain")
    assert words in caught.value.message
    assert module in caught.value.hint


def test_a_bad_writer_is_a_failure_and_not_wrong_usage(install: Installer) -> None:
    install("raise ImportError")
    with pytest.raises(ConverterError) as caught:
        writers.load("plain")
    assert caught.value.exit_code == 1


def test_a_bad_writer_does_not_keep_the_others_from_being_used(install: Installer) -> None:
    install("raise ImportError")
    assert writers.create("json").name == "json"


@pytest.mark.parametrize("arguments", [["formats"], ["--version"]], ids=" ".join)
def test_a_bare_checkout_knows_its_writers_and_version(
    arguments: list[str], tmp_path: Path
) -> None:
    """As after ``git clone``: what we need is installed, and we are not."""
    path = python_path(ROOT, dependencies(tmp_path / "packages"))
    result = subprocess.run(
        [sys.executable, "-S", "-m", "converter", *arguments],
        cwd=tmp_path,
        env=environment(**path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    if arguments == ["formats"]:
        rows = [line.split()[0] for line in result.stdout.splitlines() if line[0] != " "]
        assert rows == OURS
    else:
        assert result.stdout.startswith("essay-converter 0.")


@pytest.mark.parametrize(
    ("body", "said"),
    [("return None", ()), ("raise KeyError('width')", None)],
)
def test_a_writer_that_says_nothing_is_one_and_one_that_fails_is_told_of(
    install: Installer, body: str, said: tuple[()] | None, essay_document: Document
) -> None:
    install(GOOD_WRITER.replace("return ()", body))
    sink = io.BytesIO()
    if said is None:
        with pytest.raises(WriterError, match=r"the writer 'plain' failed: KeyError\('width'\)"):
            convert(essay_document, "plain", load_theme(), sink)
    else:
        assert tuple(convert(essay_document, "plain", load_theme(), sink)) == said
