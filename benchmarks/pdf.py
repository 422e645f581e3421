"""PDF beside pandoc + Typst, and Typst alone: ``python -m benchmarks.pdf [MB ...]``.

All set the same text in the same fonts. The exponent tells how the time grows with the text:
1 is linear.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypandoc

from benchmarks.measuring import Cost, median, run
from benchmarks.texts import markdown_of, text_of, typst_of
from converter.fonts.catalogue import FACES

SIZES = (0.01, 0.1, 1.0, 10.0)
REPEATS = {0.01: 7, 0.1: 5, 1.0: 3}
"""How often each size is measured, once where it is not named; the median counts."""

TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""

Setter = Callable[[Path], Cost]


def ours(folder: Path) -> Cost:
    """Our command, cold."""
    command = [sys.executable, "-m", "converter", "convert", str(folder / "text.txt")]
    return run([*command, "--to", "pdf", "--quiet", "--no-verify", "--output", str(folder)])


def pandoc_and_typst(folder: Path) -> Cost:
    """Pandoc from Markdown to Typst, and Typst to PDF."""
    markup = folder / "pandoc.typ"
    command = [pypandoc.get_pandoc_path(), str(folder / "text.md"), "--standalone"]
    command += ["--variable", "mainfont=Noto Serif SC", "--metadata", "lang=zh-CN"]
    return run([*command, "--to", "typst", "--output", str(markup)]) + _typst(markup)


def typst_alone(folder: Path) -> Cost:
    """Typst, given its own markup."""
    return _typst(folder / "text.typ")


def _typst(markup: Path) -> Cost:
    return run(
        [sys.executable, "-c", TYPST, str(markup), str(markup.with_suffix(".pdf")), str(FACES)]
    )


def measure(megabytes: float) -> list[Cost]:
    """The costs of ours and of the peers, in turn, for a text of this size."""
    setters: Sequence[Setter] = (ours, pandoc_and_typst, typst_alone)
    text = text_of(round(megabytes * 1e6))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text.txt").write_text(text, encoding="utf-8")
        (folder / "text.md").write_text(markdown_of(text), encoding="utf-8")
        (folder / "text.typ").write_text(typst_of(text), encoding="utf-8")
        runs = [[setter(folder) for setter in setters] for _ in range(REPEATS.get(megabytes, 1))]
    return [median(costs) for costs in zip(*runs, strict=True)]


def main() -> None:
    """Print a row a size, and how the time grows."""
    sizes = [float(size) for size in sys.argv[1:]] or list(SIZES)
    print("text     ours              pandoc + Typst          Typst alone")
    costs = []
    for size in sizes:
        own, *peers = measure(size)
        costs.append(own)
        beside = "".join(_beside(peer, own) for peer in peers)
        print(f"{size:5g} MB {own.seconds:6.2f} s {own.megabytes:5.0f} MB{beside}", flush=True)
    for (small, less), (large, more) in zip(
        zip(sizes, costs, strict=True), zip(sizes[1:], costs[1:], strict=True), strict=False
    ):
        exponent = math.log(more.seconds / less.seconds) / math.log(large / small)
        print(f"from {small:g} to {large:g} MB the time grows with exponent {exponent:.2f}")


def _beside(peer: Cost, own: Cost) -> str:
    ratio, memory = peer.seconds / own.seconds, peer.megabytes / own.megabytes
    return f"  {peer.seconds:6.2f} s ({ratio:4.1f}×) {peer.megabytes:5.0f} MB ({memory:4.1f}×)"


if __name__ == "__main__":
    main()
