"""Numerals in headings: Han (一, 十二, 一百零三), ASCII and full-width digits."""

from __future__ import annotations

DIGITS = {
    digit: value
    for value, digits in enumerate(
        (
            "〇零0０",
            "一1１",
            "二两2２",
            "三3３",
            "四4４",
            "五5５",
            "六6６",
            "七7７",
            "八8８",
            "九9９",
        )
    )
    for digit in digits
}
UNITS = {"十": 10, "百": 100, "千": 1000}

HAN = "〇零一二两三四五六七八九十百千"
ARABIC = "0-9０-９"

PATTERNS = {"han": f"(?!两)[{HAN}]{{1,7}}", "arabic": f"[{ARABIC}]{{1,4}}"}
"""By kind of numeral: what one looks like; each is bounded, so that matching costs constant time.

A number that counts out (两个) is no ordinal.
"""

FIRST_CHARACTERS = {"han": HAN, "arabic": "0123456789０１２３４５６７８９"}
"""By kind of numeral: what it may begin with."""


def value(numeral: str) -> int:
    """The number a numeral stands for, 0 if it stands for none.

    Positional (二〇, 12) and multiplicative (二十, 一百零三) Han numerals both count.
    """
    if not any(character in UNITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral) or 0)
    total, digit = 0, 0
    for character in numeral:
        if character in UNITS:
            total += (digit or 1) * UNITS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit
