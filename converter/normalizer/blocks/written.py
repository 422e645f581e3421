"""Quotations without marks: words that stand on a wall or in a letter, and what someone said.

A line that ends in a colon announces them, or a source stands behind them. They are the lines that
touch, if blank lines set them off; or else lines that do not end as sentences do; or, where blank
lines stand between all paragraphs, the next of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from converter.normalizer.blocks import announcements
from converter.normalizer.blocks.plain_lines import ends, is_plain, touches
from converter.normalizer.lines import Line, is_set_apart
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

MOST_LINES = 16
LONGEST_LINE = 40
"""No longer is a line of what is written in several."""

LONGEST = 400
"""No longer is a paragraph that is a quotation."""

OPENS, CLOSES = frozenset("“「『"), frozenset("）)")
"""The edges of a quotation that nothing announces, with the source behind it."""

_QUOTED = lazy_pattern("“[^“”]*”|「[^「」]*」|『[^『』]*』")
_SOURCE_BEHIND = lazy_pattern(
    r"(?:“[^“”]*”|「[^「」]*」|『[^『』]*』)[（(](?=[^（()）]*(?:《|[章节節卷篇回][^（()）]{0,10}[)）]|第[^（()）]{1,6}[页頁]))[^（()）]{2,40}[)）]"
)
_SAID_BY = lazy_pattern(r"(?:“[^“”]*”|「[^「」]*」)\s?(?:——|—)\s?[^。，；！？“”]{2,24}")
_PAGE_BEHIND = lazy_pattern(r"[^（()）]{10,}[。！？”」][（(]第\s?[^（()）]{1,6}[页頁][)）]")
_SOURCE_BELOW = lazy_pattern(r"(?:——|──|—)\s?[^。，；！？]{2,30}")
"""Who said it, on a line of its own."""


def length(lines: Sequence[Line], start: int, context: Context) -> int:
    """How many lines from ``start`` on are one quotation; 0 where none begins."""
    announcement = announcements.before(lines, start)
    text = lines[start].text
    if not (announcement or text[0] in OPENS or text[-1] in CLOSES):
        return 0
    if not _may_be(lines, start, start):
        return 0
    if announcement and announcements.is_written(announcement):
        return _written(lines, start)
    if announcement and announcements.is_said(announcement, text):
        return int(_is_alone(lines, start))
    return _with_source(lines, start, context)


def _written(lines: Sequence[Line], start: int) -> int:
    """The lines that touch if they are set off; else those in a row that are no sentences."""
    last = min(len(lines), start + MOST_LINES)
    end = start + 1
    while end < last and _may_be(lines, start, end) and touches(lines, end):
        end += 1
    is_short = all(len(line.text) <= LONGEST_LINE for line in lines[start:end])
    if _is_set_off(lines, start, end) and (is_short or end == start + 1):
        return end - start
    clause = lines[start].text[-1]
    words = list(
        takewhile(lambda line: line.text[-1] == clause or not ends(line.text), lines[start:end])
    )
    if clause in "；;" and len(words) < end - start:
        words.append(lines[start + len(words)])
    is_short = all(len(line.text) <= LONGEST_LINE for line in words)
    if is_short and (clause in "；;" or not ends(lines[start].text)):
        return len(words)
    return int(_is_alone(lines, start))


def _with_source(lines: Sequence[Line], start: int, context: Context) -> int:
    """A paragraph in quotation marks, with a source or set off where others are not."""
    text = lines[start].text
    if _PAGE_BEHIND.fullmatch(text) or _SOURCE_BEHIND.fullmatch(text):
        return 1
    if _SAID_BY.fullmatch(text):
        touching = takewhile(
            lambda index: _may_be(lines, start, index) and _SAID_BY.fullmatch(lines[index].text),
            range(start, min(len(lines), start + MOST_LINES)),
        )
        return sum(1 for _ in touching)
    if not _QUOTED.fullmatch(text):
        return 0
    below = start + 1
    if below < len(lines) and _may_be(lines, start, below) and touches(lines, below):
        return 2 if _SOURCE_BELOW.fullmatch(lines[below].text) else 0
    is_turn = context.is_spaced or not start or lines[start - 1].text[-1] in "：:"
    return int(not is_turn and _is_set_off(lines, start, below))


def _may_be(lines: Sequence[Line], start: int, index: int) -> bool:
    return is_plain(lines, start, index, LONGEST)


def _is_set_off(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether blank lines, or the ends of the section, stand around these lines."""
    return not touches(lines, start) and (end == len(lines) or not touches(lines, end))


def _is_alone(lines: Sequence[Line], start: int) -> bool:
    """Whether blank lines stand around this one, be it that they do around all."""
    below = start + 1
    return is_set_apart(lines, start) and (below == len(lines) or is_set_apart(lines, below))
