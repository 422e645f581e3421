"""Themes: how a document looks, said once for every writer.

A theme is a folder with a ``theme.toml`` (and, where a format needs it, files such as
``epub.css``).
"""

from converter.theme.colours import Colour
from converter.theme.lengths import Ems, Points
from converter.theme.loading import DEFAULT_THEME, load, names
from converter.theme.vocabulary import (
    ANNEX_TITLE,
    HEADING_LEVELS,
    Alignment,
    CharacterStyle,
    Contents,
    Cover,
    Font,
    Grid,
    Imprint,
    LineBreaking,
    Margin,
    Masthead,
    Page,
    Preview,
    Prohibition,
    Style,
    StyleName,
    Theme,
)

__all__ = [
    "ANNEX_TITLE",
    "DEFAULT_THEME",
    "HEADING_LEVELS",
    "Alignment",
    "CharacterStyle",
    "Colour",
    "Contents",
    "Cover",
    "Ems",
    "Font",
    "Grid",
    "Imprint",
    "LineBreaking",
    "Margin",
    "Masthead",
    "Page",
    "Points",
    "Preview",
    "Prohibition",
    "Style",
    "StyleName",
    "Theme",
    "load",
    "names",
]
