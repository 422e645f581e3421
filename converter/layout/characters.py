"""What each character is to the layout: its class, and the forms that context gives it.

A text is set in an alphabet of its own, in which one character is one unbreakable thing: a dash
—— is one character of 2 em, and a quotation mark says whether it is a Chinese or a Latin one.
Those additional characters are noncharacters, which Unicode keeps for such internal use
(The Unicode Standard, 23.7). :mod:`converter.layout.context` chooses among them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import chain
from re import Match

from converter.fonts import unseen
from converter.patterns import lazy_pattern

DASH = "\ufdd0"
ELLIPSIS = "\ufdd1"

BAR_DASH = "\ufdda"
"""The dash —— as U+2015 twice: mappings of GB 2312 differ in which character its A1AA is."""

BOX_DASH, TWO_EM_DASH = "\ufddd", "\u2e3a"
"""The dash as Taiwan types it, U+2500 twice, and as the one character that Unicode has for it."""

DASHES = DASH, BAR_DASH, BOX_DASH, TWO_EM_DASH

MIDDLE_ELLIPSIS = "\ufdde"
"""The ellipsis as U+22EF twice, which Taiwan types (CLREQ, 3.1.5.1)."""

COMPOSED: Mapping[str, str] = {
    "——": DASH, "――": BAR_DASH, "──": BOX_DASH, "……": ELLIPSIS, "⋯⋯": MIDDLE_ELLIPSIS,
}  # fmt: skip
"""Marks of two characters and 2 em (GB/T 15834-2011, 5.1.6, 5.1.7)."""

NAME_DOT = "\ufddf"
"""A bullet where a middle dot is due, as in 约翰•陶德."""

SHARED_MARKS = "“”‘’—…·"
"""Marks that Latin and Chinese write with the same character."""

LATIN_FORMS: Mapping[str, str] = {
    mark: chr(0xFDD2 + index) for index, mark in enumerate(SHARED_MARKS)
}

SOFT_HYPHEN = "\xad"
SHOWN_HYPHEN = "\ufdd9"
"""A soft hyphen where a line ends at it: it is drawn."""

PARTING_SPACE, JOINING_SPACE = "\ufddb", "\ufddc"
"""A space of the source without a width: at the one a line may end, at the other it may not."""

CLOSED_SPACES = PARTING_SPACE + JOINING_SPACE

DECOMPOSED = "\ufde0"
"""Behind a letter, once for each of its marks: the source has these as characters of their own."""

SOURCE: Mapping[str, str] = {
    **{form: text for forms in (COMPOSED, LATIN_FORMS) for text, form in forms.items()},
    SHOWN_HYPHEN: SOFT_HYPHEN,
    NAME_DOT: "•",
    PARTING_SPACE: " ",
    JOINING_SPACE: " ",
}
"""The source's text for each additional character."""

IDEOGRAPH, FULL_DIGIT = "H", "F"
OPENING, CLOSING, PAUSE, STOP, EXCLAMATION = "O", "C", "P", "S", "E"
MIDDLE_DOT, CONNECTOR, SOLIDUS, LONG_MARK = "M", "N", "s", "D"
LETTER, DIGIT, LATIN_OPENING, LATIN_CLOSING, HYPHEN = "L", "d", "o", "x", "y"
PREFIX, FULL_PREFIX, POSTFIX, FULL_POSTFIX = "p", "q", "c", "f"
SPACE, NO_BREAK_SPACE, BREAK, SOFT_BREAK, JOINER, IGNORED = "B", "G", "W", "V", "J", "Z"
URL_BREAK = "u"
"""Given by context only: a character of a web address after which it may be broken."""

FULL_POINT = "t"
"""Given by context only: the point ．in a number of full-width digits."""

LATIN_DASH = "e"
"""The dash — in Latin: a line may end after it, but for one in a name (UAX #14, B2)."""

REGIONAL = "r"
"""A letter of a flag (UAX #14, RI); in context an ideograph, or what is of one flag with it."""

NON_STARTER = "j"
"""々 and the small kana, which begin no line (UAX #14, LB 21 and CJ); else they are ideographs."""

NOTE_MARK, NEXT_NOTE = "n", "m"
"""Given by its typeface only: a character of the raised mark of a note, and the first of the mark
of another right behind it."""

STRAIGHT = "Q"
"""A straight quotation mark or an asterisk: of a word, as a letter is, but no Latin beside Han."""

WORD = LETTER + DIGIT + STRAIGHT

EVEN = IDEOGRAPH + NON_STARTER + OPENING + CLOSING + PAUSE + STOP + EXCLAMATION
"""Classes of which nearly all characters are as wide as an ideograph."""

