"""The lines and characters of a type area filled exactly, as Word and LibreOffice both keep them.

The lines are w:docGrid's; the characters are spaced by their styles. Word could space them by the
grid too (linesAndChars with a w:charSpace), but LibreOffice then gives a character that is wider
than its cell, as at size 3 on 28 characters a line, two cells.
"""

from __future__ import annotations

import math

from converter.theme import Page, Style, Theme
from converter.writers.docx.elements import twips


def line_pitch(page: Page) -> int | None:
    """Twips from line to line, or None off a grid; 22 lines of 580 twips would not fit 225 mm."""
    if page.grid is None:
        return None
    height = page.height - page.margin_top - page.margin_bottom
    return _twips_within(height / page.grid.lines_per_page)


def character_spacing(theme: Theme) -> int | None:
    """Twips between characters of the body's size, or None off a grid; negative is closer."""
    if theme.page.grid is None:
        return None
    return _twips_within(character_width(theme) - theme.body.size)


def character_width(theme: Theme) -> float:
    """The width of a character of the body on a grid, in points."""
    page = theme.page
    return (page.width - page.margin_left - page.margin_right) / theme.measure


def indent_unit(form: Style, theme: Theme, *, on_grid: bool) -> float:
    """What indents are counted in, in points: characters of the grid, or of the style."""
    return character_width(theme) if on_grid else form.size


def text_width(page: Page) -> int:
    """The width of the type area in twips."""
    return twips(page.width) - twips(page.margin_left) - twips(page.margin_right)


def _twips_within(points: float) -> int:
    """Rounded down, so that as many as are asked for fit; a float's own error is no twip."""
    return math.floor(round(20 * points, 6))
