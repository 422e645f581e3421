"""The style sheet: what no theme decides, what this theme's numbers say, what its epub.css adds.

Sizes are ratios to the theme's body, which is the reader's own size; the body's font, colour and
side margins are not set. Its line height is, as a ratio: readers' default is made for Latin and
is too tight for Chinese (CLREQ, 行距), and a ratio keeps to the size and to the reader's setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from converter.diagnostics import UsageError
from converter.theme import Font, Style, StyleName, Theme
from converter.writers.epub.blocks import class_of
from converter.writers.epub.content import heading_class
from converter.writers.epub.resource import STYLESHEET, Resource

BASE = Path(__file__).with_name("base.css")
OWN = "epub.css"
"""The file in a theme's folder with what its numbers cannot say."""

GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "cursive", "fantasy", "monospace"})

_SELECTORS: Mapping[StyleName, str] = {
    "list": "li",
    "quote": "blockquote p",
    "verse": ".verse p",
    "table": "th, td",
    "caption": "caption, figcaption",
}
"""Where a theme's style is not that of a class."""

Declarations = Mapping[str, str]


def stylesheet(theme: Theme) -> Resource:
    """The one style sheet of a publication."""
    rules = (_rule(selector, declarations) for selector, declarations in _rules(theme))
    text = "\n".join((BASE.read_text(encoding="utf-8"), *rules, _own(theme)))
    return Resource("style", STYLESHEET, "text/css", text.encode())


def _rules(theme: Theme) -> Iterator[tuple[str, Declarations]]:
    body = theme.body
    yield "body", {"line-height": _number(body.leading / body.size)}
    yield "p", {"text-align": body.alignment, "text-indent": _ems(body.first_line_indent)}
    yield ".title", _style(theme.title, theme)
    for level, heading in enumerate(theme.headings, 1):
        yield f".{heading_class(level)}", _style(heading, theme)
    # A taller face must not push lines apart: the paragraph alone makes the line.
    yield ".lead", {**_face(theme.font(theme.lead.font)), "line-height": "1"}
    yield "strong", _face(theme.font((theme.strong or theme.lead).font))
    yield "em", {**_face(theme.font((theme.emphasis or theme.lead).font)), "font-style": "normal"}
    yield ".notice", _style(theme.preview.style, theme)
    for name, style in theme.styles.items():
        yield _SELECTORS.get(name, f".{class_of(name)}"), _style(style, theme)
    yield "th.center, td.center", {"text-align": "center"}
    yield "th.right, td.right", {"text-align": "right"}
    yield ".run-in", {"text-align": body.alignment, "text-indent": _ems(body.first_line_indent)}


def _style(style: Style, theme: Theme) -> Declarations:
    """Lengths of a style in ems of its own size, its size in ems of the body's."""
    return {
        **_face(theme.font(style.font)),
        "font-size": _ems(style.size / theme.body.size),
        "line-height": _number(style.leading / style.size),
        "margin-bottom": _ems(style.space_after / style.size),
        "margin-left": _ems(style.left_indent),
        "margin-right": _ems(style.right_indent),
        "margin-top": _ems(style.space_before / style.size),
        "text-align": style.alignment,
        "text-indent": _ems(style.first_line_indent),
    }


def _face(font: Font) -> Declarations:
    families = ", ".join(map(_family, font.stack))
    return {"font-family": families, "font-weight": str(font.weight)}


def _family(name: str) -> str:
    if name in GENERIC_FAMILIES:
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _ems(length: float) -> str:
    return f"{_number(length)}em" if length else "0"


def _number(value: float) -> str:
    return f"{value:.4g}"


def _rule(selector: str, declarations: Declarations) -> str:
    lines = (f"  {name}: {value};" for name, value in declarations.items())
    return "\n".join((f"{selector} {{", *lines, "}", ""))


def _own(theme: Theme) -> str:
    path = theme.folder / OWN
    if not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot read the style sheet: {error}", place=str(path), hint="save it as UTF-8"
        ) from error
