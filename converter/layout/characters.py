"""What each character is to the layout: its class, and the forms that context gives it.

A text is set in an alphabet of its own, in which one character is one unbreakable thing: a dash
—— is one character of 2 em, and a quotation mark says whether it is a Chinese or a Latin one.
Those additional characters are noncharacters, which Unicode keeps for such internal use
(The Unicode Standard, 23.7).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DASH = "\ufdd0"
ELLIPSIS = "\ufdd1"

COMPOSED: Mapping[str, str] = {"——": DASH, "……": ELLIPSIS}
"""Marks of two characters and 2 em (GB/T 15834-2011, 5.1.6, 5.1.7)."""

SHARED_MARKS = "“”‘’—…·"
"""Marks that Latin and Chinese write with the same character."""

LATIN_FORMS: Mapping[str, str] = {
    mark: chr(0xFDD2 + index) for index, mark in enumerate(SHARED_MARKS)
}

SOURCE: Mapping[str, str] = {
    form: text for forms in (COMPOSED, LATIN_FORMS) for text, form in forms.items()
}
"""The source's text for each additional character."""

REPLACEMENT = "\ufffd"

_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_SHARED_IN_LATIN = re.compile(
    r"(?<![^\x00-\x7f])[“‘](?=[\x21-\x7e])"  # opens Latin, nothing Chinese before it
    r"|(?<=[\x21-\x7e])[”’](?![^\x00-\x7f])"  # closes Latin, nothing Chinese after it
    r"|(?<=[\x21-\x7e])[’—…·](?=[\x21-\x7e])"  # an apostrophe or a mark inside Latin
)

IDEOGRAPH = "H"
OPENING, CLOSING, PAUSE, STOP, EXCLAMATION = "O", "C", "P", "S", "E"
MIDDLE_DOT, CONNECTOR, LONG_MARK = "M", "N", "D"
LETTER, DIGIT, SPACE, IGNORED = "L", "d", "B", "Z"
LATIN_OPENING, LATIN_CLOSING, HYPHEN, PREFIX, POSTFIX = "o", "x", "y", "p", "c"

MEMBERS: Mapping[str, str] = {
    OPENING: "“‘（《〈【〔「『〖〘［｛",
    CLOSING: "”’）》〉】〕」』〗〙］｝",
    PAUSE: "、，；：",
    STOP: "。．",
    EXCLAMATION: "！？",
    MIDDLE_DOT: "·・‧",
    CONNECTOR: "—–～〜－／",
    LONG_MARK: DASH + ELLIPSIS,
    DIGIT: "0123456789",
    SPACE: " \t\xa0\u2002\u2003\u2009\u202f",
    LATIN_OPENING: "([{" + LATIN_FORMS["“"] + LATIN_FORMS["‘"],
    LATIN_CLOSING: ",.:;!?)]}" + LATIN_FORMS["”"] + LATIN_FORMS["’"],
    HYPHEN: "-/",
    PREFIX: "$¥￥£€#№+±",
    POSTFIX: "%％‰°℃′″",
    LETTER: "&*@\\^_`|~<>=\"'\xad" + LATIN_FORMS["—"] + LATIN_FORMS["…"] + LATIN_FORMS["·"],
}
"""The classes (CLREQ, 3.1.2 and 3.1.3; UAX #14 for the rest); ranges are in ``_range_class``."""

_COMBINING = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f\u302a-\u302d\u3099\u309a]"
)
_IGNORED = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_ALPHABETIC_LIMIT = 0x1FFF


class _Classes(dict[int, str]):
    """Code point → class, filled as it is asked; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if is_ignored(character) or _COMBINING.match(character):
            found = IGNORED
        elif code <= _ALPHABETIC_LIMIT and character.isalnum():
            found = LETTER
        else:
            found = IDEOGRAPH
        self[code] = found
        return found


CLASSES = _Classes({ord(member): name for name, members in MEMBERS.items() for member in members})


def is_ignored(character: str) -> bool:
    """Whether the character has no glyph and no width (Unicode Default_Ignorable_Code_Point)."""
    return _IGNORED.match(character) is not None


def encode(text: str) -> str:
    """``text`` in the alphabet of the layout."""
    if _NONCHARACTERS.search(text):
        text = _NONCHARACTERS.sub(REPLACEMENT, text)
    for source, composed in COMPOSED.items():
        text = text.replace(source, composed)
    return _SHARED_IN_LATIN.sub(lambda match: LATIN_FORMS[match[0]], text)


def decode(text: str) -> str:
    """The source's text for a text in the alphabet of the layout."""
    for composed, source in SOURCE.items():
        text = text.replace(composed, source)
    return text
