"""Straight quotation marks around Chinese text: “ and ” are due (GB/T 15834-2011, 4.8).

After a digit such a mark may be one of inches, minutes or feet; in code it is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from converter.checking.edits import Edit
from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.han import HAN
from converter.patterns import lazy_pattern

OUTER, INNER = ("“", "”"), ("‘", "’")
"""The marks of a quotation, and of one inside another (4.8.3.2)."""

_DOUBLE = lazy_pattern('"')
_BY_HAN = lazy_pattern(f'(?<=[{HAN}])"|(?<![0-9])"(?=[{HAN}])')
_SINGLE_PAIR = lazy_pattern(r"(?<![0-9A-Za-z'=])'(?=[^\s'])[^'\"]{1,80}(?<!\s)'(?![0-9A-Za-z'])")
_ANY_HAN = lazy_pattern(f"[{HAN}]")
_QUOTATION_MARK = lazy_pattern('[“”"]')


def check(line: str, number: int) -> Iterator[Finding]:
    """Yield the straight marks of one line, mended where each has its other half for sure."""
    if '"' in line:
        yield from _doubles(line, number)
    if "'" in line:
        yield from _singles(line, number)


def _doubles(line: str, number: int) -> Iterator[Finding]:
    places = [match.start() for match in _DOUBLE.finditer(line)]
    if len(places) % 2 or any(_is_after_digit(line, place) for place in places[::2]):
        touching = [match.start() for match in _BY_HAN.finditer(line)]
        yield from (_finding(number, place, "“ or ”") for place in touching)
        return
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        if _ANY_HAN.search(line, opening, closing) and not _is_code(line, opening, closing):
            yield _finding(number, opening, "“")
            yield _finding(number, closing, "”")


def _is_after_digit(line: str, place: int) -> bool:
    return line[max(place - 1, 0) : place].isdecimal()


def _is_code(line: str, opening: int, closing: int) -> bool:
    """Whether the marks are those of a program: print("…"), content="…"."""
    before = line[max(opening - 1, 0) : opening]
    return before == "=" or (
        before in tuple("([{") and line[closing + 1 : closing + 2] in tuple(")]},")
    )


def _singles(line: str, number: int) -> Iterator[Finding]:
    """‘ and ’ are due inside of another quotation, and else “ and ”."""
    curly = straight = end = 0
    for match in _SINGLE_PAIR.finditer(line):
        if not _ANY_HAN.search(match[0]):
            continue
        marks = _QUOTATION_MARK.findall(line, end, match.start())
        curly += marks.count("“") - marks.count("”")
        straight += marks.count('"')
        end = match.end()
        opening, closing = INNER if curly > 0 or straight % 2 else OUTER
        yield _finding(number, match.start(), opening)
        yield _finding(number, match.end() - 1, closing)


def _finding(number: int, place: int, due: str) -> Finding:
    return Finding(
        Diagnostic(
            "PUN007",
            "warning",
            "a straight quotation mark around Chinese text",
            f"{due} is due",
            Span(number, place + 1, number, place + 1),
        ),
        (Edit(number, place + 1, 1, due),) if len(due) == 1 else (),
    )
