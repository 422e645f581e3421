"""Changes to a text by place, and their application."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

import msgspec

from converter.patterns import lazy_pattern

_LINE = lazy_pattern("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")


class Edit(msgspec.Struct, frozen=True, order=True):
    """``length`` characters at ``column`` of ``line``, both from 1, become ``text``."""

    line: int
    column: int
    length: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with ``edits`` made; of two that overlap only the first is. Line ends stay."""
    starts = [0, *accumulate(len(line) for line in _LINE.findall(text))]
    parts: list[str] = []
    position = 0
    for edit in sorted(set(edits)):
        start = starts[edit.line - 1] + edit.column - 1
        if start >= position:
            parts += (text[position:start], edit.text)
            position = start + edit.length
    return "".join([*parts, text[position:]])
