"""The cells of a row: what parts them, and where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import Literal

from converter.normalizer.lines import WHITE_SPACE, Line, alike_around
from converter.patterns import lazy_pattern

LONGEST_ROW, LONGEST_SPACED = 2000, 60

Mark = Literal["\t", "|", "\u3000", ""]

Cells = list[Line | None]
"""The cells of a row, each a part of its line; None where one is empty."""

TAB: Mark = "\t"
BAR: Mark = "|"
SPACE: Mark = "\u3000"
"""The space before a column that begins at one place in every row."""

MIN_SEVERAL = 3

MOST_MERGED = 3
"""The rows with merged cells that stand between two of a form that are alike."""

MIN_ROWS, MIN_ROWS_OF_TWO = 2, 3
"""The rows at the least that are of a table by their cells alone, and where there are but two."""

_KEYED = lazy_pattern(r"(?:^|[\t|])[^\t|:：]{1,12}[:：](?!\d)")
_GAP = lazy_pattern("(?: {2}|\u3000)[ \u3000]{0,40}+")

_NUMBER = lazy_pattern(
    r"[<>~≈≤≥≦≧＜＞～約约]?[+−±＋－-]?"
    r"[0-9](?:[,， \u00a0\u2009\u202f]?[0-9]){0,20}(?:[.．][0-9]{1,9})?"
    r"(?:[%％‰]|±[0-9]{1,9}(?:[.．][0-9]{1,9})?)?|[—–-]{1,2}|[/－]"
)
"""A number, with the sign or the bound before it, or the stroke that stands for none."""


def mark_of(text: str) -> Mark:
    """What parts the cells of a row of this text; nothing if it is none."""
    if len(text) > LONGEST_ROW:
        return ""
    if TAB in text:
        return TAB
    return BAR if BAR in text else ""


def row_mark(text: str) -> Mark:
    """What parts the cells of a row of this text, also where only spaces part several."""
    if mark := mark_of(text):
        return mark
    is_spaced = has_gap(text) and len(bounds(text, SPACE)) >= MIN_SEVERAL
    return SPACE if is_spaced else ""


def row_mark_of(line: Line) -> Mark:
    """What parts the cells of the row on ``line``, of which all but one may be empty."""
    return TAB if has_empty(line) else row_mark(line.text)


def row_marks(lines: Sequence[Line]) -> list[Mark]:
    """What parts the cells of the row on each line, nothing if it is none."""
    found: list[Mark] = []
    for line in lines:
        text = line.text
        may_be = len(text) <= LONGEST_SPACED or TAB in text or BAR in text
        mark = row_mark_of(line) if may_be or has_empty(line) else ""
        if not mark and found and found[-1] == SPACE and _is_short_row(text):
            mark = SPACE
        found.append(mark)
    return found


def _is_short_row(text: str) -> bool:
    """Whether spaces part the cells of what may be a row below another, and no note."""
    return has_gap(text) and not _KEYED.match(text)


def bounds(text: str, mark: Mark, due: int = 0) -> list[tuple[int, int]]:
    """Where the cells begin and end; a ``|`` before the first and after the last parts none.

    It does if so the cells are as many as are ``due``: the first or the last one is empty.
    """
    if mark == SPACE:
        gaps = [match.span() for match in _GAP.finditer(text)]
        return list(
            zip(
                [0, *(end for _, end in gaps)],
                [*(start for start, _ in gaps), len(text)],
                strict=True,
            )
        )
    parts = text.split(mark)
    ends = list(accumulate((len(part) + 1 for part in parts), initial=0))
    found = [(start, after - 1) for start, after in pairwise(ends)]
    if mark == BAR and len(found) != due:
        first = int(not parts[0].strip() and len(parts) > 1)
        last = len(parts) - int(not parts[-1].strip() and len(parts) > 1)
        found = found[first:last]
    return found


def width(text: str, mark: Mark, due: int = 0) -> int:
    """How many cells there are."""
    return len(bounds(text, mark, due))


def tabbed(line: Line) -> int:
    """How many cells tabs part on the line, the empty ones at its ends among them."""
    inside = line.inside
    return line.text.count(TAB) + inside.empty_cells + inside.empty_before + 1


def has_empty(line: Line) -> bool:
    """Whether empty cells stand before the line or behind it."""
    return line.inside.empty_cells > 0 or line.inside.empty_before > 0


def is_of_form(lines: Sequence[Line], index: int) -> bool:
    """Whether empty cells stand behind the line, and a row of as many cells near it.

    Empty cells stand before it if that row has none: else it is an indent. Other rows of a form
    have fewer where cells were merged. What has but one cell, the last, stands above a row: below
    the last one a signature is set right so.
    """
    line = lines[index]
    if not has_empty(line):
        return False
    behind = line.inside.empty_cells
    beside = lines[index + 1 : index + 2]
    if behind or TAB in line.text:
        beside = (*lines[max(index - MOST_MERGED - 1, 0) : index], *beside)
    return any(
        tabbed(one) == tabbed(line) and (behind or not one.inside.empty_before) for one in beside
    )


def is_among_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether lines that touch this one have as many cells: the row of a table, below a title too.

    Entries of a head may stand so as well, 作者：石磊 and 作者 | 石磊.
    """
    text = lines[index].text
    mark = mark_of(text)
    if not mark or _KEYED.search(text):
        return False
    cells = width(text, mark)
    rows = 1 + alike_around(lines, index, partial(_is_row, lines, mark, cells), most=2)
    least = MIN_ROWS_OF_TWO if cells < MIN_SEVERAL else MIN_ROWS
    return rows >= least and (cells >= MIN_SEVERAL or (mark == TAB and cells > 1))


def _is_row(lines: Sequence[Line], mark: Mark, cells: int, index: int) -> bool:
    """Whether so many cells are on the line, and this mark parts them."""
    text = lines[index].text
    return mark_of(text) == mark and width(text, mark) == cells


def of(line: Line, mark: Mark, due: int = 0) -> Cells:
    """The cells of a row."""
    return [_cell(line, start, end) for start, end in bounds(line.text, mark, due)]


def _cell(line: Line, start: int, end: int) -> Line | None:
    text = line.text[start:end]
    inner = text.strip(WHITE_SPACE)
    if not inner:
        return None
    start += len(text) - len(text.lstrip(WHITE_SPACE))
    return line.part(start, start + len(inner))


def may_be_row(text: str) -> bool:
    """A quick look whether anything parts cells in a line of this text."""
    return TAB in text or BAR in text or has_gap(text)


def has_gap(text: str) -> bool:
    """Whether spaces may part columns in a line of this text, which is short and no sentence."""
    return len(text) <= LONGEST_SPACED and "。" not in text and _GAP.search(text) is not None


def are_numbers(texts: Iterable[str]) -> bool:
    """Whether the texts of a column are numbers; some of its cells, but not all, may be empty."""
    filled = [text for text in texts if text]
    return bool(filled) and all(map(_NUMBER.fullmatch, filled))
