"""Our pages beside Typst's, as pictures to look at: ``python -m benchmarks.looks OUT [TEXT ...]``.

Each text, a Markdown or plain one, is set by the theme ``essay`` and by Typst in the same fonts, on
the same type area; ``OUT`` then has a PNG for each page, ours on the left. Without a text it is
``benchmarks/looks.md``, a page of hard cases, and the sample essay. pandoc reads the Markdown for
Typst. What was seen in them is in docs/typography-beside-typst.md.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pypandoc
import typst
from PIL import Image

from benchmarks.measuring import run
from benchmarks.texts import ESSAY, TYPST_PREAMBLE, markdown_of
from converter.fonts.catalogue import FACES

HARD_CASES = Path(__file__).with_suffix(".md")
DPI = 200

PREAMBLE = f"""{TYPST_PREAMBLE}\
#set par(linebreaks: "optimized")
#set table(stroke: none)
#show heading: set text(font: "Noto Sans SC", weight: 500)
#show heading.where(level: 1): set align(center)
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(size: 16pt)
#let horizontalrule = line(length: 100%)
"""
"""The theme ``essay``, as far as Typst's settings say it in a line each."""


def ours(source: Path, folder: Path) -> Path:
    """The PDF of our command."""
    command = [sys.executable, "-m", "converter", "convert", str(source), "--to", "pdf"]
    run([*command, "--output", str(folder)])
    return folder / f"{source.stem}.pdf"


def by_typst(source: Path, folder: Path) -> Path:
    """The PDF of Typst, by way of pandoc."""
    text = source.read_text(encoding="utf-8")
    markdown = text if source.suffix == ".md" else markdown_of(text)
    markup, pdf = folder / "typst.typ", folder / "typst.pdf"
    body = pypandoc.convert_text(markdown, "typst", format="markdown")
    markup.write_text(PREAMBLE + body, encoding="utf-8")
    typst.compile(markup, output=pdf, font_paths=[FACES], ignore_system_fonts=True)
    return pdf


def pictures(pdf: Path) -> Sequence[Image.Image]:
    """The pages as poppler draws them, in shades of grey."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(pdf), str(pdf.with_suffix(""))])
    return [Image.open(page) for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def beside(left: Image.Image | None, right: Image.Image | None) -> Image.Image:
    """Two pages side by side; white where the text of one has ended."""
    width, height = next(page for page in (left, right) if page).size
    sheet = Image.new("L", (2 * width, height), "white")
    for page, x in ((left, 0), (right, width)):
        if page:
            sheet.paste(page, (x, 0))
    return sheet


def main() -> None:
    """Write a picture a page."""
    output, *names = map(Path, sys.argv[1:])
    output.mkdir(parents=True, exist_ok=True)
    for source in names or [HARD_CASES, ESSAY]:
        with tempfile.TemporaryDirectory() as name:
            sides = [pictures(pdf(source, Path(name))) for pdf in (ours, by_typst)]
            for number, pages in enumerate(zip_longest(*sides), start=1):
                beside(*pages).save(output / f"{source.stem}-{number}.png")


if __name__ == "__main__":
    main()
