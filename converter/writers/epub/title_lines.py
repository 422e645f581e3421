"""A title broken into balanced lines, at the largest size that suits it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import msgspec

from converter.words import CLOSING_MARKS, OPENING_MARKS, word_starts

Advance = Callable[[str], float]
"""The advance width of a text, in em."""

PAUSES = frozenset("，；：。！？")
"""Marks after which a title falls into parts; they hang from a centred line."""

HALF_BLANK = frozenset("“‘《〈（「『【〔［、，；：。！？”’》〉）」』】〕］")
"""Full-width marks with a blank half, which may stand in the margin."""

MOST_MARKS = 3
"""How many marks in a row stay with their neighbour; more would make an endless unit."""

SPLIT_PENALTY = 0.06
"""What a break elsewhere than at a pause costs, in squared shares of a line's width."""

STUB, STUB_PENALTY = 2, 0.25
"""The characters of a last line that looks lost, and what it costs, in the same measure."""

MOST_CHARACTERS = 600
"""No title of more characters fits at the smallest size."""

ELLIPSIS = "…"

_PIECE = r"——|――|……|[!-~\u00c0-\u024f]+|."
"""A dash, an ellipsis, a Latin word, a character."""

_PIECE_OR_TITLE = rf"《[^《》]*》|{_PIECE}"


class Room(msgspec.Struct, frozen=True):
    """The room for a title, in pixels. ``leading`` is the pitch of lines as a ratio of the size."""

    width: int
    height: int
    leading: float

    def lines(self, size: int) -> int:
        """How many lines of this size, in pixels, it holds."""
        return int(self.height / (size * self.leading))


class Setting(msgspec.Struct, frozen=True):
    """A title as it is set: its lines, and its size in pixels."""

    lines: tuple[str, ...]
    size: int


def set_title(title: str, room: Room, advance: Advance) -> Setting:
    """The coarsest grain that fits, at the largest size that does.

    A whole 《title》 is broken too, but no word, rather than that 的 / 通知 be left over behind it.
    A title too long for the smallest size ends in an ellipsis.
    """
    text = " ".join(title.split())
    if not text:
        return Setting((), SMALLEST)
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS] + ELLIPSIS
    found = None
    for units, sizes in GRAINS:
        if found and units is characters:
            break
        setting = _fitted(units(text), sizes, room, advance)
        if setting and not _ends_in_stub(setting.lines):
            return setting
        found = found or setting
    return found or _truncated(characters(text), room, advance)


def middle(line: str, advance: Advance) -> float:
    """The optical middle of a line, in em from its start: a mark that ends it hangs."""
    if line[-1:] in PAUSES:
        line = line[:-1]
    start, end = _ink(line, advance)
    return (start + end) / 2


def parts(text: str) -> Sequence[str]:
    """Units that end at a pause, or before the dash of a subtitle."""
    joined: list[str] = []
    for unit in _with_marks(re.findall(_PIECE_OR_TITLE, text)):
        if joined and not _is_pause(joined[-1], unit):
            joined[-1] += unit
        else:
            joined.append(unit)
    return joined


def words(text: str) -> Sequence[str]:
    """Words and whole 《titles》, each with the marks that belong to it."""
    return _with_marks(_words(_PIECE_OR_TITLE, text))


def short_words(text: str) -> Sequence[str]:
    """As :func:`words`, but a 《title》 may be broken."""
    return _with_marks(_words(_PIECE, text))


def _words(pattern: str, text: str) -> Sequence[str]:
    """What the pattern matches, one after another; what begins no word goes with what is before."""
    starts = word_starts(text)
    pieces: list[str] = []
    for match in re.finditer(pattern, text):
        if match.start() in starts:
            pieces.append(match[0])
        else:
            pieces[-1] += match[0]
    return pieces


def characters(text: str) -> Sequence[str]:
    """Single characters, each with the marks that belong to it."""
    return _with_marks(list(text))


SMALLEST = 60
GRAINS = (
    (parts, range(216, 119, -4)),
    (words, range(160, SMALLEST - 1, -4)),
    (short_words, range(120, SMALLEST - 1, -4)),
    (characters, range(120, SMALLEST - 1, -4)),
)
"""What is kept whole, coarsest first, and the sizes at which to try it, in pixels.

A title in few parts is set large, a part a line; where parts must be broken, longer lines break
fewer words.
"""


