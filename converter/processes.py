"""Work on several cores: parts of a whole that may be worked on apart from each other.

Each part has a child process, made by fork, that works on it and sends the result back, while this
process does what has to be done in order. Elsewhere than on Linux, where a fork is not safe, and
beside threads, which it would lose, one core does it all; the results are the same.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Generic, TypeVar

from converter import signals

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")

AHEAD = 1
"""How many parts have been begun when one is asked for, in which a further one is begun."""

PIPE_SIZE = 1 << 20
"""What a pipe is asked to hold, in bytes: a child that has written all of its result is gone."""


def growing_parts(
    whole: Iterable[Item], size: Callable[[Item], int], least: int, most: int
) -> Iterator[list[Item]]:
    """A whole in parts of ``least`` to ``most`` in size, each half of what there was before it.

    So all cores are soon at work, though the whole is short; and if it is long they are few, for
    each takes a process.
    """
    part: list[Item] = []
    own = before = 0
    for item in whole:
        part.append(item)
        own += size(item)
        if own >= min(most, max(least, before // 2)):
            yield part
            before += own
            part, own = [], 0
    if part:
        yield part


def worked_on(
    parts: Iterable[Part],
    work: Callable[[Part], Result],
    write: Callable[[Result], bytes],
    read: Callable[[bytes], Result],
) -> Iterator[tuple[Part, Result]]:
    """Each of ``parts``, in order, with what ``work`` makes of it; the next ones are begun before.

    The first is worked on here, where there is nothing else to do yet. ``write`` and ``read`` bring
    a result from one process to another. Whoever drops the iterator ends the other processes.
    """
    ahead: deque[tuple[Part, Ahead[Result]]] = deque()

    def next_result() -> tuple[Part, Result]:
        part, begun = ahead[0]
        result = begun.result()
        ahead.popleft()
        return part, result

    try:
        for number, part in enumerate(parts):
            ahead.append((part, Ahead(partial(work, part), write, read, is_begun=number > 0)))
            if len(ahead) > AHEAD:
                yield next_result()
        while ahead:
            yield next_result()
    finally:
        for _, begun in ahead:
            begun.close()


class Ahead(Generic[Result]):
    """Work that is begun in another process, where there is a core for it and it ``is_begun``.

    ``write`` and ``read`` bring the result from that process to this one.
    """

    def __init__(
        self,
        work: Callable[[], Result],
        write: Callable[[Result], bytes],
        read: Callable[[bytes], Result],
        *,
        is_begun: bool = True,
    ) -> None:
        self._work, self._read = work, read
        self._child = _begun(lambda: write(work())) if is_begun and _cores() > 1 else None

    def result(self) -> Result:
        """Wait for the result, or do the work here if no other process has done it."""
        data = self._child.result() if self._child else None
        return self._work() if data is None else self._read(data)

    def close(self) -> None:
        """Let the work go, wherever it is."""
        if self._child:
            self._child.end()


def _cores() -> int:
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _begun(work: Callable[[], bytes]) -> _Child | None:
    """A process at this work, if there is one more to be had."""
    with suppress(OSError):
        return _Child(work)
    return None


class _Child:
    """A process that sends what ``work`` makes, and does nothing else that anybody sees.

    Raise OSError if there is none to be had.
    """

    def __init__(self, work: Callable[[], bytes]) -> None:
        receiving, sending = os.pipe()
        self._pipe = open(receiving, "rb")  # noqa: PTH123, SIM115  (it is closed by end)
        try:
            _widen(sending)
            with signals.held_back():  # an interrupted child would unwind as if it were its parent
                self._process = os.fork()
                if not self._process:
                    self._pipe.close()
                    _send(work, sending)
        finally:
            os.close(sending)

    def result(self) -> bytes | None:
        """Wait for the result; None if the process has failed or been killed."""
        with self._pipe:
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


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole result, as far as the system lets it."""
    import fcntl  # where there is no fork there is none of it

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_SIZE)


def _send(work: Callable[[], bytes], pipe: int) -> None:
    """The life of a child: what fails here, its parent does again and tells about."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals.ENDING)
        gc.disable()  # it would write on, and so copy, the memory shared with the parent
        with open(pipe, "wb") as sink:
            sink.write(work())
        os._exit(0)
    finally:
        os._exit(1)
