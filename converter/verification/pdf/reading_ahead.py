"""The texts of pages, read ahead in another process where there is a core for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec

from converter import memory
from converter.processes import growing_parts, worked_on
from converter.verification.pdf.content import PageText

LEAST, MOST = 25, 100
"""The pages that are read together: a twentieth of a second at most."""


class Part(msgspec.Struct, gc=False):
    """The texts of pages that follow each other, and the codes shown by the numbers of fonts."""

    texts: list[PageText]
    used: dict[int, list[int]]


class PagesAhead:
    """Texts of pages by their numbers, from 1 to ``count``, as ``read`` reads those of some.

    What is asked for in order comes from the other process; a text is given once. Where memory is
    scarce there is none: what two processes use would be there twice. ``used`` are the codes of
    the texts so far.
    """

    def __init__(self, count: int, read: Callable[[Sequence[int]], Part]) -> None:
        pages = () if memory.is_scarce() else range(1, count + 1)
        parts = growing_parts(pages, lambda _: 1, LEAST, MOST)
        decode = msgspec.msgpack.Decoder(Part).decode
        self._parts = worked_on(parts, read, msgspec.msgpack.encode, decode)
        self._texts: dict[int, PageText] = {}
        self._last = 0
        self.used: defaultdict[int, set[int]] = defaultdict(set)

    def take(self, number: int) -> PageText | None:
        """The text of a page, if it is there or comes next."""
        if number == self._last + 1:
            self._take_part()
        return self._texts.pop(number, None)

    def _take_part(self) -> None:
        numbers, part = next(self._parts, (range(0), Part([], {})))
        self._texts = dict(zip(numbers, part.texts, strict=True))
        self._last += len(numbers)
        for font, codes in part.used.items():
            self.used[font].update(codes)
