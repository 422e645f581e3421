"""The content stream of a page: tagged text for placed lines (ISO 32000-1, 9.4 and 14.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count, groupby, pairwise

from converter.fonts.face import Face
from converter.layout.characters import DECOMPOSED
from converter.layout.lines import Run
from converter.layout.pages import LaidOutPage, Picture, Placed, Rule
from converter.theme import Colour
from converter.writers.pdf.allocation import Allocation, said, utf_16
from converter.writers.pdf.carried_hyphens import ENDS, Line, carried
from converter.writers.pdf.fonts import UsedFont
from converter.writers.pdf.names import image_name
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
"""What is taken from or added to the advance after so many characters, in 1/1000 em."""


class PageContent:
    """Draws one page; font, size and character spacing are set when they change."""

    def __init__(self, height: float, fonts: Mapping[Face, UsedFont], *, is_coloured: bool) -> None:
        self._is_coloured = is_coloured
        self._height = height
        self._fonts = fonts
        self._font: tuple[str, float] | None = None
        self._spacing = 0.0
        self._rise = 0.0
        self._place = 0, 0
        self._operators: list[str] = []

    def operators(self, page: LaidOutPage, sequences: Sequence[Marked]) -> bytes:
        """Rules, then the text of the page: header and footer last, as a reader meets them."""
        self._operators = [*map(self._rule, page.rules), "BT"]
        self._tagged(sequences)
        self._artifacts(page.margins)
        return "\n".join([*self._operators, "ET"]).encode("latin-1")

    def _rule(self, rule: Rule) -> str:
        """A filled rectangle: it is not part of the text."""
        x, y = rule.left, self._height - rule.middle - rule.thickness / 2
        box = " ".join(map(_number, (x, y, rule.width, rule.thickness)))
        return "\n".join(["/Artifact BMC", *self._painted([f"{box} re f"], rule.colour), "EMC"])

    def _painted(self, operators: Sequence[str], colour: Colour | None) -> Sequence[str]:
        """What these operators draw in this colour, and black again (8.6.8)."""
        if colour is None or not self._is_coloured:
            return operators
        parts = " ".join(_number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
        return [f"{parts} rg", *operators, "0 g"]

    def _tagged(self, sequences: Sequence[Marked]) -> None:
        """The marked content that the structure tree refers to by MCID (14.7.4.2)."""
        mcids = count()
        for sequence in sequences:
            opening = _opening(sequence.owner, mcids)
            if picture := sequence.lines[0][0].picture:
                self._picture(sequence.lines[0][0], picture, opening)
                continue
            self._operators.append(opening)
            start = len(self._operators)
            self._lines(sequence.lines)
            drawn, colour = self._operators[start:], sequence.lines[0][0].colour
            self._operators[start:] = self._painted(drawn, colour)
            self._operators.append("EMC")

    def _picture(self, placed: Placed, picture: Picture, opening: str) -> None:
        """An image, which stands between two text objects (8.2)."""
        place = (picture.width, 0, 0, picture.height, placed.left, self._height - placed.baseline)
        matrix = " ".join(map(_number, place))
        name = image_name(picture.image)
        self._operators += ("ET", opening, f"q {matrix} cm {name} Do Q", "EMC", "BT")
        self._place = 0, 0  # a text object begins at the page's corner (9.4.1)

    def _artifacts(self, margins: Sequence[Placed]) -> None:
        """The header and the footer, which are not part of the text (14.8.2.2.2)."""
        for placed in margins:
            subtype = "Header" if placed.baseline * 2 < self._height else "Footer"
            self._operators.append(f"/Artifact<</Type/Pagination/Subtype/{subtype}>>BDC")
            self._line(placed, placed.line.runs)
            self._operators.append("EMC")

    def _lines(self, lines: Sequence[Line]) -> None:
        """The lines of one sequence; the hyphen at the end of one may be said on the next."""
        before = ""
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            placed, runs = line
            count = carried(line, following) if runs and runs[-1].text[-1:] in ENDS else 0
            if before or count:
                self._line(placed, runs, (before, count))
                before = runs[-1].text[-count:] if count else ""
            else:
                self._line(placed, runs)

    def _line(
        self, placed: Placed, runs: Sequence[Run], carrying: tuple[str, int] | None = None
    ) -> None:
        """Runs of a line: its first is put at its place, the others follow it.

        A line may be ``carrying`` what stood before it, and leaving so many characters at its end.
        """
        all_runs = placed.line.runs
        for run in runs:
            font = self._fonts[run.face]
            self._state(run, font.name, placed.line.size)
            if run is all_runs[0]:
                self._move(placed.left + run.x, self._height - placed.baseline)
            kerns = _kerns(run, is_last=run is all_runs[-1])
            if carrying:
                before = carrying[0] if run is runs[0] else ""
                leaving = carrying[1] if run is runs[-1] else 0
                self._operators += _carrying(run.text, kerns, font.allocation, before, leaving)
            else:
                self._operators.append(_shown(run.text, kerns, font.allocation))

    def _state(self, run: Run, font: str, size: float) -> None:
        """The font, size, rise and character spacing of a run, where they are not the last's."""
        scale, rise = run.typeface.scale, run.typeface.rise * size
        spacing = 0.0 if _is_loose(run) else run.spacing * size
        if self._rise != rise:
            self._rise = rise
            self._operators.append(f"{_number(rise)} Ts")
        if self._font != (font, scale * size):
            self._font = font, scale * size
            self._operators.append(f"{font} {_number(scale * size)} Tf")
        if self._spacing != spacing:
            self._spacing = spacing
            self._operators.append(f"{_number(spacing / 1000)} Tc")

    def _move(self, x: float, y: float) -> None:
        """Begin a line here: the move from the last one is what most lines have in common.

        Places are whole thousandths of a point, so that the moves add up.
        """
        before_x, before_y = self._place
        self._place = after_x, after_y = round(x * 1000), round(y * 1000)
        self._operators.append(_moved(after_x - before_x, after_y - before_y))


