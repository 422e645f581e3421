"""Long documents on several cores: paragraphs are set apart from each other, so they are shared."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from converter.fonts.face import Face
from converter.layout.drafts import Draft
from converter.layout.lines import Line, set_paragraph
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.pages import Block
from converter.processes import growing_parts, worked_on

LEAST, MOST = 50_000, 300_000
"""The text that is set together, in characters: of so many a thirtieth to a fifth of a second."""

PARAGRAPH = 64
"""What a paragraph counts for beside its characters: it takes so much memory itself."""

Lines = list[list[Line]]
"""The lines of some paragraphs."""


class _Stretch(msgspec.Struct, gc=False):
    """What a child sends: the lines of its paragraphs, and the characters that it has met."""

    lines: Lines
    characters: list[tuple[Typeface, str]]


def set_blocks(drafts: Iterable[Draft], typefaces: Typefaces) -> Iterator[Block]:
    """The blocks of drafts, of which some are set together, each as :func:`set_paragraph` does.

    All of these are set before the first is on a page: so the typefaces meet the characters of
    text and margins in the same order on however many cores.
    """
    parts, wire = growing_parts(drafts, _size, LEAST, MOST), _Wire(typefaces)
    for part, made in worked_on(parts, _set, wire.written, wire.read):
        together, lines = deque(part), deque(made)
        del part, made  # what is on a page is not held
        while together:
            yield together.popleft().block(_popped(lines))


def _popped(lines: deque[list[Line]]) -> Iterator[list[Line]]:
    while lines:
        yield lines.popleft()


def _size(draft: Draft) -> int:
    return PARAGRAPH + sum(len(text) for pieces, _ in draft.jobs for text, _ in pieces)


def _set(drafts: Iterable[Draft]) -> Lines:
    return [set_paragraph(*job) for draft in drafts for job in draft.jobs]


class _Wire:
    """Lines as bytes: typefaces and faces, which both processes have, are sent as numbers.

    Those that are opened later have later numbers.
    """

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces

    def written(self, lines: Lines) -> bytes:
        """The bytes of lines, and of the characters that the typefaces know."""
        shared = self._shared().values()
        numbers = {id(one): number for own in shared for number, one in enumerate(own)}
        known = [(one, "".join(one.widths)) for one in self._typefaces.opened()]
        stretch = _Stretch(lines, known)
        return msgspec.msgpack.encode(stretch, enc_hook=lambda one: numbers[id(one)])

    def read(self, data: bytes) -> Lines:
        """The lines that :meth:`written` has written, with the typefaces of this process.

        These then know the characters, in the order of the text however it is shared.
        """
        shared = self._shared()
        stretch = msgspec.msgpack.decode(
            data, type=_Stretch, dec_hook=lambda kind, number: shared[kind][number]
        )
        for typeface, characters in stretch.characters:
            for character in characters:
                typeface.widths[character]
        return stretch.lines

    def _shared(self) -> dict[type, Sequence[object]]:
        typefaces = self._typefaces.opened()
        faces = dict.fromkeys(face for one in typefaces for face in one.faces)
        return {Typeface: typefaces, Face: list(faces)}
