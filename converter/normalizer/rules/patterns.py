"""Markers as patterns: opening, numeral, closing."""

from __future__ import annotations

import re

from converter.normalizer import numerals
from converter.normalizer.lines import WHITE_SPACE
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

_SPACE_OR_END = {*WHITE_SPACE, *"\r\n\x1c\x1d\x1e\x1f", ""}


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


def openings(marker: Marker) -> frozenset[str]:
    """What a line with this number begins with: two characters, or one where no more is sure."""
    if not marker.opening:
        return frozenset().union(*(numerals.FIRST_CHARACTERS[kind] for kind in marker.numerals))
    return frozenset(opening.rstrip()[:2] for opening in marker.opening)


def second_characters(marker: Marker) -> frozenset[str]:
    """What stands second on a line with this number, empty where it ends; none if that may be any.

    Most lines that begin as one with a number (一个) do not go on so.
    """
    if "" in marker.closing or any(len(opening) > 1 for opening in marker.opening):
        return frozenset()
    if marker.opening:
        following = {one for kind in marker.numerals for one in numerals.FIRST_CHARACTERS[kind]}
    else:
        of_kinds = (numerals.OTHER_CHARACTERS.get(kind, "") for kind in marker.numerals)
        following = {one for others in of_kinds for one in others}
        following |= {sign[:1] for sign in _closing_signs(marker)}
    return frozenset(following | _SPACE_OR_END)


def signs(marker: Marker) -> tuple[str, ...]:
    """What one of must stand after its number; empty if nothing must."""
    found = _closing_signs(marker)
    return () if "" in found else tuple(sorted(found))


def _closing_signs(marker: Marker) -> set[str]:
    """Its closings as they may be typed; an empty one where white space may be all."""
    typed = {one.rstrip() for one in marker.closing}
    return typed | {one.translate(HALF_WIDTH) for one in typed}


def _any_of(alternatives: tuple[str, ...], after: str = WHITE_SPACE_OR_END) -> str:
    escaped = (
        re.escape(one[:-1]) + after if one.endswith(" ") else re.escape(one)
        for one in dict.fromkeys(one.translate(FULL_WIDTH) for one in alternatives)
    )
    either = "|".join(escaped).replace("：", "[：:]").replace("，", "[，,]")
    return f"(?:{either})" if either else ""
