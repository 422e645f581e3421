"""What a check has to say: where a file and its source differ, and how."""

from __future__ import annotations

from typing import Literal

import msgspec

from converter.verification.pieces import LINE_END

CONTEXT = 8
"""The characters shown on each side of a difference."""

Kind = Literal["missing", "added", "kind", "text", "mark", "contents", "metadata", "fault"]


class Mismatch(msgspec.Struct, frozen=True):
    """One difference. ``line`` is that of the source, or 0; ``place`` is that in the file."""

    kind: Kind
    message: str
    place: str = ""
    line: int = 0

    def __str__(self) -> str:
        """``page 3 (line 12 of the source): …``."""
        source = f"line {self.line} of the source" if self.line else ""
        where = f"{self.place} ({source})" if self.place and source else self.place or source
        return f"{where}: {self.message}" if where else self.message


def first_difference(due: str, found: str) -> int:
    """The place of the first differing character of two texts."""
    pairs = enumerate(zip(due, found, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(due), len(found)))


def difference(due: str, found: str) -> str:
    """How two texts differ, at their first differing character."""
    place = first_difference(due, found)
    return (
        f"character {place + 1} is {_named(found[place : place + 1])}"
        f" in place of {_named(due[place : place + 1])}:"
        f" {_excerpt(found, place)}, not {_excerpt(due, place)}"
    )


def excerpt(text: str) -> str:
    """The beginning of a text, to know it by."""
    text = text.replace(LINE_END, "")
    shown = text[: 2 * CONTEXT] + ("…" if len(text) > 2 * CONTEXT else "")
    return f"“{printable(shown)}”"


def _excerpt(text: str, place: int) -> str:
    """The text around a place, which is put in brackets."""
    start, end = max(0, place - CONTEXT), place + 1 + CONTEXT
    before, at, after = text[start:place], text[place : place + 1], text[place + 1 : end]
    shown = f"{before}[{at}]{after}"
    return f"{'…' if start else ''}{printable(shown)}{'…' if end < len(text) else ''}"


def _named(character: str) -> str:
    return f"{printable(character)} (U+{ord(character):04X})" if character else "the end"


def printable(text: str) -> str:
    """The text with the code points of what cannot be printed."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)
