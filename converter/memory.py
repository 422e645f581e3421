"""Memory that nobody uses any more, given back to the system."""

from __future__ import annotations

import sys

MANY = 1_000_000
"""The objects of Python beside which it matters what is free; of an essay there are 200,000."""


LARGE = 1 << 20
"""The bytes of a piece that is given back as soon as it is free."""

_M_MMAP_THRESHOLD = -3
"""Of mallopt, in the header malloc.h of glibc."""


def is_scarce() -> bool:
    """Whether there are very many objects."""
    return sys.getallocatedblocks() >= MANY


def give_back() -> None:
    """Give back what is free between what is used, and from now on all that is large.

    Only where there is much, and glibc has it. It keeps what it is not asked for: of a text of very
    many lines a tenth of all, lists of them that had to grow beside what grew with them.
    """
    if sys.platform != "linux" or not is_scarce():
        return
    import ctypes  # it takes a thirtieth of the time of an essay

    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.mallopt(_M_MMAP_THRESHOLD, LARGE)
        library.malloc_trim(0)
