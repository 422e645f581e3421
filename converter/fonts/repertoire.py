"""The characters that the embedded faces carry: the norms' Han and what essays set beside them."""

from functools import cache
from pathlib import Path

TONGYONG_PATH = Path(__file__).with_name("tongyong.txt")
IICORE_PATH = Path(__file__).with_name("iicore.txt")

# (first, last) code points and why they are here; blocks are named as in the Unicode Standard 15.0.
RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0020, 0x007E, "Basic Latin"),
    (0x00A0, 0x00FF, "Latin-1 Supplement: × ÷ ° · § and western European names"),
    (0x0100, 0x017F, "Latin Extended-A: pinyin ā ē ī ō ū ń ň and European names"),
    (0x0192, 0x0192, "ƒ"),
    (0x01A0, 0x01A1, "Vietnamese ơ"),
    (0x01AF, 0x01B0, "Vietnamese ư"),
    (0x01CD, 0x01DC, "pinyin third tones ǎ ǐ ǒ ǔ and ü with tones ǖ ǘ ǚ ǜ"),
    (0x01F8, 0x01F9, "pinyin ǹ"),
    (0x0218, 0x021B, "Romanian ș ț"),
    (0x0250, 0x02AF, "IPA extensions, and pinyin ɑ and ɡ (GB 18030)"),
    (
        0x02B0,
        0x02FF,
        "modifier letters: tone marks ˇ ˉ ˊ ˋ ˙, tone letters ˥ ˩, stress ˈ and length ː",
    ),
    (0x0300, 0x036F, "combining marks, for pinyin and names without a precomposed letter"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x045F, "Cyrillic"),
    (0x0E3F, 0x0E3F, "฿"),
    (0x1E00, 0x1EFF, "Latin Extended Additional: pinyin ḿ ế ề, Sanskrit ṣ ṭ and Vietnamese"),
    (0x2002, 0x200D, "widths of space, and the joiners"),
    (0x2010, 0x2027, "hyphens, dashes, quotation marks, bullets, leaders"),
    (0x202F, 0x205E, "‰ ′ ″ ※ ‼ ⁇ and other general punctuation"),
    (0x2070, 0x209C, "superscripts and subscripts"),
    (0x20A0, 0x20C0, "currency: € ₩ ₫ ₹ ₽"),
    (0x2100, 0x214F, "letterlike symbols: ℃ ℉ № ℡ ™"),
    (0x2150, 0x218B, "number forms: ⅓ and the Roman numerals Ⅰ–Ⅻ ⅰ–ⅻ"),
    (0x2190, 0x21FF, "arrows"),
    (0x2200, 0x22FF, "mathematical operators: the minus sign − and what GB 2312 lacks beside it"),
    (0x2460, 0x24FF, "enclosed alphanumerics: ① ⑴ ⒈ Ⓐ ⓫"),
    (0x2500, 0x257F, "box drawing"),
    (0x2580, 0x259F, "block elements: ▍ ▌ before titles"),
    (0x25A0, 0x25FF, "geometric shapes"),
    (0x2600, 0x266F, "miscellaneous symbols: ☆ ★ ☎ ♀ ♂ ♪"),
    (0x2713, 0x2718, "check marks"),
    (0x2776, 0x2793, "dingbat numbers: ❶ ➀ ➊"),
    (0x2E3A, 0x2E3B, "two-em and three-em dashes"),
    (0x3000, 0x303F, "CJK symbols and punctuation"),
    (0x3040, 0x30FF, "kana, with the marks ー ゝ ゞ ヽ ヾ that GB 2312 lacks"),
    (0x3200, 0x33FF, "enclosed CJK and units: ㈠ ㊀ ㉑ ㎡ ㎏ ㏕"),
    (0x4DC0, 0x4DFF, "the hexagrams of the Book of Changes: ䷀"),
    (0xFE10, 0xFE1F, "vertical forms"),
    (0xFE30, 0xFE4F, "CJK compatibility forms"),
    (0xFF00, 0xFF60, "full-width forms"),
    (0xFFE0, 0xFFE6, "full-width ￠ ￡ ￢ ￣ ￤ ￥ ￦"),
    (0xFFFD, 0xFFFD, "replacement character"),
)

