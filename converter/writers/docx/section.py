"""The page as w:sectPr: trim size, margins and line grid."""

from __future__ import annotations

from collections.abc import Sequence

from converter.theme import Margin, Theme
from converter.writers.docx.elements import Element, twips, w
from converter.writers.docx.grid import line_pitch
from converter.writers.docx.margins import has_own_first_page


def section(theme: Theme, references: Sequence[Element], *numbering: Element) -> Element:
    """w:sectPr; ``references`` name the parts of headers and footers.

    ``numbering`` is the section's own w:pgNumType, if it has one (17.6.12).
    """
    page, pitch = theme.page, line_pitch(theme.page)
    return w(
        "sectPr",
        *references,
        w("pgSz", w=twips(page.width), h=twips(page.height)),
        _margins(theme),
        *numbering,
        *([w("titlePg")] if has_own_first_page(theme) else []),
        *([w("docGrid", type="lines", linePitch=pitch)] if pitch else []),
    )


def _margins(theme: Theme) -> Element:
    page = theme.page
    return w(
        "pgMar",
        top=twips(page.margin_top),
        right=twips(page.margin_right),
        bottom=twips(page.margin_bottom),
        left=twips(page.margin_left),
        header=_distance_from_edge(theme.header, page.margin_top),
        footer=_distance_from_edge(theme.footer, page.margin_bottom),
        gutter=0,
    )


def _distance_from_edge(line: Margin | None, margin: float) -> int:
    """Word measures from the paper's edge to the far side of the line, a theme from the type area.

    The line is as high as its type; without one, what a user adds stands in mid-margin.
    """
    if line is None:
        return twips(margin / 2)
    return max(0, twips(margin - line.distance - line.size))
