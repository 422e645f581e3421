"""Markers as patterns: opening, numeral, closing."""

from __future__ import annotations

import re

from converter.normalizer import numerals
from converter.normalizer.rules.vocabulary import Marker

WHITE_SPACE_OR_END = r"(?=\s|$)"
WHITE_SPACE_BRACKET_OR_END = r"(?=[\s（(]|$)"
"""What a word and its number may stand before: 第三讲（下）, but not 七（5）班."""

SPACE = r"[\s\u200b]*+"
"""What may stand behind a number, taken without looking back."""

_BRACKETS = (("（",), ("(",), ("/",))
"""The openings behind which a space may be typed, as behind those of units.

Each is the first of a marker's openings.
"""

FULL_WIDTH, HALF_WIDTH = str.maketrans(":,", "：，"), str.maketrans("：，", ":,")
"""A colon and a comma behind a number are typed half as wide as they should be, too."""


def of(marker: Marker) -> str:
    """The pattern of a marker: its groups are prefix, number and separator."""
    number = "|".join(numerals.PATTERNS[kind] for kind in marker.numerals)
    unless = f"(?!{marker.not_before})" if marker.not_before else ""
    inside = "[ 　]?" if marker.is_unit or marker.opening[:1] in _BRACKETS else ""
    is_closed = "".join(marker.closing).strip() and "outline" not in marker.numerals
    before = "[ 　]?" if inside or is_closed else ""
    after = WHITE_SPACE_BRACKET_OR_END if marker.opening else WHITE_SPACE_OR_END
    opening, closing = _any_of(marker.opening) + inside, before + _any_of(marker.closing, after)
    return f"({opening})({number})({closing}{unless}{SPACE})"


def _any_of(alternatives: tuple[str, ...], after: str = WHITE_SPACE_OR_END) -> str:
    escaped = (
        re.escape(one[:-1]) + after if one.endswith(" ") else re.escape(one)
        for one in dict.fromkeys(one.translate(FULL_WIDTH) for one in alternatives)
    )
    either = "|".join(escaped).replace("：", "[：:]").replace("，", "[，,]")
    return f"(?:{either})" if either else ""
