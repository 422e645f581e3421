"""Short lines a level deeper than others: those below a title that stands right above another."""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec.structs import replace

from converter.normalizer.headings import by_space
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.siblings import BELOW, MIN_SIBLINGS

AFFIX = 2
"""The characters at an end that two titles of one level share: 霜降吃什么, 霜降做什么."""


def nested(short: Sequence[Candidate], over: Container[int]) -> list[Candidate]:
    """The short lines, of which those below one that is ``over`` another stand a level deeper.

    That goes on to the next such one, or to one that begins or ends as it does. Where there is but
    one, it is over those with marks that others lack, else over nothing: who signs a preface stands
    right above the first title too.
    """
    upper = _upper(short, over)
    if len(upper) < MIN_SIBLINGS:
        below = {one.index for one in _with_own_marks(short, upper)}
        return [replace(one, form=one.form + BELOW) if one.index in below else one for one in short]
    marked = {one.form for one in short if one.index in upper} - by_space.PLAIN
    nested, is_below = [], False
    for one in short:
        is_upper = one.index in upper or one.form in marked
        is_below = not is_upper and (is_below or one.index - 1 in upper)
        nested.append(replace(one, form=one.form + BELOW) if is_below else one)
    return nested


def _with_own_marks(short: Sequence[Candidate], upper: Container[int]) -> Sequence[Candidate]:
    """From the one below the ``upper`` one to the last with its marks, which the others lack.

    So is 渡口—石桥（两公里） below 分段路况, and those between it and the next such one.
    """
    place = next((i for i, one in enumerate(short) if one.index in upper), len(short))
    below = short[place + 1 :]
    if not below:
        return []
    marks = _marks(below[0].text)
    alike = [i for i, one in enumerate(below) if not marks.isdisjoint(_marks(one.text))]
    others = [*short[: place + 1], *below[alike[-1] + 1 :]]
    is_clear = all(marks.isdisjoint(_marks(one.text)) for one in others)
    if len(alike) < MIN_SIBLINGS or len(others) < MIN_SIBLINGS or not is_clear:
        return []
    return below[: alike[-1] + 1]


def _marks(text: str) -> set[str]:
    """What titles beside it may have too: its marks, and the character that it begins with."""
    return {text[0], *(f"{char} inside" for char in text if not char.isalnum())}


def _upper(short: Sequence[Candidate], over: Container[int]) -> set[int]:
    """Where the lines are that are over others, and those that begin or end as one before does."""
    affixes: set[str] = set()
    upper: set[int] = set()
    for one in short:
        ends = {one.text[:AFFIX], one.text[-AFFIX:]}
        if one.index in over or not affixes.isdisjoint(ends):
            affixes |= ends
            upper.add(one.index)
    return upper
