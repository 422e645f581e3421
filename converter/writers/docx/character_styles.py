"""The character styles of a theme: a change of face, never a synthetic bold or slant (CLREQ)."""

from __future__ import annotations

from collections.abc import Iterator, Set

from converter.theme import HEADING_LEVELS, CharacterStyle, Theme
from converter.writers.docx import names
from converter.writers.docx.elements import Element, w
from converter.writers.docx.names import Name
from converter.writers.docx.paragraph_styles import faces


def elements(theme: Theme, used: Set[str]) -> Iterator[Element]:
    """The w:style of each that is ``used``."""
    for name, properties in _styles(theme):
        if name.identifier in used:
            yield _style(name, properties)


def _styles(theme: Theme) -> Iterator[tuple[Name, Element]]:
    for name, style in (
        (names.LEAD, theme.lead),
        (names.STRONG, theme.strong or theme.lead),
        (names.EMPHASIS, theme.emphasis or theme.lead),
    ):
        yield name, _face(style, theme)
    for level in range(1, HEADING_LEVELS + 1):
        face = CharacterStyle(theme.heading(level).font)
        yield names.run_in_heading(level), _face(face, theme)
    if theme.imprint:
        yield names.SIGNER, _face(CharacterStyle(theme.imprint.names), theme)
    yield names.LABEL_TAB, w("noProof")
    yield names.PARTED_SPACE, w("sz", val=2)
    yield names.HYPERLINK, w("u", val="single")
    yield names.FOOTNOTE_MARK, w("vertAlign", val="superscript")


def _face(style: CharacterStyle, theme: Theme) -> Element:
    return faces(theme.font(style.font))


def _style(name: Name, properties: Element) -> Element:
    return w(
        "style",
        w("name", val=name.name),
        w("basedOn", val="DefaultParagraphFont"),
        w("qFormat"),
        w("rPr", properties),
        type="character",
        styleId=name.identifier,
        **({} if name.built_in else {"customStyle": 1}),
    )
