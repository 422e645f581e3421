"""Many essays as PDF, beside pandoc + Typst: ``python -m benchmarks.batch [COUNT]``.

All are made in one call of a process that begins cold: ours on all cores and on one, the peers'
one after another, as pypandoc and Typst are called from Python. Ours are not proved, for the peers
prove nothing. In a round all are measured in turn; the medians of three count, × is beside ours.
"""

from __future__ import annotations

import compileall
import os
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measuring import Cost, median, run
from benchmarks.pdf import STANDALONE
from benchmarks.texts import CHAPTER_BYTES, markdown_of, text_of
from converter.fonts.catalogue import FACES
from converter.theme.loading import PACKAGE

COUNT, ROUNDS = 200, 3
CHAPTER = re.compile(r"^(?=第\d+章)", re.MULTILINE)

PEERS = f"""
import sys, pypandoc, typst
fonts, *texts = sys.argv[1:]
for text in texts:
    pypandoc.convert_file(text, "typst", outputfile=text + ".typ", extra_args={list(STANDALONE)})
    typst.compile(text + ".typ", output=text + ".pdf", font_paths=[fonts])
"""


def ours(folder: Path, *, cores: int | None = None) -> Cost:
    """Our command, on so many cores, or all."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(every)[:cores])
    try:
        command = [sys.executable, "-m", "converter", "convert", *_texts(folder, ".txt")]
        return run([*command, "--to", "pdf", "--quiet", "--no-verify", "--output", str(folder)])
    finally:
        os.sched_setaffinity(0, every)


def on_one_core(folder: Path) -> Cost:
    """Our command on the first of the cores."""
    return ours(folder, cores=1)


def pandoc_and_typst(folder: Path) -> Cost:
    """From Markdown to PDF, one text after another, in one Python process."""
    return run([sys.executable, "-c", PEERS, str(FACES), *_texts(folder, ".md")])


MAKERS: Sequence[Callable[[Path], Cost]] = (ours, on_one_core, pandoc_and_typst)


def main() -> None:
    """Print what an essay costs each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    compileall.compile_dir(PACKAGE, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        title, *chapters = CHAPTER.split(text_of(count * CHAPTER_BYTES))
        for index, chapter in enumerate(chapters):
            (folder / f"{index:05}.txt").write_text(title + chapter, encoding="utf-8")
            (folder / f"{index:05}.md").write_text(markdown_of(title + chapter), encoding="utf-8")
        rounds = [[make(folder) for make in MAKERS] for _ in range(ROUNDS)]
    print(f"{count} essays as PDF: milliseconds an essay by the clock, memory at the peak")
    for make, costs in zip(MAKERS, zip(*rounds, strict=True), strict=True):
        cost, name = median(costs), make.__name__.replace("_", " ")
        beside = (one.seconds / own.seconds for one, (own, *_) in zip(costs, rounds, strict=True))
        ratio, milliseconds = statistics.median(beside), cost.seconds / count * 1000
        print(f"{name:18}{milliseconds:7.1f} ms {ratio:4.1f}× {cost.megabytes:5.0f} MB")


def _texts(folder: Path, suffix: str) -> list[str]:
    return sorted(str(path) for path in folder.glob(f"*{suffix}"))


if __name__ == "__main__":
    main()
