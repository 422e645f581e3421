"""Long documents on two cores: paragraphs are set in one process, pages are made in the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import msgspec

from converter.fonts.face import Face
from converter.layout.drafts import Draft
from converter.layout.lines import Line
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.pages import Block
from converter.layout.paragraphs import PARAGRAPH, set_paragraphs, size_of
from converter.processes import growing_parts, worked_on

LEAST, MOST = 25_000, 100_000
"""The text that is set together, in characters: a fiftieth to a twelfth of a second.

While one is at larger parts the other waits, most of all at the begin and at the end.
"""

OURS = 6
"""One of so many paragraphs is set where the pages are made: so both cores have as much to do."""

Lines = list[list[Line]]
"""The lines of some paragraphs."""


class _Stretch(msgspec.Struct, gc=False):
    """What a child sends: the characters newly met by typefaces, by their names, and lines."""

    met: dict[str, str]
    lines: msgspec.Raw


def set_blocks(drafts: Iterable[Draft], typefaces: Typefaces) -> Iterator[Block]:
    """The blocks of drafts, of which some are set together, each as :func:`set_paragraph` does.

    All of these are set before the first is on a page: so the typefaces meet the characters of
    text and margins in the same order on however many cores.
    """
    parts, wire = growing_parts(drafts, _size, LEAST, MOST), _Wire(typefaces)
    for part, made in worked_on(parts, _set_theirs, wire.written, wire.read):
        lines = chain(made, _set(part[_count_of_theirs(part) :]))
        blocks = deque([draft.block(lines) for draft in part])
        del part, made, lines  # what is on a page is not held
        while blocks:
            yield blocks.popleft()


def _size(draft: Draft) -> int:
    return max(PARAGRAPH, sum(map(size_of, draft.jobs)))


def _count_of_theirs(part: Sequence[Draft]) -> int:
    """How many of the drafts of a part the other process sets, from the first on."""
    return len(part) - len(part) // OURS


def _set_theirs(part: Sequence[Draft]) -> Lines:
    return _set(part[: _count_of_theirs(part)])


def _set(drafts: Iterable[Draft]) -> Lines:
    return [*set_paragraphs(job for draft in drafts for job in draft.jobs)]


class _Wire:
    """Lines as bytes: typefaces, of which both processes open the same, and faces are numbers."""

    def __init__(self, typefaces: Typefaces) -> None:
        self._typefaces = typefaces
        self._told: dict[str, int] = {}

    def written(self, lines: Lines) -> bytes:
        """The bytes of lines, and of the characters that the typefaces have met since the last."""
        opened = self._typefaces.opened
        shared = _shared(opened.values()).values()
        numbers = {id(one): number for own in shared for number, one in enumerate(own)}
        written = msgspec.msgpack.encode(lines, enc_hook=lambda one: numbers[id(one)])
        met = {name: self._untold(name, typeface) for name, typeface in opened.items()}
        return msgspec.msgpack.encode(_Stretch(met, msgspec.Raw(written)))

    def _untold(self, name: str, typeface: Typeface) -> str:
        told, self._told[name] = self._told.get(name, 0), len(typeface.widths)
        return "".join(islice(typeface.widths, told, None))

    def read(self, data: bytes) -> Lines:
        """The lines that :meth:`written` has written, with the typefaces of this process.

        These then know the characters, in the order of the text however it is shared. Those that
        margins have opened meanwhile are in this process only, so they are told by their names.
        """
        stretch = msgspec.msgpack.decode(data, type=_Stretch)
        opened = [self._typefaces.opened[name] for name in stretch.met]
        for typeface, characters in zip(opened, stretch.met.values(), strict=True):
            for character in characters:
                typeface.widths[character]
        shared = _shared(opened)
        return msgspec.msgpack.decode(
            stretch.lines, type=Lines, dec_hook=lambda kind, number: shared[kind][number]
        )


def _shared(typefaces: Iterable[Typeface]) -> dict[type, Sequence[object]]:
    own = list(typefaces)
    faces = dict.fromkeys(face for one in own for face in one.faces)
    return {Typeface: own, Face: list(faces)}
