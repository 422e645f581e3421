"""Signals held back where an exception may not be raised."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""The signals by which a user or a system ends a process in order."""


@contextmanager
def held_back() -> Iterator[None]:
    """Let the signals that end the process wait until the block is done, where that can be had.

    An exception out of a function of ours that a C++ library calls would abort the process.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
