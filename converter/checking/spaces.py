"""Spaces that set nothing off: Han characters are set solid (CLREQ, 3.2).

A space is the only mark of many things: of a label (第一条 为了…), a speaker, a heading that its
text follows, names in a row, the parts of a date, a credit. It is wrong only where a sentence goes
on across it. U+3000 between Han characters is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from converter.checking.edits import Edit
from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.han import HAN
from converter.patterns import lazy_pattern

BINDING = "与及或把被而但又很最"
"""What ends neither a label nor a heading nor a name: a sentence goes on behind it."""

BINDING_INSIDE = BINDING + "在从更不将着"
"""What ends none in the midst of a sentence."""

SUBJECTS = ("我们", "他们", "她们", "它们", "你们", "咱们")
"""What is no label either."""

PARTICLES = ("们", "吗(?!啡)", "呢(?![绒子])", "吧(?![台女])", "的(?![士确])")
"""What nothing begins with."""

_SPACE = lazy_pattern(f"(?<=[{HAN}])[ \u00a0](?=[{HAN}])")
_PAUSE = lazy_pattern("[，。；！？]")
_BINDING = lazy_pattern(f"[{BINDING}]")
_BINDING_INSIDE = lazy_pattern(f"[{BINDING_INSIDE}]")
_PARTICLE = lazy_pattern("|".join(PARTICLES))
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
    inside = _places_inside(line)
    for match in _SPACE.finditer(line):
        place = match.start()
        is_bound = _is_bound(line, place, is_inside=place in inside)
        if is_bound or place in inside:
            yield _finding(number, place, is_safe=is_bound)


def _places_inside(line: str) -> set[int]:
    """Where spaces stand in clauses that are in the midst of a sentence, and not in brackets."""
    bare = _BRACKETED.sub(lambda match: "（" * len(match[0]), line)
    return {
        match.start() + space.start()
        for match in _INSIDE.finditer(bare)
        for space in _SPACE.finditer(match[0])
    }


def _is_bound(line: str, place: int, *, is_inside: bool) -> bool:
    """Whether the words around a space belong to each other."""
    binding = _BINDING_INSIDE if is_inside else _BINDING
    return bool(
        binding.match(line, place - 1)
        or _PARTICLE.match(line, place + 1)
        or line.startswith(SUBJECTS, max(place - 2, 0))
    )


def _finding(number: int, place: int, *, is_safe: bool) -> Finding:
    span = Span(number, place + 1, number, place + 1)
    hint = "none is due" if is_safe else "none is due, unless it sets something off"
    return Finding(
        Diagnostic("SPC001", "warning", "a space between Han characters", hint, span),
        (Edit(number, place + 1, 1, ""),) if is_safe else (),
    )
