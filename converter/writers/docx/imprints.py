"""The imprint at the end of an official document: its lines between rules (GB/T 9704-2012, 7.4).

It stands below the text: a frame at the foot of the page, LibreOffice draws elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from converter import imprint
from converter.document import Document, Paragraph
from converter.theme import Imprint, Style, Theme
from converter.theme.lengths import Ems, Points
from converter.theme.official import nominal_width
from converter.writers.docx import elements, names
from converter.writers.docx.elements import Element, twips, w
from converter.writers.docx.grid import text_width
from converter.writers.docx.names import Name
from converter.writers.docx.paragraph_styles import Border, ParagraphStyle
from converter.writers.docx.runs import run

SLACK = 0.5
"""In em: so much is left of a line whose two sides are parted, for faces are not known."""


def styles(document: Document, theme: Theme) -> Mapping[int, Name]:
    """The styles of the lines of the imprint, by the identities of their paragraphs.

    Between those that say who gets the document there is no rule (7.4.2).
    """
    lines = imprint.of(document) if theme.imprint else ()
    copies = [imprint.is_of_copies(line) for line in lines]
    if len(set(copies)) < 2 or copies != sorted(copies, reverse=True):
        return {id(line): names.IMPRINT for line in lines}
    style = {True: names.IMPRINT_COPIES, False: names.IMPRINT_ISSUE}
    return {id(line): style[is_of_copies] for line, is_of_copies in zip(lines, copies, strict=True)}


def paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """Their styles: alike but for the rules."""
    look = theme.imprint
    if look is None:
        return
    form = _form(look)
    below = replace(form, space_before=Points(0))
    outer, inner = Border(look.outer), Border(look.inner)
    side = Points(look.style.left_indent * look.style.size)
    for name, own, above, under in (
        (names.IMPRINT, form, outer, outer),
        (names.IMPRINT_COPIES, form, outer, None),
        (names.IMPRINT_ISSUE, below, inner, outer),
    ):
        yield ParagraphStyle(
            name,
            own,
            on_grid=False,
            next=name,
            kept_together=True,
            kept_with_next=under is None,
            set_together=True,
            rule_above=above,
            rule=under,
            wider=side,
        )


def sides(paragraph: Paragraph, theme: Theme) -> Iterator[Element]:
    """The runs of a line: the space between its two sides is spread, so that the second ends it."""
    found, look = imprint.sides(paragraph), theme.imprint
    if found is None or look is None:
        yield run(paragraph.text)
        return
    left, right = found
    gap = paragraph.text[len(left) : len(paragraph.text) - len(right)]
    style = look.style
    measure = text_width(theme.page) - twips((style.left_indent + style.right_indent) * style.size)
    spare = measure - twips((nominal_width(paragraph.text) + SLACK) * style.size)
    yield run(left)
    yield w("r", w("rPr", w("spacing", val=max(0, spare // len(gap)))), elements.text("t", gap))
    yield run(right)


def _form(look: Imprint) -> Style:
    """Flush left, and names below the first of them (7.4.2)."""
    hanging = imprint.COPIES_EM
    return replace(
        look.style,
        alignment="left",
        left_indent=Ems(look.style.left_indent + hanging),
        first_line_indent=Ems(-hanging),
    )
