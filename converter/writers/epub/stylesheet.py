"""The style sheet: what no theme decides, what this theme's numbers say, what its epub.css adds.

Sizes are ratios to the theme's body, which is the reader's own size; the body's font, colour and
side margins are not set. Its line height is, as a ratio: readers' default is made for Latin and
is too tight for Chinese (CLREQ, 行距), and a ratio keeps to the size and to the reader's setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from converter.diagnostics import UsageError
from converter.imprint import COPIES_EM
from converter.patterns import lazy_pattern
from converter.theme import CharacterStyle, Font, Style, StyleName, Theme
from converter.theme.folder import file_in
from converter.writers.epub.classes import STEP, WIDEST_LABEL, heading_class, label_class
from converter.writers.epub.resource import STYLESHEET, Resource

BASE = Path(__file__).with_name("base.css")
OWN = "epub.css"
"""The file in a theme's folder with what its numbers cannot say."""

REFERENCE = lazy_pattern(r"@import\b|\b(?:url|src|image|image-set)\(", re.IGNORECASE)
"""What would have a reading system fetch something (CSS Values and Units 4, 4.5; CSS Images 4)."""

GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "cursive", "fantasy", "monospace"})

_CONTAINERS: tuple[StyleName, ...] = ("quote", "verse", "table")

_CLASSES: tuple[StyleName, ...] = tuple(
    name for name in get_args(StyleName) if name not in (*_CONTAINERS, "list")
)
"""The styles that are a class of one paragraph."""

_RUNNING: frozenset[StyleName] = frozenset(
    {
        "editor_note", "abstract", "keywords", "closing", "contact", "reference", "question",
        "answer", "note",
    }
)  # fmt: skip
"""Those of running text. The others are names and lines, which are not spread to fill a page of
unknown width; nor is a heading, whose lines are even ones besides."""

Declarations = Mapping[str, str]

_OPENS_PAGE: Declarations = {"break-before": "page", "page-break-before": "always"}


def stylesheet(theme: Theme) -> Resource:
    """The one style sheet of a publication."""
    rules = (_rule(selector, declarations) for selector, declarations in _rules(theme))
    text = "\n".join((BASE.read_text(encoding="utf-8"), *rules, _own(theme)))
    return Resource("style", STYLESHEET, "text/css", (text.encode(),))


def _rules(theme: Theme) -> Iterator[tuple[str, Declarations]]:
    body = theme.body
    yield "body", {"line-height": _number(body.leading / body.size)}
    yield "p", _text(body)
    yield ".run-in", _text(body)
    yield ".title", _style(theme.title, theme)
    for level, heading in enumerate(theme.headings, 1):
        yield f".{heading_class(level)}", _unspread(_style(heading, theme))
    for selector, style in _character_styles(theme):
        # A taller face must not push lines apart: the paragraph alone makes the line.
        yield selector, {**_face(theme.font(style.font)), "line-height": "1"}
    yield ".notice", _style(theme.preview.style, theme)
    for name in _CLASSES:
        if name == "annex_title" and not theme.sets_annexes_apart:
            continue
        own = _style(theme.style(name), theme)
        yield f".{name.replace('_', '-')}", own if name in _RUNNING else _unspread(own)
    yield from _signing(theme)
    yield from _masthead(theme)
    yield from _imprint(theme)
    yield from _containers(theme)
    yield from _lists(theme.style("list"), theme)
    if step := theme.step_of_lists:
        yield ".list .list", {"margin-left": _ems(step)}


def _signing(theme: Theme) -> Iterator[tuple[str, Declarations]]:
    """Signature and date where the theme has them begin, seen from the right: a page is as wide.

    On a narrower one they fill it.
    """
    for name in ("signature", "signature_date"):
        style = theme.styles.get(name)
        if theme.signing and style and style.left_indent:
            width = _ems(theme.measure - style.left_indent)
            own = {"margin-left": "auto", "max-width": "100%", "width": width}
            yield f".{name.replace('_', '-')}", own


def _masthead(theme: Theme) -> Iterator[tuple[str, Declarations]]:
    """The colour of the issuer, and the rule below the number."""
    if (masthead := theme.masthead) is None:
        return
    number = theme.style("document_number")
    yield ".issuer", {"color": masthead.colour}
    yield (
        ".document-number",
        {
            "border-bottom": f"{_ems(masthead.rule / number.size)} solid {masthead.colour}",
            "padding-bottom": _ems(masthead.below_line(number) / number.size),
        },
    )
    space = theme.number_below_title.space_after / number.size
    below = {"border-bottom": "0", "margin-bottom": _ems(space), "padding-bottom": "0"}
    yield ".title ~ .document-number", below


