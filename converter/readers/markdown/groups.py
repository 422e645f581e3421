"""Markdown's tokens, block by block."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def groups(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """``tokens`` cut where nothing is open: each group is a token, or an opening to its closing."""
    found: list[Sequence[Token]] = []
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            found.append(tokens[start : index + 1])
            start = index + 1
    return found
