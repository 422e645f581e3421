"""Characters that are no text, or not the text they look like: reported, and left as they are."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import end_of_file
from converter.normalizer.lines import WHITE_SPACE
from converter.patterns import lazy_pattern
from converter.sources import Source
from converter.sources.encodings import unified_line_ends

_JOINED = "\u0600-\u1aff"
"""Scripts whose letters joiners and selectors change: Arabic, those of India, Mongolian."""

_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2190-\u2bff〰〽㊗㊙\ufe0f\U0001f000-\U0001faff"
)
"""What emoji are made of (UTS #51, 1.4.1)."""

MEANINGLESS = "|".join(
    (
        "\ufeff",
        "(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b",
        "(?<![\u1800-\u18af])\u180e",
        f"(?<![{_JOINED}{_PICTURES}])[\u200c\u200d]",
        f"(?<![{_PICTURES}])[\ufe0e\ufe0f](?!\u20e3)",
    )
)
"""Characters of no width where they say nothing.

U+200B parts words of Thai, Lao, Burmese and Khmer, which have no spaces (Unicode 16, 23.2); U+FEFF
is the mark of a file only (23.8).
"""

_KINDS = {
    "CHR001": (
        "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]",
        "private-use",
        "only one font knows what it is: put the character or a picture in its place",
    ),
    "CHR002": (
        "[\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff"
        "\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe6f\U0002f800-\U0002fa1f]",
        "compatibility",
        "it is not found by a search",
    ),
    "CHR003": ("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]", "control", "remove it"),
    "CHR004": (
        "[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\ufff9-\ufffb]"
        f"|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]|{MEANINGLESS}",
        "invisible formatting",
        "remove it unless it is meant",
    ),
    "CHR005": ("\ufffd", "replacement", "the text was damaged before: put back what stood there"),
    "CHR006": ("[\ufdd0-\ufdef\ufffe\uffff]", "no", "Unicode has none there: remove it"),
}
"""By code: the pattern, what they are called, and what to do.

Unicode 16, 23.5 (private use), 23.1 (control), 23.2 and 23.3 (formatting), 23.7 (noncharacters),
23.8 (U+FFFD), and as compatibility characters radicals, variants of Han, ligatures and vertical or
small forms; the twelve between U+FA0E and U+FA29 are ordinary Han (18.1). Tags are meant in flags
(23.9). White space at the edges of lines is the concern of ``lines``.
"""

_NOT_ORDINARY = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2e80-\u2fff\u3164\ud800-\ufeff\ufff0-\U0010ffff]"
)
"""A quick look: what has none of these, as nearly all text has not, has none of those kinds.

A class is compiled character by character: those that are ordinary would take four times as long.
"""

_FORMS = range(0xFE10, 0xFE70)
"""Vertical and small forms of marks."""

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_DOTS = {"...": "…", "..": "…"}


def check(source: Source) -> Iterator[Diagnostic]:
    """Yield a doubt about the encoding, then a finding for each kind of character and line."""
    if source.certainty == "doubtful":
        yield Diagnostic(
            "ENC001",
            "warning",
            f"read as {source.encoding}, which is a guess",
            "if the text looks wrong, name its encoding with --encoding",
        )
    if first := _NOT_ORDINARY.search(source.text):
        before = unified_line_ends(source.text[: first.start()])
        for number, line in _lines(_without_end_mark(source), len(before)):
            yield from _findings(line, number)


def _without_end_mark(source: Source) -> str:
    """The text with one kind of line end, and without the mark of the end of its file."""
    text = unified_line_ends(source.text)
    if end_of_file.MARK not in text:
        return text
    lines = text.split("\n")
    end_of_file.remove(lines, [])
    return "\n".join(lines)


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Number and text of the lines in which a character that is not ordinary stands."""
    number, counted = 1, 0
    while match := _NOT_ORDINARY.search(text, start):
        place = match.start()
        number += text.count("\n", counted, place)
        end = text.find("\n", place)
        counted = start = end if end >= 0 else len(text)
        yield number, text[text.rfind("\n", 0, place) + 1 : start]


def _findings(line: str, number: int) -> Iterator[Diagnostic]:
    """What there is of each kind in a line, by the first of it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    start, end = inner(line)
    for match in _NOT_ORDINARY.finditer(line, start, end):
        code = _kind(match[0])
        if code and re.compile(_KINDS[code][0]).match(line, match.start(), end):
            places[code].append(match.start())
    for code, found in sorted(places.items()):
        _, kind, hint = _KINDS[code]
        characters = sorted({line[place] for place in found})
        names = ", ".join(map(_named if code == "CHR002" else _code_point, characters))
        column = found[0] + 1
        yield Diagnostic(
            code,
            "warning",
            f"{kind} character{'s' if len(characters) > 1 else ''} {names}",
            hint,
            Span(number, column, number, column),
        )


@lru_cache(maxsize=1024)
def _kind(character: str) -> str:
    """The code of what a character may be, for what stands around it may make it ordinary."""
    of_kind = (code for code, (characters, *_) in _KINDS.items() if re.match(characters, character))
    return next(of_kind, "")


def inner(line: str) -> tuple[int, int]:
    """Where the text of a line begins and ends, without the white space at its edges."""
    end = len(line.rstrip(WHITE_SPACE))
    return end - len(line[:end].lstrip(WHITE_SPACE)), end


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _named(character: str) -> str:
    """The code point, and the ordinary characters that stand for it, if any."""
    ordinary = _ordinary(character)
    if ordinary == character or unicodedata.combining(ordinary[:1] or " "):
        return _code_point(character)
    return f"{_code_point(character)} (for {ordinary})"


def _ordinary(character: str) -> str:
    """What stands for a character (UAX 15, NFKC); for a form of a mark the full-width one."""
    ordinary = unicodedata.normalize("NFKC", character).strip()
    if ord(character) in _FORMS:
        return _DOTS.get(ordinary) or ordinary.translate(_FULL_WIDTH)
    return ordinary
