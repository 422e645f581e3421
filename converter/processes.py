"""Work on several cores: stretches of a sequence that may be worked on apart from each other.

Each further core has a child process, made by fork, that works on a stretch and sends the result
back. Elsewhere than on Linux, where a fork is not safe, and beside threads, which it would lose,
one core does it all; the results are the same.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise, zip_longest
from typing import Any, TypeVar

Result = TypeVar("Result")


def stretches(sizes: Sequence[int], least: int, besides: float = 0.0) -> list[slice]:
    """One stretch a core of what has these ``sizes``, of ``least`` or more on average.

    They are alike in size, but for the first: that is smaller by what this process does
    ``besides``, as a share of the whole.
    """
    ends = list(accumulate(sizes, initial=0))
    whole = ends[-1]
    count = max(1, min(_cores(), whole // least, len(sizes)))
    own = max(0.0, (1 + besides) / count - besides) * whole if count > 1 else whole
    aims = (own + (whole - own) * number / (count - 1) for number in range(count - 1))
    cuts = [0, *(bisect_left(ends, aim) for aim in aims), len(sizes)]
    return [slice(start, end) for start, end in pairwise(cuts)]


def work_on(
    parts: Sequence[slice],
    work: Callable[[slice], Result],
    write: Callable[[Result], bytes],
    read: Callable[[bytes], Result],
) -> Iterator[Result]:
    """The results of ``work`` on each of ``parts``, in their order.

    The first is worked on here, when it is asked for; the others are begun at once. ``write`` and
    ``read`` bring a result from one process to another.
    """
    results = _results(parts, work, write, read)
    next(results)
    return results


def _results(
    parts: Sequence[slice],
    work: Callable[[slice], Result],
    write: Callable[[Result], bytes],
    read: Callable[[bytes], Result],
) -> Iterator[Any]:
    """Begin, and yield nothing; then the results. Whoever drops it ends the other processes."""
    first, *others = parts
    children: list[_Child] = []

    def written(part: slice) -> bytes:
        return write(work(part))

    try:
        with suppress(OSError):  # there may be no more processes to be had
            for part in others:
                children.append(_Child(written, part))  # noqa: PERF401  (those that there are)
        yield
        yield work(first)
        for child, part in zip_longest(children, others):
            data = child.result() if child else None
            yield work(part) if data is None else read(data)
    finally:
        for child in children:
            child.end()


def _cores() -> int:
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class _Child:
    """A process that sends what ``work`` makes of a part, and does nothing else that anybody sees.

    Raise OSError if there is none to be had.
    """

    def __init__(self, work: Callable[[slice], bytes], part: slice) -> None:
        receiving, sending = os.pipe()
        self._pipe = open(receiving, "rb")  # noqa: PTH123, SIM115  (it is closed by end)
        try:
            self._process = os.fork()
            if not self._process:
                self._pipe.close()
                _send(work, part, sending)
        finally:
            os.close(sending)

    def result(self) -> bytes | None:
        """Wait for the result; None if the process has failed or been killed."""
        data = self._pipe.read()
        return None if self._wait() else data

    def end(self) -> None:
        """Let the process go, whatever it is at."""
        self._pipe.close()
        if self._process:
            with suppress(ProcessLookupError):  # it may be gone where SIGCHLD is ignored
                os.kill(self._process, signal.SIGKILL)
            self._wait()

    def _wait(self) -> int:
        """The status of the ended process: 0 if it did all its work."""
        process, self._process = self._process, 0
        try:
            return os.waitpid(process, 0)[1]
        except ChildProcessError:  # where SIGCHLD is ignored nobody knows
            return 1


def _send(work: Callable[[slice], bytes], part: slice, pipe: int) -> None:
    """The life of a child: what fails here, its parent does again and tells about."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.disable()  # it would write on, and so copy, the memory shared with the parent
        with open(pipe, "wb") as sink:
            sink.write(work(part))
        os._exit(0)
    finally:
        os._exit(1)
