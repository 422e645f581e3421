"""Line breaking: where a paragraph may be broken, and where it is.

All widths are in 1/1000 em of the paragraph's own size.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, product

import msgspec

from converter.layout import characters as c
from converter.layout.justification import GAP, shrinkability
from converter.layout.metrics import FULL_WIDTH, Typeface

HALF_WIDTH = FULL_WIDTH / 2
QUARTER_EM = FULL_WIDTH / 4
TOLERANCE = 0.01
"""What rounding may add to a sum of widths."""

_STARTLESS_CHINESE = c.CLOSING + c.PAUSE + c.STOP + c.EXCLAMATION + c.MIDDLE_DOT + c.CONNECTOR
_STARTLESS_OTHERS = c.LATIN_CLOSING + c.HYPHEN + c.POSTFIX + c.SPACE + c.IGNORED

LINE_START_PROHIBITED = _STARTLESS_CHINESE + _STARTLESS_OTHERS
"""Classes that begin no line (CLREQ, 3.1.3, basic; GB/T 15834-2011, 5.1.9)."""

LINE_END_PROHIBITED = c.OPENING + c.LATIN_OPENING + c.PREFIX
"""Classes that end no line (CLREQ, 3.1.3, basic; GB/T 15834-2011, 5.1.9)."""

WORD = c.LETTER + c.DIGIT
_CLASSES = "".join(c.MEMBERS) + c.IDEOGRAPH + c.IGNORED

UNBREAKABLE = frozenset(
    before + after
    for before, after in [
        *product(_CLASSES, LINE_START_PROHIBITED),
        *product(LINE_END_PROHIBITED, _CLASSES),
        *product(WORD + c.LATIN_CLOSING + c.IGNORED, WORD),
        *product(c.HYPHEN, c.DIGIT),
        *product(WORD, c.LATIN_OPENING),
    ]
)
"""The pairs of classes between which no line ends: words and numbers are whole (CLREQ, 3.1.3)."""

FULL_WIDTH_CLOSING = c.CLOSING + c.PAUSE + c.STOP + c.EXCLAMATION
"""Classes whose right half is blank."""

COMPRESSED = "k"
"""In ``Measured.room``: a mark half of which is gone."""

_ADJACENT_MARKS = re.compile(
    f"(?P<closing>[{FULL_WIDTH_CLOSING}](?=[{FULL_WIDTH_CLOSING}{c.OPENING}]))"
    f"|{c.OPENING}(?={c.OPENING})"
)
_HAN_LATIN = re.compile(
    f"{c.IDEOGRAPH}(?=[{c.LETTER}{c.DIGIT}])|[{c.LETTER}{c.DIGIT}{c.POSTFIX}](?={c.IDEOGRAPH})"
)
_MIDDLE_DOT = re.compile(f"(?<=.)(?={c.MIDDLE_DOT})|(?<={c.MIDDLE_DOT})(?=.)")

MAX_PULLED_IN = 3
"""How many characters may be pulled into a line (挤进) before others are pushed out (推出)."""

MIN_LAST_LINE = 2
"""The least number of characters, marks apart, in a last line (孤字 is avoided)."""


class Measured(msgspec.Struct):
    """A paragraph measured. ``edges[i]`` is where character ``i`` begins, adjustments included.

    ``kerns`` has the adjustment at each boundary that has one: what adjacent marks give up, and
    Han–Latin spaces; ``boundaries`` are the sorted places of these. ``room`` is ``classes`` but
    for what is compressed, or spaced, already.
    """

    text: str
    classes: str
    room: str
    edges: list[float]
    kerns: Mapping[int, float]
    boundaries: list[int]

    def may_break(self, at: int) -> bool:
        """Whether a line may end before character ``at``."""
        return at >= len(self.text) or self.classes[at - 1 : at + 1] not in UNBREAKABLE

    def visible_end(self, start: int, end: int) -> int:
        """Where the spaces begin that end the line."""
        while end > start + 1 and self.classes[end - 1] == c.SPACE:
            end -= 1
        return end

    def width(self, start: int, end: int) -> float:
        """The natural width of a line: no space at its end, and a mark there half as wide.

        GB/T 15834-2011, 5.1.10.
        """
        end = self.visible_end(start, end)
        width = self.edges[end] - self.edges[start] - self.kerns.get(end, 0.0)
        return width - HALF_WIDTH if self.classes[end - 1] in FULL_WIDTH_CLOSING else width

    def kerns_between(
        self, start: int, end: int, further: Mapping[int, float]
    ) -> list[tuple[int, float]]:
        """The kerns inside a text and ``further`` ones, each with its distance from ``start``."""
        own = self.boundaries[
            bisect_right(self.boundaries, start) : bisect_left(self.boundaries, end)
        ]
        places = sorted({*own, *(place for place in further if start < place < end)})
        return [
            (place - start, self.kerns.get(place, 0.0) + further.get(place, 0.0))
            for place in places
        ]


def measure(pieces: Sequence[tuple[str, Typeface]]) -> Measured:
    """Measure a paragraph, given as texts in the layout's alphabet, each with its typeface."""
    text = "".join(piece for piece, _ in pieces)
    widths: list[float] = []
    for piece, typeface in pieces:
        widths.extend(map(typeface.widths.__getitem__, piece))
    classes = text.translate(c.CLASSES)
    kerns, room = _adjustments(classes)
    for boundary, kern in kerns.items():
        widths[boundary - 1] += kern
    return Measured(
        text, classes, room, list(accumulate(widths, initial=0.0)), kerns, sorted(kerns)
    )


