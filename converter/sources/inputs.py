"""What there is to read: the bytes of a file, and what is known of it beside them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from converter.diagnostics import UsageError
from converter.document import UNDATED
from converter.sources.errors import SourceError

MAX_BYTES = 64 * 1024 * 1024
"""The largest input: some twenty million characters, a hundred thick books."""

STANDARD_INPUT = "-"


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


def read_file(path: str | Path, *, encoding: str = "") -> Input:
    """The file at ``path``; raise :class:`SourceError` if it cannot be read or is too large."""
    path = Path(path)
    try:
        if path.is_dir():
            raise SourceError("a folder, not a file", place=str(path), hint="name the files in it")
        with path.open("rb") as stream:
            data = _read_bounded(stream, str(path))
            modified = _modified(os.fstat(stream.fileno()).st_mtime)
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", place=str(path), hint="check name and permissions"
        ) from error
    name = str(path)
    return Input(name, stem(name), data, dated(modified), path.parent, encoding)


def read_stream(stream: BinaryIO, *, encoding: str = "") -> Input:
    """Standard input to its end; it has no name, no date and no folder."""
    data = _read_bounded(stream, "<stdin>")
    return Input("<stdin>", stem(STANDARD_INPUT), data, dated(UNDATED), None, encoding)


def stem(name: str) -> str:
    """What the files made from the source of this name are called, suffix apart."""
    return "stdin" if name == STANDARD_INPUT else Path(name).stem


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


def _read_bounded(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"larger than {MAX_BYTES // 1024**2} MiB", place=name, hint="split it into volumes"
        )
    return data


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _modified(seconds: float) -> str:
    """The date of a file; a file system may say one that no calendar has."""
    try:
        return _instant(seconds)
    except (ValueError, OverflowError, OSError):
        return UNDATED
