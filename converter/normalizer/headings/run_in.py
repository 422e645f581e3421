"""Run-in headings (同行标题): number, short title, full stop, and the body on the same line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from converter.normalizer.rules import Found, Marker, Rules

PARALLEL = 3
"""The titles of one shape that are parallel."""

_TITLE = re.compile(r"[^。！？；：:;…\t]{1,41}[。？](?=.)")
_SPACED_TITLE = re.compile(r"[^。！？；：，、\s]{1,15}\s{1,4}(?=\S[^　\t]{4,}。$)")
_NO_OPENING = frozenset("我你您他她它这那")
_NO_BODY = re.compile(r"——|[（(][^（）()]{1,10}[）)]$")
"""The answer in a list of questions, and what a part of a test counts."""

_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"))


Shape = tuple[int, ...]
"""The lengths of a title's clauses."""


def parallel(openings: Iterable[tuple[str, Found]]) -> frozenset[tuple[str, Shape]]:
    """The shapes that so many titles of a marker have that they are no accident.

    一、轻装下河，让行李少一点。…… is a heading where 二、脚下留情，让石头慢一点。…… follows.
    """
    counts = Counter(
        (found.marker.name, _shape(match[0]))
        for text, found in openings
        if found.marker.run_in == "clause" and (match := _TITLE.match(text, len(found.label)))
    )
    return frozenset(shape for shape, count in counts.items() if count >= PARALLEL)


def end(
    text: str,
    start: int,
    marker: Marker,
    rules: Rules,
    shapes: frozenset[tuple[str, Shape]] = frozenset(),
) -> int:
    """Where the run-in heading ends whose title begins at ``start``; 0 if there is none.

    ``shapes`` are those of :func:`parallel`.
    """
    if marker.run_in == "space":
        match = _SPACED_TITLE.match(text, start)
        return match.end() if match else 0
    if not marker.run_in:
        return 0
    match = _TITLE.match(text, start)
    if match is None or len(match[0]) > marker.longest_run_in:
        return 0
    title, rest = match[0], text[match.end() :]
    if title[0] in _NO_OPENING or _NO_BODY.match(rest):
        return 0
    is_even = _is_even(title) or (marker.name, _shape(title)) in shapes
    if marker.run_in == "clause" and not is_even:
        return 0
    balanced = all(title.count(one) == title.count(other) for one, other in _PAIRS)
    return match.end() if balanced and not rules.marker(rest) else 0


def _is_even(title: str) -> bool:
    """Whether the clauses of 提高认识，加强领导 are equally long."""
    lengths = _shape(title)
    return max(lengths) - min(lengths) <= 1


def _shape(title: str) -> Shape:
    return tuple(len(clause) for clause in title.rstrip("。？").split("，"))
