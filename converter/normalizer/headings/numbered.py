"""Lines with a number: which may be headings by their own form, and which not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.normalizer import numerals
from converter.normalizer.headings import run_in
from converter.normalizer.headings.candidate import Candidate, Reading, Refused
from converter.normalizer.lines import Line
from converter.normalizer.rules import Found, Marker, Rules

NO_HEADING_END = "，；、,;"
NOT_INSIDE = re.compile(r"[。；](?!$)|\t")

ORDINAL_SENTENCE = 30
"""The longest heading 第一，…。 with a full stop: a longer one is a sentence of the argument."""

ORDINAL_HEADING = 90
"""The longest without a full stop; it may be of several sentences (seen: 72 characters)."""

_OUTLINE_POINT = re.compile("[.．]")


def read(lines: Sequence[Line], rules: Rules) -> Reading:
    """Sort the lines with a number into those that may be headings and those that cannot."""
    reading = Reading([], [])
    first_characters = rules.first_characters
    for index, line in enumerate(lines):
        text = line.text
        if text[0] in first_characters and (found := rules.marker(text)):
            one = _candidate(index, text, found, rules)
            if objection := _objection(one, found.marker):
                reading.refused.append(Refused(one, objection))
            else:
                reading.candidates.append(one)
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


def _objection(one: Candidate, marker: Marker) -> str:
    """Why the text after a number is no heading, if it is more than a sentence.

    There is no limit to its length.
    """
    text = one.text
    if one.is_run_in or not text:
        return ""
    if marker.is_unit and text[-1] == "。":
        return "it is a sentence"
    if marker.opens_sentences:
        return _ordinal_objection(text)
    if text[-1] in NO_HEADING_END:
        return f"it ends in {text[-1]}"
    return "it is more than a sentence" if NOT_INSIDE.search(text) else ""


def _ordinal_objection(text: str) -> str:
    if text[-1] == "。":
        is_title = len(text) <= ORDINAL_SENTENCE and "，" not in text and "。" not in text[:-1]
        return "" if is_title else "it is a sentence of the argument"
    if text[-1] in NO_HEADING_END + "：":
        return f"it ends in {text[-1]}"
    return "" if len(text) <= ORDINAL_HEADING else "it is too long"
