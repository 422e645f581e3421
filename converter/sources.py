"""Bytes in, text out: decoding, and what a text file may be."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from converter import hidden_characters
from converter.diagnostics import ConverterError, UsageError
from converter.document import UNDATED

MEBIBYTE = 1024 * 1024

MAX_MEBIBYTES = 64
"""The largest input unless more is asked for: twenty million characters, a hundred thick books."""

STANDARD_INPUT = "-"

NAMELESS = "untitled"
"""The stem of what is made of a file in whose name there is nothing to see."""


class SourceError(ConverterError):
    """An input that cannot be read as text."""


class Source(msgspec.Struct, frozen=True):
    """A decoded text. ``name`` is for messages, ``stem`` for naming what is made of it.

    ``modified`` is an instant in UTC, ``YYYY-MM-DDThh:mm:ssZ``.
    """

    name: str
    stem: str
    text: str
    encoding: str
    modified: str

    def lines(self) -> list[str]:
        """The physical lines; line ``n`` of a span is ``lines()[n - 1]``."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def stem(name: str) -> str:
    """What the files made from the source of this name are called, suffix apart.

    Characters that hide something in a name are left out of it.
    """
    if name == STANDARD_INPUT:
        return "stdin"
    return hidden_characters.removed(Path(name).stem) or NAMELESS


def read(path: str | Path, max_mebibytes: int = MAX_MEBIBYTES) -> Source:
    """Read the text file at ``path``; raise :class:`SourceError` with what to do about it."""
    path = Path(path)
    try:
        if path.is_dir():
            raise SourceError("a folder, not a file", place=str(path), hint="name the files in it")
        with path.open("rb") as stream:
            data = _read_bounded(stream, str(path), max_mebibytes)
            modified = _modified(os.fstat(stream.fileno()).st_mtime)
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", place=str(path), hint="check name and permissions"
        ) from error
    return decode(data, name=str(path), stem=stem(str(path)), modified=modified)


def read_stream(stream: BinaryIO, max_mebibytes: int = MAX_MEBIBYTES) -> Source:
    """Read standard input to its end; it has no name and no date of its own."""
    name = "<stdin>"
    try:
        data = _read_bounded(stream, name, max_mebibytes)
    except OSError as error:
        hint = "give it a text, or name a file"
        raise SourceError(f"cannot be read: {error.strerror}", place=name, hint=hint) from error
    return decode(data, name=name, stem=stem(STANDARD_INPUT), modified=UNDATED)


def decode(data: bytes, *, name: str, stem: str, modified: str) -> Source:
    """Decode UTF-8, with or without a byte order mark; raise :class:`SourceError` otherwise."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}",
            place=name,
            line=_line_at(data, error.start),
            hint="save it as UTF-8 (iconv -f GB18030 -t UTF-8)",
        ) from error
    if "\0" in text:
        raise SourceError(
            "a NUL character: this is no plain text",
            place=name,
            line=_line_at(data, data.index(0)),
            hint="export the document as plain text in UTF-8",
        )
    return Source(name, stem, text, "utf-8", _epoch() or modified)


def _read_bounded(stream: BinaryIO, name: str, max_mebibytes: int) -> bytes:
    limit = max_mebibytes * MEBIBYTE
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(
            f"larger than {max_mebibytes} MiB",
            place=name,
            hint="split it into volumes, or allow more with --max-size",
        )
    return data


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _modified(seconds: float) -> str:
    """The date of a file; a file system may say one that no calendar has."""
    try:
        return _instant(seconds)
    except (ValueError, OverflowError, OSError):
        return UNDATED


def _epoch() -> str:
    """The date that a reproducible build asks for (reproducible-builds.org/specs), if any."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return ""
    try:
        return _instant(int(value))
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {value!r}",
            hint="set it to whole seconds since 1970, or unset it",
        ) from error