def _adjustments(classes: str) -> tuple[dict[int, float], str]:
    """The kerns of a paragraph and what room is left in it.

    Two adjacent marks take 1.5 em (CLREQ, 3.1.6.1), a Han–Latin space is ¼ em (CLREQ, 3.2.2), a
    middle dot is half as wide as its glyph (GB/T 15834-2011, 5.1.5).
    """
    kerns: defaultdict[int, float] = defaultdict(float)
    room = list(classes)
    for match in _ADJACENT_MARKS.finditer(classes):
        kerns[match.end()] -= HALF_WIDTH
        room[match.start() if match["closing"] else match.end()] = COMPRESSED
    for match in _HAN_LATIN.finditer(classes):
        kerns[match.end()] += QUARTER_EM
        room[match.start()] = GAP
    for match in _MIDDLE_DOT.finditer(classes):
        kerns[match.end()] -= QUARTER_EM
    return dict(kerns), "".join(room)


def break_lines(paragraph: Measured, measure: float, indent: float = 0.0) -> list[tuple[int, int]]:
    """Break a paragraph into lines, given as start and end, the first ``indent`` shorter.

    Each line is as long as fits; a prohibited break is mended by pulling in what the marks of the
    line make room for, else by pushing out. Where nothing else is possible a word is broken.
    """
    lines: list[tuple[int, int]] = []
    start, size = 0, len(paragraph.text)
    while start < size:
        end = _line_end(paragraph, start, measure if lines else measure - indent)
        lines.append((start, end))
        start = end
    if len(lines) > 1 and _is_too_short(paragraph, *lines[-1]):
        lines[-2:] = _without_runt(paragraph, lines[-2:], measure, indent if len(lines) == 2 else 0)
    return lines


def balance_lines(paragraph: Measured, measure: float) -> list[tuple[int, int]]:
    """Break a title into the fewest lines, as nearly equal as they can be."""
    lines = break_lines(paragraph, measure)
    low, high = measure / len(lines) / 2, measure
    while len(lines) > 1 and high - low > HALF_WIDTH:
        middle = (low + high) / 2
        narrower = break_lines(paragraph, middle)
        if len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def _line_end(paragraph: Measured, start: int, measure: float) -> int:
    end = _fitting_end(paragraph, start, measure)
    if paragraph.may_break(end):
        return end
    pulled_in = _next_break(paragraph, end, MAX_PULLED_IN)
    if pulled_in and _is_fitting(paragraph, start, pulled_in, measure):
        return pulled_in
    pushed_out = _previous_break(paragraph, start, end)
    return pushed_out if pushed_out and _fits_a_line(paragraph, pushed_out, measure) else end


def _fitting_end(paragraph: Measured, start: int, measure: float) -> int:
    """The end of the longest text from ``start`` that fits without shrinking; a character at least.

    The search is exact to the half em that a mark may give up at the end.
    """
    size = len(paragraph.text)
    limit = paragraph.edges[start] + measure + HALF_WIDTH
    end = min(bisect_right(paragraph.edges, limit, lo=start + 1) - 1, size)
    while end < size and paragraph.classes[end] == c.SPACE:
        end += 1
    while end > start + 1 and paragraph.width(start, end) > measure + TOLERANCE:
        end -= 1
    return max(end, start + 1)


def _is_fitting(paragraph: Measured, start: int, end: int, measure: float) -> bool:
    room = shrinkability(paragraph.room, start, paragraph.visible_end(start, end))
    return paragraph.width(start, end) - room <= measure + TOLERANCE


def _fits_a_line(paragraph: Measured, start: int, measure: float) -> bool:
    """Whether a line that begins at ``start`` has a place where it may end."""
    end = _fitting_end(paragraph, start, measure)
    return paragraph.may_break(end) or _previous_break(paragraph, start, end) is not None


def _next_break(paragraph: Measured, after: int, distance: int) -> int | None:
    ends = range(after + 1, min(after + distance, len(paragraph.text)) + 1)
    return next((end for end in ends if paragraph.may_break(end)), None)


def _previous_break(paragraph: Measured, start: int, before: int) -> int | None:
    ends = range(before - 1, start, -1)
    return next((end for end in ends if paragraph.may_break(end)), None)


def _is_too_short(paragraph: Measured, start: int, end: int) -> bool:
    classes = paragraph.classes[start:end]
    return sum(one in c.IDEOGRAPH + WORD for one in classes) < MIN_LAST_LINE


def _without_runt(
    paragraph: Measured, lines: Sequence[tuple[int, int]], measure: float, indent: float
) -> list[tuple[int, int]]:
    """The last two lines again, with more than a single character in the last, or as one line."""
    (start, middle), (_, end) = lines
    if _is_fitting(paragraph, start, end, measure - indent):
        return [(start, end)]
    earlier = _previous_break(paragraph, start, middle)
    while earlier and _is_too_short(paragraph, earlier, end):
        earlier = _previous_break(paragraph, start, earlier)
    if earlier and _is_fitting(paragraph, earlier, end, measure):
        return [(start, earlier), (earlier, end)]
    return list(lines)
