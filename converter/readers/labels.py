"""The number of a heading, as typed, in text that is known to be a heading."""

from __future__ import annotations

from converter.normalizer.headings.numbered import openings
from converter.normalizer.rules import Found, Rules


def number_of(text: str, rules: Rules) -> Found | None:
    """The number with which ``text`` begins: none that is glued to its words, and no year.

    So are 一个村庄 and 2025 no numbers of headings, though markup says that they are headings.
    """
    found = rules.marker(text) if text else None
    return None if found is None or openings.is_year(found) else found