# What the face of symbols has of these helps all others, which lack it.
SYMBOLS: tuple[tuple[int, int, str], ...] = (
    (0x25A0, 0x25FF, "geometric shapes: ▸ ◔ ◾"),
    (0x2600, 0x26AC, "miscellaneous symbols: ☐ ☑ ♻ ⚡"),
    (0x26C4, 0x26C5, "⛄ ⛅"),
    (0x26D4, 0x26D4, "⛔"),
    (0x2700, 0x27BF, "dingbats: ✔ ✘ ✦ ❤ ➜"),
    (0x2B05, 0x2B07, "arrows ⬅ ⬆ ⬇"),
    (0x2B1B, 0x2B1C, "squares ⬛ ⬜"),
    (0x2B50, 0x2B55, "⭐ ⭕"),
)

# What the face of emoji has of these, but for skin tones, which are not drawn (UTS #51, 2.4).
EMOJI: tuple[tuple[int, int, str], ...] = (
    (0x203C, 0x203C, "‼"),
    (0x2049, 0x2049, "⁉"),
    (0x231A, 0x231B, "⌚ ⌛"),
    (0x23E9, 0x23FA, "⏩ ⏰ ⏳ ⏸"),
    (0x2600, 0x27BF, "miscellaneous symbols and dingbats: ⛵ ⛺ ✅"),
    (0x2934, 0x2935, "⤴ ⤵"),
    (0x1F170, 0x1F19A, "squared Latin: 🅰 🆗 🆘"),
    (0x1F1E6, 0x1F1FF, "the letters of flags"),
    (0x1F201, 0x1F251, "squared Han: 🈶 🉐"),
    (0x1F300, 0x1F3FA, "miscellaneous symbols and pictographs: 🌿 🎁 🏠"),
    (0x1F400, 0x1F64F, "animals, people, things, and emoticons: 🐾 👍 💰 😀"),
    (0x1F680, 0x1F6FF, "transport and map symbols: 🚢 🛒"),
    (0x1F7E0, 0x1F7F0, "coloured circles and squares"),
    (0x1F90C, 0x1F9FF, "supplemental symbols and pictographs: 🤝 🥬 🧭"),
    (0x1FA70, 0x1FAFF, "symbols and pictographs, extended: 🪜 🫶"),
)


@cache
def tongyong() -> frozenset[str]:
    """The 8105 characters of 通用规范汉字表 (State Council, 2013), from Unihan's field kTGH."""
    return _listed(TONGYONG_PATH)


@cache
def iicore() -> frozenset[str]:
    """The 9810 Han of IICore (ISO/IEC 10646, collection 370), from Unihan's field kIICore.

    What is common to all regions of Han: so 裏 and 佢 of Hong Kong, 覚 of Japanese names, 瓩 of old
    reports are there, which no list of standard characters for schools has.
    """
    return _listed(IICORE_PATH)


@cache
def gb2312() -> frozenset[str]:
    """The 7445 characters of GB 2312-80, Han (6763), letters and symbols, by Python's codec."""
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(code.decode("gb2312", errors="ignore") for code in rows))


@cache
def big5() -> frozenset[str]:
    """The 5401 common Han characters of Big5 (its level 1, A440 to C67E), by Python's codec.

    They are what Taiwan's schools teach (常用國字標準字體表, 1982), and so the traditional forms
    that essays are set in.
    """
    rows = range(0xA4, 0xC7)
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    codes = ((row, cell) for row in rows for cell in cells if (row, cell) <= (0xC6, 0x7E))
    return frozenset("".join(bytes(code).decode("big5", errors="ignore") for code in codes))


def is_han(character: str) -> bool:
    """Whether the character is a CJK unified ideograph or the numeral zero."""
    code = ord(character)
    return (
        code == 0x3007
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0x20000 <= code <= 0x323AF
    )


def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def repertoire() -> frozenset[int]:
    """All code points that a face is asked for.

    It may lack some that are not Han, or of the Supplementary Ideographic Plane.
    """
    return _codes(RANGES) | frozenset(map(ord, tongyong() | iicore() | gb2312() | big5()))


def symbols() -> frozenset[int]:
    """All code points that the face of symbols is asked for, if no other face has them."""
    return _codes(SYMBOLS)


def emoji() -> frozenset[int]:
    """All code points that the face of emoji is asked for, if no other face has them."""
    return _codes(EMOJI)


def _codes(ranges: tuple[tuple[int, int, str], ...]) -> frozenset[int]:
    return frozenset(code for first, last, _ in ranges for code in range(first, last + 1))
