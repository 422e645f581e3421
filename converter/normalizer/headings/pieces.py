"""The titles of pieces in a newsletter or a collection: who wrote each stands right below them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.short_texts import is_paragraph, is_title
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules

MIN_PIECES = 2

LONGEST_BYLINE = 24

NAMES_ALONE = frozenset({"byline-name", "byline-office-alone", "byline-foreign"})
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
    """Whether it says who wrote something: a name and its office, or a name behind a word."""
    if text[0] in "（(" and text[-1] in "）)" and len(text) > 2:
        rule = rules.role(text[1:-1], "head")
        return rule is not None and rule.role == "byline"
    rule = rules.role(text, "head")
    return rule is not None and rule.role == "byline" and rule.name not in NAMES_ALONE
