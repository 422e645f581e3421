"""The head of a document: its title line."""

from __future__ import annotations

from converter.diagnostics import Diagnostic
from converter.document import Title
from converter.normalizer.lines import Line

TITLE_LENGTH = 100
"""A first line longer than this is a paragraph whose full stop was forgotten."""

NO_TITLE_END = "。；，、：:;,."
"""A title ends in none of these (GB/T 15834-2011, 4.1, 4.5–4.7); ``：`` ends a salutation."""


NO_TITLE = Diagnostic(
    "TTL001", "warning", "the first line is no title", "give one with --title, or on line 1"
)


def is_title(line: Line) -> bool:
    """Whether the first line of a text is its title."""
    return len(line.text) <= TITLE_LENGTH and line.text[-1] not in NO_TITLE_END


def title(line: Line) -> Title:
    """The title that ``line`` is."""
    return Title(line.text, line.span)
