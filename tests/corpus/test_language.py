"""Whether simplified and traditional texts of the corpus are told apart; their names say it."""

from __future__ import annotations

import pytest

from converter import sources
from converter.sources.language import language
from tests.corpus.labels import corpus


@pytest.mark.parametrize("held_aside", [False, True], ids=["open", "held aside"])
def test_the_script_of_a_text_is_told(held_aside: bool) -> None:
    right = count = 0
    for labelled in corpus():
        if labelled.held_aside == held_aside:
            due = "zh-Hant" if "trad" in labelled.name else "zh-CN"
            right += language(sources.read(labelled.path).text) == due
            count += 1
    assert right >= 0.99 * count, f"{right} of {count}"
