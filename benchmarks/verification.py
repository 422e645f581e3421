"""What verifying costs beside writing: ``python -m benchmarks.verification [MB ...]``.

Both are timed warm in one process, whose fonts are open and whose modules are there: what is left
is what grows with the text. A ratio of 1 is as long as writing takes.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

from benchmarks.texts import ESSAY, source_of
from converter import Document, load_theme, normalize, read, verification, writers
from converter.theme import Theme

SIZES = (0.0, 1.0, 10.0)
"""In MB; 0 is the essay itself."""

REPEATS = {0.0: 9, 1.0: 3}
"""How often each size is measured, once where it is not named; the median counts."""


def document_of(megabytes: float) -> Document:
    """The essay, or a text of this size made of it."""
    return normalize(source_of(round(megabytes * 1e6)) if megabytes else read(ESSAY)).document


def measure(format_name: str, document: Document, theme: Theme, times: int) -> tuple[float, float]:
    """The median seconds of writing, and of verifying what was written."""
    written = [_write(format_name, document, theme) for _ in range(times)]
    data = written[0][1]

    def verify() -> None:
        if found := verification.compare(format_name, io.BytesIO(data), document, theme):
            raise AssertionError(found[0])

    return (
        statistics.median(seconds for seconds, _ in written),
        statistics.median(_timed(verify) for _ in range(times)),
    )


def _write(format_name: str, document: Document, theme: Theme) -> tuple[float, bytes]:
    sink = io.BytesIO()
    writer = writers.create(format_name)
    seconds = _timed(lambda: writer.write(document, theme, sink))
    return seconds, sink.getvalue()


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def main() -> None:
    """Print a row a size and format."""
    theme, essay = load_theme(), document_of(0)
    for format_name in verification.FORMATS:
        measure(format_name, essay, theme, 1)
    print("text   format   written    verified   ratio")
    for size in [float(size) for size in sys.argv[1:]] or SIZES:
        document = document_of(size)
        for format_name in verification.FORMATS:
            write, verify = measure(format_name, document, theme, REPEATS.get(size, 1))
            name = f"{size:g} MB" if size else "essay"
            print(
                f"{name:6} {format_name:5} {write:9.3f} s {verify:9.3f} s {verify / write:7.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
