"""The lines that begin with a number, bare or behind an ornament, and what each would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.normalizer import numerals
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.signs import CAPTION_SIGNS, SIGNS
from converter.normalizer.lines import Line
from converter.normalizer.markdown_marks import STRONG
from converter.normalizer.rules import Found, Rules
from converter.normalizer.rules.markers import DECIMAL_POINT
from converter.patterns import lazy_pattern
from converter.shared_strings import shared

_SIGNS = SIGNS + CAPTION_SIGNS + "▼"
ORNAMENTS = frozenset("*" + _SIGNS)
"""What a number may stand behind."""

_ORNAMENT = lazy_pattern(rf"\*\*|[{_SIGNS}]{{1,3}}[ 　]?")

_BOLD_TITLE = lazy_pattern(r"\*\*(?:.*\*\*$|[^*。]{2,44}。\*\*)")

_YEAR = lazy_pattern(r"(?:19|20)\d{2}")


def read(lines: Sequence[Line], rules: Rules) -> Iterator[tuple[int, str, Found]]:
    """The lines that begin with a number, by index: text and number of each.

    A year is none, but for that of a unit, which a long book has too: 第1949章.
    """
    may_be_numbered = rules.may_be_numbered
    for index, line in enumerate(lines):
        text, found = line.text, None
        if text[0] in ORNAMENTS:
            found = _adorned(text, rules)
        elif may_be_numbered(text):
            found = next(rules.markers_of(text), None)
        if found and not is_year(found):
            yield index, text, found


def is_year(found: Found) -> bool:
    """Whether a number is a year, and none of a unit."""
    return not found.marker.is_unit and _YEAR.fullmatch(found.number) is not None


def _adorned(text: str, rules: Rules) -> Found | None:
    """The number behind an ornament, or in a line or a title that is bold: ◆一、 and **1.水情**."""
    ornament = _ORNAMENT.match(text)
    if ornament is None or (ornament[0] == STRONG and not _BOLD_TITLE.match(text)):
        return None
    rest = text[ornament.end() :]
    found = rules.marker(rest) if rest else None
    return replace(found, prefix=ornament[0] + found.prefix) if found else None


def two_looks(numbers: Sequence[tuple[int, str, Found]]) -> frozenset[str]:
    """The markers whose numbers are of two levels, by their look: each look begins at 1.

    One is alone on its line, or has a nought before it, and the other not: 一 below 一、修堤.
    """
    values: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for _, text, found in numbers:
        values[found.marker.name][look(text, found)].append(found.value)
    return frozenset(
        name
        for name, looks in values.items()
        if len(looks) > 1 and all(one[0] == 1 and len(one) > 1 for one in looks.values())
    )


def look(text: str, found: Found) -> str:
    """How the number looks beside others of its marker: alone on its line, with a nought before."""
    is_alone = len(found.label) == len(text)
    return " alone" * is_alone + " from nought" * (found.number[0] in "0０")


def identity(found: Found) -> tuple[str, int, tuple[int, ...]]:
    """Form and value of a number, and of an outline the numbers before the last."""
    form = found.marker.name
    outer: tuple[int, ...] = ()
    if "outline" in found.marker.numerals:
        outer = tuple(map(numerals.value, DECIMAL_POINT.split(found.number)[:-1]))
        form = f"{form}-{len(outer) + 1}"
    elif found.marker.opens_sentences:
        form += "".join(filter(str.isalpha, found.prefix + found.separator))
    if found.prefix[:1] in ORNAMENTS:
        form = found.prefix[0] + form
    return form, found.value, outer


def candidate(
    lines: Sequence[Line], index: int, found: Found, end: int, *, is_split: bool = False
) -> Candidate:
    """What the line at ``index`` would be by its number; it is run in up to ``end``, if not 0.

    Where the numbers of its marker have two looks, its own is part of its form.
    """
    text = lines[index].text
    form, value, outer = identity(found)
    if is_split:
        form += look(text, found)
    title = shared(text[len(found.label) : end or None])
    is_announced = index > 0 and lines[index - 1].text[-1] in "：:"
    return Candidate(
        index,
        form,
        title,
        value,
        found,
        outer,
        end=end,
        is_announced=is_announced,
    )
