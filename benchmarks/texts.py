"""Texts of any size, made of the sample essay; for us, for pandoc and for Typst alike."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from converter import Document, normalize, read
from converter.document import ListBlock, Paragraph, Section, walk
from converter.sources import Source, decode

ESSAY = Path(__file__).parents[1] / "essays" / "夯基立柱行稳致远.txt"
MARKS = ("##paidbegin##", "##paidend##")

PARAGRAPHS, CLAUSES, CHAPTER_BYTES = 14, 18, 9_200
"""A chapter is about as long as the essay, and its paragraphs too."""

TYPST_PREAMBLE = """\
#set page(paper: "a4", margin: (x: 28.8mm, top: 30mm, bottom: 28mm), numbering: "1")
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 8pt, spacing: 8pt)
"""


def text_of(size: int) -> str:
    """About ``size`` bytes of UTF-8: chapters of paragraphs from the essay's own clauses.

    The clauses are shuffled, because Typst keeps what it has laid out: it would set a second copy
    of a paragraph for nothing.
    """
    title, *lines = _lines()
    clauses = [clause for line in lines for clause in re.findall(r".+?[，。；：]", line)]
    shuffle = random.Random(1)  # noqa: S311  (a text is no secret)
    chapters = max(1, round(size / CHAPTER_BYTES))
    return title + "\n" + "".join(_chapter(n, clauses, shuffle) for n in range(1, chapters + 1))


def _chapter(number: int, clauses: Sequence[str], shuffle: random.Random) -> str:
    paragraphs = ["".join(shuffle.choices(clauses, k=CLAUSES)) for _ in range(PARAGRAPHS)]
    return "\n".join([f"第{number}章 立柱架梁", *paragraphs]) + "\n"


def _lines() -> list[str]:
    text = ESSAY.read_text(encoding="utf-8")
    for mark in MARKS:
        text = text.replace(mark, "")
    return list(filter(None, text.split("\n")))


def markdown_of(text: str) -> str:
    """What pandoc is given: ``##`` headings, a blank line between paragraphs."""
    return _marked_up(text, title="# {}", heading="## {}")


def typst_of(text: str) -> str:
    """What Typst is given when it has no pandoc before it, in its own markup."""
    return TYPST_PREAMBLE + _marked_up(text, title="= {}", heading="== {}")


def _marked_up(text: str, *, title: str, heading: str) -> str:
    document = _document(text)
    parts = [title.format(document.metadata.title)]
    labels: dict[int, str] = {}
    for block in walk(document.blocks):
        match block:
            case Section():
                parts.append(heading.format(block.heading.full_text))
            case ListBlock():
                labels |= {id(item.blocks[0]): item.label for item in block.items if item.blocks}
            case Paragraph():
                parts.append(labels.get(id(block), "") + block.text)
    return "\n\n".join(parts) + "\n"


def source_of(size: int) -> Source:
    """The text of :func:`text_of`, read."""
    return _source(text_of(size))


def _document(text: str) -> Document:
    return normalize(_source(text)).document


def _source(text: str) -> Source:
    return decode(text.encode(), name="benchmark", stem="benchmark", modified=read(ESSAY).modified)
