"""Page numbers in other than Arabic numerals."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def han(number: int) -> str:
    """A number in Chinese: 十二, 一百〇五; from 10,000 on digit by digit."""
    if number >= 10_000:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    text, left = "", number
    for value, unit in _UNITS:
        digit, left = divmod(left, value)
        if digit:
            text += _DIGITS[digit] + unit
        elif text and left and not text.endswith("〇"):
            text += "〇"
    if left or not text:
        text += _DIGITS[left]
    return text[1:] if text.startswith("一十") else text


def roman(number: int) -> str:
    """A number in lower-case Roman numerals."""
    text = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        text += numeral * times
    return text
