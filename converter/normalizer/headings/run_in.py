"""Run-in headings (同行标题): number, short title, full stop, and the body on the same line."""

from __future__ import annotations

import re

from converter.normalizer.rules import Marker, Rules

MAX_TITLE = 42
"""The longest title, full stop included, seen in reports (after （一）)."""

_TITLE = re.compile(r"[^。！？；：:;…\t]{1,41}[。？](?=.)")
_SPACED_TITLE = re.compile(r"[^。！？；：，、\s]{1,15}\s{1,4}(?=\S[^　\t]{4,}。$)")
_NO_OPENING = frozenset("我你您他她它这那")
_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"))


def end(text: str, start: int, marker: Marker, rules: Rules) -> int:
    """Where the run-in heading ends whose title begins at ``start``; 0 if there is none."""
    if marker.run_in == "space":
        match = _SPACED_TITLE.match(text, start)
        return match.end() if match else 0
    if not marker.run_in:
        return 0
    match = _TITLE.match(text, start)
    if match is None or len(match[0]) > marker.longest_run_in:
        return 0
    title, rest = match[0], text[match.end() :]
    if title[0] in _NO_OPENING or (marker.run_in == "clause" and not _is_even(title)):
        return 0
    balanced = all(title.count(one) == title.count(other) for one, other in _PAIRS)
    return match.end() if balanced and not rules.marker(rest) else 0


def _is_even(title: str) -> bool:
    """Whether the clauses of 提高认识，加强领导 are equally long."""
    lengths = [len(clause) for clause in title.rstrip("。？").split("，")]
    return max(lengths) - min(lengths) <= 1
