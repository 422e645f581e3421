"""How well run-in leads are told, by the line a paragraph begins on, against the labels.

``python -m tests.corpus.leads`` prints the figures; of texts held aside nothing else is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from converter.document import Lead, Paragraph, walk
from tests.corpus import labels
from tests.corpus.reading import normalized
from tests.corpus.reports import reports
from tests.corpus.scores import Score

ROLE = "lead-paragraph"


class Case(msgspec.Struct, frozen=True):
    """A text, and the lines where its labels name a paragraph with a lead."""

    path: Path
    held_aside: bool
    lines: frozenset[int]


def own() -> Iterator[Case]:
    """The texts written for this project."""
    for text in labels.corpus():
        yield Case(text.path, text.held_aside, _labelled(dict(text.roles)))


def real() -> Iterator[Case]:
    """The reports, where they are at hand."""
    folder = reports.corpus_folder()
    for report in reports.reports(folder) if folder else ():
        yield Case(report.text, report.held_aside, _labelled(report.roles))


def _labelled(roles: dict[int, str]) -> frozenset[int]:
    return frozenset(number for number, role in roles.items() if role == ROLE)


def score(cases: Iterator[Case], *, held_aside: bool) -> Score:
    """The leads of one part of the texts."""
    score = Score()
    for case in cases:
        if case.held_aside == held_aside:
            score.count(_told(case.path), case.lines)
    return score


def _told(path: Path) -> frozenset[int]:
    blocks = walk(normalized(path).document.all_blocks)
    return frozenset(
        block.span.first_line
        for block in blocks
        if isinstance(block, Paragraph) and block.inlines and isinstance(block.inlines[0], Lead)
    )


def main() -> None:
    for name, cases in (("own", own), ("real", real)):
        for held_aside in (False, True):
            part = "held aside" if held_aside else "open"
            sys.stdout.write(f"{name}, {part}: {score(cases(), held_aside=held_aside)}\n")


if __name__ == "__main__":
    main()