def _is_loose(run: Run) -> bool:
    """Whether a reader might take the space between characters for one of the text."""
    return run.spacing >= LEAST_GAP


def _kerns(run: Run, *, is_last: bool) -> Adjustments:
    """The kerns in 1/1000 of the size of the run's own type, with the space of loose characters.

    Behind the last of a line there is none.
    """
    kerns, scale = run.kerns, run.typeface.scale
    if _is_loose(run):
        own = dict(kerns)
        places = range(1, len(run.text) + (not is_last))
        kerns = tuple((place, own.get(place, 0.0) + run.spacing) for place in places)
    return kerns if scale == 1 else [(offset, kern / scale) for offset, kern in kerns]


@lru_cache(maxsize=1024)
def _addition(kern: float) -> int:
    """What of a kern is put into the advance before it, to a step."""
    is_gap = LEAST_GAP <= abs(kern) <= MOST_GAP
    return round(kern / ADVANCE_STEP) * ADVANCE_STEP if is_gap else 0


def _opening(owner: Owner | None, mcids: Iterator[int]) -> str:
    if owner is None:
        return "/Artifact BMC"
    return f"/{owner.tag}<</MCID {next(mcids)}>>BDC"


def _shown(text: str, kerns: Adjustments, allocation: Allocation) -> str:
    """The operators that show the text of a run."""
    if not allocation.unsaid or allocation.unsaid.isdisjoint(text):
        return _adjusted(text, kerns, allocation)
    return "\n".join(_spelled(text, kerns, allocation))


def _spelled(text: str, kerns: Adjustments, allocation: Allocation) -> Iterator[str]:
    """A run in parts, with ActualText where glyphs do not say the text (14.9.4)."""
    for start, end, is_unsaid in _parts(text, allocation):
        show = _composed if DECOMPOSED in text[start:end] else _adjusted
        shown = show(text[start:end], _kerns_within(kerns, start, end), allocation)
        yield _saying(said(text[start:end]), shown) if is_unsaid else shown


def _carrying(
    text: str, kerns: Adjustments, allocation: Allocation, before: str, leaving: int
) -> Iterator[str]:
    """A run whose first character says also what stands ``before`` it, and its last not all."""
    first, last = bool(before), len(text) - leaving - bool(leaving)
    for start, end, actual in (
        (0, first, before + text[:first]),
        (first, last, ""),
        (last, len(text), text[last : last + 1]),
    ):
        if start < end:
            shown = _shown(text[start:end], _kerns_within(kerns, start, end), allocation)
            yield _saying(actual, shown) if actual else shown


def _kerns_within(kerns: Adjustments, start: int, end: int) -> Adjustments:
    """Those behind characters from ``start`` to before ``end``, by their places from there."""
    return [(offset - start, kern) for offset, kern in kerns if start < offset <= end]


def _saying(text: str, shown: str) -> str:
    """What is shown, with its text as ActualText."""
    actual = utf_16("\ufeff" + text)
    return f"/Span<</ActualText<{actual}>>>BDC\n{shown}\nEMC"


def _parts(text: str, allocation: Allocation) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each part of a run, and whether its glyphs do not say its text.

    A character without a glyph goes with the one before it, as does a space without a width. A
    letter with its marks is a part.
    """
    starts = [place for place, one in enumerate(text) if allocation.is_seen(one) or not place]
    clusters = pairwise([*starts, len(text)])

    def kind(cluster: tuple[int, int]) -> tuple[bool, int]:
        own = text[slice(*cluster)]
        is_unsaid = not allocation.unsaid.isdisjoint(own.replace(DECOMPOSED, ""))
        return is_unsaid, cluster[0] if DECOMPOSED in own else -1

    for (is_unsaid, _), group in groupby(clusters, kind):
        spans = list(group)
        yield spans[0][0], spans[-1][1], is_unsaid


def _composed(text: str, kerns: Adjustments, allocation: Allocation) -> str:
    """The operator that shows a letter with its marks, all kerns behind them."""
    kern = sum(kern for _, kern in kerns)
    addition = _addition(kern)
    shown = allocation.wider(text[: text.rindex(DECOMPOSED) + 1], addition)
    return f"[({shown}){_number(addition - kern)}] TJ"


def _adjusted(text: str, kerns: Adjustments, allocation: Allocation) -> str:
    """The operator that shows a text: its kerns are in the advances of glyphs, to a step."""
    if not kerns:
        return f"({allocation.shown(text)}) Tj"
    parts: list[str] = []
    shown, start, adjusted = "", 0, 0
    for offset, kern in kerns:
        addition = _addition(kern)
        if addition and (wider := allocation.wider(text[offset - 1], addition)):
            shown += allocation.shown(text[start : offset - 1]) + wider
            kern -= addition
        else:
            shown += allocation.shown(text[start:offset])
        start = offset
        if abs(kern) >= LEAST_ADJUSTMENT:
            parts.append(f"({shown}){_number(-kern)}")
            shown, adjusted = "", offset
    if adjusted < len(text):
        parts.append(f"({shown}{allocation.shown(text[start:])})")
    return f"[{''.join(parts)}] TJ" if adjusted else f"{parts[0]} Tj"


@lru_cache(maxsize=1024)
def _moved(right: int, up: int) -> str:
    """The operator that begins a line so far from the last, in thousandths of a point."""
    return f"{_number(right / 1000)} {_number(up / 1000)} Td"


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """A number to a thousandth, as short as it can be written."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"
