"""What a file says of itself, in its properties and styles, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from converter.verification.docx.parts import Parts, W, value
from converter.verification.pieces import Fault, Statement

DC = "{http://purl.org/dc/elements/1.1/}"
CORE = "docProps/core.xml"
ANNEX_TITLE = "annex title"


def statements_and_faults(parts: Parts) -> tuple[list[Statement], list[Fault]]:
    """Of the core properties, the styles and the table of fonts."""
    core = parts.container.xml(CORE)
    fonts = parts.related("fontTable")
    faults = [*_outline_faults(parts.styles), *_font_faults(parts.styles, fonts)]
    return list(_statements(core, parts.styles)), faults


def _statements(core: etree._Element, styles: etree._Element) -> Iterator[Statement]:
    """Core properties (ECMA-376-2, 11), and the language of the text (17.3.2.20)."""
    for name, element in (("title", "title"), ("author", "creator"), ("language", "language")):
        yield Statement(name, core.findtext(f"{DC}{element}", ""), CORE)
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    text = "" if language is None else language.get(f"{W}eastAsia", "")
    yield Statement("language", text, "styles")


def _outline_faults(styles: etree._Element) -> Iterator[Fault]:
    """The navigation pane goes by the outline levels of heading styles (17.3.1.20)."""
    for style in styles.iterfind(f"{W}style"):
        name, outline = value(style, "name").lower(), value(style, "pPr/outlineLvl")
        level = "1" if name == ANNEX_TITLE else name.removeprefix("heading ")
        due = str(int(level) - 1) if level != name and level.isdecimal() else ""
        if outline != due:
            message = f"its outline level is {outline or 'missing'}, not {due or 'none'}"
            yield Fault(f"style {name}", message)


def _font_faults(styles: etree._Element, table: etree._Element) -> Iterator[Fault]:
    """Every face that a style names is in the font table (17.8.3)."""
    listed = {font.get(f"{W}name") for font in table.iterfind(f"{W}font")}
    named = {
        fonts.get(f"{W}{script}")
        for fonts in styles.iter(f"{W}rFonts")
        for script in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    for face in sorted(filter(None, named - listed)):
        yield Fault("font table", f"it lacks the font {face}")
