"""What share of a PDF's time is not ours to make faster: ``python -m benchmarks.limit [MB ...]``.

That is deflate, and cutting fonts down. All work is done in one process, and its time counted.
"""

from __future__ import annotations

import io
import os
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.texts import source_of
from converter import convert, load_theme, normalize
from converter.sources import Source
from converter.writers.pdf import composite_font, fast_deflate

SIZES = (0.01, 1.0, 10.0)


class Stopwatch:
    """Seconds of this process in some functions."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def on(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, timed."""

        def timed(*args: Any, **keywords: Any) -> Any:
            started = time.process_time()
            try:
                return function(*args, **keywords)
            finally:
                self.seconds += time.process_time() - started

        return timed


def main(sizes: Sequence[float]) -> None:
    """Print a row a size."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("text        whole    deflate           subsetting")
    for size in sizes:
        whole, *parts = measure(size)
        shares = "".join(f"  {part:7.3f} s ({part / whole:4.0%})" for part in parts)
        print(f"{size:5g} MB {whole:6.2f} s{shares}", flush=True)


def measure(megabytes: float) -> tuple[float, float, float]:
    """The seconds of a text of this size: all of them, those of deflate, those of subsetting."""
    whole, deflate, subsetting = Stopwatch(), Stopwatch(), Stopwatch()
    source = source_of(round(megabytes * 1e6))
    with (
        patch.object(zlib, "compress", deflate.on(zlib.compress)),
        patch.object(fast_deflate, "compress", deflate.on(fast_deflate.compress)),
        patch.object(composite_font, "subset", subsetting.on(composite_font.subset)),
        patch.object(composite_font, "add_variants", subsetting.on(composite_font.add_variants)),
    ):
        whole.on(_convert)(source)
    return whole.seconds, deflate.seconds, subsetting.seconds


def _convert(source: Source) -> None:
    convert(normalize(source).document, "pdf", load_theme(), io.BytesIO())


if __name__ == "__main__":
    main([float(size) for size in sys.argv[1:]] or SIZES)
