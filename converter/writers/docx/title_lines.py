"""A title of several lines, narrowed so that Word, which knows no words, breaks it between them.

A line break would be a character of the title in whatever reads it. So the style of the title, of
which there is one in a file, has indents: Word fills lines of that width one after the other. The
first is the longest then: a trapezium (梯形: GB/T 9704-2012, 7.3.1).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.patterns import lazy_pattern
from converter.theme import Theme
from converter.theme.lengths import Ems
from converter.theme.official import nominal_width, spaces
from converter.words import CLOSING_MARKS, OPENING_MARKS, inside_book_titles, word_starts
from converter.writers.docx.grid import character_spacing, indent_unit, text_width

_PIECE = lazy_pattern(r"[!-~]+|——|……|.")
"""What Word parts no further: a Latin word, a dash, an ellipsis, a character."""

STEP = 0.5
"""In em: by so much widths differ that are tried."""

SLACK = 0.5, 0.25
"""The room behind the longest line, in em, for faces are not known; less where lines need it."""

MOST_LINES, MOST_LETTERS = 6, 6
"""The widths of Latin letters depend on the face: of more it is not known where a line is full."""

SHORT = 2
"""The characters of most words, of which longer ones are made."""

Pieces = Sequence[tuple[int, float, float]]
"""Of each piece where it begins in the title, its width, and that of the space before it, in em."""

Lines = Sequence[tuple[int, float]]
"""Of each line where it begins in the title, and how wide it is, in em."""


def narrowed(theme: Theme, title: str) -> Theme:
    """The theme for a title of this text, if it has several lines and words for their breaks."""
    style = theme.title
    if style.alignment != "center" or style.left_indent or style.right_indent:
        return theme
    character = style.size + (character_spacing(theme) or 0) / 20
    measure = text_width(theme.page) / 20 / character
    width = _width(title, measure)
    if not width:
        return theme
    unit = indent_unit(style, theme, on_grid=theme.page.grid is not None)
    side = Ems((measure - width) / 2 * character / unit)
    return replace(theme, title=replace(style, left_indent=side, right_indent=side))


def _width(title: str, measure: float) -> float:
    """The least width, in em, at which most words and 《titles》 are whole; 0 for all of it."""
    pieces = _pieces(title)
    whole = _filled(pieces, measure)
    letters = sum(one.isascii() and one.isalpha() for one in title)
    if not 1 < len(whole) <= MOST_LINES or letters > MOST_LETTERS:
        return 0
    bounds, inside_titles = [*sorted(word_starts(title)), len(title)], inside_book_titles(title)

    def cost(lines: Lines) -> tuple[int, int, bool]:
        starts = [start for start, _ in lines[1:]]
        parted = sum(_parted(start, bounds) for start in starts)
        return parted, sum(start in inside_titles for start in starts), lines[0][1] <= lines[-1][1]

    found = [
        (cost(lines), width)
        for width, lines in _settings(pieces, measure)
        if len(lines) == len(whole) and all(_may_break(title, start) for start, _ in lines[1:])
    ]
    least, width = min(found, default=(cost(whole), 0.0))
    return width if least < cost(whole) or not least[0] else 0


def _parted(start: int, bounds: Sequence[int]) -> int:
    """How bad it is to begin a line there: not at a word; less at one in it, as in 专项资金."""
    place = bisect_left(bounds, start)
    if bounds[place] == start:
        return 0
    before, after = start - bounds[place - 1], bounds[place] - start
    return 2 if before % SHORT or after % SHORT else 1


def _settings(pieces: Pieces, most: float) -> Iterator[tuple[float, Lines]]:
    """Widths, with some room in them behind the longest line, and the lines that fill them."""
    width = STEP
    while width <= most:
        lines = _filled(pieces, width)
        longest = max(filled for _, filled in lines)
        for wide in (longest + slack for slack in SLACK if longest + slack <= most):
            if _filled(pieces, wide) == lines:
                yield wide, lines
                break
        width += STEP


def _may_break(title: str, start: int) -> bool:
    """Whether marks let a line begin there; else Word would break where it is not full."""
    return title[start] not in CLOSING_MARKS and title[start - 1] not in OPENING_MARKS


def _pieces(title: str) -> Pieces:
    found = _PIECE.finditer(title)
    return [
        (
            one.start(),
            nominal_width(one[0]),
            spaces(title[max(0, one.start() - 1) : one.start() + 1]),
        )
        for one in found
    ]


def _filled(pieces: Pieces, width: float) -> Lines:
    """The lines as Word fills them, with its space between Han and Latin."""
    lines: list[tuple[int, float]] = []
    first, filled = 0, 0.0
    for start, own, space in pieces:
        if filled and filled + space + own > width:
            lines.append((first, filled))
            first, filled = start, own
        else:
            filled += space + own if filled else own
    return [*lines, (first, filled)]
