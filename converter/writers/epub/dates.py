"""The date that a text has of itself, as W3CDTF: what a reading system shows as its date.

That of a file's last change says when it was saved (EPUB 3.3, The dc:date element).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from converter.document import Document, Paragraph, walk
from converter.patterns import lazy_pattern

_HAN = "〇一二三四五六七八九"
_ZEROS = str.maketrans("零○Ｏ０", "〇〇〇〇")

_DIGITS = lazy_pattern(
    r"(?<!\d)((?:19|20)\d\d) ?[年./-] ?(\d{1,2})(?: ?[月./-] ?(\d{1,2})(?!\d)| ?月)"
)
_NUMERALS = lazy_pattern(
    rf"([一二][{_HAN}]{{3}})年([一二三四五六七八九十]{{1,2}})月(?:([一二三四五六七八九十]{{1,3}})日)?"
)
"""A year and its month, and mostly the day (GB/T 15835-2011; GB/T 9704-2012, 7.3.5.4)."""


def date_of(document: Document) -> str:
    """The date in the head of the text, or else the last one that somebody signed; or nothing."""
    lines = [one for one in walk(document.all_blocks) if isinstance(one, Paragraph)]
    heads = (one.text for one in lines if one.role == "date")
    signed = (one.text for one in reversed(lines) if one.role == "signature_date")
    return next((found for text in (*heads, *signed) for found in _dates(text)), "")


def _dates(text: str) -> Iterator[str]:
    """The date in a line, to the day or the month, if there is such a day."""
    text = text.translate(_ZEROS)
    for pattern in (_DIGITS, _NUMERALS):
        if match := pattern.search(text):
            year, month, day = (_value(part) if part else 0 for part in match.groups())
            try:
                found = date(year, month, day or 1).isoformat()
            except ValueError:
                continue
            yield found if day else found[:7]


def _value(numeral: str) -> int:
    """What digits, or Han numerals to 99, stand for."""
    if numeral.isascii():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return int("".join(str(_HAN.index(one)) for one in numeral))
    return 10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(units) if units else 0)
