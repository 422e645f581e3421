"""What there is to read: the bytes of a file, and what is known of it beside them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from converter import hidden_characters
from converter.diagnostics import UsageError
from converter.document import UNDATED
from converter.sources.errors import SourceError

MEBIBYTE = 1024 * 1024

MAX_MEBIBYTES = 64
"""The largest input unless more is asked for: twenty million characters, a hundred thick books."""

STANDARD_INPUT = "-"

NAMELESS = "untitled"
"""The stem of what is made of a file in whose name there is nothing to see."""


class Input(msgspec.Struct, frozen=True):
    """A file's bytes. ``name`` is for messages, ``stem`` for naming what is made of it.

    ``folder`` is the one that pictures named in it may come from, None where there is none.
    ``modified`` is an instant in UTC, ``YYYY-MM-DDThh:mm:ssZ``; ``encoding`` is what the user
    says of the text, or empty.
    """

    name: str
    stem: str
    data: bytes
    modified: str = UNDATED
    folder: Path | None = None
    encoding: str = ""


def read_named(name: str, encoding: str = "", max_mebibytes: int = MAX_MEBIBYTES) -> Input:
    """The file of this name, ``-`` being standard input."""
    if name == STANDARD_INPUT:
        return read_stream(sys.stdin.buffer, encoding, max_mebibytes)
    return read_file(name, encoding, max_mebibytes)


def read_file(path: str | Path, encoding: str = "", max_mebibytes: int = MAX_MEBIBYTES) -> Input:
    """The file at ``path``; raise :class:`SourceError` if it cannot be read or is too large."""
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
    name = str(path)
    return Input(name, stem(name), data, dated(modified), path.parent, encoding)


def read_stream(stream: BinaryIO, encoding: str = "", max_mebibytes: int = MAX_MEBIBYTES) -> Input:
    """Standard input to its end; it has no name, no date and no folder."""
    name = "<stdin>"
    try:
        data = _read_bounded(stream, name, max_mebibytes)
    except OSError as error:
        hint = "give it a text, or name a file"
        raise SourceError(f"cannot be read: {error.strerror}", place=name, hint=hint) from error
    return Input(name, stem(STANDARD_INPUT), data, dated(UNDATED), None, encoding)


def stem(name: str) -> str:
    """What the files made from the source of this name are called, suffix apart.

    Characters that hide something in a name are left out of it.
    """
    if name == STANDARD_INPUT:
        return "stdin"
    return hidden_characters.removed(Path(name).stem) or NAMELESS


def dated(modified: str) -> str:
    """``modified``, or what a reproducible build asks for (reproducible-builds.org/specs)."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return modified
    try:
        return _instant(int(value))
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {value!r}",
            hint="set it to whole seconds since 1970, or unset it",
        ) from error


def _read_bounded(stream: BinaryIO, name: str, max_mebibytes: int) -> bytes:
    limit = max_mebibytes * MEBIBYTE
    data = b"".join(_pieces(stream, limit))
    if len(data) > limit:
        raise SourceError(
            f"larger than {max_mebibytes} MiB",
            place=name,
            hint="split it into volumes, or allow more with --max-size",
        )
    return data


def _pieces(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """What there is up to the first piece beyond ``limit``; no room is made for more than comes."""
    size = 0
    while size <= limit and (piece := stream.read(MEBIBYTE)):
        size += len(piece)
        yield piece


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _modified(seconds: float) -> str:
    """The date of a file; a file system may say one that no calendar has."""
    try:
        return _instant(seconds)
    except (ValueError, OverflowError, OSError):
        return UNDATED
