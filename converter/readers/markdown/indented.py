"""Indented code (CommonMark 0.31, 4.4), where it is code: essays indent paragraphs too."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, code

from converter.normalizer.code import is_code


def tokenize(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read a block of code, as markdown-it's own rule does; leave to others what is text."""
    line, count = state.line, len(state.tokens)
    if not code(state, start_line, end_line, silent):
        return False
    if is_code(state.tokens[-1].content.split("\n")):
        return True
    state.line = line
    del state.tokens[count:]
    return False
