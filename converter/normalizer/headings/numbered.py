"""Lines with a number: which may be headings by their own form, and which not."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from converter.normalizer import numerals
from converter.normalizer.headings import run_in
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.lines import Line
from converter.normalizer.rules import Found, Rules

NO_HEADING_END = "，；、,;"
NOT_INSIDE = re.compile(r"[。；](?!$)|\t")

ORDINAL_SENTENCE = 30
"""The longest heading 第一，…。 with a full stop: a longer one is a sentence of the argument."""

ORDINAL_HEADING = 90
"""The longest without a full stop; it may be of several sentences (seen: 72 characters)."""

_OUTLINE_POINT = re.compile("[.．]")


class Reading(msgspec.Struct, frozen=True):
    """The lines with a number: those that may be headings, and those whose text cannot be one."""

    candidates: list[Candidate]
    passed_over: list[Candidate]


def read(lines: Sequence[Line], rules: Rules) -> Reading:
    """Sort the lines with a number into those that may be headings and those that cannot."""
    reading = Reading([], [])
    first_characters = rules.first_characters
    for index, line in enumerate(lines):
        text = line.text
        if text[0] in first_characters and (found := rules.marker(text)):
            one = _candidate(index, text, found, rules)
            (reading.candidates if _may_be_heading(one) else reading.passed_over).append(one)
    return reading


def _candidate(index: int, text: str, found: Found, rules: Rules) -> Candidate:
    start = len(found.label)
    end = run_in.end(text, start, found.marker, rules)
    form, last = found.marker.name, found.number
    outer: tuple[int, ...] = ()
    if "outline" in found.marker.numerals:
        *before, last = _OUTLINE_POINT.split(found.number)
        outer = tuple(map(numerals.value, before))
        form = f"{form}-{len(outer) + 1}"
    return Candidate(
        index, form, text[start : end or None], numerals.value(last), found, outer, end=end
    )


def _may_be_heading(one: Candidate) -> bool:
    """Whether the text after a number is one sentence or less; there is no limit to its length."""
    text, marker = one.text, one.found.marker if one.found else None
    if one.is_run_in or not text:
        return True
    if marker and marker.is_unit and text[-1] == "。":
        return False
    if marker and marker.opens_sentences:
        return _may_be_ordinal_heading(text)
    return text[-1] not in NO_HEADING_END and not NOT_INSIDE.search(text)


def _may_be_ordinal_heading(text: str) -> bool:
    if text[-1] == "。":
        return len(text) <= ORDINAL_SENTENCE and "，" not in text and "。" not in text[:-1]
    return text[-1] not in NO_HEADING_END + "：" and len(text) <= ORDINAL_HEADING
