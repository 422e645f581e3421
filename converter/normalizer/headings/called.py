"""Titles among plain ones, in words like those of a paragraph: they ask, or exclaim.

A paragraph of one such sentence is seldom set between two others that are whole paragraphs, with
half as much text to the next title as other titles have. And where the others stand each below a
line that begins with one sign, 📍 and an address, so does this one.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from converter.normalizer import sentences
from converter.normalizer.headings import short_places
from converter.normalizer.headings.short_texts import SHORT, is_paragraph, may_be_title
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

MIN_PEERS = 2
MIN_BELOW_SIGN = 3

_CALLED = lazy_pattern(
    r"(?![^，]{1,8}[问問说說想][^，]{0,3}，)[^“”「」《》。！？!?：:]{5,}[！？!?]{1,2}"
)
"""One question or exclamation of some words, which nobody is told to have said."""

_PAUSE = "，"
_FIRST_SIGN = "\u2190"
_NO_SIGNS = frozenset("「『《【（“‘—…")


def added(
    places: Iterable[int], lines: Sequence[Line], brief: Sequence[int], taken: bytearray, start: int
) -> list[int]:
    """The ``places`` of titles, and of such among them; before ``start`` there is none."""
    known = list(places)
    peers = [index for index in known if index >= start]
    if len(peers) < MIN_PEERS:
        return known
    others_pause = any(_PAUSE in lines[index].text for index in peers)
    sign = _sign_above_all(lines, peers)
    least = min(after - before for before, after in pairwise(peers))
    more = {
        index
        for index in brief
        if index > start
        and not taken[index]
        and may_be_title(lines[index].text)
        and (others_pause or _PAUSE not in lines[index].text)
        and (
            (_is_called(lines, index) and 2 * _room(index, known) >= least)
            or (sign and sign == _sign_above(lines, index))
        )
        and short_places.has_place(lines[index].text, lines, index, taken)
    }
    return sorted(more.union(known))


def _room(index: int, titles: Sequence[int]) -> float:
    """How far it is from a line to the next of the ``titles``, above or below."""
    place = bisect(titles, index)
    above = index - titles[place - 1] if place else inf
    below = titles[place] - index if place < len(titles) else inf
    return min(above, below)


def _is_called(lines: Sequence[Line], index: int) -> bool:
    """Whether it asks or exclaims, where a sentence ends above, and a paragraph stands below."""
    before, text, after = (line.text for line in lines[index - 1 : index + 2])
    if len(text) > SHORT or before[-1] not in sentences.ENDS:
        return False
    return is_paragraph(after) and _CALLED.fullmatch(text) is not None


def _sign_above_all(lines: Sequence[Line], peers: Sequence[int]) -> str:
    """The sign above most ``peers``, and above no paragraph; nothing if there is none."""
    sign, count = Counter(_sign_above(lines, index) for index in peers).most_common(1)[0]
    if not sign or count < MIN_BELOW_SIGN:
        return ""
    is_above_text = any(
        _sign_above(lines, index) == sign and is_paragraph(line.text)
        for index, line in enumerate(lines)
    )
    return "" if is_above_text else sign


def _sign_above(lines: Sequence[Line], index: int) -> str:
    sign = lines[index - 1].text[0] if index else ""
    return "" if sign < _FIRST_SIGN or sign.isalnum() or sign in _NO_SIGNS else sign
