"""Numbers in the formats of lists (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

BULLETS = "•◦▪"
"""What stands before the items of lists without numbers, of one in another, of one in these: as
pages show them (HTML, 15.3.7)."""

HAN = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
HAN_DIGITS = "〇一二三四五六七八九"
HAN_UNITS = ("", "十", "百", "千")
MAX_HAN = 9999
LEGAL = {"chineseLegalSimplified", "ideographLegalTraditional"}
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
LEGAL_UNITS = ("", "拾", "佰", "仟")
CIRCLED = "".join(
    chr(first + n)
    for first, count in ((0x2460, 20), (0x3251, 15), (0x32B1, 15))
    for n in range(count)
)
SEQUENCES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": CIRCLED,
    "decimalEnclosedCircleChinese": CIRCLED,
    "decimalEnclosedParen": "".join(chr(0x2474 + n) for n in range(20)),
    "decimalEnclosedFullstop": "".join(chr(0x2488 + n) for n in range(20)),
    "ideographEnclosedCircle": "".join(chr(0x3220 + n) for n in range(10)),
}
"""Formats that have a character for each number, from 1 on."""

DIGITS = {
    "ideographDigital": HAN_DIGITS,
    "taiwaneseDigital": HAN_DIGITS,
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
}
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MAX_ROMAN = 3999


def bullet(depth: int) -> str:
    """That of a list inside so many others."""
    return BULLETS[min(depth, len(BULLETS) - 1)]


def formatted(number: int, form: str) -> str:
    """``number`` in the format ``form``; in digits where the format has none for it."""
    if form in HAN:
        return _han(number, HAN_DIGITS, HAN_UNITS)
    if form in LEGAL:
        return _han(number, LEGAL_DIGITS, LEGAL_UNITS)
    if form in SEQUENCES:
        sequence = SEQUENCES[form]
        return sequence[number - 1] if 0 < number <= len(sequence) else str(number)
    if form in DIGITS:
        return "".join(DIGITS[form][int(digit)] for digit in str(abs(number)))
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        return _cased(_letters(number), form)
    if form in {"lowerRoman", "upperRoman"} and 0 < number <= MAX_ROMAN:
        return _cased(_roman(number), form)
    return "" if form == "none" else str(number)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _letters(number: int) -> str:
    """A … z, aa, bb … as Word counts."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (min(times, 100) + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _han(number: int, digits: str, units: tuple[str, ...]) -> str:
    """一, 十, 十二, 二十, 一百〇三; a leading 一 before 十 is not said."""
    if not 0 < number <= MAX_HAN:
        return str(number)
    text = ""
    is_zero_due = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if is_zero_due else "") + digits[digit] + units[place]
            is_zero_due = False
        else:
            is_zero_due = bool(text)
    return text.removeprefix(digits[1]) if 10 <= number < 20 else text
