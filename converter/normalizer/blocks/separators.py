"""Breaks between scenes: a line of nothing but signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from converter.document import Separator
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

LONGEST = 120

_SEPARATOR = lazy_pattern(
    r"(?:[*＊◆◇★☆※~～#＃=＝_＿\-—－·•○●◎□■△▲…✦✧❖❀✿❦⋯・∽≈\u2500-\u27bf▪▫▬◦\U0001f300-\U0001faff\ufe0f]\s{0,4}+){3,}+|[✦✧❖❀✿❦⁂※▼▽◆◇★☆●＊*]"
)
_RULE = lazy_pattern(r"[-—－_＿=＝\u2500-\u259f▬]{3,}+")


def is_separator(text: str) -> bool:
    """Whether a line of this text is nothing but signs."""
    may_be = len(text) <= LONGEST and not text[:1].isalnum()
    return may_be and _SEPARATOR.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line of this text is a rule, as is above the notes of a page."""
    return len(text) <= LONGEST and _RULE.fullmatch(text) is not None


def length(lines: Sequence[Line], start: int, _context: Context) -> int:
    """1 where a line is a break, 0 where it is not."""
    return int(is_separator(lines[start].text))


def blocks(lines: Sequence[Line], _context: Context) -> list[Separator]:
    """The break, as typed."""
    return [Separator(line.text, line.span, line.access) for line in lines]
