"""The fields of a front matter: of YAML what heads of texts use, and TOML.

Of YAML (1.2.2) these are: keys at the margin, plain and quoted scalars (7.3), over several lines
too, block scalars (8.1), lists in brackets and by dashes (7.4.1, 8.2.1), comments (6.6). A line
that is none of these is a stray, and said to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
import rtoml

from converter.document import Span
from converter.normalizer.wrapping import glue
from converter.patterns import lazy_pattern

Numbered = tuple[int, str]

_KEY = lazy_pattern(r"([\"']?)([\w-]{1,40})\1[ \t]{0,9}[:：](?!//)[ \t]*(.*)")
_ITEM = lazy_pattern(r"[ \t]*-(?:[ \t]+(.*))?")
_NAME = lazy_pattern(r"(?i:name|姓名)[ \t]{0,9}[:：][ \t]*(.*)")
_BLOCK = lazy_pattern(r"[|>][+-]?[1-9]?[+-]?[ \t]*(?:#.*)?")
_COMMENT = lazy_pattern(r"(?:^|(?<=[ \t\u3000]))#")
_QUOTED = lazy_pattern(r"\"((?:[^\"\\]|\\.)*+)\"|'((?:[^']|'')*+)'")
_ESCAPE = lazy_pattern(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_ASSIGNED = lazy_pattern(r"[ \t]*[\"']?([\w-]{1,40})[\"']?[ \t]*=")
_NOTHING = {"~", "null", "Null", "NULL"}


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


Fields = tuple[list[Field], list[Numbered]]
"""What was understood, and the lines that were not."""


def is_key(line: str) -> bool:
    """Whether ``line`` gives a key of YAML at the margin."""
    return _KEY.fullmatch(line) is not None


def is_assignment(line: str) -> bool:
    """Whether ``line`` gives a key of TOML."""
    return _ASSIGNED.match(line) is not None


def of_toml(lines: Sequence[Numbered]) -> Fields:
    """The fields of a TOML text; where it is none, every line is a stray."""
    try:
        data = rtoml.loads("\n".join(line for _, line in lines))
    except rtoml.TomlParsingError:
        return [], [one for one in lines if one[1].strip()]
    numbers: dict[str, int] = {}
    for number, line in lines:
        if match := _ASSIGNED.match(line):
            numbers.setdefault(match[1], number)
    first = lines[0][0]
    found = []
    for key, value in data.items():
        values = value if isinstance(value, list) else [value]
        number = numbers.get(key, first)
        found.append(Field(key, [str(one).strip() for one in values], number, number))
    return found, []


def of_yaml(lines: Iterable[Numbered]) -> Fields:
    """The fields of a YAML text."""
    reading = _Reading()
    for number, line in lines:
        reading.take(number, line.rstrip())
    reading.end()
    return reading.found, reading.strays


class _Reading:
    """Reads line by line; ``_rest`` is the text of a value that has no end yet."""

    def __init__(self) -> None:
        self.found: list[Field] = []
        self.strays: list[Numbered] = []
        self._rest: str | None = None
        self._is_block = False

    def take(self, number: int, line: str) -> None:
        """Read one more line."""
        text = line.lstrip()
        is_indented = len(text) < len(line)
        if self._is_block and is_indented:
            self._go_on(number, text)
        elif not text or text.startswith("#"):
            return
        elif not is_indented and (match := _KEY.fullmatch(line)):
            self.end()
            self.found.append(Field(match[2], [], number, number))
            self._begin(match[3])
        elif self.found and (item := _ITEM.fullmatch(line)):
            self._item(number, item[1] or "")
        elif is_indented and self.found and (named := _NAME.fullmatch(text)):
            self._item(number, named[1])
        elif is_indented and self._rest is not None and not _KEY.fullmatch(text):
            self._go_on(number, text)
        else:
            self.strays.append((number, line))

    def end(self) -> None:
        """The value that was read last is whole."""
        rest, self._rest = self._rest, None
        if self.found and rest:
            field = self.found[-1]
            field.values += [rest] if self._is_block else values(rest)
        self._is_block = False

    def _begin(self, text: str) -> None:
        self._is_block = _BLOCK.fullmatch(text) is not None
        self._rest = "" if self._is_block else _without_comment(text)

    def _item(self, number: int, text: str) -> None:
        self.end()
        named = _NAME.fullmatch(text)
        self._begin(named[1] if named else text)
        self.found[-1].last_line = number

    def _go_on(self, number: int, text: str) -> None:
        more = text if self._is_block else _without_comment(text)
        rest = self._rest or ""
        self._rest = rest + (glue(rest, more) if rest and more else "") + more
        self.found[-1].last_line = number


def values(text: str) -> list[str]:
    """A scalar, or the scalars of a list in brackets."""
    if len(text) > 1 and text[0] == "[" and text[-1] == "]":
        return [_scalar(part) for part in _parted(text[1:-1])]
    return [_scalar(text)]


def _parted(text: str) -> list[str]:
    """``text`` cut at its commas, but at none that is quoted."""
    hidden = _QUOTED.sub(lambda match: "\0" * len(match[0]), text)
    cuts = [-1, *(index for index, one in enumerate(hidden) if one == ","), len(text)]
    return [text[start + 1 : end] for start, end in pairwise(cuts)]


def _without_comment(text: str) -> str:
    quoted = _QUOTED.match(text)
    start = quoted.end() if quoted else 0
    comment = _COMMENT.search(text, start)
    return text[: comment.start()].rstrip() if comment else text.rstrip()


def _scalar(text: str) -> str:
    text = text.strip()
    if text in _NOTHING:
        return ""
    match = _QUOTED.fullmatch(text)
    if match is None:
        return text
    if match[2] is not None:
        return match[2].replace("''", "'").strip()
    return _ESCAPE.sub(_unescaped, match[1]).strip()


def _unescaped(match: re.Match[str]) -> str:
    """The character of an escape (5.7); white space is a space, for a field is a line."""
    if match[1]:
        character = chr(int(match[1], 16))
        return character if character.isprintable() else " "
    return " " if match[2] in "nrtvf0abe" else match[2]
