"""The lines that begin with a number, bare or behind an ornament, and what each would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.normalizer import numerals
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.lines import Line
from converter.normalizer.rules import Found, Rules
from converter.patterns import lazy_pattern
from converter.shared_strings import shared

BOLD = "**"
_SIGNS = "■◆▌▍▋★☆◎▶►❖✦●◉◇▎▲△▼"
ORNAMENTS = frozenset("*" + _SIGNS)
"""What a number may stand behind."""

_ORNAMENT = lazy_pattern(rf"\*\*|[{_SIGNS}]{{1,3}}[ 　]?")

_YEAR = lazy_pattern(r"(?:19|20)\d{2}")
_OUTLINE_POINT = lazy_pattern("[.．]")


def read(lines: Sequence[Line], rules: Rules) -> Iterator[tuple[int, str, Found]]:
    """The lines that begin with a number, by index: text and number of each.

    A year is none, but for that of a unit, which a long book has too: 第1949章.
    """
    for index, line in enumerate(lines):
        text, found = line.text, None
        if text[0] in ORNAMENTS:
            found = _adorned(text, rules)
        elif rules.may_be_numbered(text):
            found = next(rules.markers_of(text), None)
        if found and (found.marker.is_unit or not _YEAR.fullmatch(found.number)):
            yield index, text, found


def _adorned(text: str, rules: Rules) -> Found | None:
    """The number behind an ornament, or in a line that is bold as a whole: ◆一、 and **1.水情**."""
    ornament = _ORNAMENT.match(text)
    if ornament is None or (ornament[0] == BOLD and not text.endswith(BOLD)):
        return None
    rest = text[ornament.end() :]
    found = rules.marker(rest) if rest else None
    return replace(found, prefix=ornament[0] + found.prefix) if found else None


def candidate(index: int, text: str, found: Found, end: int) -> Candidate:
    """What the line at ``index`` would be by its number; it is run in up to ``end``, if not 0."""
    form, last = found.marker.name, found.number
    outer: tuple[int, ...] = ()
    if "outline" in found.marker.numerals:
        *before, last = _OUTLINE_POINT.split(found.number)
        outer = tuple(map(numerals.value, before))
        form = f"{form}-{len(outer) + 1}"
    elif found.marker.opens_sentences:
        form += "".join(filter(str.isalpha, found.prefix + found.separator))
    if found.prefix[:1] in ORNAMENTS:
        form = found.prefix[0] + form
    title = shared(text[len(found.label) : end or None])
    return Candidate(index, form, title, numerals.value(last), found, outer, end=end)
