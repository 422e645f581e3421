"""Which note a mark refers to, where a label is defined more than once.

Chapters that were put together each have a note 1. Markdown knows one definition of a label (the
last one here, the first in pandoc), so that the other notes would be lost: here all are kept. A
mark belongs to the nearest definition below it; of several that stand there together, the first
mark belongs to the first one, and so on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat

from markdown_it.token import Token

DEFINITION = "footnote_reference_open"
MARK = "footnote_ref"

NOTE = "note"
"""Where in the ``meta`` of a mark and of a definition its note is named."""


def identify(tokens: Sequence[Token]) -> None:
    """Say of each definition which note it is, and of each mark to which one it refers."""
    by_label: defaultdict[str, list[Token]] = defaultdict(list)
    for token in _of_notes(tokens):
        by_label[token.meta["label"]].append(token)
    for label, found in by_label.items():
        _join(label, found)


def _of_notes(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == DEFINITION:
            yield token
        yield from (child for child in token.children or () if child.type == MARK)


def _join(label: str, found: Sequence[Token]) -> None:
    """Join the marks and the definitions of a label: marks, the definitions below them, and so on.

    Marks below all of them belong to the last one.
    """
    count = 0
    marks: list[Token] = []
    for kind, group in groupby(found, lambda token: token.type):
        if kind == MARK:
            marks = list(group)
            names = [_name(label, count)]
        else:
            definitions = list(group)
            names = [_name(label, count + index) for index in range(1, len(definitions) + 1)]
            count += len(definitions)
            for definition, name in zip(definitions, names, strict=True):
                definition.meta[NOTE] = name
        for mark, name in zip(marks, chain(names, repeat(names[-1])), strict=False):
            mark.meta[NOTE] = name


def _name(label: str, number: int) -> str:
    """The name of the note: no label has a space in it."""
    return label if number <= 1 else f"{label} {number}"
