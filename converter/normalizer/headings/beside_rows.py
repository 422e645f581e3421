"""Where a short line stands right above or below the rows of a list or a table."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.rows import FACT, QUANTITY, has_cells, is_row
from converter.normalizer.headings.short_texts import is_paragraph, may_precede
from converter.normalizer.lines import Line

MIN_ROWS = 2


def heads(lines: Sequence[Line], index: int) -> bool:
    """Whether something ends above the line, and rows of a list or a table stand right below."""
    below = lines[index + 1 : index + 1 + MIN_ROWS]
    line, before = lines[index], lines[index - 1]
    if is_row(line.text) or len(below) < MIN_ROWS:
        return False
    is_apart = line.number > before.number + 1 or may_precede(before.text)
    return is_apart and all(is_row(one.text) for one in below)


def ends(lines: Sequence[Line], index: int, *, is_over_heading: bool) -> bool:
    """Whether rows stand right above the line: of amounts, or of cells or facts over text."""
    rows, after = lines[max(index - MIN_ROWS, 0) : index], lines[index + 1].text
    if all(QUANTITY.search(one.text) for one in rows):
        return is_over_heading or is_paragraph(after)
    are_cells = all(has_cells(one.text) for one in rows) and not has_cells(lines[index].text)
    are_facts = all(FACT.match(one.text) for one in rows) and not is_row(lines[index].text)
    return (are_cells or are_facts) and is_paragraph(after)


def is_parted_row(upper: Line, lower: Line, row: Line) -> bool:
    """Whether a blank line parts the two, of which ``row`` is one of a list or a table."""
    return lower.number > upper.number + 1 and is_row(row.text)
