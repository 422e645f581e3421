"""Measuring a paragraph: widths, classes, and what may not part.

All widths are in 1/1000 em of the paragraph's own size.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, product
from typing import TypeAlias, TypeVar

import msgspec

from converter.layout import characters as c
from converter.layout.cohesion import costs
from converter.layout.context import in_context
from converter.layout.justification import HALF_EM, QUARTER_EM, Elasticity, elasticity
from converter.layout.metrics import FULL_WIDTH, Typeface
from converter.layout.spacing import LONG, adjustments, rigid
from converter.theme import Prohibition

Number = TypeVar("Number", int, float)

Kerns: TypeAlias = tuple[tuple[int, float], ...]
"""Kerns of a text, each with the number of characters before it."""

_STARTLESS_CHINESE = (
    c.CLOSING
    + c.PAUSE
    + c.STOP
    + c.EXCLAMATION
    + c.MIDDLE_DOT
    + c.CONNECTOR
    + c.SOLIDUS
    + c.LATIN_DASH
    + c.NON_STARTER
)
_STARTLESS_OTHERS = (
    c.LATIN_CLOSING + c.HYPHEN + c.POSTFIX + c.FULL_POSTFIX + c.URL_BREAK
    + c.SPACE + c.NO_BREAK_SPACE + c.BREAK + c.SOFT_BREAK + c.JOINER + c.IGNORED + c.NOTE_MARK
)  # fmt: skip

LINE_START_PROHIBITED = _STARTLESS_CHINESE + _STARTLESS_OTHERS
"""Classes that begin no line (CLREQ, 3.1.4, basic; GB/T 15834-2011, 5.1.9)."""

LINE_END_PROHIBITED = (
    c.OPENING + c.LATIN_OPENING + c.PREFIX + c.FULL_PREFIX + c.NO_BREAK_SPACE + c.JOINER
)
"""Classes that end no line (CLREQ, 3.1.4, basic; GB/T 15834-2011, 5.1.9)."""

ENDING_SPACES = c.SPACE + c.BREAK
"""Classes that go with the line before them and are not seen at its end."""

_CLASSES = "".join(c.MEMBERS) + c.IDEOGRAPH + c.IGNORED + c.URL_BREAK + c.FULL_POINT
_CLASSES += c.NOTE_MARK + c.NEXT_NOTE


def _unbreakable(starts: str, ends: str) -> frozenset[str]:
    """The pairs of classes between which no line ends, for classes that start or end none.

    Words and numbers are whole (CLREQ, 3.1.5.2; UAX #14, LB 23 to LB 30). After a zero-width
    space a line may always end, but for spaces that follow it (UAX #14, LB 8).
    """
    pairs = [
        *product(_CLASSES, starts),
        *product(ends, _CLASSES),
        *product(c.WORD + c.LATIN_CLOSING + c.IGNORED, c.WORD),
        *product(c.HYPHEN + c.SOLIDUS, c.DIGIT),
        *product(c.FULL_DIGIT + c.FULL_POINT, c.FULL_DIGIT + c.FULL_POINT),
        *product(c.WORD, c.LATIN_OPENING + c.PREFIX),
        *product(c.POSTFIX, c.WORD),
    ]
    kept = c.SPACE + c.NO_BREAK_SPACE + c.BREAK
    return frozenset(
        before + after for before, after in pairs if before != c.BREAK or after in kept
    )


UNBREAKABLE: Mapping[Prohibition, frozenset[str]] = {
    "basic": _unbreakable(LINE_START_PROHIBITED, LINE_END_PROHIBITED),
    "strict": _unbreakable(LINE_START_PROHIBITED + c.LONG_MARK, LINE_END_PROHIBITED + c.SOLIDUS),
}
"""The sets of CLREQ, 3.1.4: strict adds that —— and …… begin no line and / ends none."""

TRIMMED_AT_END: Mapping[str, float] = {
    **dict.fromkeys(c.CLOSING + c.PAUSE + c.STOP + c.EXCLAMATION, HALF_EM),
    c.MIDDLE_DOT: QUARTER_EM,
}
"""What a mark at the end of a line gives up (GB/T 15834-2011, 5.1.10); a middle dot its side."""


class Measured(msgspec.Struct):
    """A paragraph measured. ``edges[i]`` is where character ``i`` begins, adjustments included.

    ``kerns`` has the adjustment at each boundary that has one: what adjacent marks give up, and
    Han–Latin spaces; ``boundaries`` are the sorted places of these. ``room`` is ``classes`` but
    for what is compressed, or spaced, already. ``costs`` is the badness of a line that ends before
    these characters. ``rigid`` are the sorted stretches into which no space is put. ``hyphen`` is
    the width of a soft hyphen at the end of a line. No character is wider than ``widest``, which
    is that of an ideograph at least.
    """

    text: str
    classes: str
    room: str
    edges: Sequence[float]
    costs: Mapping[int, float]
    kerns: Mapping[int, float]
    boundaries: Sequence[int]
    rigid: list[tuple[int, int]]
    unbreakable: frozenset[str]
    elastic: Elasticity
    hyphen: float
    widest: float

    def may_break(self, at: int) -> bool:
        """Whether a line may end before character ``at``."""
        return at >= len(self.text) or self.classes[at - 1 : at + 1] not in self.unbreakable

    def visible_end(self, start: int, end: int) -> int:
        """Where what is seen of a line ends: before the spaces of no width that end it."""
        end = self.drawn_end(start, end)
        while self.classes[end - 1] == c.BREAK and end > start + 1:
            end -= 1
        return end

    def drawn_end(self, start: int, end: int) -> int:
        """Where the spaces begin that end the line; such as have no width are part of the text."""
        while self.classes[end - 1] == c.SPACE and end > start + 1:
            end -= 1
        return end

    def width(self, start: int, end: int) -> float:
        """The natural width of a line: no space at its end, and the marks at both trimmed.

        GB/T 15834-2011, 5.1.10, and CLREQ, 3.1.6.3.
        """
        classes, edges = self.classes, self.edges
        last = classes[end - 1]
        if last in ENDING_SPACES:
            end = self.visible_end(start, end)
            last = classes[end - 1]
        width = edges[end] - edges[start]
        if end in self.kerns:
            width -= self.kerns[end]
        if last in TRIMMED_AT_END:
            width -= TRIMMED_AT_END[last]
        elif last == c.SOFT_BREAK:
            width += self.hyphen
        return width - HALF_EM if classes[start] == c.OPENING else width

    def shrinkability(self, start: int, end: int) -> float:
        """How much a line may shrink; the marks at its ends are half as wide already."""
        room, last = self.room, self.visible_end(start, end) - 1
        start += room[start] == c.OPENING
        return sum(amount * room.count(one, start, last) for one, amount in self.elastic.limits)

    def trimmed_at_start(self, start: int) -> float:
        """What the first mark of a line gives up: the blank half of an opening one."""
        return HALF_EM if self.classes[start] == c.OPENING else 0.0

    def rigid_within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches inside a line into which no space is put."""
        if not self.rigid:
            return []
        first = max(0, bisect_right(self.rigid, (start, len(self.text))) - 1)
        last = bisect_left(self.rigid, (end, 0), lo=first)
        if first == last:
            return []
        return [
            (max(one, start), min(two, end)) for one, two in self.rigid[first:last] if two > start
        ]

    def kerns_between(self, start: int, end: int, further: Mapping[int, float]) -> Kerns:
        """The kerns inside a text and ``further`` ones, each with its distance from ``start``."""
        boundaries, kerns = self.boundaries, self.kerns
        first = bisect_right(boundaries, start)
        own = boundaries[first : bisect_left(boundaries, end, lo=first)]
        if not further:
            if not own:
                return ()
            if len(self.text) > LONG:
                return tuple([_shared_pair(place - start, kerns[place]) for place in own])
            return tuple([(place - start, kerns[place]) for place in own])
        joined = {place: kerns[place] for place in own}
        for place, kern in further.items():
            if start < place < end:
                joined[place] = joined.get(place, 0.0) + kern
        return tuple([(place - start, joined[place]) for place in sorted(joined)])


@lru_cache(maxsize=1024)
def _shared_pair(distance: int, kern: float) -> tuple[int, float]:
    """The same object each time: the lines of a very long paragraph have very many of them."""
    return distance, kern


def measure(pieces: Sequence[tuple[str, Typeface]], prohibition: Prohibition = "basic") -> Measured:
    """Measure a paragraph, given as texts in the layout's alphabet, each with its typeface."""
    text = "".join([piece for piece, _ in pieces])
    measured = [typeface.measured(piece) for piece, typeface in pieces] or [("", [], FULL_WIDTH)]
    classes, widths, widest = measured[0]
    for own_classes, own_widths, own_widest in measured[1:]:
        classes += own_classes
        widths += own_widths
        widest = max(widest, own_widest)
    if not (pieces and pieces[0][1].of_code):
        classes = _with_note_marks(in_context(text, classes), pieces)
    kerns, room = adjustments(classes)
    advances = array("d", widths) if len(text) > LONG else widths
    for boundary, kern in kerns.items():
        advances[boundary - 1] += kern
    spaces = [typeface.space for _, typeface in pieces] or [0.0]
    return Measured(
        text=text,
        classes=classes,
        room=room,
        edges=_held("d", accumulate(advances, initial=0.0), len(text)),
        costs=costs(text, classes),
        kerns=kerns,
        boundaries=_held("q", kerns, len(text)),
        rigid=rigid(classes),
        unbreakable=UNBREAKABLE[prohibition],
        elastic=elasticity(min(spaces), max(spaces)),
        hyphen=max([0.0, *[typeface.hyphen for _, typeface in pieces]]),
        widest=widest,
    )


def _held(code: str, values: Iterable[Number], characters: int) -> Sequence[Number]:
    """Numbers of a paragraph: those of a very long one are slower to get at, and held small."""
    return array(code, values) if characters > LONG else list(values)


def _with_note_marks(classes: str, pieces: Sequence[tuple[str, Typeface]]) -> str:
    """The classes, the marks of notes being what they are and no brackets, digits or stars."""
    if not any(typeface.rise for _, typeface in pieces):
        return classes
    found, at = "", 0
    for text, typeface in pieces:
        own = classes[at : at + len(text)]
        if typeface.rise:
            follows = found.endswith((c.NOTE_MARK, c.NEXT_NOTE))
            own = (c.NEXT_NOTE if follows else c.NOTE_MARK) + c.NOTE_MARK * (len(text) - 1)
        found += own
        at += len(text)
    return found


def gaps(start: int, end: int, rigid: Sequence[tuple[int, int]]) -> int:
    """How many gaps of a line stretch, those inside ``rigid`` apart."""
    return end - start - 1 - (sum(last - first - 1 for first, last in rigid) if rigid else 0)
