"""Spaces that set nothing off: Han characters are set solid (CLREQ, 3.2).

A space is the only mark of many things: of a label (第一条 为了…), a speaker, a heading that its
text follows, names in a row, the parts of a date, a credit. It is wrong only where a sentence goes
on across it. U+3000 between Han characters is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from converter.checking import parted_words
from converter.checking.binding import is_bound
from converter.checking.edits import Edit
from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.han import HAN
from converter.patterns import lazy_pattern

_SPACE = lazy_pattern(f"(?<=[{HAN}])[ \u00a0](?=[{HAN}])")
_PAUSE = lazy_pattern("[，。；！？]")
_BRACKETED = lazy_pattern("[（(【〔《〈][^（(【〔《〈）)】〕》〉]*[）)】〕》〉]")
_INSIDE = lazy_pattern(f"(?<=[，；])[{HAN}A-Za-z0-9 \u00a0]{{6,}}(?=[，。；！？])")
"""A clause that is not the first of its sentence, where labels stand, nor as short as a name."""


def check(line: str, number: int) -> Iterator[Finding]:
    """Yield the spaces between Han characters of one line that set nothing off.

    They are mended only where the words say that the sentence goes on. Lines without a mark of a
    sentence are spaced on purpose: 目 录, a row of names.
    """
    if not (_SPACE.search(line) and _PAUSE.search(line)):
        return
    bare = _BRACKETED.sub(lambda match: "（" * len(match[0]), line)
    inside = _places_inside(bare)
    parted = parted_words.places(bare)
    for match in _SPACE.finditer(line):
        place = match.start()
        is_sure = is_bound(line, place, is_inside=place in inside)
        if is_sure or place in inside or place in parted:
            yield _finding(number, place, is_safe=is_sure or parted.get(place, False))


def _places_inside(bare: str) -> set[int]:
    """Where spaces stand in clauses that are in the midst of a sentence, and not in brackets."""
    return {
        match.start() + space.start()
        for match in _INSIDE.finditer(bare)
        if not parted_words.is_set_wide(match[0])
        for space in _SPACE.finditer(match[0])
    }


def _finding(number: int, place: int, *, is_safe: bool) -> Finding:
    span = Span(number, place + 1, number, place + 1)
    hint = "none is due" if is_safe else "none is due, unless it sets something off"
    return Finding(
        Diagnostic("SPC001", "warning", "a space between Han characters", hint, span),
        (Edit(number, place + 1, 1, ""),) if is_safe else (),
    )
