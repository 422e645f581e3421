"""Marks of Markdown in plain text, as answers of a language model have them: read, and left out.

The lines stay those of the text, which are headings, paragraphs and lists by its own rules: what
is pasted is seldom all of Markdown. Only the marks go: ``#`` before a title or a heading, ``**``
around strong text, the hyphens of a rule, and the fences around code (CommonMark 0.31, 4.2, 6.2,
4.1 and 4.5).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import (
    Code,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Lead,
    LineBreak,
    Link,
    NoteReference,
    Separator,
    Span,
    Strong,
    Text,
    Title,
    lines_of_text,
)
from converter.normalized import Normalized
from converter.normalizer.code import without_fences
from converter.normalizer.markdown_marks import CODE, STRONG
from converter.patterns import lazy_pattern

_HASHES = lazy_pattern(r"#{1,6}[ 　]{1,3}(?=\S)")
_CLOSING_HASHES = lazy_pattern(r"[ 　]{1,3}#{1,6}$")
_RULE = lazy_pattern(r"(?:-[ 　]?){3,}|(?:\*[ 　]?){3,}|(?:_[ 　]?){3,}")
_INLINES = (Text, Lead, Strong, Emphasis, Link, NoteReference, LineBreak)

Node = TypeVar("Node")


def read(normalized: Normalized) -> Normalized:
    """What was read of a plain text, without the marks of Markdown in it; each piece is told of."""
    document = _without_marks(normalized.document)
    said = [*normalized.diagnostics, *_told(normalized.document, document)]
    if document.title:
        name = _title(document.metadata.title)
        document = replace(document, metadata=replace(document.metadata, title=name))
    return replace(
        normalized, document=document, diagnostics=tuple(sorted(said, key=Diagnostic.place))
    )


def _told(before: Document, after: Document) -> Iterator[Diagnostic]:
    """What is left out of each block."""
    left = _characters(after)
    for span, characters in _characters(before).items():
        if gone := characters - left.get(span, Counter()):
            marks = "".join(one for one in gone.elements() if not one.isspace())
            yield Diagnostic(CODE, "info", f"marks of Markdown left out: {marks}", span=span)


def _characters(document: Document) -> dict[Span, Counter[str]]:
    found: defaultdict[Span, Counter[str]] = defaultdict(Counter)
    for text, span in lines_of_text(document):
        found[span].update(text)
    return found


def _without_marks(node: Node) -> Node:
    """A node of the tree, or several, without the marks in it."""
    found: object = node
    if isinstance(node, tuple):
        is_text = bool(node) and all(isinstance(one, _INLINES) for one in node)
        found = tuple(_inlines(node)) if is_text else tuple(map(_without_marks, node))
    elif isinstance(node, Title):
        found = replace(node, text=_title(node.text))
    elif isinstance(node, Heading):
        found = _heading(node)
    elif isinstance(node, Code):
        found = without_fences(node)
    elif isinstance(node, Separator):
        found = replace(node, text="") if _RULE.fullmatch(node.text) else node
    elif isinstance(node, msgspec.Struct) and not isinstance(node, Span):
        parts = ((name, getattr(node, name)) for name in node.__struct_fields__)
        found = replace(node, **{name: _without_marks(part) for name, part in parts})
    return found  # type: ignore[return-value]


def _title(text: str) -> str:
    return _CLOSING_HASHES.sub("", _HASHES.sub("", text, count=1)).replace(STRONG, "")


def _heading(heading: Heading) -> Heading:
    """The heading without what stands before its number, or around its text."""
    prefix = heading.prefix.replace(STRONG, "")
    if prefix.startswith("#"):
        prefix = prefix.lstrip("#").lstrip(" \u3000")
    return replace(heading, prefix=prefix, text=_title(heading.text))


def _inlines(inlines: Inlines) -> Iterator[Inline]:
    """Strong text where ``**`` opens and closes it; a lead is set apart already."""
    if "".join(one.text for one in inlines).count(STRONG) % 2:
        yield from inlines
        return
    is_strong = False
    for inline in inlines:
        parts = inline.text.split(STRONG)
        if isinstance(inline, Lead):
            yield Lead("".join(parts))
        elif isinstance(inline, Text):
            yield from _parts(parts, is_strong=is_strong)
        else:
            yield inline
            continue
        is_strong ^= len(parts) % 2 == 0


def _parts(parts: Iterable[str], *, is_strong: bool) -> Iterator[Inline]:
    for part in parts:
        if part:
            yield Strong(part) if is_strong else Text(part)
        is_strong = not is_strong
