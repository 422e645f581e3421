"""Where signature, date and the names of annexes stand in one document, in all formats alike.

How long they are, and whether they have numbers, decides it: for themes that say how one signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from unicodedata import east_asian_width

from msgspec.structs import replace

from converter.document import Document, Paragraph, walk
from converter.patterns import lazy_pattern
from converter.theme.lengths import Ems
from converter.theme.vocabulary import Signing, Style, Theme

HALF, HAN_LATIN_SPACE = 0.5, 0.25
"""The width of a digit, and of the space between Han and Latin (CLREQ, 3.2.3), in em."""

_NUMBERED = lazy_pattern(r"附\s*+件\s*+[:：]\s*+[0-9]")

_BESIDE_LATIN = lazy_pattern(
    "(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])"
)


Width = Callable[[str], float]
"""The width of a text on one line, in em."""


def nominal_width(text: str) -> float:
    """That of a text in most faces, where it is not known which one sets it."""
    wide = sum(east_asian_width(one) in "WFA" for one in text)
    return wide + HALF * (len(text) - wide) + spaces(text)


def spaces(text: str) -> float:
    """The width of the spaces between Han and Latin, in em."""
    return HAN_LATIN_SPACE * sum(1 for _ in _BESIDE_LATIN.finditer(text))


def fitted(theme: Theme, document: Document, width: Width = nominal_width) -> Theme:
    """The theme for the signatures, dates and annexes of a document."""
    if theme.signing is None:
        return theme
    return _signed(_numbered(theme, document), theme.signing, list(_pairs(document, width)))


def _numbered(theme: Theme, document: Document) -> Theme:
    """The theme for annexes with numbers: 附件：1. is further from the name than 附件： is.

    A name that goes on does so under its first character (GB/T 9704-2012, 7.3.4), as those of the
    other annexes do.
    """
    style, item = theme.styles.get("attachment"), theme.styles.get("attachment_item")
    listed = (one for one in walk(document.blocks) if isinstance(one, Paragraph))
    numbered = (one.role == "attachment" and _NUMBERED.match(one.text) for one in listed)
    if not (style and item and any(numbered)):
        return theme
    further = item.left_indent - style.left_indent
    under = replace(
        style,
        left_indent=item.left_indent,
        first_line_indent=Ems(style.first_line_indent - further),
    )
    return replace(theme, styles={**theme.styles, "attachment": under})


def _signed(theme: Theme, signing: Signing, pairs: Sequence[tuple[float, float]]) -> Theme:
    """The theme with signatures and dates, whose widths are given, where its ``signing`` says.

    A date that is longer than the signature ends where that would, and the signature moves to the
    left (GB/T 9704-2012, 7.3.5.2). Of several the longest decides, so that all begin alike.
    """
    if not pairs:
        return theme
    signature, date = (max(widths) for widths in zip(*pairs, strict=True))
    end = theme.measure - signing.inset
    left = max(0.0, end - date - signing.further if date > signature else end - signature)
    return replace(
        theme,
        styles={
            **theme.styles,
            "signature": _begun(theme.style("signature"), left),
            "signature_date": _begun(theme.style("signature_date"), left + signing.further),
        },
    )


def _begun(style: Style, left: float) -> Style:
    """The style for lines that begin so far in."""
    return replace(style, alignment="left", left_indent=Ems(max(0.0, left)), right_indent=Ems(0))


def _pairs(document: Document, width: Width) -> Iterator[tuple[float, float]]:
    """The width of each signature that stands right above a date, or another one, and of the date.

    Where several sign one document it is the longest.
    """
    widths: list[float] = []
    for block in walk(document.blocks):
        if isinstance(block, Paragraph) and block.role == "signature":
            widths.append(width(block.text))
            continue
        if widths and isinstance(block, Paragraph) and block.role == "signature_date":
            yield max(widths), width(block.text)
        widths.clear()
