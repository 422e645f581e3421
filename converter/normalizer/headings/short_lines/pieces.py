"""The titles of pieces in a newsletter or a collection: who wrote each stands right below them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.short_texts import is_paragraph, is_person, is_title
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

_FRAMED = lazy_pattern(r"[（(]([^（）()]{2,16})[）)]")
_SIGNED = lazy_pattern(r"[□◎○]\s?(\S{2,4})")
"""A name that brackets, or the sign of a writer, tell from a title."""

MIN_PIECES = 2

LONGEST_BYLINE = 24

NAMES_ALONE = frozenset({"byline-name", "byline-office-alone", "byline-foreign", "byline-mark"})
"""What a title may look like too."""


def titles(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, rules: Rules
) -> frozenset[int]:
    """Where they are, if there are several: each below an end or a title, and over a byline."""
    found = [
        index
        for index in brief
        if 0 < index < len(lines) - 2
        and not (taken[index] or taken[index + 1])
        and len(lines[index + 1].text) <= LONGEST_BYLINE
        and is_paragraph(lines[index + 2].text)
        and is_title(lines[index].text, parted=True)
        and is_byline(lines[index + 1].text, rules)
        and not is_byline(lines[index].text, rules)
    ]
    return frozenset(found if len(found) >= MIN_PIECES else ())


def is_byline(text: str, rules: Rules) -> bool:
    """Whether it says who wrote something: with an office, behind a word or a sign, in brackets."""
    if framed := _FRAMED.fullmatch(text):
        rule = rules.role(framed[1], "head")
        return rule is not None and rule.role == "byline"
    if signed := _SIGNED.fullmatch(text):
        return is_person(signed[1])
    rule = rules.role(text, "head")
    return rule is not None and rule.role == "byline" and rule.name not in NAMES_ALONE
