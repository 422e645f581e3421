"""The normalizer: a source becomes a document tree, and nothing of its text is lost.

Each module is one concern; this one says in which order they work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import msgspec

from converter.diagnostics import ConverterError, Diagnostic
from converter.document import Document, Metadata
from converter.normalizer import (
    characters,
    front,
    headings,
    marks,
    punctuation,
    roles,
    sections,
    wrapping,
)
from converter.normalizer.lines import Line, number_lines, paragraphs
from converter.normalizer.rules import Rules, default
from converter.normalizer.trace import Trace
from converter.sources import Source
from converter.sources.detection import Certainty


class NormalizerError(ConverterError):
    """A source in which there is no text."""


class Normalized(msgspec.Struct, frozen=True):
    """A document tree, and all there is to say about the text it was made from.

    ``encoding`` is empty where that was not in one; ``certainty`` says how it is known.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    encoding: str = ""
    certainty: Certainty = "certain"


def normalize(source: Source, rules: Rules | None = None, trace: Trace | None = None) -> Normalized:
    """Read the structure of ``source``; raise :class:`NormalizerError` if it has no text.

    ``rules`` are ours unless given; ``trace`` is told which rule decided about which line.
    """
    rules = rules or default()
    texts = source.lines()
    diagnostics = list(characters.check(source))
    numbered: Iterable[Line] = number_lines(texts)
    if rules.may_have_marks(source.text):
        numbered = marks.remove(numbered, rules, diagnostics)
    body = list(paragraphs(numbered, diagnostics))
    body = wrapping.rejoin(body, texts, rules, diagnostics)
    if not body:
        raise NormalizerError("no text in it", place=source.name, hint="give it some")
    found = headings.find(body, rules, diagnostics, trace)
    title = front.title(body[0]) if front.is_title(body[0]) and 0 not in found else None
    if trace and title:
        trace.decide(body[0].number, "title", "the first line, and it does not end as a sentence")
    checked = punctuation.check(wrapping.unwrapped(texts, body))
    diagnostics += wrapping.located(checked, body)
    del texts
    if title:
        body = body[1:]
        found = {index - 1: heading for index, heading in found.items()}
    else:
        diagnostics.append(front.NO_TITLE)
    left = deque(roles.assign(body, found, rules, trace))
    author = roles.author(left)
    del body
    blocks = sections.build(left, found)
    name = source.stem.encode("utf-8", "replace").decode()  # a file's name may be no Unicode
    metadata = Metadata(title.text if title else name, author, modified=source.modified)
    return Normalized(
        Document(metadata, title, blocks),
        tuple(sorted(diagnostics, key=Diagnostic.place)),
        source.encoding,
        source.certainty,
    )
