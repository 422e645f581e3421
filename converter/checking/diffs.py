"""The changes to a text as a unified diff, which ``patch`` applies."""

from __future__ import annotations

import difflib

NO_LINE_END = "\n\\ No newline at end of file\n"
"""What follows a last line without one (POSIX.1-2024, diff, Diff Unified Output Format)."""


def unified(before: str, after: str, name: str) -> str:
    """The changes from ``before`` to ``after`` of the file of this name; empty if there are none.

    A line ends with LF here, as for ``patch``; what stands before it, such as CR, belongs to it.
    """
    changes = difflib.unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else line + NO_LINE_END for line in changes)


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *filter(None, [last])]
