"""Themes: how a document looks, said once for every writer.

A theme is a folder with a ``theme.toml`` (and, where a format needs it, files such as
``epub.css``). The classes below are its vocabulary; a key that is not here is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from converter.colours import Colour
from converter.diagnostics import UsageError
from converter.lengths import Ems, Points
from converter.toml_reader import Key, Table, TomlError, TomlReader

PACKAGE = Path(__file__).parent
DEFAULT_THEME = "essay"
HEADING_LEVELS = 4
"""The heading levels a theme styles; deeper ones look like the last."""

Alignment = Literal["justify", "left", "center", "right"]
Prohibition = Literal["basic", "strict"]


class Grid(Table, frozen=True):
    """The character grid of a type area filled exactly (GB/T 9704-2012, 5.2.3)."""

    lines_per_page: int
    characters_per_line: int


class Page(Table, frozen=True):
    """The trim size, and the margins around the type area.

    With ``facing`` pages, ``margin_left`` is the inner margin and ``margin_right`` the outer one:
    left-hand (even) pages mirror right-hand ones.
    """

    width: Points
    height: Points
    margin_top: Points
    margin_bottom: Points
    margin_left: Points
    margin_right: Points
    grid: Grid | None = None
    facing: bool = False


class Font(Table, frozen=True):
    """One Chinese style of type (Song, Hei, Kai, FangSong) in three circumstances.

    ``embedded`` are families to embed, the first found wins; ``weight`` is an OpenType weight
    class. ``named`` and ``latin`` are the families a word processor is asked for. ``stack`` is
    the font-family list of a style sheet.
    """

    embedded: tuple[str, ...]
    named: str
    latin: str
    stack: tuple[str, ...]
    weight: int = 400


class Style(Table, frozen=True):
    """A paragraph style. ``leading`` is the pitch of lines, base line to base line."""

    font: str
    size: Points
    leading: Points
    alignment: Alignment = "justify"
    first_line_indent: Ems = Ems(0)
    space_before: Points = Points(0)
    space_after: Points = Points(0)


class Lead(Table, frozen=True):
    """The character style of a run-in lead: a change of face, never a synthetic bold (CLREQ)."""

    font: str


class LineBreaking(Table, frozen=True):
    """How lines are broken.

    ``prohibition`` is the set of CLREQ, 3.1.4: basic, or strict, by which also —— and …… begin no
    line and / ends none. ``method`` is over the whole paragraph, or line by line.
    """

    prohibition: Prohibition = "basic"
    method: Literal["optimized", "greedy"] = "optimized"


class Contents(Table, frozen=True):
    """A table of contents before the text, on pages with Roman numerals.

    ``levels`` are the styles of its entries from level 1 on; deeper sections are left out. The
    ``leader`` is repeated from an entry to its page number.
    """

    heading: str
    style: Style
    levels: tuple[Style, ...]
    leader: str = "·"


class Margin(Table, frozen=True):
    """A running header or a footer.

    ``{title}`` stands for the title, ``{page}`` for the page number, ``{page_han}`` for that in
    Chinese numerals, ``{pages}`` for the number of pages.

    ``distance`` is from the type area to the nearer edge of the line, ``inset`` from the side of
    the type area. ``outside`` means right on odd pages and left on even ones.
    """

    text: str
    font: str
    size: Points
    alignment: Literal["left", "center", "right", "outside"]
    distance: Points
    inset: Ems = Ems(0)
    first_page: bool = True


class Preview(Table, frozen=True):
    """The line that ends a preview edition.

    ``{paragraphs}`` and ``{characters}`` stand for what remains.
    """

    notice: str
    style: Style


class Cover(Table, frozen=True):
    """The colours of a cover picture."""

    paper: Colour
    ink: Colour
    accent: Colour


class Theme(Table, frozen=True):
    """A whole theme. ``headings`` runs from level 1 to level 4."""

    description: str
    page: Page
    fonts: Mapping[str, Font]
    title: Style
    headings: tuple[Style, ...]
    body: Style
    lead: Lead
    preview: Preview
    cover: Cover
    line_breaking: LineBreaking = LineBreaking()
    contents: Contents | None = None
    header: Margin | None = None
    footer: Margin | None = None
    folder: Path = Path()

    def heading(self, level: int) -> Style:
        """The style of a heading of this level, 1 being the outermost."""
        return self.headings[min(level, len(self.headings)) - 1]

    def font(self, name: str) -> Font:
        """The font a style names."""
        return self.fonts[name]


def templates_folder() -> Path:
    """The folder of the themes that come with the program: in the wheel, else in the checkout."""
    packaged = PACKAGE / "templates"
    return packaged if packaged.is_dir() else PACKAGE.parent / "templates"


def names() -> list[str]:
    """The names of the themes that come with the program."""
    return sorted(path.parent.name for path in templates_folder().glob("*/theme.toml"))


def load(name: str = DEFAULT_THEME) -> Theme:
    """The theme of this name, or in this folder when ``name`` is a path.

    Raises :class:`UsageError` for a theme that does not exist or says something unusable.
    """
    folder = Path(name) if _is_path(name) else templates_folder() / name
    file = folder / "theme.toml"
    if not file.is_file():
        hint = f"use one of {', '.join(names())}, or a folder with a theme.toml"
        if (Path(name) / "theme.toml").is_file():
            hint = f"write ./{name} for the folder"
        raise UsageError(f"no theme {name!r}", hint=hint)
    try:
        return _read(TomlReader(file.read_text(encoding="utf-8-sig")), folder)
    except OSError as error:
        raise UsageError(f"cannot read the theme: {error.strerror}", place=str(file)) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            "the theme is not UTF-8", place=str(file), hint="save it as UTF-8"
        ) from error
    except TomlError as error:
        raise UsageError(
            error.message, place=str(file), line=error.line, hint=error.hint
        ) from error


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name in {".", ".."}


def _read(toml: TomlReader, folder: Path) -> Theme:
    """Check the fonts one by one first: an error inside a mapping would not name its key."""
    if "folder" in toml.data:
        raise TomlError("unknown key 'folder' in the top level", toml.line(("folder",)))
    fonts = toml.data.get("fonts")
    for name, font in fonts.items() if isinstance(fonts, dict) else ():
        toml.read(Font, font, ("fonts", name))
    theme = toml.read(Theme, toml.data)
    _check_headings(theme, toml)
    _check_fonts(theme, toml)
    _check_placeholders(theme, toml)
    _check_measures(theme, toml)
    return msgspec.structs.replace(theme, folder=folder)


def _check_headings(theme: Theme, toml: TomlReader) -> None:
    if len(theme.headings) != HEADING_LEVELS:
        raise TomlError(
            f"{len(theme.headings)} heading styles instead of {HEADING_LEVELS}",
            toml.line(("headings", "0")),
            "write one [[headings]] table a level",
        )


def _check_fonts(theme: Theme, toml: TomlReader) -> None:
    for key, name in _font_uses(theme):
        if name not in theme.fonts:
            known = ", ".join(theme.fonts)
            raise TomlError(f"no font {name!r}", toml.line(key), f"the theme has {known}")


def _font_uses(theme: Theme) -> Iterator[tuple[Key, str]]:
    for key, style in _styles(theme):
        yield (*key, "font"), style.font
    yield ("lead", "font"), theme.lead.font
    if theme.header:
        yield ("header", "font"), theme.header.font
    if theme.footer:
        yield ("footer", "font"), theme.footer.font


def _check_placeholders(theme: Theme, toml: TomlReader) -> None:
    """Every text with placeholders can be filled in."""
    notice: dict[str, object] = {"paragraphs": 10, "characters": 1000}
    line: dict[str, object] = {"title": "题", "page": "1", "page_han": "一", "pages": "1"}
    _check_placeholder(("preview", "notice"), theme.preview.notice, notice, toml)
    for name, margin in (("header", theme.header), ("footer", theme.footer)):
        if margin:
            _check_placeholder((name, "text"), margin.text, line, toml)


def _check_placeholder(key: Key, text: str, values: Mapping[str, object], toml: TomlReader) -> None:
    try:
        text.format(**values)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        known = " and ".join(f"{{{name}}}" for name in values)
        raise TomlError(
            f"{'.'.join(key)}: {text!r} cannot be filled in",
            toml.line(key),
            f"it may have {known}; a brace is written twice",
        ) from error


def _check_measures(theme: Theme, toml: TomlReader) -> None:
    """Every size is more than nothing, and a line of the body has room on the page."""
    page = theme.page
    for key, length in _sizes(theme):
        if length <= 0:
            raise TomlError(f"{'.'.join(key)} is not more than nothing", toml.line(key))
    for name in ("top", "bottom", "left", "right"):
        if getattr(page, f"margin_{name}") < 0:
            raise TomlError(
                f"page.margin_{name} is negative", toml.line(("page", f"margin_{name}"))
            )
    if page.width - page.margin_left - page.margin_right < theme.body.size:
        raise TomlError(
            "page.margin_left and page.margin_right leave no room for a character",
            toml.line(("page", "margin_left")),
        )
    if page.height - page.margin_top - page.margin_bottom < theme.body.size:
        raise TomlError(
            "page.margin_top and page.margin_bottom leave no room for a line",
            toml.line(("page", "margin_top")),
        )


def _sizes(theme: Theme) -> Iterator[tuple[Key, float]]:
    yield ("page", "width"), theme.page.width
    yield ("page", "height"), theme.page.height
    if theme.page.grid:
        yield ("page", "grid", "lines_per_page"), theme.page.grid.lines_per_page
        yield ("page", "grid", "characters_per_line"), theme.page.grid.characters_per_line
    for key, style in _styles(theme):
        yield (*key, "size"), style.size
        yield (*key, "leading"), style.leading
    for name, margin in (("header", theme.header), ("footer", theme.footer)):
        if margin:
            yield (name, "size"), margin.size


def _styles(theme: Theme) -> Iterator[tuple[Key, Style]]:
    yield ("title",), theme.title
    for index, heading in enumerate(theme.headings):
        yield ("headings", str(index)), heading
    yield ("body",), theme.body
    yield ("preview", "style"), theme.preview.style
    if theme.contents:
        yield ("contents", "style"), theme.contents.style
        for index, level in enumerate(theme.contents.levels):
            yield ("contents", "levels", str(index)), level