def _with_marks(pieces: Sequence[str]) -> Sequence[str]:
    units: list[str] = []
    marks = 0
    for piece in pieces:
        belongs = bool(units) and (
            piece == " " or piece[0] in CLOSING_MARKS or units[-1][-1] in OPENING_MARKS
        )
        marks = marks + 1 if belongs else 0
        if 0 < marks <= MOST_MARKS:
            units[-1] += piece
        else:
            units.append(piece)
    return units


def _is_pause(unit: str, following: str) -> bool:
    """Whether the title pauses between the two; a space beside a Latin word is no pause."""
    if unit.endswith(" "):
        return not (unit[-2:-1].isascii() or following[0].isascii())
    return unit[-1] in PAUSES or following[0] in "—―"


def _ends_in_stub(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and _is_stub(lines[-2], lines[-1])


def _is_stub(above: str, last: str) -> bool:
    """Whether a last line is two characters, marks apart, with which no part of a title begins."""
    read = sum(one not in CLOSING_MARKS and one not in OPENING_MARKS for one in last)
    return read <= STUB and not last.isascii() and not _is_pause(above, last)


def _fitted(units: Sequence[str], sizes: range, room: Room, advance: Advance) -> Setting | None:
    for size in sizes:
        width = room.width / size
        lines = list(_filled(units, width, advance))
        if len(lines) <= room.lines(size) and all(_width(line, advance) <= width for line in lines):
            return Setting(_balanced(units, len(lines), width, advance), size)
    return None


def _truncated(units: Sequence[str], room: Room, advance: Advance) -> Setting:
    width = room.width / SMALLEST
    *lines, last = list(_filled(units, width, advance))[: room.lines(SMALLEST)]
    while _width([*last, ELLIPSIS], advance) > width:
        last.pop()
    return Setting(tuple(map(_line, [*lines, [*last, ELLIPSIS]])), SMALLEST)


def _filled(units: Sequence[str], width: float, advance: Advance) -> Iterator[list[str]]:
    """As many units a line as it holds, at least one."""
    line: list[str] = []
    for unit in units:
        if line and _width([*line, unit], advance) > width:
            yield line
            line = []
        line.append(unit)
    if line:
        yield line


def _balanced(units: Sequence[str], count: int, width: float, advance: Advance) -> tuple[str, ...]:
    """The units in ``count`` lines, alike in width and broken at pauses where that costs little."""
    ideal = _width(units, advance) / count

    def cost(start: int, end: int) -> float:
        line_width = _width(units[start:end], advance)
        if line_width > width:
            return math.inf
        bad = ((line_width - ideal) / width) ** 2
        if end < len(units):
            return bad + (0 if _is_pause(units[end - 1], units[end]) else SPLIT_PENALTY)
        is_stub = start > 0 and _is_stub(units[start - 1], _line(units[start:]))
        return bad + (STUB_PENALTY if is_stub else 0)

    @cache
    def best(start: int, remaining: int) -> tuple[float, tuple[int, ...]]:
        """The least cost of the lines from ``start`` on, and where they end."""
        if remaining == 1:
            return cost(start, len(units)), (len(units),)
        options = [(math.inf, (len(units),) * remaining)]
        for end in range(start + 1, len(units) - remaining + 2):
            own = cost(start, end)
            if own == math.inf:
                break
            rest, ends = best(end, remaining - 1)
            options.append((own + rest, (end, *ends)))
        return min(options)

    ends = best(0, count)[1]
    return tuple(_line(units[a:b]) for a, b in zip((0, *ends), ends, strict=False))


def _line(units: Sequence[str]) -> str:
    return "".join(units).rstrip()


def _width(units: Sequence[str], advance: Advance) -> float:
    start, end = _ink(_line(units), advance)
    return end - start


def _ink(line: str, advance: Advance) -> tuple[float, float]:
    """Where a line's ink begins and ends, in em; the blank halves of its outer marks left out."""
    blank_start = line[:1] in HALF_BLANK & OPENING_MARKS
    blank_end = line[-1:] in HALF_BLANK & CLOSING_MARKS
    return blank_start / 2, advance(line) - blank_end / 2
