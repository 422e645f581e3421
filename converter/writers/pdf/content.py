"""The content stream of a page: tagged text for placed lines (ISO 32000-1, 9.4 and 14.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby, pairwise

from converter.fonts.face import Face
from converter.layout.lines import Run
from converter.layout.metrics import Typeface
from converter.layout.pages import LaidOutPage, Picture, Placed, Rule
from converter.writers.pdf.fonts import Allocation, DocumentFonts, utf_16
from converter.writers.pdf.images import image_name
from converter.writers.pdf.tagging import Marked, Owner

ADVANCE_STEP = 20
"""The step of the advances that kerned glyphs come in, in 1/1000 em: it bounds their number."""

LEAST_GAP = 60
"""The least kern that a reader might take for a space or a step back, in 1/1000 em."""

MOST_GAP = 1000
"""The most that a glyph is widened by; a wider gap, as beside a leader, is one to a reader too."""

LEAST_ADJUSTMENT = 0.1
"""The least adjustment worth writing, in 1/1000 em: 40 of them are 0.05 pt at 12 pt."""

Adjustments = Sequence[tuple[int, float]]
"""What is taken from the advance after so many characters, in 1/1000 em."""


class PageContent:
    """Draws one page; font, size and character spacing are set when they change."""

    def __init__(self, height: float, fonts: DocumentFonts) -> None:
        self._height = height
        self._fonts = fonts
        self._font: tuple[Face, Typeface, float] | None = None
        self._spacing = 0.0
        self._rise = 0.0

    def operators(self, page: LaidOutPage, sequences: Sequence[Marked]) -> str:
        """Rules, then the text of the page: header and footer last, as a reader meets them."""
        body = [*self._tagged(sequences), *self._artifacts(page.margins)]
        return "\n".join([*map(self._rule, page.rules), "BT", *body, "ET"])

    def _rule(self, rule: Rule) -> str:
        """A filled rectangle: it is not part of the text."""
        x, y = rule.left, self._height - rule.middle - rule.thickness / 2
        box = " ".join(map(_number, (x, y, rule.width, rule.thickness)))
        return f"/Artifact BMC\n{box} re f\nEMC"

    def _tagged(self, sequences: Sequence[Marked]) -> Iterator[str]:
        """The marked content that the structure tree refers to by MCID (14.7.4.2)."""
        mcids = count()
        for sequence in sequences:
            opening = _opening(sequence.owner, mcids)
            if picture := sequence.lines[0][0].picture:
                yield from self._picture(sequence.lines[0][0], picture, opening)
                continue
            yield opening
            for placed, runs in sequence.lines:
                yield from self._line(placed, runs)
            yield "EMC"

    def _picture(self, placed: Placed, picture: Picture, opening: str) -> Iterator[str]:
        """An image, which stands between two text objects (8.2)."""
        place = (picture.width, 0, 0, picture.height, placed.left, self._height - placed.baseline)
        matrix = " ".join(map(_number, place))
        name = image_name(picture.image)
        yield from ("ET", opening, f"q {matrix} cm {name} Do Q", "EMC", "BT")

    def _artifacts(self, margins: Sequence[Placed]) -> Iterator[str]:
        """The header and the footer, which are not part of the text (14.8.2.2.2)."""
        for placed in margins:
            subtype = "Header" if placed.baseline * 2 < self._height else "Footer"
            yield f"/Artifact<</Type/Pagination/Subtype/{subtype}>>BDC"
            yield from self._line(placed, placed.line.runs)
            yield "EMC"

    def _line(self, placed: Placed, runs: Sequence[Run]) -> Iterator[str]:
        """Runs of a line: its first is put at its place, the others follow it."""
        for run in runs:
            yield from self._state(run, placed.line.size)
            if run is placed.line.runs[0]:
                x, y = placed.left + run.x, self._height - placed.baseline
                yield f"1 0 0 1 {_number(x)} {_number(y)} Tm"
            yield from _shown(run, self._fonts[run.face].allocation)

    def _state(self, run: Run, size: float) -> Iterator[str]:
        """The font, size and character spacing of a run, where they are other than the last."""
        font = run.face, run.typeface, size
        if self._font != font:
            self._font = font
            yield f"{self._fonts[run.face].name} {_number(size * run.typeface.scale)} Tf"
            if self._rise != run.typeface.rise * size:
                self._rise = run.typeface.rise * size
                yield f"{_number(self._rise)} Ts"
        if self._spacing != run.spacing * size:
            self._spacing = run.spacing * size
            yield f"{_number(self._spacing / 1000)} Tc"


def _opening(owner: Owner | None, mcids: Iterator[int]) -> str:
    if owner is None:
        return "/Artifact BMC"
    return f"/{owner.tag}<</MCID {next(mcids)}>>BDC"


def _shown(run: Run, allocation: Allocation) -> Iterator[str]:
    """The operators that show a run: its kerns are in the advances of glyphs, to a step.

    These are in em of the glyphs, which may be smaller than the line's.
    """
    codes = allocation.encode(run.text, run.typeface)
    adjustments: list[tuple[int, float]] = []
    scale = run.typeface.scale
    for offset, kern in run.kerns if scale == 1 else _scaled(run.kerns, scale):
        is_gap = LEAST_GAP <= abs(kern) <= MOST_GAP
        addition = round(kern / ADVANCE_STEP) * ADVANCE_STEP if is_gap else 0
        if addition:
            codes[offset - 1] = allocation.variant(codes[offset - 1], addition)
        if abs(kern - addition) >= LEAST_ADJUSTMENT:
            adjustments.append((offset, addition - kern))
    if allocation.unsaid.isdisjoint(run.text):
        yield _adjusted(codes, adjustments)
    else:
        yield from _spelled(run.text, codes, adjustments, allocation)


def _scaled(kerns: Sequence[tuple[int, float]], scale: float) -> list[tuple[int, float]]:
    return [(offset, kern / scale) for offset, kern in kerns]


def _spelled(
    text: str, codes: Sequence[str], adjustments: Adjustments, allocation: Allocation
) -> Iterator[str]:
    """A run in parts, with ActualText where glyphs do not say the text (14.9.4)."""
    for start, end, is_unsaid in _parts(text, codes, allocation):
        own = [(offset - start, by) for offset, by in adjustments if start < offset <= end]
        shown = _adjusted(codes[start:end], own)
        if is_unsaid:
            actual = utf_16("\ufeff" + allocation.said(text[start:end]))
            yield f"/Span<</ActualText<{actual}>>>BDC\n{shown}\nEMC"
        else:
            yield shown


def _parts(
    text: str, codes: Sequence[str], allocation: Allocation
) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each part of a run, and whether its glyphs do not say its text.

    A character without a glyph goes with the one before it.
    """
    starts = [place for place, code in enumerate(codes) if code or not place]
    clusters = pairwise([*starts, len(text)])

    def is_unsaid(cluster: tuple[int, int]) -> bool:
        return not allocation.unsaid.isdisjoint(text[slice(*cluster)])

    for unsaid, group in groupby(clusters, is_unsaid):
        spans = list(group)
        yield spans[0][0], spans[-1][1], unsaid


def _adjusted(codes: Sequence[str], adjustments: Adjustments) -> str:
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
