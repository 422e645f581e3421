"""The front matter: ``key: value`` between two lines ``---``, and of YAML no more than that."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from converter.document import Paragraph, Role, Span, Text
from converter.readers.flow import Found

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

_KEY = re.compile(r"([\w-]+)[ \t]*[:：][ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


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


def read(lines: Iterable[str], first_line: int, found: Found) -> None:
    """Take in the front matter of ``lines``, the first of which is ``first_line``."""
    for field in _fields(lines, first_line, found):
        key, text = field.key.lower(), field.text
        if not text:
            continue
        if key in TITLES:
            found.title, found.is_title_printed = text, True
        elif role := ROLES.get(key):
            found.items.append(Paragraph((Text(text),), field.span, role=role))
            if role == "byline":
                found.author = text
        else:
            found.say("MKD001", f"{field.key}: {text} of the front matter left out", field.span)


def _fields(lines: Iterable[str], first_line: int, found: Found) -> list[Field]:
    fields: list[Field] = []
    for number, line in enumerate(lines, start=first_line):
        if match := _KEY.fullmatch(line):
            fields.append(Field(match[1], _values(match[2]), number, number))
        elif line.strip() and not line.lstrip().startswith("#"):
            if not fields:
                span = Span(number, 1, number, len(line))
                found.warn("MKD001", f"{line.strip()} of the front matter left out", span)
                continue
            item = _ITEM.fullmatch(line)
            fields[-1].values += _values(item[1] if item else line)
            fields[-1].last_line = number
    return fields


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
