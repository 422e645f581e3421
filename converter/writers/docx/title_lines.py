"""A title of several lines, narrowed so that Word, which knows no words, breaks it between them.

A line break would be a character of the title in whatever reads it. So the style of the title, of
which there is one in a file, has indents: Word fills lines of that width one after the other. The
first is the longest then: a trapezium (梯形: GB/T 9704-2012, 7.3.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.patterns import lazy_pattern
from converter.theme import Style, Theme
from converter.theme.lengths import Ems
from converter.theme.official import nominal_width
from converter.words import inside_book_titles, word_starts
from converter.writers.docx.grid import character_spacing, character_width, text_width

_PIECE = lazy_pattern(r"[!-~]+|——|……|.")
"""What Word parts no further: a Latin word, a dash, an ellipsis, a character."""

_NO_END, _NO_START = frozenset("“‘《〈（「『【〔"), frozenset("、，；：。！？”’》〉）」』】〕…—·")
"""What no line ends or begins with: there Word would break elsewhere than where it is full."""

STEP = SLACK = 0.5
"""In em: by so much widths differ that are tried, and is a line wider than what is on it."""

MOST_LINES, MOST_LETTERS = 6, 6
"""The widths of Latin letters depend on the face: of more it is not known where a line is full."""

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
    side = Ems((measure - width) / 2 * character / _unit(style, theme))
    return replace(theme, title=replace(style, left_indent=side, right_indent=side))


def _unit(style: Style, theme: Theme) -> float:
    """What indents are counted in, in points: characters of the grid, or of the style."""
    return character_width(theme) if theme.page.grid is not None else style.size


def _width(title: str, measure: float) -> float:
    """The least width, in em, at which words are whole and lines differ; 0 if there is none."""
    most = len(_filled(title, measure))
    letters = sum(one.isascii() and one.isalpha() for one in title)
    if not 1 < most <= MOST_LINES or letters > MOST_LETTERS:
        return 0
    breaks = word_starts(title) - inside_book_titles(title)
    found = [
        (width + SLACK, lines)
        for width in _widths(nominal_width(title) / most, measure)
        if len(lines := _filled(title, width)) == most
        and all(_may_break(title, start, breaks) for start, _ in lines[1:])
    ]
    differing = (width for width, lines in found if lines[0][1] > lines[-1][1])
    return next(differing, found[0][0] if found else 0)


def _widths(least: float, most: float) -> Iterator[float]:
    width = least
    while width + SLACK <= most:
        yield width
        width += STEP


def _may_break(title: str, start: int, breaks: frozenset[int]) -> bool:
    return start in breaks and title[start] not in _NO_START and title[start - 1] not in _NO_END


def _filled(title: str, width: float) -> Lines:
    """The lines as Word fills them."""
    lines: list[tuple[int, float]] = [(0, 0.0)]
    for piece in _PIECE.finditer(title):
        start, filled = lines[-1]
        own = nominal_width(piece[0])
        if filled and filled + own > width:
            lines.append((piece.start(), own))
        else:
            lines[-1] = start, filled + own
    return lines
