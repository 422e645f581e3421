"""What a reader is given: the bytes of a file, and what is known of it beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from converter import sources
from converter.diagnostics import UsageError
from converter.document import UNDATED
from converter.sources import STANDARD_INPUT, Source, SourceError

UTF_8 = "utf-8"


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
            data = sources._read_bounded(stream, str(path))
            modified = sources._modified(os.fstat(stream.fileno()).st_mtime)
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror}", place=str(path), hint="check name and permissions"
        ) from error
    name = str(path)
    return Input(name, sources.stem(name), data, dated(modified), path.parent, encoding)


def read_stream(stream: BinaryIO, *, encoding: str = "") -> Input:
    """Standard input to its end; it has no name, no date and no folder."""
    data = sources._read_bounded(stream, "<stdin>")
    stem = sources.stem(STANDARD_INPUT)
    return Input("<stdin>", stem, data, dated(UNDATED), None, encoding)


def dated(modified: str) -> str:
    """``modified``, or what a reproducible build asks for."""
    return sources._epoch() or modified


def decode(file: Input, encoding: str = "") -> Source:
    """The text of ``file``, in ``encoding`` or else what the user says, or else UTF-8.

    Raises :class:`UsageError` for an unknown encoding, :class:`SourceError` for bytes that are
    not of it.
    """
    encoding = encoding or file.encoding or UTF_8
    data = file.data if encoding == UTF_8 else _recoded(file, encoding)
    return sources.decode(data, name=file.name, stem=file.stem, modified=file.modified)


def _recoded(file: Input, encoding: str) -> bytes:
    try:
        return file.data.decode(encoding).encode(UTF_8)
    except LookupError as error:
        raise UsageError(
            f"no encoding {encoding!r}", hint="give one such as utf-8, gb18030 or big5"
        ) from error
    except UnicodeError as error:
        raise SourceError(
            f"not {encoding}: {error}", place=file.name, hint="save it as UTF-8"
        ) from error
