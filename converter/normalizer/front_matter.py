"""Front matter: ``key: value`` between two lines ``---``, and of YAML no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Paragraph, Role, Span, Text, Title
from converter.normalizer.lines import Line, span_of
from converter.normalizer.physical_lines import PhysicalLines
from converter.normalizer.trace import Trace
from converter.patterns import lazy_pattern

FENCE = "---"
END = ("---", "...")
"""YAML 1.2.2, 9.1.4 and 9.2: the markers of the start and of the end of a document."""

MAX_LINES = 60
"""No longer a block at the head of a text is taken for front matter."""

ROLES: dict[str, Role] = {
    "subtitle": "subtitle",
    "副标题": "subtitle",
    "author": "byline",
    "作者": "byline",
    "source": "source",
    "来源": "source",
    "date": "date",
    "日期": "date",
}
"""The keys that are printed, after the title, and as what."""

TITLES = {"title", "标题"}

_KEY = lazy_pattern(r"([\w-]{1,40})[ \t]{0,9}[:：][ \t]*(.*)")
_ITEM = lazy_pattern(r"[ \t]*-[ \t]+(.*)")


class Field(msgspec.Struct):
    """A key with its values, on lines of the source."""

    key: str
    values: list[str]
    first_line: int
    last_line: int

    @property
    def text(self) -> str:
        """The values in one."""
        return "、".join(filter(None, self.values))

    @property
    def span(self) -> Span:
        """The lines of the field."""
        return Span(self.first_line, 1, self.last_line, 1)


class FrontMatter(msgspec.Struct, frozen=True):
    """What the head says: a title, paragraphs to print after it, the author."""

    title: Title | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    author: str = ""
    last_line: int = 0
    """The number of its last line."""


def read(lines: PhysicalLines, diagnostics: list[Diagnostic], trace: Trace | None) -> FrontMatter:
    """The front matter at the head of ``lines``; it is reported, and what is left out of it."""
    head = list(islice(lines.between(0, len(lines)), MAX_LINES + 1))
    block = head[: _length(head)]
    if not block:
        return FrontMatter()
    diagnostics.append(Diagnostic("FRM001", "info", "front matter read", span=span_of(block)))
    if trace:
        for line in block:
            trace.decide(line.number, "front-matter", "key: value between two lines ---")
    title, author = None, ""
    paragraphs: list[Paragraph] = []
    by_number = {line.number: line.span for line in block}
    for field in fields((line.number, line.text) for line in block[1:-1])[0]:
        key, text, span = field.key.lower(), field.text, by_number[field.first_line]
        if key in TITLES and text:
            title = Title(text, span)
        elif (role := ROLES.get(key)) and text:
            paragraphs.append(Paragraph((Text(text),), span, role=role))
            author = text if role == "byline" else author
        else:
            message = f"{field.key}: {text} of the front matter left out"
            diagnostics.append(Diagnostic("FRM001", "info", message, span=span))
    return FrontMatter(title, tuple(paragraphs), author, block[-1].number)


def _length(lines: Sequence[Line]) -> int:
    """How many lines the front matter has; 0 where a line in it is none of it."""
    if lines[0].text != FENCE:
        return 0
    has_key = False
    for index, line in enumerate(lines[1:MAX_LINES], start=1):
        if line.text in END:
            return index + 1 if has_key and index + 1 < len(lines) else 0
        if _KEY.fullmatch(line.text):
            has_key = True
        elif not has_key or not (_ITEM.fullmatch(line.text) or line.column > 1):
            return 0
    return 0


def fields(lines: Iterable[tuple[int, str]]) -> tuple[list[Field], list[tuple[int, str]]]:
    """The fields on the numbered ``lines``, and the lines before the first one."""
    found: list[Field] = []
    strays: list[tuple[int, str]] = []
    for number, line in lines:
        if match := _KEY.fullmatch(line):
            found.append(Field(match[1], _values(match[2]), number, number))
        elif line.strip() and not line.lstrip().startswith("#"):
            if not found:
                strays.append((number, line))
                continue
            item = _ITEM.fullmatch(line)
            found[-1].values += _values(item[1] if item else line)
            found[-1].last_line = number
    return found, strays


def _values(text: str) -> list[str]:
    """A scalar, or the scalars of a list in brackets; quotation marks around them are YAML's."""
    text = text.strip()
    if text in {"|", ">", "|-", ">-"}:
        return []
    if len(text) > 1 and text[0] == "[" and text[-1] == "]":
        return [_scalar(part) for part in text[1:-1].split(",")]
    return [_scalar(text)]


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text
