"""Letters with combining marks: one glyph draws both, where the face has it (UAX #15, NFC).

A font puts a mark on its letter by tables that a shaper reads, and nothing is shaped here: alone
the mark would stand on the next letter. Pinyin that was typed on a Mac is often in such parts.
"""

from __future__ import annotations

from re import Match
from unicodedata import normalize

from converter.layout import characters as c
from converter.layout.metrics import Typeface
from converter.patterns import lazy_pattern

_MARKS = "\u0300-\u036f\u3099\u309a"
_WITH_MARKS = lazy_pattern(f"[^{_MARKS}][{_MARKS}]+")

MOST_MARKS = 3
"""The most marks of a letter that Unicode has as one character: ᾂ."""


def compose(text: str, typeface: Typeface) -> str:
    """``text``, as long as it is, with one character for each letter and the marks on it."""

    def composed(match: Match[str]) -> str:
        parts = match[0]
        for end in range(min(len(parts), MOST_MARKS + 1), 1, -1):
            letter = normalize("NFC", parts[:end])
            if len(letter) > 1:
                continue
            shown = letter + c.DECOMPOSED * (end - 1)
            if c.decode(shown) == parts[:end] and not typeface.find(letter).is_missing:
                return shown + parts[end:]
        return parts

    return _WITH_MARKS.sub(composed, text)
