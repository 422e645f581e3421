"""Whole processes, timed from outside: seconds by the clock, and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """``seconds`` by the clock, ``megabytes`` at the peak of the largest process."""

    seconds: float
    megabytes: float

    def __add__(self, other: Cost) -> Cost:
        """One process after another."""
        return Cost(self.seconds + other.seconds, max(self.megabytes, other.megabytes))


def run(command: Sequence[str]) -> Cost:
    """Run a command once; raise CalledProcessError if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_maxrss / 1000)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of seconds and of megabytes, each for itself."""
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.megabytes for cost in costs),
    )
