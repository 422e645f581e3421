"""Objects as they stand in a PDF file (ISO 32000-1, 7.3), read no deeper than is asked for.

A long text has a million of them: an array is read item by item, where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from converter.patterns import lazy_pattern
from converter.verification.pieces import UnreadableError

if TYPE_CHECKING:
    from converter.verification.pdf.long_arrays import LongArray
    from converter.verification.pdf.streams import Stream

_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
"""Characters that are neither white space nor delimiters (7.2.2)."""

STRING = rb"\([^\\()]*(?:\\.[^\\()]*)*\)"
"""A literal string (7.3.4.2); brackets in it have a backslash, in files of ours."""

_TOKEN = lazy_pattern(
    rb"[\0\t\n\f\r ]*(?:"
    rb"/(?P<name>" + _REGULAR + rb"*)"
    rb"|(?P<reference>\d+)\s+\d+\s+R(?!" + _REGULAR + rb")"
    rb"|(?P<integer>[+-]?\d+)(?!" + _REGULAR + rb")"
    rb"|(?P<real>[+-]?(?:\d+\.\d*|\.\d+))"
    rb"|(?P<open><<)"
    rb"|(?P<close>>>)"
    rb"|(?P<array>\[)"
    rb"|(?P<string>" + STRING + rb")"
    rb"|<(?P<hexadecimal>[0-9A-Fa-f\s]*)>"
    rb"|(?P<word>true|false|null)"
    rb")",
    re.DOTALL,
)
_ENTRY = lazy_pattern(
    rb"[\0\t\n\f\r ]*/(" + _REGULAR + rb"*)[\0\t\n\f\r ]*(?:"
    rb"(?P<reference>\d+)\s+\d+\s+R(?!" + _REGULAR + rb")"
    rb"|(?P<integer>[+-]?\d+)(?!" + _REGULAR + rb")"
    rb"|/(?P<name>" + _REGULAR + rb"*)"
    rb"|(?P<string>" + STRING + rb"))",
    re.DOTALL,
)
"""What most entries of dictionaries are, as one: it takes half the time of reading any."""

_TO_BRACKET = lazy_pattern(rb"[^\[\]()]*(?:(?P<bracket>[\[\]])|" + STRING + rb")", re.DOTALL)
_ESCAPE = lazy_pattern(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"\n": b"", b"\r": b"", b"\r\n": b"",
}  # fmt: skip
"""What has a name in a string, and line ends that are none (7.3.4.2); others are themselves."""

_NAME_CODE = lazy_pattern(r"#([0-9A-Fa-f]{2})")
_WORDS = {b"true": True, b"false": False, b"null": None}


class Name(str):
    """A name, without its solidus (7.3.5)."""

    __slots__ = ()


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A reference to the object of this number (7.3.10); files of ours have no generations."""

    number: int


class Array(msgspec.Struct, frozen=True, gc=False):
    """An array: what stands between its brackets (7.3.6)."""

    data: bytes
    start: int
    end: int

    def __iter__(self) -> Iterator[Value]:
        place = self.start
        while place < self.end:
            match = _TOKEN.match(self.data, place, self.end)
            if match is None:
                if self.data[place : self.end].strip():
                    raise UnreadableError("an array is broken")
                return
            value, place = _valued(match)
            yield value


Dictionary: TypeAlias = "dict[str, Value]"
"""By names without their solidus (7.3.7)."""

Value: TypeAlias = (
    "bool | int | float | Name | bytes | Reference | Array | LongArray | Dictionary | Stream | None"
)


def value_at(data: bytes, place: int) -> tuple[Value, int]:
    """The object that begins at a place, and where it ends; of a stream it is the dictionary."""
    match = _TOKEN.match(data, place)
    if match is None:
        raise UnreadableError("an object is broken")
    return _valued(match)


def _valued(match: re.Match[bytes]) -> tuple[Value, int]:
    kind, end = match.lastgroup or "", match.end()
    if kind in _SIMPLE:
        return _SIMPLE[kind](match[kind]), end
    match kind:
        case "open":
            return _dictionary(match.string, end)
        case "array":
            return _array(match.string, end)
        case _:
            raise UnreadableError("a bracket is closed that was not opened")


@lru_cache(maxsize=1024)
def _name(name: bytes) -> Name:
    text = name.decode("latin-1")
    return Name(_NAME_CODE.sub(lambda code: chr(int(code[1], 16)), text) if "#" in text else text)


def _reference(number: bytes) -> Reference:
    return Reference(int(number))


def _hexadecimal(string: bytes) -> bytes:
    """What a hexadecimal string says (7.3.4.3)."""
    digits = b"".join(string.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _dictionary(data: bytes, place: int) -> tuple[Dictionary, int]:
    """A dictionary after its opening brackets."""
    entries: Dictionary = {}
    while True:
        while match := _ENTRY.match(data, place):
            kind, place = match.lastgroup or "", match.end()
            entries[_name(match[1])] = _SIMPLE[kind](match[kind])
        match = _TOKEN.match(data, place)
        if match and match.lastgroup == "close":
            return entries, match.end()
        if match is None or match.lastgroup != "name":
            raise UnreadableError("a dictionary is broken")
        entries[_name(match["name"])], place = value_at(data, match.end())


def _array(data: bytes, start: int) -> tuple[Array, int]:
    """An array after its opening bracket: its end is looked for, and no item read."""
    depth, end = 1, start
    while match := _TO_BRACKET.match(data, end):
        end = match.end()
        if bracket := match["bracket"]:
            depth += 1 if bracket == b"[" else -1
            if not depth:
                return Array(data, start, end - 1), end
    raise UnreadableError("an array is not closed")


def literal(string: bytes) -> bytes:
    """What a literal string says (7.3.4.2)."""
    inner = string[1:-1]
    return _ESCAPE.sub(_unescaped, inner) if b"\\" in inner else inner


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    if escape.isdigit() and escape < b"8":
        return bytes([int(escape, 8) & 0xFF])
    return _ESCAPED.get(escape, escape)


_SIMPLE: Mapping[str, Callable[[bytes], Value]] = {
    "reference": _reference,
    "integer": int,
    "real": float,
    "name": _name,
    "string": literal,
    "hexadecimal": _hexadecimal,
    "word": _WORDS.__getitem__,
}
"""How what has no parts is read, by the groups of expressions."""


def text(value: Value) -> str:
    """What a text string (7.9.2.2) or a name says; nothing else says anything."""
    if isinstance(value, bytes):
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be", "replace")
        return value.decode("latin-1")
    return str(value) if isinstance(value, Name) else ""
