"""Whether ``|`` parts the cells of rows, or is a sign of formulas: |x| and P(A|B)."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.blocks import cells
from converter.normalizer.blocks.cells import BAR
from converter.patterns import lazy_pattern

MIN_ALIKE, MIN_SEVERAL = 3, 3
"""The rows of a table at the least where nothing else tells of one; and the cells of several."""

_FORMULA = lazy_pattern(
    r"[（(\[{⟨][^）)\]}⟩|]{0,60}\|[^|]{0,60}[）)\]}⟩]"  # inside of brackets
    r"|[^|\s]\s{0,2}[=＝≠≈≤≥<＜>＞×÷·∈]\s{0,2}\||\|\s{0,2}[=＝≠∈]"  # beside a sign of relation
    r"|\|\s{0,2}[≤≥<＜>＞≈、，]\s{0,2}\|"
)
_TIGHT = lazy_pattern(r"[^\s|]\||\|[^\s|]")
_EMPTY = lazy_pattern(r"\|\s{1,40}\|")
_VARIABLE = lazy_pattern("[A-Za-zΑ-Ωα-ω]{1,3}")
_PROSE = frozenset("。！？；：，!?;,")
"""What ends a line of prose; a row whose last cell does so has a bar behind that."""


def part_cells(rows: Sequence[str], *, is_captioned: bool) -> bool:
    """Whether these rows, which have as many bars, are rows of a table without a rule.

    Two lines of prose may have as many: other than three rows, a caption tells of one, or white
    space around the bars of several.
    """
    is_enough = is_captioned or len(rows) >= MIN_ALIKE
    if not any(map(_TIGHT.search, rows)):
        return is_enough or cells.width(rows[0], BAR) >= MIN_SEVERAL
    return is_enough and not (all(map(_is_half_open, rows)) or _has_variables(rows))


def are_of_formula(text: str) -> bool:
    """Whether bars stand where none parts cells, or the line is one of prose."""
    return text[-1] in _PROSE or _FORMULA.search(text) is not None


def _is_half_open(text: str) -> bool:
    """Whether a bar is at one end of the line only, and none has an empty cell beside it."""
    return (text[0] == BAR) != (text[-1] == BAR) and not _EMPTY.search(text)


def _has_variables(rows: Sequence[str]) -> bool:
    """Whether the same bars stand around a letter or two in every row: |a|, |b|."""
    inner = ([text.strip() for text in row.split(BAR)[1:-1]] for row in rows)
    return any(all(map(_VARIABLE.fullmatch, column)) for column in zip(*inner, strict=False))
