"""Characters that are no text, or not the text they look like: reported, and left as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.patterns import lazy_pattern
from converter.sources import Source

_KINDS = {
    "CHR001": (
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "private-use",
        "only one font knows what it is: put the character or a picture in its place",
    ),
    "CHR002": (
        "\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff"
        "\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe6f\U0002f800-\U0002fa1f",
        "compatibility",
        "it is not found by a search",
    ),
    "CHR003": ("\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f", "control", "remove it"),
    "CHR004": (
        "\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2069",
        "invisible formatting",
        "remove it unless it is meant",
    ),
    "CHR005": ("\ufffd", "replacement", "the text was damaged before: put back what stood there"),
}
"""By code: the characters, what they are called, and what to do.

Unicode 16, 23.5 (private use), 23.1 (control), 23.2 and 23.3 (formatting), 23.8 (U+FFFD), and as
compatibility characters radicals, variants of Han, ligatures and vertical or small forms; the
twelve between U+FA0E and U+FA29 are ordinary Han (18.1). White space is the concern of ``lines``.
"""

_NOT_ORDINARY = lazy_pattern(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200e\u200f\u202a-\u202e\u2060-\u206f\u2e80-\u2fff"
    r"\ud800-\ufeff\ufff0-\U0010ffff]"
)
"""A quick look: what has none of these, as nearly all text has not, has none of those kinds.

A class is compiled character by character: those that are ordinary would take four times as long.
"""


def check(source: Source) -> Iterator[Diagnostic]:
    """Yield a doubt about the encoding, then a finding for each kind of character and line."""
    if source.certainty == "doubtful":
        yield Diagnostic(
            "ENC001",
            "warning",
            f"read as {source.encoding}, which is a guess",
            "if the text looks wrong, name its encoding with --encoding",
        )
    if not _NOT_ORDINARY.search(source.text):
        return
    for number, line in enumerate(source.lines(), start=1):
        if _NOT_ORDINARY.search(line):
            yield from _findings(line, number)


def _findings(line: str, number: int) -> Iterator[Diagnostic]:
    for code, (characters, kind, hint) in _KINDS.items():
        pattern = re.compile(f"[{characters}]")
        if first := pattern.search(line):
            found = sorted(set(pattern.findall(line)))
            names = ", ".join(map(_name, found))
            column = first.start() + 1
            yield Diagnostic(
                code,
                "warning",
                f"{kind} character{'s' if len(found) > 1 else ''} {names}",
                hint,
                Span(number, column, number, column),
            )


def _name(character: str) -> str:
    """The code point, and the ordinary characters that stand for it, if any (UAX 15, NFKC)."""
    ordinary = unicodedata.normalize("NFKC", character)
    code_point = f"U+{ord(character):04X}"
    return code_point if ordinary == character else f"{code_point} (for {ordinary.strip()})"
