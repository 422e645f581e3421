"""The labels are well formed, and they fit the texts where these are at hand."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.corpus.reports import reports as corpus
from tests.corpus.reports.reports import CorpusError, Labels, Report

FILES = corpus.label_files()
NAMES = list(FILES)

NUMBER = re.compile(r"（([一二三四五六七八九十]+)）|第?([一二三四五六七八九十]+)[、，]")
NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


@pytest.fixture(params=NAMES)
def labels(request: pytest.FixtureRequest) -> Labels:
    return corpus.read_labels(FILES[request.param])


@pytest.fixture(scope="session")
def folder() -> Path:
    found = corpus.corpus_folder()
    if found is None:
        pytest.skip("the reports are not at hand: set ESSAY_CORPUS to their folder")
    return found


@pytest.fixture(params=NAMES)
def report(request: pytest.FixtureRequest, folder: Path) -> Report:
    return corpus.load(request.param, folder)


def test_all_sixteen_reports_are_labelled() -> None:
    assert len(NAMES) == 16


def test_every_third_report_is_held_aside() -> None:
    aside = [name for name in NAMES if corpus.read_labels(FILES[name]).held_aside]
    assert aside == NAMES[2::3]


def test_roles_are_known_and_paragraphs_unlabelled(labels: Labels) -> None:
    assert [role for role in labels.lines.values() if not corpus.is_role(role)] == []


def test_line_numbers_increase(labels: Labels) -> None:
    for numbers in (list(labels.lines), list(labels.run_in)):
        assert numbers == sorted(numbers)


def test_every_run_in_heading_has_its_length(labels: Labels) -> None:
    run_in = [line for line, role in labels.lines.items() if role.startswith(corpus.RUN_IN)]
    assert run_in == list(labels.run_in)


def test_no_level_is_skipped(labels: Labels) -> None:
    levels = [int(role[-1]) for role in labels.lines.values() if "heading" in role]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_labelled_lines_exist_and_are_not_blank(report: Report) -> None:
    assert corpus.read_labels(FILES[report.name]).lines.keys() <= report.roles.keys()


def test_run_in_headings_end_with_their_full_stop(report: Report) -> None:
    lines = corpus.lines_of(report.text)
    for number, length in report.run_in.items():
        assert lines[number - 1][length - 1] == "。"
        assert length < len(lines[number - 1])


def test_numbered_headings_run_on_without_holes(report: Report) -> None:
    """No report has a hole or a repeat: one here is a label forgotten, or one too many."""
    lines = corpus.lines_of(report.text)
    last: list[int] = []
    for number, role in report.roles.items():
        match = NUMBER.match(lines[number - 1]) if "heading" in role else None
        if match is None:
            continue
        depth = int(role[-1])
        last = [*last, 0][:depth]
        last[-1] += 1
        assert NUMERALS.index(match[1] or match[2]) + 1 == last[-1], f"{report.name}, line {number}"


def test_a_text_that_was_not_labelled_is_refused(tmp_path: Path) -> None:
    (tmp_path / f"{NAMES[0]}.txt").write_text("关于读书的报告\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="label it again"):
        corpus.load(NAMES[0], tmp_path)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=rf"{NAMES[0]}\.txt is missing"):
        corpus.load(NAMES[0], tmp_path)


def test_a_wrong_folder_is_an_error_and_no_skip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESSAY_CORPUS", str(tmp_path / "nowhere"))
    with pytest.raises(CorpusError, match="ESSAY_CORPUS"):
        corpus.corpus_folder()
