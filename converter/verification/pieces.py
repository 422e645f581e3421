"""What a file says, apart from how its format says it: pieces of text in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import msgspec

Run: TypeAlias = tuple[str, str]
"""A mark such as ``lead``, or nothing, and the text that is marked by it."""

Runs: TypeAlias = tuple[Run, ...]


LINE_END = "\ufdd0"
"""Where a line of a page begins, in what was found; no file of ours says this noncharacter."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A title, a heading, a paragraph, a cell: whatever a format sets apart.

    ``within`` is what it stands in, outermost first. ``line`` is that of the source, ``place``
    that in the file; ``anchor`` is what leads to it there. Neighbouring runs differ in their marks.
    """

    kind: str
    runs: Runs
    within: tuple[str, ...] = ()
    line: int = 0
    place: str = ""
    anchor: str = ""

    @property
    def text(self) -> str:
        """The text without its marks."""
        return text_of(self.runs)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An entry of a table of contents, at a depth from 1; ``target`` is the anchor it leads to."""

    depth: int
    text: str
    target: str
    line: int = 0


class Statement(msgspec.Struct, frozen=True):
    """What a file says of itself: its ``title``, ``author`` or ``language``, and where."""

    name: str
    text: str
    place: str


class Fault(msgspec.Struct, frozen=True):
    """What no file of ours has, whatever it says: a font that is not embedded, a broken link."""

    place: str
    message: str


class UnreadableError(Exception):
    """A file that is not of its format: there is nothing to compare."""


def text_of(runs: Iterable[Run]) -> str:
    """The text without its marks."""
    return "".join([text for _, text in runs])


def joined(runs: Sequence[Run]) -> Runs:
    """Neighbours of one mark as one run, and none that is empty."""
    if len(runs) == 1:
        return tuple(runs) if runs[0][1] else ()
    shown = (run for run in runs if run[1])
    return tuple([(mark, text_of(group)) for mark, group in groupby(shown, itemgetter(0))])


def is_heading(piece: Piece) -> bool:
    """Whether a table of contents lists it."""
    return piece.kind.startswith(("heading", "run-in heading"))
