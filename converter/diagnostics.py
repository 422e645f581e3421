"""What the program has to say to its user: diagnostics about a text, and errors that stop it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
        line, column = self.place()
        place = f"{line}:{column}: " if line else ""
        return f"{place}{self.code} {self.message}" + (f" ({self.hint})" if self.hint else "")

    def about(self, file: str) -> str:
        """The finding with the ``file`` in front: ``file:line:column: code message (hint)``."""
        return f"{file}:{self}" if self.place()[0] else f"{file}: {self}"


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


DEBUG = "ESSAY_CONVERTER_DEBUG"
"""The variable that, when it is set, has the command show where in it an error comes from."""

LONGEST_EXCERPT = 200
"""The characters of an error of Python's that are told: it may quote the whole text."""


class InternalError(ConverterError):
    """A fault of the program itself, in ``part`` of it; its cause is the exception it was."""

    def __init__(self, part: str, error: Exception, *, place: str = "") -> None:
        told = repr(error)
        if len(told) > LONGEST_EXCERPT:
            told = told[: LONGEST_EXCERPT - 1] + "…"
        super().__init__(
            f"internal error in {part}: {told}",
            place=place,
            hint=f"please report it, with what {DEBUG}=1 adds",
        )


def fault(error: Exception, part: str, place: str = "") -> ConverterError:
    """What the user is told of an exception of Python's in ``part`` of the program."""
    if isinstance(error, MemoryError):
        hint = "split the text into volumes"
        return ConverterError(f"{part} is out of memory", place=place, hint=hint)
    return InternalError(part, error, place=place)


@contextmanager
def guarded(part: str, place: str = "") -> Iterator[None]:
    """Let no exception out of ``part`` of the program but :class:`ConverterError` and OSError."""
    try:
        yield
    except (ConverterError, OSError):
        raise
    except Exception as error:
        if is_interrupt(error):
            raise KeyboardInterrupt from error
        raise fault(error, part, place) from error


def is_interrupt(error: BaseException | None) -> bool:
    """Whether an interrupt is behind ``error``: what it breaks off may fail while it is closed."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None
