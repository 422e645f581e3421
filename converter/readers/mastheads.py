"""What stands above a title by markup: its lines have roles as those of a plain text have."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from converter.document import Paragraph, Role, Section, Unsectioned
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Zone
from converter.readers.flow import Head, Item

LONGEST_COLUMN = 30
"""A line above a title that no rule knows names a column, if it has no more characters."""

ZONES: tuple[Zone, ...] = ("masthead", "above", "head")
"""Where the rules of such lines are looked for, in this order."""

SENTENCE_ENDS = "。！？；，：.!?;,:"


def read(items: Iterable[Item], rules: Rules) -> tuple[Unsectioned, ...]:
    """The masthead that ``items`` are, none of which is a heading."""
    return tuple(_with_role(item, rules) for item in items if not isinstance(item, Head | Section))


def _with_role(block: Unsectioned, rules: Rules) -> Unsectioned:
    if isinstance(block, Paragraph) and block.role == "body" and block.text:
        return replace(block, role=_role(block.text, rules))
    return block


def _role(text: str, rules: Rules) -> Role:
    for zone in ZONES:
        if rule := rules.role(text, zone):
            return rule.role
    is_column = len(text) <= LONGEST_COLUMN and text[-1] not in SENTENCE_ENDS
    return "source" if is_column else "body"