MEMBERS: Mapping[str, str] = {
    OPENING: "“‘（《〈【〔「『〖〘［｛",
    CLOSING: "”’）》〉】〕」』〗〙］｝",
    PAUSE: "、，；：",
    STOP: "。．",
    EXCLAMATION: "！？",
    MIDDLE_DOT: "·・‧" + NAME_DOT,
    CONNECTOR: "—―–～〜－",
    SOLIDUS: "/／",
    LONG_MARK: "".join(DASHES) + ELLIPSIS + MIDDLE_ELLIPSIS + "…⋯",
    FULL_DIGIT: "０１２３４５６７８９",
    DIGIT: "0123456789",
    LATIN_OPENING: "([{" + LATIN_FORMS["“"] + LATIN_FORMS["‘"],
    LATIN_CLOSING: ",.:;!?)]}" + LATIN_FORMS["”"] + LATIN_FORMS["’"],
    HYPHEN: "-\u2010",
    PREFIX: "$¥£€#+±−",
    FULL_PREFIX: "￥￡￠＄№§¶≤≥≦≧≈≠",
    POSTFIX: "%°′″¢‱",
    FULL_POSTFIX: "％‰℃℉",
    SPACE: " \t\v\f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
    "\u2028\u2029\u205f\u3000",
    NO_BREAK_SPACE: "\xa0\u2007\u202f",
    BREAK: "\u200b" + PARTING_SPACE,
    SOFT_BREAK: SOFT_HYPHEN + SHOWN_HYPHEN,
    JOINER: "\u200d\u2060\ufeff" + JOINING_SPACE,
    STRAIGHT: "\"'*",
    LETTER: "&@\\^_`|~<>=\u2011" + LATIN_FORMS["…"] + LATIN_FORMS["·"],
    LATIN_DASH: LATIN_FORMS["—"],
    NON_STARTER: "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ",
}
"""The classes (CLREQ, 3.1.1 and 3.1.5; UAX #14 for the rest); ranges are in ``_Classes``."""

_COMBINING = frozenset(
    chain(
        range(0x300, 0x370),
        range(0x1AB0, 0x1B00),
        range(0x20D0, 0x2100),
        range(0xFE20, 0xFE30),
        range(0x302A, 0x302E),
        (0x3099, 0x309A),
    )
)
_ALPHABETIC_LIMIT = 0x1FFF

_RANGES = (
    (range(0x2070, 0x20A0), LETTER),  # raised and lowered digits and letters: H₂O, 10⁶
    (range(0x20A0, 0x20D0), PREFIX),  # signs of currency (UAX #14, PR)
    (range(0x3380, 0x33E0), FULL_POSTFIX),  # units in a square: ㎖
    (range(0x1F1E6, 0x1F200), REGIONAL),
)


class _Classes(dict[int, str]):
    """Code point → class, filled as it is asked; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if is_ignored(character) or code in _COMBINING:
            found = IGNORED
        elif code <= _ALPHABETIC_LIMIT and character.isalnum():
            found = LETTER
        else:
            found = next((name for codes, name in _RANGES if code in codes), IDEOGRAPH)
        self[code] = found
        return found


CLASSES = _Classes({ord(member): name for name, members in MEMBERS.items() for member in members})


class _ClassesInCode(dict[int, str]):
    """Code point → class in lines of a program, where no space comes between what is typed.

    What is Latin is a word, what is Chinese is as wide as an ideograph, and a line may end at the
    spaces, and beside each ideograph.
    """

    def __missing__(self, code: int) -> str:
        found = CLASSES[code]
        if found in SPACE + NO_BREAK_SPACE + BREAK + JOINER + IGNORED:
            own = found
        elif found in SOFT_BREAK:
            own = IGNORED
        elif found in CLOSING + PAUSE + STOP + EXCLAMATION + NON_STARTER:
            own = NON_STARTER
        else:
            own = STRAIGHT if code <= _ALPHABETIC_LIMIT else IDEOGRAPH
        self[code] = own
        return own


CLASSES_IN_CODE = _ClassesInCode()


def is_ignored(character: str) -> bool:
    """Whether the character has no glyph and no width."""
    return unseen.is_unseen(character) or character == DECOMPOSED


def decode(text: str) -> str:
    """The source's text for a text in the alphabet of the layout."""
    if text.isprintable():  # none of the layout's own characters is
        return text
    if DECOMPOSED in text:
        text = _COMPOSED_LETTER.sub(_decomposed, text)
    for composed, source in SOURCE.items():
        text = text.replace(composed, source)
    return text


_COMPOSED_LETTER = lazy_pattern(f"(.)({DECOMPOSED}+)")


def _decomposed(match: Match[str]) -> str:
    """A letter without as many of its marks as are said to be characters, and these."""
    letter, marks = match[1], ""
    for _ in match[2]:
        first, mark = unicodedata.decomposition(letter).split()
        letter, marks = chr(int(first, 16)), chr(int(mark, 16)) + marks
    return letter + marks
