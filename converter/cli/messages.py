"""What is said on standard error: errors, files written, diagnostics."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

from converter import hidden_characters, project
from converter.diagnostics import DEBUG, ConverterError, Diagnostic

PROGRAM = project.NAME

MOST = 20
"""How many of a kind are said of a file: a text in rare characters has hundreds."""


def say(text: str) -> None:
    """Print on standard error; where nothing can be said, the files and the exit code speak."""
    safe = "\n".join(map(hidden_characters.escaped, text.split("\n")))
    with suppress(OSError):
        print(safe, file=sys.stderr)


def say_error(error: ConverterError | str) -> None:
    """Say what went wrong in one line, and where in the program if the environment asks."""
    if DEBUG in os.environ and isinstance(error, ConverterError):
        say("".join(traceback.format_exception(error)).rstrip())
    say(f"{PROGRAM}: error: {error}")


def say_diagnostics(file: str, diagnostics: Sequence[Diagnostic]) -> None:
    """Say these of ``file``, but not too many."""
    for diagnostic in diagnostics[:MOST]:
        say(diagnostic.about(file))
    if len(diagnostics) > MOST:
        say(f"{file}: and {len(diagnostics) - MOST} more of this kind")
