"""The safe changes for what the normalizer reports: it finds, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from converter.checking.edits import Edit
from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.normalizer.punctuation import FULL_WIDTH


def finding(diagnostic: Diagnostic, lines: Sequence[str]) -> Finding:
    """``diagnostic`` about the physical ``lines``, with the change that mends it."""
    edit = _half_width(diagnostic, lines) if diagnostic.code == "PUN001" else None
    return Finding(diagnostic, (edit,) if edit else ())


def _half_width(diagnostic: Diagnostic, lines: Sequence[str]) -> Edit | None:
    """The full-width form; a bracket is left, for its other half may stand among Latin."""
    if diagnostic.span is None:
        return None
    line, column = diagnostic.span.first_line, diagnostic.span.first_column
    mark = lines[line - 1][column - 1]
    return None if mark in "()" else Edit(line, column, 1, FULL_WIDTH[mark])
