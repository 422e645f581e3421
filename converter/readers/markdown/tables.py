"""Rows of a table that have more cells than its head: none of them is left out.

GitHub Flavored Markdown (0.29, 4.10) ignores the excess. Of a bar that was meant as text it would
take away words: ``| cat a | grep b | 过滤 |`` under two heads.
"""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.token import Token

from converter.readers.grid import MAX_COLUMNS


def tokenize(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of markdown-it, where each row has the tokens of all of its cells."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    read = state.tokens[first:]
    del state.tokens[first:]
    columns = sum(token.type == "th_open" for token in read)
    row = start
    for token in read:
        if token.type == "tr_open" and token.map:
            row = token.map[0]
        elif token.type == "tr_close":
            for text in _surplus(getLine(state, row), columns):
                state.tokens += _cell(text, row, token.level + 1)
        state.tokens.append(token)
    return True


def _surplus(line: str, columns: int) -> list[str]:
    """The cells of a row behind those of the head, up to the last that has a text.

    Where they are very many the last one has all that is left, bars and all.
    """
    line = mdTrim(line)
    cells = [mdTrim(cell) for cell in escapedSplit(line)[line.startswith("|") + columns :]]
    while cells and not cells[-1]:
        cells.pop()
    most = max(MAX_COLUMNS - columns, 1)
    return [*cells[: most - 1], " | ".join(cells[most - 1 :])] if len(cells) > most else cells


def _cell(text: str, row: int, level: int) -> list[Token]:
    place = [row, row + 1]
    return [
        Token("td_open", "td", 1, level=level),
        Token("inline", "", 0, map=place, level=level + 1, content=text, children=[]),
        Token("td_close", "td", -1, level=level),
    ]
