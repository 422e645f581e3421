"""PDF beside pandoc + Typst, and Typst alone: ``python -m benchmarks.pdf [MB ...]``.

All set the same text in the same fonts, each in processes that begin cold, in turn. The peers are
what PyPI has: pandoc's program in pypandoc_binary, Typst as an extension module, for PyPI has no
program of it. Three ways to call them are measured:

- pandoc + Typst: one Python process that calls ``pypandoc.convert_file`` and ``typst.compile`` as
  their documentation does. pypandoc asks pandoc for its version and formats first, Typst looks
  through the fonts of the system.
- bare: pandoc's program without Python, then a Python process that imports nothing but Typst,
  which looks at our fonts only. No user of Python calls them so; it is the least they can take.
- Typst alone, given its own markup, likewise.

Our modules are compiled beforehand, as pip compiles what it installs, and so the peers' are; our
patterns are kept from one run to the next (:mod:`converter.compiled_patterns`).

Afterwards: how our time grows with the text (exponent 1 is linear), and what share of it is
deflate and the cutting of fonts (:mod:`benchmarks.limit`).
"""

from __future__ import annotations

import compileall
import math
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pypandoc

from benchmarks import limit
from benchmarks.measuring import Cost, median, run
from benchmarks.texts import markdown_of, text_of, typst_of
from converter.fonts.catalogue import FACES
from converter.theme.loading import PACKAGE

SIZES = (0.01, 0.1, 1.0, 10.0)
GROWTH = (0.1, 1.0, 10.0, 30.0)
REPEATS = {0.01: 9, 0.1: 5, 1.0: 5, 10.0: 3}
"""How many rounds each size is measured in, one where it is not named; the median counts.

In a round all are measured in turn, and what is beside what is told by the round: a server may be
twice as fast in one minute as in the next.
"""

STANDALONE = ("--standalone", "--variable", "mainfont=Noto Serif SC", "--metadata", "lang=zh-CN")

BOTH = f"""
import sys, pypandoc, typst
markdown, markup, pdf, fonts = sys.argv[1:]
pypandoc.convert_file(markdown, "typst", outputfile=markup, extra_args={list(STANDALONE)})
typst.compile(markup, output=pdf, font_paths=[fonts])
"""

TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""

Setter = Callable[[Path], Cost]


def ours(folder: Path) -> Cost:
    """Our command; without the proof, for the peers prove nothing."""
    command = [sys.executable, "-m", "converter", "convert", str(folder / "text.txt")]
    return run([*command, "--to", "pdf", "--quiet", "--no-verify", "--output", str(folder)])


def pandoc_and_typst(folder: Path) -> Cost:
    """From Markdown to PDF in one Python process."""
    files = [str(folder / name) for name in ("text.md", "both.typ", "both.pdf")]
    return run([sys.executable, "-c", BOTH, *files, str(FACES)])


def bare(folder: Path) -> Cost:
    """The same by pandoc's program, then Typst."""
    markup = folder / "bare.typ"
    command = [pypandoc.get_pandoc_path(), str(folder / "text.md"), *STANDALONE]
    return run([*command, "--to", "typst", "--output", str(markup)]) + _typst(markup)


def typst_alone(folder: Path) -> Cost:
    """Typst, given its own markup."""
    return _typst(folder / "text.typ")


def _typst(markup: Path) -> Cost:
    pdf = markup.with_suffix(".pdf")
    return run([sys.executable, "-c", TYPST, str(markup), str(pdf), str(FACES)])


SETTERS: Sequence[Setter] = (ours, pandoc_and_typst, bare, typst_alone)


def measure(megabytes: float, setters: Sequence[Setter]) -> list[list[Cost]]:
    """The costs of ``setters``, each of them by round, for a text of this size."""
    text = text_of(round(megabytes * 1e6))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text.txt").write_text(text, encoding="utf-8")
        if len(setters) > 1:
            (folder / "text.md").write_text(markdown_of(text), encoding="utf-8")
            (folder / "text.typ").write_text(typst_of(text), encoding="utf-8")
        runs = [[setter(folder) for setter in setters] for _ in range(REPEATS.get(megabytes, 1))]
    return [list(costs) for costs in zip(*runs, strict=True)]


def main() -> None:
    """Print a row a size; then how our time grows, and its limit."""
    sizes = [float(size) for size in sys.argv[1:]] or list(SIZES)
    compileall.compile_dir(PACKAGE, quiet=1)
    print("Seconds by the clock (of all cores), memory at the peak; × is the peer's by ours.")
    print("text    ", *(f"{setter.__name__.replace('_', ' '):38}" for setter in SETTERS))
    for size in sizes:
        own, *peers = measure(size, SETTERS)
        beside = "".join(_beside(peer, own) for peer in peers)
        print(f"{size:5g} MB {_row(median(own))}{beside}", flush=True)
    _print_growth([size for size in GROWTH if size <= 3 * max(sizes)])
    limit.main(sizes)


def _row(cost: Cost) -> str:
    return f"{cost.seconds:6.2f} s ({cost.work:5.2f} s) {cost.megabytes:5.0f} MB"


def _beside(peer: Sequence[Cost], own: Sequence[Cost]) -> str:
    rounds = list(zip(peer, own, strict=True))
    ratio = statistics.median(one.seconds / other.seconds for one, other in rounds)
    memory = statistics.median(one.megabytes / other.megabytes for one, other in rounds)
    return f" | {_row(median(peer))} {ratio:4.1f}× {memory:4.1f}×"


def _print_growth(sizes: Sequence[float]) -> None:
    work = [median(measure(size, [ours])[0]).work for size in sizes]
    for (small, less), (large, more) in pairwise(zip(sizes, work, strict=True)):
        exponent = math.log(more / less) / math.log(large / small)
        print(f"from {small:g} to {large:g} MB the work grows with exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
