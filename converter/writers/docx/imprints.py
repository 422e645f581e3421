"""The imprint of an official document, between rules, and lines with two sides (GB/T 9704-2012).

The imprint (7.4) stands below the text: LibreOffice does not keep a frame at the foot of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from converter import imprint
from converter.document import Block, Document, Paragraph
from converter.theme import Imprint, Style, Theme
from converter.theme.lengths import Ems, Points
from converter.theme.official import nominal_width
from converter.writers.docx import names
from converter.writers.docx.elements import Element, twips
from converter.writers.docx.grid import text_width
from converter.writers.docx.names import Name
from converter.writers.docx.paragraph_styles import Border, ParagraphStyle
from converter.writers.docx.runs import run

SUNK = 0.22
"""The share of the space in an exact line by which its text stands below the middle."""

BESIDE, SLACK = 2, 0.5
"""In em: what is on both sides of a line, and what is at least between them there."""


def styles(document: Document, theme: Theme) -> Mapping[int, Name]:
    """By the identity of a paragraph its style: of the lines of the imprint, and some numbers.

    These are signed, or stand below the title. Between the lines that say who gets the document
    there is no rule (7.4.2).
    """
    below = {id(one): names.NUMBER_BELOW_TITLE for one in _numbers(document.blocks)}
    if theme.imprint is None:
        return below
    lines = imprint.of(document)
    copies = [imprint.is_of_copies(line) for line in lines]
    is_of_both = len(set(copies)) > 1 and copies == sorted(copies, reverse=True)
    of_kind = {True: names.IMPRINT_COPIES, False: names.IMPRINT_ISSUE}
    found = {
        id(line): of_kind[is_of_copies] if is_of_both else names.IMPRINT
        for line, is_of_copies in zip(lines, copies, strict=True)
    }
    signed = filter(imprint.sides, _numbers(document.masthead))
    return found | below | {id(one): names.SIGNED_NUMBER for one in signed}


def _numbers(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The numbers of the document among these blocks."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "document_number":
            yield block


def paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """Their styles: alike but for the rules."""
    look = theme.imprint
    if look is None:
        return
    form = _form(look)
    below = replace(form, space_before=Points(0))
    space = Points(SUNK * (form.leading - form.size))
    outer, inner = (Border(thickness, space) for thickness in (look.outer, look.inner))
    side = Points(look.style.left_indent * look.style.size)
    for name, own, above, under in (
        (names.IMPRINT, form, Border(look.outer), outer),
        (names.IMPRINT_COPIES, form, Border(look.outer), inner),
        (names.IMPRINT_ISSUE, below, None, outer),
    ):
        yield ParagraphStyle(
            name,
            own,
            on_grid=False,
            next=name,
            kept_together=True,
            kept_with_next=under is inner,
            set_together=True,
            rule_above=above,
            rule=under,
            wider=side,
            tab=_right(theme, look.style),
        )


def signed_number(number: ParagraphStyle, theme: Theme) -> ParagraphStyle:
    """The style of a number with who signed beside it: a character from either side (7.2.5).

    That is its first line, for a left indent would move in the rule below it too.
    """
    form = replace(number.form, alignment="left", first_line_indent=Ems(1))
    return replace(number, name=names.SIGNED_NUMBER, form=form, tab=_right(theme, form))


def _right(theme: Theme, form: Style) -> tuple[int, str]:
    """The tab at which the right side of a line ends: a character before the edge (7.4.3)."""
    return text_width(theme.page) - twips(form.size), "none"


def sides(line: Paragraph, theme: Theme) -> Sequence[Element]:
    """The runs of such a line, if it has two sides: a tab parts them, no more the typed space."""
    found, look = imprint.sides(line), theme.imprint
    if found is None or look is None:
        return ()
    left, right = found
    gap, label = line.text[len(left) : len(line.text) - len(right)], imprint.label(right)
    size = (theme.style("document_number") if label else look.style).size
    width = nominal_width(left) + nominal_width(right) + BESIDE + SLACK
    if twips(width * size) > text_width(theme.page):
        return ()
    signer = [run(right[len(label) :], names.SIGNER)] if label else []
    parting = run(gap, names.PARTED_SPACE), run("\t", names.LABEL_TAB)
    return [run(left), *parting, run(label or right), *signer]


def _form(look: Imprint) -> Style:
    """Flush left, and names below the first of them (7.4.2)."""
    hanging = imprint.COPIES_EM
    return replace(
        look.style,
        alignment="left",
        left_indent=Ems(look.style.left_indent + hanging),
        first_line_indent=Ems(-hanging),
    )
