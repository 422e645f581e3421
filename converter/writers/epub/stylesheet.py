"""The style sheet: what no theme decides, what this theme's numbers say, what its epub.css adds.

Sizes are ratios to the theme's body, which is the reader's own size; the body's font, colour and
side margins are not set. Its line height is, as a ratio: readers' default is made for Latin and
is too tight for Chinese (CLREQ, 行距), and a ratio keeps to the size and to the reader's setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from converter.diagnostics import UsageError
from converter.theme import Font, Style, Theme
from converter.theme.folder import file_in
from converter.writers.epub.content import heading_class
from converter.writers.epub.resource import STYLESHEET, Resource

BASE = Path(__file__).with_name("base.css")
OWN = "epub.css"
"""The file in a theme's folder with what its numbers cannot say."""

REFERENCE = re.compile(r"@import\b|\b(?:url|src|image|image-set)\(", re.IGNORECASE)
"""What would have a reading system fetch something (CSS Values and Units 4, 4.5; CSS Images 4)."""

GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "cursive", "fantasy", "monospace"})

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
    yield ".notice", _style(theme.preview.style, theme)


def _style(style: Style, theme: Theme) -> Declarations:
    """Lengths of a style in ems of its own size, its size in ems of the body's."""
    return {
        **_face(theme.font(style.font)),
        "font-size": _ems(style.size / theme.body.size),
        "line-height": _number(style.leading / style.size),
        "margin-bottom": _ems(style.space_after / style.size),
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
    path = file_in(theme.folder, OWN)
    if path is None:
        return ""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot read the style sheet: {error}", place=str(path), hint="save it as UTF-8"
        ) from error
    if reference := REFERENCE.search(text):
        raise UsageError(
            f"{reference[0]} refers to another file, which the publication would not have",
            place=str(path),
            line=text.count("\n", 0, reference.start()) + 1,
            hint="take it out",
        )
    return text
