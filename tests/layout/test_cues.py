"""What those are told of a text who break it into lines themselves."""

from __future__ import annotations

import time

import pytest

from converter.layout.cues import cues


def shown(*texts: str) -> str:
    """The text with [ ] around what is whole, | where it may part, ~ before Latin marks."""
    found = cues(texts)
    signs = [(place, "~") for place in found.latin] + [(place, "|") for place in found.breaks]
    for start, end in found.whole:
        signs += (start, "["), (end, "]")
    text = "".join(texts)
    for place, sign in sorted(signs, reverse=True):
        text = text[:place] + sign + text[place:]
    return text


@pytest.mark.parametrize(
    "due",
    [
        "约[620～]680元",
        "从[1368—]1644年",
        "他——小王——来了——[1368—]1644年",
        "在[GB/T 9704—]2012中",
        "共[1 286 400]人",
        "重[3 kg]，长[20 km/h]",
        "大于[＞500]次",
        "I didn~’t say ~“yes~” to 他，“好”",
        "见https://|www.|a.|org/|fts5.|html#custom_|tokens，",
        "在/usr/|local/|share/|essay_|converter里",
        "的3.14159265358979323846和internationalization",
        "渠 and 水 are two words",
    ],
)
def test_what_is_told(due: str) -> None:
    """GB/T 15834-2011, 5.1.6; CLREQ, 3.1.5.2 and 3.2.2."""
    text = due.translate({ord(one): None for one in "[]|~"})
    assert shown(text) == due


def test_context_goes_across_the_texts_of_a_paragraph() -> None:
    assert shown("约620", "～680元，didn", "’t") == "约[620～]680元，didn~’t"


@pytest.mark.parametrize("unit", ["1 000 ", "甲—", "a’", "://a/", "/a_b", "1～"])
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * (times // len(unit))
        start = time.process_time()
        cues([text])
        return time.process_time() - start

    seconds(1_000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.2
