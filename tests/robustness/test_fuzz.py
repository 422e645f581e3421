"""Whatever bytes come in, good files of every format come out, or one error does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.command import ESSAY, run
from tests.judges import pdf
from tests.robustness.corpus import texts
from tests.robustness.judging import THEMES, assert_opens, outputs, theme_for

SCRAPS = (
    "\n", "\r", "　", " ", "\t", "\v", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\u200b",
    "\u202e", "##paidbegin##", "##paidend##", "第一章 ", "第", "一、", "（二）", "1．", "(3)", "。",
    "“", "”", "——", "……", "《", "\ufffe", "\U0001ffff", "\ue000", "𠀀", "葛\U000e0100",
    "👩\u200d👧", "e\u0301", "\u0378", "]]>", "&amp;", "<b>", "\\", "{title}", "-" * 80, "字" * 300,
)  # fmt: skip
"""What is put into the essay; each has been an accident of some program."""

CORPUS_SHARE = 8
"""Of so many texts that fuzzing has found, one is judged by those who judge slowly."""

Edit = tuple[float, float, str]
"""Where a stretch begins in the text and where it ends, as parts of 1; and what stands for it."""

place = st.floats(0, 1)
edits = st.lists(st.tuples(place, place, st.sampled_from(SCRAPS) | st.text(max_size=9)), max_size=8)


def edited(text: str, changes: Sequence[Edit]) -> str:
    """``text`` with its ``changes``, one after the other."""
    for one, other, new in changes:
        start, end = sorted((round(one * len(text)), round(other * len(text))))
        text = text[:start] + new + text[min(end, start + 200) :]
    return text


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    if files := outputs(data):
        assert_opens(files)


@settings(max_examples=60)
@given(st.text(max_size=120) | st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    if files := outputs(text.encode("utf-8", "surrogatepass")):
        assert_opens(files)


@settings(max_examples=40)
@given(edits, st.sampled_from(sorted(THEMES)))
@example([(0.0, 1.0, "")], "essay")
def test_any_essay_that_was_damaged(changes: list[Edit], theme: str) -> None:
    text = edited(ESSAY.read_text(encoding="utf-8"), changes)
    if files := outputs(text.encode("utf-8", "surrogatepass"), theme):
        assert_opens(files)


@pytest.mark.parametrize("data", texts(), ids=lambda data: f"{crc32(data):08x}")
def test_what_fuzzing_has_found(data: bytes) -> None:
    if files := outputs(data, theme_for(data)):
        assert_opens(files)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of some damaged essays and of what was found, for those who judge slowly."""
    folder = tmp_path_factory.mktemp("sample")
    essay = ESSAY.read_text(encoding="utf-8")[:800]
    for number, scrap in enumerate(SCRAPS):
        text = edited(essay, [(0.0, 0.0, scrap), (0.3, 0.31, scrap), (0.9, 0.9, f"\n{scrap}\n")])
        for name, content in (outputs(text.encode()) or {}).items():
            (folder / f"{number}.{name}").write_bytes(content)
    for number, data in enumerate(texts()[::CORPUS_SHARE], start=len(SCRAPS)):
        for name, content in (outputs(data, theme_for(data)) or {}).items():
            (folder / f"{number}.{name}").write_bytes(content)
    return folder


def test_epubcheck_finds_nothing_in_a_sample(
    sample: Path, epubcheck_messages: Callable[..., list[object]]
) -> None:
    assert epubcheck_messages(sorted(sample.glob("*.epub"))) == []


def test_openxml_audit_finds_nothing_in_a_sample(sample: Path) -> None:
    for file in sorted(sample.glob("*.docx")):
        found = OpenXmlValidator().validate(file)
        assert found.is_valid, found.errors


def test_qpdf_and_the_judges_of_pdf_a_and_pdf_ua_find_nothing_in_a_sample(sample: Path) -> None:
    for file in sorted(sample.glob("*.pdf")):
        assert pdf.qpdf(file) == ""
        assert pdf.judge(file.read_bytes()) == []


def test_the_command_refuses_bytes_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "坏.txt").write_bytes(bytes(range(1, 256)))
    result = run("convert", "坏.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.count(b"\n") == 1
    assert not (tmp_path / "output").exists()
