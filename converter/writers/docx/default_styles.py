"""What Word takes for granted: the defaults, and the styles that others are based on."""

from __future__ import annotations

from converter.theme import Theme
from converter.writers.docx.elements import Element, w
from converter.writers.docx.paragraph_styles import type_of


def defaults(language: str) -> Element:
    """No default face or size: every style names its own."""
    properties = w("rPr", w("lang", val="en-US", eastAsia=language))
    return w("docDefaults", w("rPrDefault", properties), w("pPrDefault"))


def normal(theme: Theme) -> Element:
    """What all paragraphs share: the body's type, and the rules of Chinese line breaking.

    Han and Latin stand a quarter em apart (CLREQ; ECMA-376-1, 17.3.1.2 and 17.3.1.3). A mark may
    hang, which is Word's own default (17.3.1.21): LibreOffice 7 reads the switch the wrong way
    round, and then loses some of the marks that it hangs.
    """
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            w("widowControl"),
            w("kinsoku"),
            w("overflowPunct"),
            w("autoSpaceDE"),
            w("autoSpaceDN"),
        ),
        type_of(theme.body, theme, on_grid=False),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def default_paragraph_font() -> Element:
    """What character styles are based on."""
    return w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )


def table_normal() -> Element:
    """The table style that Word takes for the default."""
    return w(
        "style",
        w("name", val="Normal Table"),
        w("semiHidden"),
        type="table",
        default=1,
        styleId="TableNormal",
    )
