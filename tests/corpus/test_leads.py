"""Run-in leads in the labelled corpus and in the real reports: precision and recall."""

from __future__ import annotations

import pytest

from tests.corpus import leads
from tests.corpus.reports import reports


@pytest.mark.parametrize(
    ("held_aside", "precision", "recall"), [(False, 0.99, 0.6), (True, 0.9, 0.63)]
)
def test_leads_of_the_corpus_are_told(held_aside: bool, precision: float, recall: float) -> None:
    score = leads.score(leads.own(), held_aside=held_aside)
    assert score.precision >= precision, str(score)
    assert score.recall >= recall, str(score)


@pytest.mark.parametrize(
    ("held_aside", "precision", "recall"), [(False, 0.99, 0.97), (True, 0.9, 0.85)]
)
def test_leads_of_the_reports_are_told(held_aside: bool, precision: float, recall: float) -> None:
    if not reports.corpus_folder():
        pytest.skip("the reports are not at hand: set ESSAY_CORPUS to their folder")
    score = leads.score(leads.real(), held_aside=held_aside)
    assert score.precision >= precision, str(score)
    assert score.recall >= recall, str(score)
