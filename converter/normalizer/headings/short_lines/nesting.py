"""Short lines a level deeper than others: those below a title that stands right above another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from msgspec.structs import replace

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import BELOW, PLAIN
from converter.normalizer.headings.short_lines.siblings import MIN_SIBLINGS
from converter.normalizer.headings.short_texts import pauses
from converter.patterns import lazy_pattern

_RUNS = lazy_pattern(r"[A-Za-z]+|[^\W\d_A-Za-z]+")

AFFIX = 2
"""The characters at an end that two titles of one level share: 霜降吃什么, 霜降做什么."""


def without_caption(short: Sequence[Candidate], over: Container[int]) -> list[Candidate]:
    """The short lines but what stands above a title as the words under a picture do.

    It is the only one that is ``over`` another, and pauses as no title does.
    """
    upper = [one for one in short if one.index in over and one.form in PLAIN]
    others = [one for one in short if one not in upper]
    if len(upper) != 1 or len(others) < MIN_SIBLINGS or not pauses(upper[0].text):
        return list(short)
    return list(short) if any(pauses(one.text) for one in others) else others


def nested(
    short: Sequence[Candidate], over: Container[int], over_number: Container[int]
) -> list[Candidate]:
    """The short lines, of which those below one that is ``over`` another stand a level deeper.

    That goes on to the next such one, or to one that begins or ends as it does, or is of its make.
    Where there is but one, it is over those with marks that others lack, else over nothing: who
    signs a preface stands right above the first title too. The only one ``over_number``s is over
    these as others are over titles.
    """
    upper = {one.index for one in short if one.index in over}
    makes = _makes(short, upper)
    upper = _upper(short, upper, makes)
    if len(upper) < MIN_SIBLINGS:
        below = {one.index for one in _with_own_marks(short, upper)}
        return [replace(one, form=one.form + BELOW) if one.index in below else one for one in short]
    numbered = [one.index for one in short if one.index in over_number]
    upper |= set(numbered if len(numbered) == 1 else ())
    marked = {one.form for one in short if one.index in upper} - PLAIN
    nested, is_below, is_made = [], False, False
    for one in short:
        is_upper = one.index in upper or one.form in marked
        is_below = not is_upper and (is_below or is_made or one.index - 1 in upper)
        is_made = _make(one.text) in makes
        nested.append(replace(one, form=one.form + BELOW) if is_below else one)
    return nested


def _with_own_marks(short: Sequence[Candidate], upper: Container[int]) -> Sequence[Candidate]:
    """From the one below the ``upper`` one to the last with its marks, which the others lack.

    So is 渡口—石桥（两公里） below 分段路况, and those between it and the next such one. Without
    such marks they are two, for a section has two parts or none.
    """
    place = next((i for i, one in enumerate(short) if one.index in upper), len(short))
    below = short[place + 1 :]
    if not below:
        return []
    marks = _marks(below[0].text)
    alike = [i for i, one in enumerate(below) if not marks.isdisjoint(_marks(one.text))]
    others = [*short[:place], *below[alike[-1] + 1 :]]
    is_clear = all(marks.isdisjoint(_marks(one.text)) for one in others)
    if len(alike) >= MIN_SIBLINGS and others and is_clear:
        return below[: alike[-1] + 1]
    forms = {one.form for one in short[place : place + 1 + MIN_SIBLINGS]}
    is_amid = len(below) > MIN_SIBLINGS and len(forms) == 1
    return below[:MIN_SIBLINGS] if is_amid else []


def _marks(text: str) -> set[str]:
    """What titles beside it may have too: its marks, how it begins, how it ends at what length."""
    inside = (f"{char} inside" for char in text if not char.isalnum())
    return {text[0], f"{text[-1]} at {len(text)}", *inside}


def _upper(short: Sequence[Candidate], over: Container[int], makes: Container[str]) -> set[int]:
    """Where the lines are that are over others, that begin or end as one before, or are alike.

    So are those of one of the ``makes``, as 第比利斯 behind Tbilisi is.
    """
    affixes: set[str] = set()
    upper: set[int] = set()
    for one in short:
        ends = {f"{one.text[:AFFIX]}…", f"…{one.text[-AFFIX:]}"}
        if one.index in over or not affixes.isdisjoint(ends) or _make(one.text) in makes:
            affixes |= ends
            upper.add(one.index)
    return upper


def _makes(short: Sequence[Candidate], over: Container[int]) -> set[str]:
    """Of what several lines ``over`` others are made, and none right below, but plain words."""
    over_others = [_make(one.text) for one in short if one.index in over]
    if len(over_others) < MIN_SIBLINGS:
        return set()
    counts = Counter(over_others)
    below = {_make(one.text) for one in short if one.index - 1 in over}
    return {make for make in counts if counts[make] >= MIN_SIBLINGS and make not in below} - {""}


def _make(text: str) -> str:
    """The kinds of characters in their order, if it is made of several: Aa 汉 or 9：汉."""
    make = _RUNS.sub(lambda run: "Aa" if run[0].isascii() else "汉", text)
    return "" if make == "汉" else make
