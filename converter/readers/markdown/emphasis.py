"""Emphasis beside Chinese: ``**“加油！”**他说`` is strong, though CommonMark does not see its end.

CommonMark (0.31, 6.2) lets no run of ``*`` between a mark and a letter end emphasis, for Latin has
a space there. Chinese has none, so a wide character counts as one.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline, emphasis

from converter.readers.inlines import is_wide


def tokenize(state: StateInline, silent: bool) -> bool:
    """The rule of markdown-it, where also a run between wide text and a mark opens or closes."""
    first, start = len(state.delimiters), state.pos
    if not emphasis.tokenize(state, silent):
        return False
    before, after = state.src[max(start - 1, 0) : start], state.src[state.pos : state.pos + 1]
    if before.strip() and after.strip() and state.src[start] == "*":
        for delimiter in state.delimiters[first:]:
            delimiter.open |= is_wide(before)
            delimiter.close |= is_wide(after)
    return True
