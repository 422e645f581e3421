"""TOML into typed tables, with the line of whatever is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import msgspec
import rtoml

from converter.patterns import lazy_pattern

Key = tuple[str, ...]

_HEADER = lazy_pattern(r"\s*(\[\[?)\s*([\w.\-]+)\s*\]")
_ASSIGNMENT = lazy_pattern(r"\s*([\w\-]+)\s*=")
_ERROR = lazy_pattern(r"(?P<message>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_FIELD = lazy_pattern(r"Object (contains unknown|missing required) field `(.+?)`")
_STEP = lazy_pattern(r"\.([\w\-]+)|\[(\d+)\]")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A TOML table of known keys.

    Modules of tables have no ``from __future__ import annotations``: msgspec would compile each.
    """


AnyTable = TypeVar("AnyTable", bound=Table)


class TomlError(ValueError):
    """A value, key or table that is not what was asked for; ``line`` is 1-based, 0 if unknown."""

    def __init__(self, message: str, line: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


class TomlReader:
    """One TOML text; raises :class:`TomlError` when it is none.

    ``value_of`` makes a value of a type that TOML has not, as msgspec's ``dec_hook`` does.
    """

    def __init__(self, text: str, value_of: Callable[[type, Any], Any] | None = None) -> None:
        self._value_of = value_of
        try:
            self.data: dict[str, Any] = rtoml.loads(text)
        except rtoml.TomlParsingError as error:
            raise TomlError(f"not TOML: {error}", _line_in(str(error))) from error
        self._text = text

    def read(self, kind: type[AnyTable], data: object, at: Key = ()) -> AnyTable:
        """``data``, the value at key ``at``, as a table; raise :class:`TomlError` if it is none."""
        try:
            return msgspec.convert(data, kind, dec_hook=self._value_of)
        except msgspec.ValidationError as error:
            raise self._explained(str(error), at, kind) from error

    def line(self, key: Key) -> int:
        """The line that defines ``key``, or the nearest table around it; 0 if there is none."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 0)

    @cached_property
    def _lines(self) -> dict[Key, int]:
        return _lines_by_key(self._text)

    def _explained(self, text: str, at: Key, kind: type[Table]) -> TomlError:
        match = _ERROR.fullmatch(text)
        message, path = (match["message"], match["path"] or "") if match else (text, "")
        steps = tuple(name or index for name, index in _STEP.findall(path))
        key = at + steps
        field = _FIELD.match(message)
        if field is None:
            valid = _choices(kind, steps)
            hint = f"choose one of {', '.join(valid)}" if valid else ""
            return TomlError(f"{'.'.join(key)}: {message}", self.line(key), hint)
        table = ".".join(key) or "the top level"
        if field[1] == "missing required":
            return TomlError(f"{table} lacks the key {field[2]!r}", self.line(key), "add it")
        return self.unknown(field[2], key)

    def unknown(self, name: str, table: Key) -> TomlError:
        """The error that ``name`` is no key of ``table``."""
        return TomlError(
            f"unknown key {name!r} in {'.'.join(table) or 'the top level'}",
            self.line((*table, name)),
            "check its spelling, or remove it",
        )


def _choices(kind: type[Table], steps: Key) -> list[str]:
    """What may stand at ``steps`` in a table of this kind, where that is one of some words."""
    import msgspec.inspect as types  # most files have no error

    at: types.Type = types.type_info(kind)
    for step in steps:
        if isinstance(at, types.StructType):
            fields = {field.encode_name: field.type for field in at.fields}
            at = fields.get(step, at)
        elif isinstance(at, types.VarTupleType | types.ListType):
            at = at.item_type
        elif isinstance(at, types.DictType):
            at = at.value_type
    return list(map(str, at.values)) if isinstance(at, types.LiteralType) else []


def _line_in(message: str) -> int:
    """The line that rtoml's message names."""
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match else 0


def _lines_by_key(text: str) -> dict[Key, int]:
    """The first line of every table and key; elements of arrays of tables by their index."""
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = tuple(header[2].split("."))
            lines.setdefault(table, number)
            if header[1] == "[[":
                index = counts.get(table, 0)
                counts[table] = index + 1
                table = (*table, str(index))
            lines.setdefault(table, number)
        elif key := _ASSIGNMENT.match(line):
            lines.setdefault((*table, key[1]), number)
    return lines
