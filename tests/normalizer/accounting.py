"""Nothing is lost: the characters of a text are those in its tree and those removed by name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from converter.document import (
    Block,
    Document,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Separator,
    Span,
    lines_of_text,
)
from converter.normalized import Normalized

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

WHOLE = ("MRK001", "FUR001", "QUO001", "NOT002", "LIN003", "LIN004")
"""What these report as removed is all that stands at their place."""

_RULE = re.compile(r"[|:\-\s]+")


def is_white_space(character: str) -> bool:
    """By Unicode's categories, so that the reader's own list is not what it is measured by."""
    return unicodedata.category(character) in {"Zs", "Zl", "Zp"} or character in (
        "\t\v\f\x85\u200b\ufeff\n\r"
    )


def physical_lines(text: str) -> list[str]:
    return LINE_END.split(text)


def visible(text: str) -> Counter[str]:
    counted = Counter(text)
    return Counter({one: many for one, many in counted.items() if not is_white_space(one)})


def slice_of(lines: list[str], span: Span) -> str:
    """The text of the source that ``span`` is about, with a line end for each."""
    if span.first_line == span.last_line:
        return lines[span.first_line - 1][span.first_column - 1 : span.last_column]
    part = lines[span.first_line - 1 : span.last_line]
    part[-1] = part[-1][: span.last_column]
    part[0] = part[0][span.first_column - 1 :]
    return "\n".join(part)


def kept(document: Document) -> Counter[str]:
    """The visible characters in the tree."""
    return visible("".join(text for text, _ in lines_of_text(document)))


def removed(normalized: Normalized, lines: list[str]) -> Counter[str]:
    """The visible characters that diagnostics, by their codes and places, say are gone."""
    total: Counter[str] = Counter()
    for one in normalized.diagnostics:
        if one.span is None:
            continue
        text = slice_of(lines, one.span)
        if one.code in WHOLE:
            total.update(visible(text))
        elif one.code == "TBL001":
            for line in text.split("\n"):
                total.update(visible(line) if _RULE.fullmatch(line) else {"|": line.count("|")})
        elif one.message == "front matter read":
            total += visible(text)
            total -= _printed(normalized.document, one.span)
    return total


def _printed(document: Document, span: Span) -> Counter[str]:
    """What the tree has of the front matter at ``span``."""
    return visible(
        "".join(
            text
            for text, place in lines_of_text(document)
            if span.first_line <= place.first_line <= span.last_line
        )
    )


def is_all_there(normalized: Normalized, text: str) -> bool:
    """Whether characters in = characters in the tree + characters removed by named diagnostics."""
    lines = physical_lines(text)
    return visible(text) == kept(normalized.document) + removed(normalized, lines)


def exact(document: Document) -> Iterator[tuple[str, Span]]:
    """The nodes whose text is exactly what stands at their places."""
    if document.title:
        yield document.title.text, document.title.span
    yield from _exact(document.all_blocks)


def _exact(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Span]]:
    for block in blocks:
        match block:
            case Section(heading=heading):
                yield heading.full_text, heading.span
                yield from _exact(block.blocks)
            case Quote():
                yield from _exact(block.blocks)
            case ListBlock(items=items):
                for item in items:
                    paragraph, *inner = item.blocks
                    assert isinstance(paragraph, Paragraph)
                    if not inner:
                        yield item.label + paragraph.text, item.span
                    yield paragraph.text, paragraph.span
                    yield from _exact(tuple(inner))
            case Paragraph(text=text) | Separator(text=text):
                yield text, block.span
            case _:
                pass
