"""What the program has to say to its user: diagnostics about a text, and errors that stop it."""

from __future__ import annotations

from typing import Literal

import msgspec

from converter.document import Span

Severity = Literal["info", "warning"]


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """One finding. ``code`` is stable; ``hint`` says what would be right or what to do.

    ``span`` is None for a finding about the document as a whole.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    span: Span | None = None

    def place(self) -> tuple[int, int]:
        """Line and column, for sorting; the document as a whole comes first."""
        return (self.span.first_line, self.span.first_column) if self.span else (0, 0)

    def __str__(self) -> str:
        place = f"{self.span.first_line}:{self.span.first_column}: " if self.span else ""
        return f"{place}{self.code} {self.message}" + (f" ({self.hint})" if self.hint else "")


class ConverterError(Exception):
    """A failure the user can cause and mend: where, what, and what to do about it."""

    exit_code = 1

    def __init__(self, message: str, *, place: str = "", line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.place, self.line, self.hint = message, place, line, hint

    def __str__(self) -> str:
        where = ":".join(filter(None, (self.place, str(self.line or "")))) + ": "
        return (
            (where if self.place else "") + self.message + (f"; {self.hint}" if self.hint else "")
        )


class UsageError(ConverterError):
    """A wrong request, as against a failure while carrying out a right one."""

    exit_code = 2
