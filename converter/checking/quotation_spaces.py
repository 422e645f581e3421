"""Spaces outside of quotation marks and book titles: a habit, or what sets a label or name off.

The marks have their space in themselves (GB/T 15834-2011, 5.1), but in 第一条 “三农”问题是 a label
is set off, and 鲁迅 《狂人日记》 is a row. A space means nothing beside a word that the sentence
goes on with, and in the midst of a sentence; there not by 《 and 》, which stand in rows.
"""

from __future__ import annotations

import re

from converter.checking.binding import SUBJECTS
from converter.normalizer.han import HAN
from converter.patterns import lazy_pattern

OPENINGS, CLOSINGS = "“‘「『《", "”’」』》"
TITLES = "《》"

NO_LABEL = 6
"""So many characters, from the line's opening or last space on, are more than most labels."""

SHORT = 12
"""The characters of a word that is quoted."""

FAR = 200
"""The characters on each side that are looked at."""

_PAUSE = lazy_pattern("[，。；！？]")
_BEFORE = lazy_pattern(f"(?<=[{HAN}])[说道问喊叫称为是指把被对的了和与及或到在以从读看]\\Z")
_AFTER = lazy_pattern("[我你他她它说道了是和与及等这]|的(?![士确])")
_SENTENCE = lazy_pattern("[^。！？：]*\\Z")
_WORD = lazy_pattern("\\S*\\Z")


def applies(match: re.Match[str]) -> bool:
    """Whether the space is one that may mean nothing: not in a title, nor behind a label."""
    line, end = match.string, match.end()
    return _PAUSE.search(line, end, end + FAR) is not None and _told(match) is not None


def due(match: re.Match[str]) -> str | None:
    """Nothing where the space surely means nothing; None where it may set something off."""
    return "" if _told(match) else None


def _told(match: re.Match[str]) -> bool | None:
    """Whether it is told that the space means nothing; None if it is likely to mean something."""
    line, start, end = match.string, match.start(), match.end()
    if line[end] in OPENINGS:
        return _told_before(line, start, line[end])
    mark = line[start - 1]
    if _AFTER.match(line, end):
        return True
    opening = line.rfind(OPENINGS[CLOSINGS.index(mark)], max(start - SHORT, 1), start)
    if line[opening - 1 : opening].isspace():
        return _told_before(line, opening - 1, line[opening])
    return _is_inside(line, start, mark) or None


def _told_before(line: str, start: int, mark: str) -> bool | None:
    if _BEFORE.search(line, max(start - 2, 0), start) or _is_inside(line, start, mark):
        return True
    before = _WORD.search(line, max(start - FAR, 0), start)
    if mark in TITLES or not before or len(before[0]) < NO_LABEL:
        return None
    return before[0].startswith(SUBJECTS)


def _is_inside(line: str, start: int, mark: str) -> bool:
    """Whether it is in the midst of a sentence, and stands by no title, for these stand in rows."""
    sentence = _SENTENCE.search(line, max(start - FAR, 0), start)
    return mark not in TITLES and sentence is not None and "，" in sentence[0]
