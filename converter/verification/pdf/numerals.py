"""Page numbers in Roman and in Chinese numerals, digit by digit."""

from __future__ import annotations

ROMAN = ("", "0", "00", "000", "01", "1", "10", "100", "1000", "02")
"""The numerals of a digit: 0 for the sign of one, 1 for that of five, 2 for that of ten."""

SIGNS = (("i", "v", "x"), ("x", "l", "c"), ("c", "d", "m"), ("m", "", ""))
"""The signs of one, five and ten of each power of ten."""

HAN = "〇一二三四五六七八九"
POWERS = ("", "十", "百", "千")


def roman(number: int) -> str:
    """A number below 4000 in lower-case Roman numerals."""
    text = ""
    for power, digit in enumerate(map(int, reversed(str(number)))):
        text = "".join(SIGNS[power][int(sign)] for sign in ROMAN[digit]) + text
    return text


def han(number: int) -> str:
    """A number in Chinese: 十二, 一百〇五; from 10,000 on digit by digit."""
    digits = str(number)
    if len(digits) > len(POWERS):
        return "".join(HAN[int(digit)] for digit in digits)
    text = "".join(
        HAN[digit] + (POWERS[power] if digit else "")
        for power, digit in zip(range(len(digits) - 1, -1, -1), map(int, digits), strict=True)
    )
    while "〇〇" in text:
        text = text.replace("〇〇", "〇")
    text = text.rstrip("〇") or "〇"
    return text.removeprefix("一") if text.startswith("一十") else text
