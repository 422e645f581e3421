"""The normalizer's speed: ``python -m benchmarks.normalizer [MB ...]``; 0 is the sample essay.

Characters per second of processor time, of text with a line a paragraph and of the same text
wrapped at 40 columns; at the first call of a process, which reads the rules and compiles those it
needs, and at later ones. Where the rows are alike the time is linear.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.texts import ESSAY, text_of
from converter import normalize
from converter.sources import decode

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


def seconds(megabytes: float, is_wrapped: bool) -> tuple[int, float, float]:
    """The characters of a text, and the seconds of the first and of the second call."""
    text = text_of(round(megabytes * 1e6)) if megabytes else ESSAY.read_text(encoding="utf-8")
    text = wrapped(text) if is_wrapped else text
    source = decode(text.encode(), name="benchmark", stem="benchmark", modified="")
    times = [time.process_time()]
    for _ in range(2):
        normalize(source)
        times.append(time.process_time())
    return len(text), times[1] - times[0], times[2] - times[1]


def measure(megabytes: float, is_wrapped: bool) -> tuple[int, float, float]:
    """The medians of :func:`seconds`, each time in a process of its own."""
    runs = []
    for _ in range(REPEATS.get(megabytes, 1)):
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            runs.append(process.submit(seconds, megabytes, is_wrapped).result())
    characters, first, later = zip(*runs, strict=True)
    return characters[0], statistics.median(first), statistics.median(later)


def main() -> None:
    """Print a row a text."""
    print("text               characters  first call             later calls")
    for megabytes in [float(size) for size in sys.argv[1:]] or SIZES:
        for is_wrapped in (False, True):
            characters, *times = measure(megabytes, is_wrapped)
            name = f"{megabytes:g} MB" if megabytes else "essay"
            name += ", wrapped" if is_wrapped else ""
            costs = "".join(
                f"  {1000 * time:7.1f} ms {characters / time / 1e6:5.1f} M/s" for time in times
            )
            print(f"{name:17} {characters:11,}{costs}", flush=True)


if __name__ == "__main__":
    main()
