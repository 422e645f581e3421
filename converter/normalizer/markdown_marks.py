"""Markdown that is read as plain text: its marks are reported once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.patterns import lazy_pattern
from converter.sources import Source

STRONG = "**"
"""The mark on either side of strong importance."""

_HEADING = lazy_pattern(r"#{1,6}[ 　]{1,3}[^\s#][^#]*$")
_STRONG = lazy_pattern(r"\*\*[^*\s][^*]{0,80}\*\*")
"""A heading and strong importance, with their marks (CommonMark 0.31, 4.2 and 6.2)."""

CODE = "MKD004"

MIN_HEADINGS, MIN_STRONG = 2, 4
"""So many marks of one kind are no accident; where there are both, one of each is enough."""


def check(source: Source, lines: Sequence[str], fences: Sequence[int]) -> Iterator[Diagnostic]:
    """The report that these ``lines`` of ``source`` are Markdown, at the first of its marks.

    Code between ``fences``, given by the numbers of their lines, is no accident.
    """
    headings = _places(lines, "#", MIN_HEADINGS) if "#" in source.text else []
    strong = _places(lines, STRONG, MIN_STRONG) if STRONG in source.text else []
    is_marked = len(headings) == MIN_HEADINGS or len(strong) == MIN_STRONG or (headings and strong)
    if is_marked or fences:
        line, column = min([*headings, *strong, *((number, 1) for number in fences[:1])])
        message = "marks of Markdown (#, ** and ```) in plain text"
        hint = "they are read and go; --from text keeps them, --from markdown reads all of it"
        yield Diagnostic(CODE, "warning", message, hint, Span(line, column, line, column))


def _places(lines: Sequence[str], mark: str, most: int) -> list[tuple[int, int]]:
    """Line and column of the first marks of a kind, as many as ``most``."""
    pattern = _HEADING if mark == "#" else _STRONG
    found = (
        (number, match.start() + 1)
        for number, line in enumerate(lines, start=1)
        if mark in line and (match := pattern.match(line) if mark == "#" else pattern.search(line))
    )
    return list(islice(found, most))
