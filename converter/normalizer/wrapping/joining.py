"""Lines that go on in the next one → one line, with folds where they were parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.normalizer.lines import Fold, Line
from converter.normalizer.wrapping.spaces import LAST_LATIN, glue


def paragraphs(
    run: Sequence[Line], goes_on: Sequence[bool], diagnostics: list[Diagnostic]
) -> Iterator[Line]:
    """The lines of a run of physical ones, those of them that go on joined and reported."""
    texts = [line.text for line in run]
    start = 0
    for end in [index for index, folded in enumerate(goes_on) if not folded]:
        if start == end:
            yield run[start]
        else:
            paragraph = _paragraph(run[start], texts[start : end + 1])
            diagnostics.append(_report(paragraph))
            yield paragraph
        start = end + 1


def _paragraph(first: Line, texts: Sequence[str]) -> Line:
    """The paragraph that was wrapped onto lines of these texts."""
    pieces = _with_spaces(texts)
    folds = map(
        Fold,
        accumulate(map(len, pieces[:-1])),
        range(first.number + 1, first.number + len(texts)),
        repeat(1),
    )
    return replace(first, text="".join(pieces), folds=tuple(folds))


def _with_spaces(texts: Sequence[str]) -> list[str]:
    """``texts`` with the spaces that the folds between them stood for."""
    pieces = list(texts)
    for index in range(1, len(texts)):
        if texts[index][0] <= LAST_LATIN:
            pieces[index - 1] += glue(texts[index - 1], texts[index])
    return pieces


def _report(paragraph: Line) -> Diagnostic:
    lines = 1 + len(paragraph.folds)
    return Diagnostic("LIN002", "info", f"{lines} wrapped lines rejoined", span=paragraph.span)
