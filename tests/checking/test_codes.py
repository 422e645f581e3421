"""Every code has a page in the docs and a folder here: what it finds, what not, what it mends.

``pytest --update-golden`` writes the golden files anew; look at the difference before committing.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import converter
from converter import checking, sources
from converter.checking import reports
from converter.checking.catalogue import CODES, MADE, READ, SAID
from converter.normalizer import normalize
from converter.readers import read_document
from tests.command import ROOT, run
from tests.normalizer import accounting

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "codes"
ALL = {**CODES, **SAID, **READ, **MADE}
HIDDEN = {"NAM001": "\u202e"}
"""What the names of files are to begin with, which those of a repository cannot."""


def golden(path: Path, text: str, *, update: bool) -> str:
    """What ``path`` holds; it is made ``text`` first when golden files are to be updated."""
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.mark.parametrize("code", CODES)
def test_what_a_code_finds_is_its_golden_report(code: str, update: bool) -> None:
    found = checking.check(sources.read(HERE / code / "in" / "bad.txt"))
    text = reports.as_text({"bad.txt": found})
    assert re.search(rf"^bad\.txt:.*{code} ", text, re.MULTILINE)
    assert text == golden(HERE / code / "golden" / "report.txt", text, update=update)


@pytest.mark.parametrize("code", CODES)
def test_what_a_code_mends_is_its_golden_text(code: str, update: bool) -> None:
    source = sources.read(HERE / code / "in" / "bad.txt")
    path = HERE / code / "golden" / "fixed.txt"
    mended = checking.fix(source, {code}).text
    if mended == source.text:
        assert not path.exists()
    else:
        assert mended == golden(path, mended, update=update)


@pytest.mark.parametrize("code", CODES)
def test_a_code_does_not_find_what_is_right(code: str) -> None:
    source = sources.read(HERE / code / "in" / "good.txt")
    assert checking.check(source, {code}) == ()


@pytest.mark.parametrize("code", SAID)
def test_what_reading_says_is_its_golden_report(code: str, update: bool) -> None:
    source = sources.read(HERE / code / "in" / "bad.txt")
    normalized = normalize(source)
    text = "".join(f"{one}\n" for one in normalized.diagnostics)
    assert re.search(rf"^[0-9:]+ {code} ", text, re.MULTILINE)
    assert text == golden(HERE / code / "golden" / "report.txt", text, update=update)
    assert accounting.is_all_there(normalized, source.text)


@pytest.mark.parametrize("code", SAID)
def test_what_reading_says_is_nothing_wrong(code: str) -> None:
    found = checking.check(sources.read(HERE / code / "in" / "bad.txt"))
    assert code not in {one.diagnostic.code for one in found}


@pytest.mark.parametrize("code", SAID)
def test_reading_does_not_say_it_of_what_is_something_else(code: str) -> None:
    normalized = normalize(sources.read(HERE / code / "in" / "good.txt"))
    assert code not in {one.code for one in normalized.diagnostics}


def said_of(code: str, name: str) -> list[str]:
    """What reading the marked-up text of this name says."""
    (path,) = (HERE / code / "in").glob(f"{name}.*")
    return [str(one) for one in read_document(path).diagnostics]


@pytest.mark.parametrize("code", READ)
def test_what_reading_markup_says_is_its_golden_report(code: str, update: bool) -> None:
    text = "".join(f"{line}\n" for line in said_of(code, "bad"))
    assert re.search(rf"^[0-9: ]*{code} ", text, re.MULTILINE)
    assert text == golden(HERE / code / "golden" / "report.txt", text, update=update)


@pytest.mark.parametrize("code", READ)
def test_reading_markup_does_not_say_it_of_what_is_something_else(code: str) -> None:
    assert not [line for line in said_of(code, "good") if code in line]


def said_in(folder: Path, code: str, name: str) -> str:
    """What converting the text of this name, with its options, says under ``code``."""
    file = HIDDEN.get(code, "") * (name == "bad") + f"{name}.txt"
    shutil.copy(HERE / code / "in" / f"{name}.txt", folder / file)
    options = (HERE / code / "in" / f"{name}.options").read_text(encoding="utf-8").split()
    if "./theme" in options:
        look = (ROOT / "templates" / "essay" / "theme.toml").read_text(encoding="utf-8")
        (folder / "theme").mkdir()
        asked = look.replace('["Noto Serif SC"]', '["No Such Song", "Noto Serif SC"]')
        (folder / "theme" / "theme.toml").write_text(asked, encoding="utf-8")
    result = run("convert", file, *options, cwd=folder)
    assert result.returncode == 0
    return "".join(f"{line}\n" for line in result.stderr.decode().splitlines() if code in line)


@pytest.mark.parametrize("code", MADE)
def test_what_a_conversion_says_is_its_golden_report(
    code: str, update: bool, tmp_path: Path
) -> None:
    text = said_in(tmp_path, code, "bad")
    assert text
    assert text == golden(HERE / code / "golden" / "report.txt", text, update=update)


@pytest.mark.parametrize("code", MADE)
def test_a_conversion_does_not_say_it_of_what_is_right(code: str, tmp_path: Path) -> None:
    assert said_in(tmp_path, code, "good") == ""


@pytest.mark.parametrize("code", ALL)
def test_a_code_has_its_page(code: str) -> None:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code}: {ALL[code]}\n")
    assert len(page.splitlines()) > 4


def test_every_code_of_the_program_is_in_the_catalogue() -> None:
    package = Path(converter.__file__).parent
    written = {
        code
        for path in package.rglob("*.py")
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert written == set(ALL)


def test_every_code_has_a_page_and_a_folder_and_there_are_no_others() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(ALL)
    folders = {path.name for path in HERE.iterdir() if re.fullmatch(r"[A-Z]{3}\d{3}", path.name)}
    assert folders == set(ALL)
    for code in ALL:
        assert (HERE / code / "golden" / "report.txt").is_file()
        assert list((HERE / code / "in").glob("bad.*"))
