"""Front matter at the head of a text: YAML between lines ``---``, or TOML between ``+++``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Paragraph, Role, Span, Text, Title
from converter.normalizer.front_matter.fields import (
    Field,
    Numbered,
    is_assignment,
    is_key,
    of_toml,
    of_yaml,
)
from converter.normalizer.lines import Line, span_of
from converter.normalizer.physical_lines import PhysicalLines
from converter.normalizer.trace import Trace
from converter.sources.language import is_tag

TOML = "+++"

ENDS = {"---": ("---", "..."), TOML: (TOML,)}
"""What ends it, by how it begins: YAML 1.2.2, 9.1.4 and 9.2; Hugo's manual, front matter."""

MAX_LINES = 60
"""No longer a block at the head of a text is taken for front matter."""

ROLES: dict[str, Role] = {
    "subtitle": "subtitle",
    "副标题": "subtitle",
    "author": "byline",
    "authors": "byline",
    "作者": "byline",
    "source": "source",
    "来源": "source",
    "date": "date",
    "日期": "date",
}
"""The keys that are printed, after the title, and as what."""

TITLES = {"title", "标题"}

LANGUAGES = {"lang", "language", "语言"}
"""A tag of BCP 47."""


class FrontMatter(msgspec.Struct, frozen=True):
    """What the head says: a title, paragraphs to print after it, the author, the language."""

    title: Title | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    author: str = ""
    language: str = ""
    last_line: int = 0
    """The number of its last line."""


class _Block(msgspec.Struct, frozen=True):
    """The lines of a front matter, with the fences, and what was read in them."""

    lines: Sequence[Line]
    fields: Sequence[Field]
    strays: Sequence[Numbered]


def read(lines: PhysicalLines, diagnostics: list[Diagnostic], trace: Trace | None) -> FrontMatter:
    """The front matter at the head of ``lines``; it is reported, and what is left out of it."""
    block = _block(list(islice(lines.between(0, len(lines)), MAX_LINES + 1)))
    if block is None:
        return FrontMatter()
    span = span_of(block.lines)
    diagnostics.append(Diagnostic("FRM001", "info", "front matter read", span=span))
    if trace:
        for line in block.lines:
            trace.decide(
                line.number, "front-matter", f"it stands between two {block.lines[0].text}"
            )
    by_number = {line.number: line.span for line in block.lines}
    for number, text in block.strays:
        diagnostics.append(not_understood(text, by_number[number]))
    title, author, language = None, "", ""
    paragraphs: list[Paragraph] = []
    for field in block.fields:
        key, text, span = field.key.lower(), field.text, by_number[field.first_line]
        if key in TITLES and text:
            title = Title(text, span)
        elif (role := ROLES.get(key)) and text:
            paragraphs.append(Paragraph((Text(text),), span, role=role))
            author = text if role == "byline" else author
        elif key in LANGUAGES and (tag := language_tag(text)):
            language = tag
        else:
            message = f"{field.key}: {text} of the front matter left out"
            diagnostics.append(Diagnostic("FRM001", "info", message, span=span))
    return FrontMatter(title, tuple(paragraphs), author, language, block.lines[-1].number)


def language_tag(text: str) -> str:
    """The tag of a language that ``text`` is; empty if it is none."""
    tag = text.replace("_", "-")
    return tag if is_tag(tag) else ""


def not_understood(text: str, span: Span) -> Diagnostic:
    """The report about a line that is left out because it is no field."""
    message = f"left out of the front matter, for it is not understood: {text.strip()}"
    return Diagnostic("FRM002", "warning", message, "write key: value", span)


def _block(lines: Sequence[Line]) -> _Block | None:
    """The front matter with which ``lines`` begin: nothing where most lines are none of it."""
    ends = ENDS.get(lines[0].text, ())
    last = next((index for index, one in enumerate(lines) if index and one.text in ends), 0)
    if not last or last + 1 == len(lines):
        return None
    inner = [(one.number, " " * (one.column - 1) + one.text) for one in lines[1:last]]
    said = next((text for _, text in inner if not text.lstrip().startswith("#")), "")
    if not (is_assignment(said) if lines[0].text == TOML else is_key(said)):
        return None
    fields, strays = (of_toml if lines[0].text == TOML else of_yaml)(inner)
    at_margin = [text for _, text in strays if not text.startswith(" ")]
    if fields and len(at_margin) >= len(fields):
        return None
    return _Block(lines[: last + 1], fields, strays)
