"""Long documents on several cores: paragraphs are set apart from each other, so they are shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from converter.fonts.face import Face
from converter.layout.lines import Line, Piece, Shape, set_paragraph
from converter.layout.metrics import Typeface, Typefaces
from converter.processes import stretches, work_on

LEAST_CHARACTERS = 100_000
"""The least text worth a further process: a twentieth of a second's work."""

READING = 0.15
"""What this process does beside setting paragraphs, as a share of that: it reads what others set.
"""

Job = tuple[Sequence[Piece], Shape]
"""A paragraph's pieces, and how it is set."""

Lines = list[list[Line]]
"""The lines of some paragraphs."""


class _Stretch(msgspec.Struct, gc=False):
    """What a child sends: the lines of its paragraphs, and the characters that it has met."""

    lines: Lines
    characters: list[tuple[Typeface, str]]


def set_paragraphs(jobs: Sequence[Job], typefaces: Typefaces) -> Iterator[list[Line]]:
    """Set all paragraphs, each as :func:`set_paragraph` does, in their order."""
    sizes = [sum(len(text) for text, _ in pieces) for pieces, _ in jobs]
    parts = stretches(sizes, LEAST_CHARACTERS, READING)
    wire = _Wire(typefaces)
    for lines in work_on(parts, lambda part: _set(jobs[part]), wire.written, wire.read):
        yield from lines


def _set(jobs: Sequence[Job]) -> Lines:
    return [set_paragraph(*job) for job in jobs]


class _Wire:
    """Lines as bytes: typefaces and faces, which both processes have, are sent as numbers."""

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces.opened()
        faces = dict.fromkeys(face for one in self._typefaces for face in one.faces)
        self._shared: dict[type, Sequence[object]] = {Typeface: self._typefaces, Face: list(faces)}
        self._numbers = {
            id(one): number for shared in self._shared.values() for number, one in enumerate(shared)
        }

    def written(self, lines: Lines) -> bytes:
        """The bytes of lines, and of the characters that the typefaces know."""
        known = [(typeface, "".join(typeface.widths)) for typeface in self._typefaces]
        return msgspec.msgpack.encode(_Stretch(lines, known), enc_hook=self._number)

    def read(self, data: bytes) -> Lines:
        """The lines that :meth:`written` has written, with the typefaces of this process.

        These then know the characters, in the order of the text however it is shared.
        """
        stretch = msgspec.msgpack.decode(data, type=_Stretch, dec_hook=self._object)
        for typeface, characters in stretch.characters:
            for character in characters:
                typeface.widths[character]
        return stretch.lines

    def _number(self, shared: object) -> int:
        return self._numbers[id(shared)]

    def _object(self, kind: type, number: int) -> object:
        return self._shared[kind][number]
