"""A file read here and there: of a long one no more is held than what is being looked at."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import BinaryIO, TypeVar

import msgspec

from converter.verification.pieces import UnreadableError

WINDOW = 1 << 12
"""The bytes that are looked at first: few objects but streams are longer."""

WIDER = 8
"""How many times as many are looked at, where these are not all."""

BEYOND = 32
"""The bytes behind an object that its end may depend on."""

Found = TypeVar("Found")


class Windows:
    """Parts of a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, os.SEEK_END)
        self._descriptor = _descriptor(file)

    def read(self, place: int, count: int) -> bytes:
        """So many bytes from a place on; fewer, where the file ends before."""
        count = max(0, min(count, self.size - place))
        if self._descriptor is not None:  # another process may read it at another place
            return os.pread(self._descriptor, count, place)
        self._file.seek(place)
        return self._file.read(count)

    def whole(self, place: int, count: int) -> bytes:
        """So many bytes from a place on; raise :class:`UnreadableError` if there are fewer."""
        return self.stretch(place, count)[:]

    def stretch(self, place: int, count: int) -> Stretch:
        """The same, read when they are asked for."""
        if not 0 <= count <= self.size - place:
            raise UnreadableError("it is cut short")
        return Stretch(self, place, count)

    def parsed(self, place: int, parse: Callable[[bytes], tuple[Found, int]]) -> tuple[Found, int]:
        """What ``parse`` finds at a place, and where it ends, however long it is.

        ``parse`` is given bytes from there on, and tells what is at their beginning and its length;
        it raises :class:`UnreadableError` for what is broken, or goes on behind them.
        """
        width = WINDOW
        while True:
            window = self.read(place, width)
            is_last = place + len(window) >= self.size
            try:
                found, length = parse(window)
            except UnreadableError:
                if is_last:
                    raise
            else:
                if is_last or length + BEYOND <= len(window):
                    return found, place + length
            width *= WIDER


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """So many bytes of a file, sliced as bytes are."""

    windows: Windows
    place: int
    count: int

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(self.count)
        return self.windows.read(self.place + start, stop - start)


def _descriptor(file: BinaryIO) -> int | None:
    """The file descriptor, where there is one, and reading at a place of it."""
    try:
        return file.fileno() if hasattr(os, "pread") else None
    except OSError:
        return None
