"""Memory that nobody uses any more, given back to the system."""

from __future__ import annotations

import sys


def give_back() -> None:
    """Give back what is free between what is used, where the C library can (glibc).

    It keeps what it is not asked for, which of a long text is a tenth of all: lists of lines that
    had to grow beside what grew with them.
    """
    if sys.platform == "linux":
        import ctypes  # of a short text it would be a thirtieth of the time

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
