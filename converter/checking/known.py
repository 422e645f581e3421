"""The safe changes for what the normalizer reports: it finds, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from converter.checking.edits import Edit
from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import characters
from converter.normalizer.punctuation.half_width import FULL_WIDTH
from converter.patterns import lazy_pattern

_MEANINGLESS = lazy_pattern(characters.MEANINGLESS)
_MAY_BREAK = lazy_pattern("[!-~]\u200b[!-~]")
"""Where a long address may be broken."""


def finding(diagnostic: Diagnostic, lines: Sequence[str]) -> Finding:
    """``diagnostic`` about the physical ``lines``, with the change that mends it."""
    mend = _MENDING.get(diagnostic.code)
    return Finding(diagnostic, mend(diagnostic.span, lines) if mend and diagnostic.span else ())


def _half_width(span: Span, lines: Sequence[str]) -> tuple[Edit, ...]:
    """The full-width form; a bracket is left, for its other half may stand among Latin."""
    line, column = span.first_line, span.first_column
    mark = lines[line - 1][column - 1]
    return () if mark in "()" else (Edit(line, column, 1, FULL_WIDTH[mark]),)


def _invisible(span: Span, lines: Sequence[str]) -> tuple[Edit, ...]:
    """Nothing for what means nothing, in all of the line: one finding tells of them."""
    line = lines[span.first_line - 1]
    found = _MEANINGLESS.finditer(line, *characters.inner(line))
    return tuple(
        Edit(span.first_line, match.start() + 1, 1, "")
        for match in found
        if not _MAY_BREAK.match(line, match.start() - 1)
    )


_MENDING: Mapping[str, Callable[[Span, Sequence[str]], tuple[Edit, ...]]] = {
    "PUN001": _half_width,
    "CHR004": _invisible,
}
