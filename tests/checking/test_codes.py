"""Every code has a page in the docs and a folder here: what it finds, what not, what it mends.

``pytest --update-golden`` writes the golden files anew; look at the difference before committing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import converter
from converter import checking, sources
from converter.checking import reports
from converter.checking.catalogue import CODES, SAID
from converter.normalizer import normalize
from tests.normalizer import accounting

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "codes"
ALL = {**CODES, **SAID}
ELSEWHERE = {"TTL002", "EDN001", "FNT001", "FNT002", "FMT001", "NAM001"}
"""What conversions say of files, fonts and editions: it is about no text."""


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
        if "readers" not in path.parts  # what they say is about other forms than text
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert written - ELSEWHERE == set(ALL)
