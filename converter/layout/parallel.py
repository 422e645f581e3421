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
from converter.processes import worked_on

TOGETHER = 300_000
"""The text that is set together, in characters: a twentieth of a second's work."""

LEAST_SIZE = 64
"""What a paragraph counts for beside its characters: it takes so much memory itself."""

Lines = list[list[Line]]
"""The lines of some paragraphs."""


class _Stretch(msgspec.Struct, gc=False):
    """What a child sends: the lines of its paragraphs, and the characters that it has met."""

    lines: Lines
    characters: list[tuple[Typeface, str]]


def set_blocks(drafts: Iterator[Draft], typefaces: Typefaces) -> Iterator[Block]:
    """The blocks of drafts, of which so many are set together, each as :func:`set_paragraph` does.

    All of these are set before the first is on a page: so the typefaces meet the characters of
    text and margins in the same order on however many cores.
    """
    wire = _Wire(typefaces)
    for together, lines in worked_on(_together(drafts), _set, wire.written, wire.read):
        left = deque(lines)
        del lines
        while together:
            yield together.popleft().block(_popped(left))


def _popped(lines: deque[list[Line]]) -> Iterator[list[Line]]:
    while lines:
        yield lines.popleft()


def _together(drafts: Iterator[Draft]) -> Iterator[deque[Draft]]:
    """The drafts, as many as are set together."""
    own: deque[Draft] = deque()
    size = 0
    for draft in drafts:
        own.append(draft)
        size += LEAST_SIZE + sum(len(text) for pieces, _ in draft.jobs for text, _ in pieces)
        if size >= TOGETHER:
            yield own
            own, size = deque(), 0
    if own:
        yield own


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
