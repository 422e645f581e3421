"""Headings in the labelled corpus and in the real reports: precision, recall, and nothing lost.

A heading counts where its line, its level, and whether it is run in are as the label says. The
texts held aside were not looked at while the rules were made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from converter import read
from converter.document import Document, Heading, Section, walk
from tests.corpus import labels
from tests.corpus.reading import normalized
from tests.corpus.reports import reports
from tests.corpus.scores import Score
from tests.normalizer import accounting

_HEADING = re.compile(r"(run-in )?heading ([1-9])")

Place = tuple[int, bool, int]
"""A heading's line, whether it is run in, and its level."""


class Case(msgspec.Struct, frozen=True):
    """A text, the headings that its labels name, and the lengths of those that are run in."""

    name: str
    path: Path
    held_aside: bool
    headings: frozenset[Place]
    run_in: dict[int, int]


def _places(roles: dict[int, str]) -> frozenset[Place]:
    matches = ((number, _HEADING.fullmatch(role)) for number, role in roles.items())
    return frozenset((number, bool(match[1]), int(match[2])) for number, match in matches if match)


def _own(folder: Path = labels.FOLDER) -> Iterator[Case]:
    for text in labels.corpus(folder):
        lengths = {number: len(heading) for number, heading in text.run_in.items()}
        yield Case(text.name, text.path, text.held_aside, _places(dict(text.roles)), lengths)


def _real() -> Iterator[Case]:
    folder = reports.corpus_folder()
    for report in reports.reports(folder) if folder else ():
        roles = _places(report.roles)
        yield Case(report.name, report.text, report.held_aside, roles, report.run_in)


def _headings(document: Document) -> list[Heading]:
    return [block.heading for block in walk(document.blocks) if isinstance(block, Section)]


def _score(cases: list[Case]) -> Score:
    score = Score()
    for case in cases:
        found = {
            (heading.span.first_line, heading.run_in, heading.level)
            for heading in _headings(normalized(case.path).document)
        }
        score.count(found, case.headings)
    return score


@pytest.fixture(scope="module")
def own() -> list[Case]:
    return list(_own())


@pytest.fixture(scope="module")
def real() -> list[Case]:
    if not (cases := list(_real())):
        pytest.skip("the reports are not at hand: set ESSAY_CORPUS to their folder")
    return cases


@pytest.mark.parametrize(("held_aside", "least"), [(False, 0.99), (True, 0.95)])
def test_headings_of_the_corpus_are_found(own: list[Case], held_aside: bool, least: float) -> None:
    score = _score([case for case in own if case.held_aside == held_aside])
    assert score.f1 >= least, str(score)


@pytest.mark.parametrize(("held_aside", "least"), [(False, 0.98), (True, 0.95)])
def test_headings_of_the_reports_are_found(
    real: list[Case], held_aside: bool, least: float
) -> None:
    score = _score([case for case in real if case.held_aside == held_aside])
    assert score.f1 >= least, str(score)


@pytest.mark.parametrize(("held_aside", "least"), [(False, 0.99), (True, 0.95)])
def test_headings_of_corpus_and_reports_together_are_found(
    own: list[Case], real: list[Case], held_aside: bool, least: float
) -> None:
    score = _score([case for case in (*own, *real) if case.held_aside == held_aside])
    assert score.f1 >= least, str(score)


def test_headings_of_texts_that_were_asked_to_be_hard_are_found() -> None:
    score = _score([*_own(labels.HARD)])
    assert score.f1 >= 0.975, str(score)


def _all() -> list[Case]:
    return [*_own(), *_own(labels.HARD), *_real()]


def _ends_as_labelled(case: Case) -> bool:
    lengths = {
        heading.span.first_line: len(heading.full_text.rstrip())
        for heading in _headings(normalized(case.path).document)
        if heading.run_in
    }
    labelled = {line: length for line, length in lengths.items() if line in case.run_in}
    return labelled.items() <= case.run_in.items()


def test_a_run_in_heading_ends_where_its_label_says() -> None:
    tuned = [case for case in _all() if not case.held_aside]
    assert tuned
    assert [case.name for case in tuned if not _ends_as_labelled(case)] == []


def _is_all_there(case: Case) -> bool:
    return accounting.is_all_there(normalized(case.path), read(case.path).text)


def test_every_character_is_kept_or_reported_as_removed() -> None:
    assert [case.name for case in _all() if not _is_all_there(case)] == []
