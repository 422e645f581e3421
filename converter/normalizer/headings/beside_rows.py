"""Where a short line stands right above or below the rows of a list or a table."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer import sentences
from converter.normalizer.headings.rows import FACT, QUANTITY, has_cells, is_row
from converter.normalizer.headings.short_texts import (
    LONGEST_ROW,
    SHORT,
    is_paragraph,
    is_title,
    may_precede,
)
from converter.normalizer.lines import Line

MIN_ROWS = 2


def heads(lines: Sequence[Line], index: int) -> bool:
    """Whether something ends above the line, and rows of a list or a table stand right below."""
    line, before = lines[index], lines[index - 1]
    is_apart = line.number > before.number + 1 or may_precede(before.text)
    return is_apart and not is_row(line.text) and _is_over_rows(lines, index)


def _is_over_rows(lines: Sequence[Line], index: int) -> bool:
    below = lines[index + 1 : index + 1 + MIN_ROWS]
    return len(below) == MIN_ROWS and all(is_row(one.text) for one in below)


def is_caption(lines: Sequence[Line], index: int) -> bool:
    """Whether it names the table right below, and a title stands right above."""
    above, text = lines[index - 1].text, lines[index].text
    is_named = len(text) <= SHORT and text[-1] == "表" and _is_over_rows(lines, index)
    return is_named and len(above) <= SHORT and is_title(above)


def ends(lines: Sequence[Line], index: int, *, is_over_heading: bool) -> bool:
    """Whether rows stand right above the line: of amounts, or of cells or facts over text."""
    rows, after = lines[max(index - MIN_ROWS, 0) : index], lines[index + 1].text
    if all(QUANTITY.search(one.text) for one in rows):
        return is_over_heading or is_paragraph(after)
    are_cells = all(has_cells(one.text) for one in rows) and not has_cells(lines[index].text)
    are_facts = all(FACT.match(one.text) for one in rows) and not is_row(lines[index].text)
    return (are_cells or are_facts) and is_paragraph(after)


def is_of_table(lines: Sequence[Line], index: int) -> bool:
    """Whether it is a row of cells that spaces part, and so is the line above or below."""
    beside = (*lines[index - 1 : index], *lines[index + 1 : index + 2])
    return _is_row_of_cells(lines[index]) and any(map(_is_row_of_cells, beside))


def _is_row_of_cells(line: Line) -> bool:
    text = line.text
    return len(text) <= LONGEST_ROW and text[-1] not in sentences.ENDS and has_cells(text)


def is_parted_row(upper: Line, lower: Line, row: Line) -> bool:
    """Whether a blank line parts the two, of which ``row`` is one of a list or a table."""
    return lower.number > upper.number + 1 and is_row(row.text)
