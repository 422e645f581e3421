"""Which marker a line begins with: the quick look leaves out none that matches."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from converter.normalizer import numerals
from converter.normalizer.rules import default, patterns

MARKERS = default().markers
SIGNS = sorted(
    {one for kind in numerals.FIRST_CHARACTERS.values() for one in kind}
    | {one for marker in MARKERS for sign in (*marker.opening, *marker.closing) for one in sign}
    | set("．.,:，： \t　\u200bIVXneWO个三方")
)
LINES = st.text(alphabet=SIGNS, min_size=1, max_size=8)


@given(LINES)
def test_every_marker_that_matches_is_found(line: str) -> None:
    matching = [one.name for one in MARKERS if re.match(patterns.of(one), line)]
    assert [one.marker.name for one in default().markers_of(line)] == matching


def test_what_cannot_go_on_as_a_number_is_not_tried() -> None:
    by_name = {marker.name: marker for marker in MARKERS}
    seconds = patterns.second_characters(by_name["chapter"])
    assert {"一", "1", " "} <= seconds
    assert seconds.isdisjoint("方者")
    assert patterns.second_characters(by_name["volume-before-its-number"]) == frozenset()


def test_the_value_of_a_decimal_number_is_that_of_its_last() -> None:
    found = default().marker("3.2.12 水情")
    assert found is not None
    assert found.value == 12