def _imprint(theme: Theme) -> Iterator[tuple[str, Declarations]]:
    """The rules around the imprint and in it, and what is in from them (GB/T 9704-2012, 7.4)."""
    if (look := theme.imprint) is None:
        return
    size, style = look.style.size, look.style
    outer, inner = (f"{_ems(rule / size)} solid" for rule in (look.outer, look.inner))
    above = {"border-top": outer, "margin-top": _ems(style.space_before / size)}
    sides = {"padding-left": _ems(style.left_indent), "padding-right": _ems(style.right_indent)}
    box = {**_face_of(style, theme), **_size(style, theme), **sides}
    yield ".imprint", {**box, **above, "border-bottom": outer}
    yield ".imprint-copies", {**box, **above, "border-bottom": inner}
    yield ".imprint-issue", {**box, "border-bottom": outer}
    hanging = f"{COPIES_EM}em"
    for name in ("imprint", "imprint-copies", "imprint-issue"):
        own = {"font-size": "1em", "line-height": "inherit", "text-indent": f"-{hanging}"}
        yield f".{name} > .contact", {**own, "padding-left": hanging}


def _character_styles(theme: Theme) -> Iterator[tuple[str, CharacterStyle]]:
    yield ".lead", theme.lead
    yield "strong, th", theme.strong or theme.lead
    yield "em", theme.emphasis or theme.lead


def _containers(theme: Theme) -> Iterator[tuple[str, Declarations]]:
    """Blocks of paragraphs: the box has the face and the margins, the paragraphs the indent."""
    quote, verse, table = map(theme.style, _CONTAINERS)
    yield "blockquote", _box(quote, theme)
    yield "blockquote > p", _text(quote)
    yield ".verse", _box(verse, theme)
    yield ".verse > p", {"text-align": verse.alignment}
    yield "table", {**_face_of(table, theme), **_size(table, theme)}
    unit, caption = theme.unit_of_table, theme.style("caption")
    yield ".caption > .unit", {**_face_of(unit, theme), "font-size": _ems(unit.size / caption.size)}
    note = theme.style("table_note")
    yield ".table-note + .table-note", {"margin-top": _ems(-note.space_after / note.size)}
    yield "th", {"line-height": "inherit"}  # its lines are those of the table


def _lists(style: Style, theme: Theme) -> Iterator[tuple[str, Declarations]]:
    """Room for labels beside the text; where first lines are indented, items are paragraphs."""
    yield ".list", _box(style, theme)
    indent = max(0.0, style.first_line_indent)
    yield ".list > li > p", {"text-align": style.alignment, "text-indent": _ems(indent)}
    for step in range(1, WIDEST_LABEL + 1):
        width = step / STEP
        name = label_class(width)
        yield f".{name}", {"margin-left": _ems(max(width, style.left_indent))}
        yield (
            f".{name} > li > p > .label",
            {
                "display": "inline-block",
                "margin-left": _ems(-width),
                "min-width": _ems(width),
                "text-indent": "0",
            },
        )


def _style(style: Style, theme: Theme) -> Declarations:
    """The whole form of a paragraph, in ems of its own size, and its size in ems of the body's."""
    return {**_box(style, theme), **_text(style)}


def _unspread(declarations: Declarations) -> Declarations:
    """The same, but for lines that fill their measure."""
    if declarations["text-align"] != "justify":
        return declarations
    return {**declarations, "text-align": "start"}


def _box(style: Style, theme: Theme) -> Declarations:
    sides = {"margin-left": style.left_indent, "margin-right": style.right_indent}
    return {
        **_face_of(style, theme),
        **_size(style, theme),
        "margin-bottom": _ems(style.space_after / style.size),
        **{name: _ems(indent) for name, indent in sides.items() if indent},
        "margin-top": _ems(style.space_before / style.size),
        **(_OPENS_PAGE if style.opens_page else {}),
    }


def _face_of(style: Style, theme: Theme) -> Declarations:
    """What has the body's face has the reader's; its weight, as a heading's, is said."""
    face = _face(theme.font(style.font))
    return {"font-weight": face["font-weight"]} if style.font == theme.body.font else face


def _size(style: Style, theme: Theme) -> Declarations:
    return {
        "font-size": _ems(style.size / theme.body.size),
        "line-height": _number(style.leading / style.size),
    }


def _text(style: Style) -> Declarations:
    return {"text-align": style.alignment, "text-indent": _ems(style.first_line_indent)}


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
