"""The mark that DOS and CP/M put at the end of a text file, U+001A, which is none of the text.

Texts of that time in GBK and Big5 often have it, some several: files were filled up with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import WHITE_SPACE

MARK = "\x1a"


def find(lines: Sequence[str]) -> Span | None:
    """Where the marks at the end of the last of ``lines`` that is not blank are."""
    for index in range(len(lines) - 1, -1, -1):
        if line := lines[index].rstrip(WHITE_SPACE):
            start = len(line.rstrip(MARK + WHITE_SPACE))
            start += len(line[start:]) - len(line[start:].lstrip(WHITE_SPACE))
            is_marked = line.endswith(MARK)
            return Span(index + 1, start + 1, index + 1, len(line)) if is_marked else None
    return None


def remove(lines: list[str], diagnostics: list[Diagnostic]) -> None:
    """Take the marks off ``lines``, and report them."""
    if span := find(lines):
        lines[span.first_line - 1] = lines[span.first_line - 1][: span.first_column - 1]
        message = "the end-of-file mark of DOS removed"
        diagnostics.append(Diagnostic("LIN003", "info", message, span=span))
