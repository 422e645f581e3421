"""Short lines that are as other lines of their text are, and no titles for being short.

So they are in a text whose lines end in no marks, as posts on the web are set, and in a story in
chapters, where people talk, and machines do in black brackets. What stands behind a sign, or in
brackets where nobody talks, is told by these.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.candidate import Candidate, Refused
from converter.normalizer.headings.forms import PLAIN
from converter.normalizer.headings.rows import is_row
from converter.normalizer.headings.short_texts import ITEM
from converter.normalizer.lines import Line

SHARE = 0.4
"""The share of lines without a mark, beside those that may be titles, that makes such a text."""

TO_TITLE = 2
"""So many of them there are for each line that may be a title: a title has text below it."""

SPEECH, TALK = frozenset("“「『"), 8
"""What is said opens with a quotation mark; in a story one of so many lines is said."""


def without(
    short: list[Candidate],
    lines: Sequence[Line],
    brief: Sequence[int],
    taken: bytearray,
    numbered: Sequence[Candidate],
) -> tuple[list[Candidate], list[Refused]]:
    """The ``short`` lines but those that are as others are, and these; ``brief`` are all such."""
    plain = {one.index for one in short if one.form in PLAIN}
    reason = ""
    if short and is_story(lines, numbered):
        plain = {one.index for one in short if one.prefix in ("", "【")}
        reason = "it is a line of a story in chapters"
    elif plain and _are_unmarked(plain, lines, brief, taken):
        reason = "most lines end in no mark, as it does"
    if not reason:
        return short, []
    left = [one for one in short if one.index not in plain]
    return left, [Refused(one, reason) for one in short if one.index in plain]


def is_story(lines: Sequence[Line], numbered: Sequence[Candidate]) -> bool:
    """Whether chapters, 第三章 or 第三回, are over lines that are said."""
    markers = (one.marker for one in numbered)
    if not any(marker and marker.is_unit and marker.self_evident for marker in markers):
        return False
    return TALK * sum(line.text[0] in SPEECH for line in lines) >= len(lines)


def _are_unmarked(
    plain: set[int], lines: Sequence[Line], brief: Sequence[int], taken: bytearray
) -> bool:
    others = sum(
        index not in plain and not taken[index] and _is_unmarked(lines[index].text)
        for index in brief
    )
    return others > SHARE * len(lines) and others > TO_TITLE * len(plain)


def _is_unmarked(text: str) -> bool:
    return text[-1].isalnum() and not is_row(text) and not ITEM.match(text)
