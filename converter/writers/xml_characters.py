"""Characters that XML cannot hold, which a plain text may: for every writer of XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Document, Figure, Span, lines_of_text, walk
from converter.patterns import lazy_pattern

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_ILLEGAL = lazy_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""All that the production Char of XML 1.0, 2.2, leaves out."""


def legal_document(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with a visible U+FFFD for each character that XML forbids, and the warnings."""
    warnings = tuple(_warnings(document))
    if not warnings:
        return document, ()
    return msgspec.convert(_legal(msgspec.to_builtins(document)), Document), warnings


def _legal(value: object) -> object:
    match value:
        case str():
            return _ILLEGAL.sub(REPLACEMENT, value)
        case list() | tuple():
            return [_legal(item) for item in value]
        case dict():
            return {key: _legal(item) for key, item in value.items()}
        case _:
            return value


def _warnings(document: Document) -> Iterator[Diagnostic]:
    """A warning for each block, and one for the metadata, where there is such a character."""
    metadata = document.metadata
    head: tuple[str, Span | None] = (metadata.title + metadata.author, None)
    figures = (block for block in walk(document.all_blocks) if isinstance(block, Figure))
    shown = ((figure.alternate, figure.span) for figure in figures)
    return replacements(chain([head], lines_of_text(document), shown), _ILLEGAL, "XML")


def replacements(
    texts: Iterable[tuple[str, Span | None]], replaced: re.Pattern[str], holder: str
) -> Iterator[Diagnostic]:
    """A warning for each text with characters that ``holder`` cannot hold; none is printable."""
    for text, span in texts:
        if text.isprintable():
            continue
        if found := sorted(set(replaced.findall(text))):
            names = ", ".join(f"U+{ord(character):04X}" for character in found)
            yield Diagnostic(
                "FMT001",
                "warning",
                f"{holder} cannot hold {names}: U+FFFD stands in its place",
                "remove the character from the source",
                span,
            )
