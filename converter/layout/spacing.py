"""Spacing: what adjacent characters give up or are given, and where no space goes.

All widths are in 1/1000 em.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from converter.layout import characters as c
from converter.layout.justification import COMPRESSED, GAP, HALF_EM, QUARTER_EM
from converter.patterns import lazy_pattern

_FULL_NUMBER = c.FULL_DIGIT + c.FULL_POINT
_CLOSING = c.CLOSING + c.PAUSE + c.STOP + c.EXCLAMATION
_MARKS = c.OPENING + _CLOSING
_ADJACENT_MARKS = lazy_pattern(f"[{_MARKS}][{_MARKS}]+")
_NOTED = lazy_pattern(f"[{_CLOSING}]({c.NOTE_MARK}[{c.NOTE_MARK}{c.NEXT_NOTE}]*)")
_IN_LATIN = c.LETTER + c.DIGIT + c.PREFIX + c.POSTFIX + c.URL_BREAK + c.LATIN_DASH
_LATIN = lazy_pattern(f"[{_IN_LATIN}][{_IN_LATIN}]*")

_CHINESE = c.IDEOGRAPH + c.NON_STARTER + _FULL_NUMBER + c.CONNECTOR + c.LONG_MARK + _MARKS
_HAN_LATIN_SPACE = lazy_pattern(
    f"(?<={c.IDEOGRAPH}){c.SPACE}(?=[{c.WORD}])|(?<=[{c.WORD}]){c.SPACE}(?={c.IDEOGRAPH})"
)
_CHINESE_SPACE = lazy_pattern(f"(?<=[{_CHINESE}]){c.SPACE}|{c.SPACE}(?=[{_CHINESE}])")
_ZERO_WIDTH = c.BREAK + c.JOINER + c.IGNORED

_SIGNS = c.HYPHEN + c.LATIN_DASH + c.SOLIDUS + c.PREFIX + c.FULL_PREFIX + c.POSTFIX + c.FULL_POSTFIX
_UNSEEN = c.BREAK + c.SOFT_BREAK + c.JOINER + c.IGNORED
_HOLDING = c.NO_BREAK_SPACE + c.NOTE_MARK + c.NEXT_NOTE + _UNSEEN
_RIGID = c.WORD + _FULL_NUMBER + c.URL_BREAK + c.LATIN_OPENING + c.LATIN_CLOSING + _SIGNS + _HOLDING
_WORDS = lazy_pattern(f"[{_RIGID}{c.LONG_MARK}](?:(?<={c.LONG_MARK})|[{_RIGID}]+)")
_JOINS = c.CONNECTOR + _UNSEEN
_JOINED = lazy_pattern(
    f"(?:[{_RIGID}]+|.)?(?:[{c.CONNECTOR}]+(?:[{_RIGID}]+|.[{_UNSEEN}]*)?)+"
    f"|.?[{_UNSEEN}][{_RIGID}]*|{_WORDS.pattern}"
)

LONG = 1 << 16
"""The characters of a paragraph that nobody writes: what objects say of each is held small."""

Adjustment = tuple[int, float, int | None]
"""A boundary, its kern, and the place of the character whose room it takes or gives."""


class _Kerns(Mapping[int, float]):
    """The kerns of a very long paragraph, eight bytes a boundary; where there is none it is 0."""

    def __init__(self, characters: int) -> None:
        self._values = array("d", bytes(8 * (characters + 1)))

    def __getitem__(self, boundary: int) -> float:
        return self._values[boundary]

    def __setitem__(self, boundary: int, kern: float) -> None:
        self._values[boundary] = kern

    def __contains__(self, boundary: object) -> bool:
        return isinstance(boundary, int) and self._values[boundary] != 0

    def __iter__(self) -> Iterator[int]:
        return (boundary for boundary, kern in enumerate(self._values) if kern)

    def __len__(self) -> int:
        return sum(map(bool, self._values))


def adjustments(classes: str) -> tuple[Mapping[int, float], str]:
    """The kerns of a paragraph, in the order of their boundaries, and what room is left in it.

    What has no width, such as a space that only says where a line may end, parts no neighbours.
    """
    if c.IGNORED not in classes and c.BREAK not in classes and c.JOINER not in classes:
        return _adjustments(classes)
    seen = [place for place, one in enumerate(classes) if one not in _ZERO_WIDTH]
    kerns, room_of_seen = _adjustments("".join(map(classes.__getitem__, seen)))
    room = list(classes)
    for place, one in zip(seen, room_of_seen, strict=True):
        room[place] = one
    return {seen[boundary - 1] + 1: kern for boundary, kern in kerns.items()}, "".join(room)


def _adjustments(classes: str) -> tuple[Mapping[int, float], str]:
    kerns = _Kerns(len(classes)) if len(classes) > LONG else defaultdict[int, float](float)
    spaced = _of_spaces(classes) if c.SPACE in classes else classes
    room = bytearray(spaced, "ascii")
    found = chain(_between_marks(classes), _beside_latin(classes), _beside_notes(classes))
    for boundary, kern, place in chain(found, _beside_dots(classes), _behind_points(classes)):
        kerns[boundary] += kern
        if place is not None:
            room[place] = ord(COMPRESSED if kern < 0 else GAP)
    if isinstance(kerns, defaultdict):
        return dict(sorted(kerns.items())), room.decode("ascii")
    return kerns, room.decode("ascii")


def _of_spaces(classes: str) -> str:
    """The room of the spaces that the source has: only one between words is a word space.

    One between Han and Latin gives what a Han–Latin space gives, any other beside Chinese none.
    """
    return _CHINESE_SPACE.sub(c.IGNORED, _HAN_LATIN_SPACE.sub(GAP, classes))


def _between_marks(classes: str) -> Iterator[Adjustment]:
    """Two adjacent marks take 1.5 em (CLREQ, 3.1.6.2)."""
    for marks in _ADJACENT_MARKS.finditer(classes):
        for boundary in range(marks.start() + 1, marks.end()):
            before, after = classes[boundary - 1], classes[boundary]
            if before != c.OPENING or after == c.OPENING:
                yield boundary, -HALF_EM, boundary if before == c.OPENING else boundary - 1


def _beside_latin(classes: str) -> Iterator[Adjustment]:
    """A Han–Latin space is ¼ em (CLREQ, 3.2.2); a sign alone, as in 互联网+, is not Latin."""
    if not any(map(classes.__contains__, _IN_LATIN)):
        return
    size = len(classes)
    for match in _LATIN.finditer(classes):
        if not match[0].strip(c.PREFIX + c.POSTFIX):
            continue
        start, end = match.span()
        if start and classes[start - 1] == c.IDEOGRAPH and classes[start] in c.WORD + c.PREFIX:
            yield start, QUARTER_EM, start - 1
        if end < size and classes[end] == c.IDEOGRAPH:
            yield end, QUARTER_EM, end - 1


def _beside_notes(classes: str) -> Iterator[Adjustment]:
    """The mark of a note is next to the ink of what it follows, whose blank half is behind both."""
    if c.NOTE_MARK not in classes:
        return
    for match in _NOTED.finditer(classes):
        yield match.start(1), -HALF_EM, match.start()
        if classes[match.end() : match.end() + 1] in (c.IDEOGRAPH, c.FULL_DIGIT, *c.WORD):
            yield match.end(), HALF_EM, None


def _beside_dots(classes: str) -> Iterator[Adjustment]:
    """A middle dot is half as wide as its glyph (CLREQ, 3.1.6.1)."""
    if c.MIDDLE_DOT not in classes:
        return
    for match in re.finditer(c.MIDDLE_DOT, classes):
        for boundary in match.span():
            if 0 < boundary < len(classes):
                yield boundary, -QUARTER_EM, None


def _behind_points(classes: str) -> Iterator[Adjustment]:
    """The point of a number stands at the left of its em, whose right half is blank."""
    if c.FULL_POINT in classes:
        for match in re.finditer(c.FULL_POINT, classes):
            yield match.end(), -HALF_EM, None


def rigid(classes: str) -> list[tuple[int, int]]:
    """Words and numbers with their signs, and connectors with what they connect.

    CLREQ, 3.5.4: no space goes into what 3.1.5 makes whole, as …… is, or beside a connector. What
    is not seen goes with what is before it: a space on either side would be twice as wide.
    """
    pattern = _JOINED if any(map(classes.__contains__, _JOINS)) else _WORDS
    return [match.span() for match in pattern.finditer(classes)]
