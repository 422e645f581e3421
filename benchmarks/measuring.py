"""Whole processes, timed from outside: seconds by the clock, and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SAMPLED_EVERY = 0.05
"""Seconds between two looks at the memory of a command and its children."""


@dataclass(frozen=True)
class Cost:
    """``seconds`` by the clock, ``megabytes`` (10⁶ bytes) at the peak of a process and its own.

    ``work`` are the seconds that all cores together were busy with it, in user and system mode.
    """

    seconds: float
    megabytes: float
    work: float

    def __add__(self, other: Cost) -> Cost:
        """One process after another."""
        return Cost(
            self.seconds + other.seconds,
            max(self.megabytes, other.megabytes),
            self.work + other.work,
        )


def run(command: Sequence[str]) -> Cost:
    """Run a command once; raise CalledProcessError if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    memory = _Memory(process.pid)
    memory.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    work = usage.ru_utime + usage.ru_stime
    megabytes = max(usage.ru_maxrss, memory.peak()) * 1024 / 1e6  # both are in KiB (getrusage(2))
    return Cost(seconds, megabytes, work)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure, for itself."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.megabytes for cost in costs),
        statistics.median(cost.work for cost in costs),
    )


class _Memory(threading.Thread):
    """Looks now and then at a process and its children, until the process ends.

    What they share is counted once (Linux: proportional set size); elsewhere it sees nothing.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self._peak = 0

    def run(self) -> None:
        while not self._ended.wait(SAMPLED_EVERY):
            self._peak = max(self._peak, _kilobytes_together(self._process))

    def peak(self) -> int:
        """Stop looking; the most that was seen, in KiB."""
        self._ended.set()
        self.join()
        return self._peak


def _kilobytes_together(process: int) -> int:
    """What a process and its children take; 0 if one came or went while they were looked at.

    What that shares with the others would be counted twice, or not at all.
    """
    family = list(_family(process))
    kilobytes = sum(map(_kilobytes, family))
    return kilobytes if family == list(_family(process)) else 0


def _family(process: int) -> Iterator[int]:
    """A process and its children, without those that have ended and are waited for."""
    yield process
    with suppress(FileNotFoundError):  # it has ended
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            yield from filter(_has_memory, map(int, _text(children).split()))


def _has_memory(process: int) -> bool:
    return not _text(Path(f"/proc/{process}/statm")).startswith("0 ")


def _kilobytes(process: int) -> int:
    for line in _text(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _text(path: Path) -> str:
    """What the kernel says there; nothing of a process that has ended."""
    try:
        return path.read_text()
    except OSError:
        return ""
