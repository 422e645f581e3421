"""One line of a text: what is found in it, and what it becomes."""

from __future__ import annotations

from converter import checking
from converter.sources import Source, decode

TITLE = "海边的学校\n\n"


def source_of(line: str) -> Source:
    text = TITLE + line + "\n"
    return decode(text.encode(), name="论.txt", stem="论", modified="2025-01-01T00:00:00Z")


def found(line: str, *codes: str) -> list[str]:
    """The codes that begin so, in the order of their places."""
    findings = checking.check(source_of(line))
    return [one.diagnostic.code for one in findings if one.diagnostic.code.startswith(codes or "")]


def mended(line: str) -> str:
    return checking.fix(source_of(line)).text.removeprefix(TITLE).removesuffix("\n")
