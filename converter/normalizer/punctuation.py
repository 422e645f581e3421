"""GB/T 15834-2011 checks: what is wrong with the punctuation of a line; nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.diagnostics import Diagnostic
from converter.document import Span

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

FULL_WIDTH = dict(zip(",:;?!()", "，：；？！（）", strict=True))
"""Marks that have a full-width form in Chinese text (GB/T 15834-2011, 5.1)."""

PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
"""Paired marks (GB/T 15834-2011, 4.8–4.10, 4.15)."""

QUOTATION_MARKS = {"“", "‘"}
OPENINGS = {closing: opening for opening, closing in PAIRS.items()}

_HALF_WIDTH = re.compile(
    rf"(?<=[{_HAN}”’》）])[,:;?!](?=[{_HAN}“‘《（])|(?<=[{_HAN}])[()](?=[{_HAN}])"
)
_SINGLE_DASH = re.compile(rf"(?<=[{_HAN}”’》）])—(?=[{_HAN}“‘《（])")
_PAIRED = re.compile("[" + "".join(PAIRS) + "".join(OPENINGS) + "]")
_NOT_A_CLOSING = re.compile(r"[A-Za-z]’|[0-9a-z一二三四五六七八九十]）")


def check(lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the physical ``lines`` of a source, in the order of the text."""
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), start=1):
        findings = [*_half_width(line, number), *_single_dashes(line, number)]
        findings += _unpaired(line, number, goes_on=following.lstrip().startswith("“"))
        yield from sorted(findings, key=Diagnostic.place)


def _half_width(line: str, number: int) -> Iterator[Diagnostic]:
    for match in _HALF_WIDTH.finditer(line):
        mark = match[0]
        yield _finding(
            "PUN001",
            f"half-width {mark} between Han characters",
            f"{FULL_WIDTH[mark]} is due",
            number,
            match.start(),
        )


def _single_dashes(line: str, number: int) -> Iterator[Diagnostic]:
    """A dash is —— (4.12); a single — only joins the ends of a range (4.13.3.1)."""
    for match in _SINGLE_DASH.finditer(line):
        yield _finding(
            "PUN002",
            "a single — between Han characters",
            "—— is due, unless it joins the ends of a range",
            number,
            match.start(),
        )


def _unpaired(line: str, number: int, *, goes_on: bool) -> Iterator[Diagnostic]:
    """Paired marks without their other half.

    “ inside “ means that a ” is missing, for ‘ is due there (4.8.3.2).
    A quotation that ``goes_on`` in the next paragraph opens there again and closes at its end
    only (4.8.3.4).
    """
    opened: list[tuple[str, int]] = []
    for match in _PAIRED.finditer(line):
        mark, column = match[0], match.start()
        if mark in PAIRS:
            if mark in QUOTATION_MARKS and opened and opened[-1][0] == mark:
                yield _unclosed(opened.pop(), number, f" before the next {mark}")
            opened.append((mark, column))
        elif any(opening == OPENINGS[mark] for opening, _ in opened):
            while opened[-1][0] != OPENINGS[mark]:
                yield _unclosed(opened.pop(), number, f" before {mark}")
            opened.pop()
        elif not _NOT_A_CLOSING.match(line, max(column - 1, 0)):
            yield _finding(
                "PUN003",
                f"{mark} closes nothing",
                f"{OPENINGS[mark]} is due before it",
                number,
                column,
            )
    for opening in opened:
        if not (goes_on and opening[0] == "“"):
            yield _unclosed(opening, number, "")


def _unclosed(opening: tuple[str, int], number: int, where: str) -> Diagnostic:
    mark, column = opening
    return _finding(
        "PUN003", f"{mark} is never closed", f"{PAIRS[mark]} is due{where}", number, column
    )


def _finding(code: str, message: str, hint: str, line: int, index: int) -> Diagnostic:
    return Diagnostic(code, "warning", message, hint, Span(line, index + 1, line, index + 1))
