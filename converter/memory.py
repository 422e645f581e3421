"""Memory that nobody uses any more, given back to the system."""

from __future__ import annotations

import sys

MANY = 1_000_000
"""The objects of Python beside which it matters what is free; of an essay there are 200,000."""


def give_back() -> None:
    """Give back what is free between what is used, where there is much and glibc has it.

    It keeps what it is not asked for: of a text of very many lines a tenth of all, lists of them
    that had to grow beside what grew with them.
    """
    if sys.platform != "linux" or sys.getallocatedblocks() < MANY:
        return
    import ctypes  # it takes a thirtieth of the time of an essay

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
