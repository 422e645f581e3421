"""What a theme must be beyond its vocabulary: whole, and possible to set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from converter.theme.vocabulary import HEADING_LEVELS, Style, Theme
from converter.toml_reader import Key, TomlError, TomlReader


def check(theme: Theme, toml: TomlReader) -> None:
    """Raise :class:`TomlError` with the line of the first thing that is wrong."""
    _check_headings(theme, toml)
    _check_fonts(theme, toml)
    _check_placeholders(theme, toml)
    _check_measures(theme, toml)


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
    for name in ("lead", "strong", "emphasis"):
        if character_style := getattr(theme, name):
            yield (name, "font"), character_style.font
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
    if theme.masthead:
        yield ("masthead", "rule"), theme.masthead.rule
        yield ("masthead", "distance"), theme.masthead.distance
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
    for name, style in theme.styles.items():
        yield ("styles", name), style
    yield ("preview", "style"), theme.preview.style
    if theme.contents:
        yield ("contents", "style"), theme.contents.style
        for index, level in enumerate(theme.contents.levels):
            yield ("contents", "levels", str(index)), level
