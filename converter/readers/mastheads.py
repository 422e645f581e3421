"""What stands above a title by markup: its lines have roles as those of a plain text have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from converter.document import Paragraph, Role, Section, Unsectioned
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Zone
from converter.readers import line_roles
from converter.readers.flow import Found, Head, Item

LONGEST_COLUMN = 30
"""A line above a title that no rule knows names a column, if it has no more characters."""

ZONES: tuple[Zone, ...] = ("masthead", "above", "head")
"""Where the rules of such lines are looked for, in this order."""

SENTENCE_ENDS = "。！？；，：.!?;,:"


def read(items: Iterable[Item], found: Found) -> tuple[Unsectioned, ...]:
    """The masthead that ``items`` are, none of which is a heading."""
    return tuple(
        block
        for item in items
        if not isinstance(item, Head | Section)
        for block in _with_role(item, found)
    )


def _with_role(block: Unsectioned, found: Found) -> Iterator[Unsectioned]:
    if isinstance(block, Paragraph) and block.role == "body" and block.text:
        yield from line_roles.parted(replace(block, role=_role(block.text, found.rules)), found)
    else:
        yield block


def _role(text: str, rules: Rules) -> Role:
    for zone in ZONES:
        if rule := rules.role(text, zone):
            return rule.role
    is_column = len(text) <= LONGEST_COLUMN and text[-1] not in SENTENCE_ENDS
    return "source" if is_column else "body"
