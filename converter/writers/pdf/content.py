"""The content stream of a page: text operators for placed lines (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from converter.layout.lines import Run
from converter.layout.pages import LaidOutPage, Placed
from converter.writers.pdf.fonts import Allocation, composite_font

ADVANCE_STEP = 20
"""The step of the advances that kerned glyphs come in, in 1/1000 em: it bounds their number."""

LEAST_GAP = 60
"""The least kern that a reader might take for a space or a step back, in 1/1000 em."""

LEAST_ADJUSTMENT = 0.1
"""The least adjustment worth writing, in 1/1000 em: 40 of them are 0.05 pt at 12 pt."""


class PageContent:
    """Draws one page; font, size and character spacing are set when they change."""

    def __init__(self, page: LaidOutPage, height: float, document: Any) -> None:
        self._page = page
        self._height = height
        self._document = document  # reportlab's; its fonts are by document
        self._font: tuple[str, float] | None = None
        self._spacing = 0.0

    def operators(self) -> str:
        """The text object of the page: header and footer last, as a reader meets them last."""
        lines = (*self._page.lines, *self._page.margins)
        body = [operator for placed in lines for operator in self._line(placed)]
        return "\n".join(["BT", *body, "ET"])

    def _line(self, placed: Placed) -> Iterator[str]:
        """The runs of a line: the first is put at its place, the others follow it."""
        for index, run in enumerate(placed.line.runs):
            yield from self._state(run, placed.line.size)
            if index == 0:
                x, y = placed.left + run.x, self._height - placed.baseline
                yield f"1 0 0 1 {_number(x)} {_number(y)} Tm"
            yield _shown(run, composite_font(run.face).allocation(self._document))

    def _state(self, run: Run, size: float) -> Iterator[str]:
        """The font, size and character spacing of a run, where they are other than the last."""
        name = composite_font(run.face).getSubsetInternalName(0, self._document)
        if self._font != (name, size):
            self._font = name, size
            yield f"{name} {_number(size)} Tf"
        if self._spacing != run.spacing * size:
            self._spacing = run.spacing * size
            yield f"{_number(self._spacing / 1000)} Tc"


def _shown(run: Run, allocation: Allocation) -> str:
    """The operator that shows a run: its kerns are in the advances of glyphs, to a step."""
    codes = allocation.encode(run.text, run.typeface)
    adjustments: list[tuple[int, float]] = []
    for offset, kern in run.kerns:
        addition = round(kern / ADVANCE_STEP) * ADVANCE_STEP if abs(kern) >= LEAST_GAP else 0
        if addition:
            codes[offset - 1] = allocation.variant(codes[offset - 1], addition)
        if abs(kern - addition) >= LEAST_ADJUSTMENT:
            adjustments.append((offset, addition - kern))
    return _adjusted(codes, adjustments)


def _adjusted(codes: Sequence[str], adjustments: Sequence[tuple[int, float]]) -> str:
    if not adjustments:
        return f"<{''.join(codes)}> Tj"
    parts: list[str] = []
    start = 0
    for offset, adjustment in adjustments:
        parts.append(f"<{''.join(codes[start:offset])}>{_number(adjustment)}")
        start = offset
    rest = f"<{''.join(codes[start:])}>" if start < len(codes) else ""
    return f"[{''.join(parts)}{rest}] TJ"


def _number(value: float) -> str:
    """A number to a thousandth, as short as it can be written."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"
