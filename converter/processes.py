"""Work on two cores: parts of a whole that may be worked on apart from each other.

A child process, made by fork, works on part after part and sends the results back, while this
process does what has to be done in order. Elsewhere than on Linux, where a fork is not safe, and
beside threads, which it would lose, one core does it all; the results are the same.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import Generic, TypeVar

from converter import signals

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")

PIPE_SIZE = 1 << 20
"""What a pipe is asked to hold, in bytes: so far a child is ahead."""

LIFE = 96
"""How many parts a process works on. Memory shared with it is copied where either writes on it.

To use an object is to write on it: at last all that both go through would be there twice.
"""

LENGTH_SIZE = 8
"""The bytes before each result that say how long it is."""


def growing_parts(
    whole: Iterable[Item], size: Callable[[Item], int], least: int, most: int
) -> Iterator[list[Item]]:
    """A whole in parts of ``least`` to ``most`` in size, each half of what there was before it.

    So both cores are soon at work, though the whole is short; and if it is long they are few.
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
) -> Generator[tuple[Part, Result], None, None]:
    """Each of ``parts``, in order, with what ``work`` makes of it; the next one is known before.

    The first is worked on here, the others in a process that goes through the parts by itself:
    nothing but results is sent, by ``write`` and ``read``. Whoever drops the iterator ends it.
    """
    rest = iter(parts)
    ahead = deque(islice(rest, 1))
    child, left = None, 0

    def written(part: Part) -> bytes:
        return write(work(part))

    try:
        while ahead:
            ahead.extend(islice(rest, 1))
            data = child.result() if child else None
            if not left:
                _end(child)
                is_last = len(ahead) == 1
                child = None if is_last else _begun(map(written, _next(LIFE, ahead, rest)))
                left = LIFE
            left -= 1
            part = ahead.popleft()
            yield part, work(part) if data is None else read(data)
    finally:
        _end(child)


def _next(count: int, ahead: Iterable[Part], rest: Iterator[Part]) -> Iterator[Part]:
    """So many parts behind the first that is ``ahead``."""
    return islice(chain(ahead, rest), 1, 1 + count)


class Ahead(Generic[Result]):
    """Work that is begun in another process, where there is a core for it and it ``is_begun``.

    ``write`` and ``read`` bring the result from that process to this one. Where there is no other,
    it is done when the result is asked for, or ``at_once``.
    """

    def __init__(
        self,
        work: Callable[[], Result],
        write: Callable[[Result], bytes],
        read: Callable[[bytes], Result],
        *,
        is_begun: bool = True,
        at_once: bool = False,
    ) -> None:
        self._work, self._read = work, read
        self._child = _begun(write(work()) for _ in range(1)) if is_begun else None
        if at_once and not self._child:
            done = work()
            self._work = lambda: done

    def result(self) -> Result:
        """Wait for the result, or do the work here if no other process has done it."""
        data = self._child.result() if self._child else None
        return self._work() if data is None else self._read(data)

    def close(self) -> None:
        """Let the work go, wherever it is."""
        _end(self._child)


def _end(child: _Child | None) -> None:
    if child:
        child.end()


def _begun(results: Iterable[bytes]) -> _Child | None:
    """A process that makes these results, if there is one, and a core for it, to be had."""
    with suppress(OSError):
        return _Child(results) if cores() > 1 else None
    return None


def cores() -> int:
    """How many cores there are for processes of ours: one where a fork is not safe."""
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class _Child:
    """A process that sends these ``results``, and does nothing else that anybody sees.

    Raise OSError if there is none to be had.
    """

    def __init__(self, results: Iterable[bytes]) -> None:
        receiving, sending = os.pipe()
        self._pipe = open(receiving, "rb")  # noqa: PTH123, SIM115  (it is closed by end)
        try:
            _widen(sending)
            with signals.held_back():  # an interrupted child would unwind as if it were its parent
                self._process = os.fork()
                if not self._process:
                    self._pipe.close()
                    _send(results, sending)
        finally:
            os.close(sending)

    def result(self) -> bytes | None:
        """Wait for the next result; None if the process has failed or been killed before it."""
        length = int.from_bytes(self._pipe.read(LENGTH_SIZE))
        data = self._pipe.read(length)
        return data if length and len(data) == length else None

    def end(self) -> None:
        """Let the process go, whatever it is at."""
        self._pipe.close()
        with suppress(ChildProcessError, ProcessLookupError):  # where SIGCHLD is ignored it is gone
            if os.waitpid(self._process, os.WNOHANG) == (0, 0):
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)


def _widen(pipe: int) -> None:
    """Let a pipe hold much, as far as the system lets it."""
    import fcntl  # where there is no fork there is none of it

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_SIZE)


def _send(results: Iterable[bytes], pipe: int) -> None:
    """The life of a child: what fails here, its parent does again and tells about."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals.ENDING)
        gc.disable()  # it would write on, and so copy, the memory shared with the parent
        with open(pipe, "wb") as sink:
            for data in results:
                sink.write(len(data).to_bytes(LENGTH_SIZE))
                sink.write(data)
                sink.flush()
        os._exit(0)
    finally:
        os._exit(1)
