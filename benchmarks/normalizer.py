"""The normalizer's speed: ``python -m benchmarks.normalizer [MB ...]``; 0 is the sample essay.

Characters per second by the clock, of text with a line a paragraph and of the same text wrapped at
40 columns; at the first call of a process, which reads the rules and compiles those it needs, and
at later ones. Behind it the work of all processes: of a long text two are at work. Where the rows
are alike the time is linear.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from benchmarks.texts import ESSAY, text_of
from converter import normalize
from converter.sources import Source, decode

SIZES = (0.0, 1.0, 10.0, 100.0)
REPEATS = {0.0: 9, 1.0: 5, 10.0: 3}
"""In how many processes each size is measured, once where it is not named; the median counts."""

WIDTH = 20
"""Han characters in a wrapped line: 40 columns."""

HANGING = "，。、；：！？”’」』）》"


def wrapped(text: str) -> str:
    """``text`` with its lines cut at 40 columns; a mark that must not begin one hangs over."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line))


def _parts(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > WIDTH:
        end = start + WIDTH
        while end < len(line) and line[end] in HANGING:
            end += 1
        yield line[start:end]
        start = end
    yield line[start:]


class Taken(NamedTuple):
    """Seconds by the clock, and of all processors."""

    clock: float
    work: float


def seconds(megabytes: float, is_wrapped: bool) -> tuple[int, Taken, Taken]:
    """The characters of a text, and the seconds of the first and of the second call."""
    text = text_of(round(megabytes * 1e6)) if megabytes else ESSAY.read_text(encoding="utf-8")
    text = wrapped(text) if is_wrapped else text
    source = decode(text.encode(), name="benchmark", stem="benchmark", modified="")
    return len(text), _taken(source), _taken(source)


def _taken(source: Source) -> Taken:
    before, start = _work(), time.perf_counter()
    normalize(source)
    return Taken(time.perf_counter() - start, _work() - before)


def _work() -> float:
    """The seconds that this process and those it has ended have been at work."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def measure(megabytes: float, is_wrapped: bool) -> tuple[int, Taken, Taken]:
    """The medians of :func:`seconds`, each time in a process of its own."""
    runs = []
    for _ in range(REPEATS.get(megabytes, 1)):
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            runs.append(process.submit(seconds, megabytes, is_wrapped).result())
    characters, first, later = zip(*runs, strict=True)
    return characters[0], statistics.median_low(first), statistics.median_low(later)


def _row(characters: int, taken: Taken) -> str:
    speed = characters / taken.clock / 1e6
    return f"{1000 * taken.clock:7.1f} ms {speed:5.1f} M/s {1000 * taken.work:7.1f} ms"


def main() -> None:
    """Print a row a text."""
    print("text               characters  first call, of work              later calls, of work")
    for megabytes in [float(size) for size in sys.argv[1:]] or SIZES:
        for is_wrapped in (False, True):
            characters, *times = measure(megabytes, is_wrapped)
            name = f"{megabytes:g} MB" if megabytes else "essay"
            name += ", wrapped" if is_wrapped else ""
            costs = "  ".join(_row(characters, one) for one in times)
            print(f"{name:17} {characters:11,}  {costs}", flush=True)


if __name__ == "__main__":
    main()
