"""A short file is read in another process, while this one imports what it is written with.

Either takes a fifth of the time of an essay.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from converter import compiled_patterns
from converter.normalized import Normalized
from converter.processes import Ahead
from converter.sources import STANDARD_INPUT

SHORT = 100_000
"""The bytes of a file of which two processes have room."""


def begin(name: str, read: Callable[[], Normalized]) -> Ahead[Normalized]:
    """Begin to ``read`` the file of this name if it is short; else that is done when asked for."""

    def read_and_keep() -> Normalized:
        normalized = read()
        compiled_patterns.keep()  # what ends with the other process
        return normalized

    decode = partial(msgspec.msgpack.decode, type=Normalized)
    return Ahead(read_and_keep, msgspec.msgpack.encode, decode, is_begun=is_short(name))


def is_short(name: str) -> bool:
    """Whether this is a short file, which, as no stream, can be read again if that has failed."""
    with suppress(OSError, ValueError):
        status = Path(name).stat()
        is_file = stat.S_ISREG(status.st_mode) and name != STANDARD_INPUT
        return is_file and status.st_size <= SHORT
    return False
