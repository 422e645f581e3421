"""Long documents on several cores: paragraphs are set apart from each other, so they may be shared.

Each further core has a child process, made by fork, that sets a stretch of the paragraphs and
sends the lines back. Elsewhere than on Linux, where a fork is not safe, and beside threads, which
it would lose, one core does it all; the lines are the same.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from multiprocessing import get_context
from multiprocessing.connection import Connection

import msgspec

from converter.fonts.face import Face
from converter.layout.lines import Line, Piece, Shape, set_paragraph
from converter.layout.metrics import Typeface, Typefaces

LEAST_CHARACTERS = 300_000
"""The least text worth a further process: a third of a second's work."""

Job = tuple[Sequence[Piece], Shape]
"""A paragraph's pieces, and how it is set."""


class _Stretch(msgspec.Struct, gc=False):
    """What a child sends: the lines of its paragraphs, and the characters that it has met."""

    lines: list[list[Line]]
    characters: list[tuple[Typeface, str]]


def set_paragraphs(jobs: Sequence[Job], typefaces: Typefaces) -> Iterator[list[Line]]:
    """Set all paragraphs, each as :func:`set_paragraph` does, in their order."""
    first, *others = _stretches(jobs, _processes(jobs))
    children = [_Child(jobs[start:end], typefaces) for start, end in others]
    try:
        for job in jobs[slice(*first)]:
            yield set_paragraph(*job)
        for child in children:
            yield from child.lines()
    finally:
        for child in children:
            child.end()


def _processes(jobs: Sequence[Job]) -> int:
    size = sum(len(text) for pieces, _ in jobs for text, _ in pieces)
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), size // LEAST_CHARACTERS, len(jobs)))


def _stretches(jobs: Sequence[Job], count: int) -> list[tuple[int, int]]:
    """``count`` stretches of the jobs, alike in their characters."""
    sizes = (sum(len(text) for text, _ in pieces) for pieces, _ in jobs)
    ends = list(accumulate(sizes, initial=0))
    cuts = [0]
    for number in range(1, count):
        aim = ends[-1] * number / count
        cuts.append(next(place for place, end in enumerate(ends) if end >= aim))
    return list(pairwise([*cuts, len(jobs)]))


class _Child:
    """A process that sets a stretch of the paragraphs."""

    def __init__(self, jobs: Sequence[Job], typefaces: Typefaces) -> None:
        context = get_context("fork")
        self._jobs = jobs
        self._wire = _Wire(typefaces)
        self._connection, other = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(jobs, self._wire, other), daemon=True)
        self._process.start()
        other.close()

    def lines(self) -> list[list[Line]]:
        """Wait for the lines; the typefaces then know what they were asked for.

        If the process has been killed, set them here.
        """
        try:
            stretch = self._wire.read(self._connection.recv_bytes())
        except EOFError:
            return [set_paragraph(*job) for job in self._jobs]
        for typeface, characters in stretch.characters:
            for character in characters:
                typeface.widths[character]
        return stretch.lines

    def end(self) -> None:
        """Let the process go, whatever it is at."""
        self._connection.close()
        self._process.terminate()
        self._process.join()


def _work(jobs: Sequence[Job], wire: _Wire, connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    lines = [set_paragraph(*job) for job in jobs]
    connection.send_bytes(wire.written(lines))


class _Wire:
    """Lines as bytes: typefaces and faces, which both processes have, are sent as numbers."""

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces.opened()
        faces = dict.fromkeys(face for one in self._typefaces for face in one.faces)
        self._shared: dict[type, Sequence[object]] = {Typeface: self._typefaces, Face: list(faces)}
        self._numbers = {
            id(one): number for shared in self._shared.values() for number, one in enumerate(shared)
        }
        self._decoder = msgspec.msgpack.Decoder(_Stretch, dec_hook=self._object)

    def written(self, lines: list[list[Line]]) -> bytes:
        """The bytes of lines, and of the characters that the typefaces know."""
        known = [(typeface, "".join(typeface.widths)) for typeface in self._typefaces]
        return msgspec.msgpack.encode(_Stretch(lines, known), enc_hook=self._number)

    def read(self, data: bytes) -> _Stretch:
        """What :meth:`written` has written, with the typefaces of this process."""
        return self._decoder.decode(data)

    def _number(self, shared: object) -> int:
        return self._numbers[id(shared)]

    def _object(self, kind: type, number: int) -> object:
        return self._shared[kind][number]
