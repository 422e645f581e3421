"""Bytes in, text out: what a text file may be, and what is known of it beside its text."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from converter.diagnostics import UsageError
from converter.document import UNDATED
from converter.sources import encodings
from converter.sources.detection import Certainty, Detected, detect
from converter.sources.errors import SourceError

__all__ = ["MAX_BYTES", "STANDARD_INPUT", "Source", "SourceError", "decode", "read", "read_stream"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest input: some twenty million characters, a hundred thick books."""

STANDARD_INPUT = "-"


class Source(msgspec.Struct, frozen=True):
    """A decoded text. ``name`` is for messages, ``stem`` for naming what is made of it.

    ``modified`` is an instant in UTC, ``YYYY-MM-DDThh:mm:ssZ``; ``certainty`` is that of
    ``encoding``.
    """

    name: str
    stem: str
    text: str
    encoding: str
    modified: str
    certainty: Certainty = "certain"

    def lines(self) -> list[str]:
        """The physical lines; line ``n`` of a span is ``lines()[n - 1]``."""
        return encodings.unified_line_ends(self.text).split("\n")


def stem(name: str) -> str:
    """What the files made from the source of this name are called, suffix apart."""
    return "stdin" if name == STANDARD_INPUT else Path(name).stem


def read(path: str | Path, *, encoding: str = "") -> Source:
    """Read the text file at ``path``; raise :class:`SourceError` with what to do about it.

    Its encoding is told from its bytes where ``encoding`` does not say it.
    """
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
    return decode(data, name=name, stem=stem(name), modified=modified, encoding=encoding)


def read_stream(stream: BinaryIO, *, encoding: str = "") -> Source:
    """Read standard input to its end; it has no name and no date of its own."""
    return decode(
        _read_bounded(stream, "<stdin>"),
        name="<stdin>",
        stem=stem(STANDARD_INPUT),
        modified=UNDATED,
        encoding=encoding,
    )


def decode(data: bytes, *, name: str, stem: str, modified: str, encoding: str = "") -> Source:
    """Decode ``data``, as ``encoding`` or as what it is; or raise :class:`SourceError`.

    A byte order mark stays in the text.
    """
    detected = _encoding(data, encoding, name)
    text = encodings.decode_strictly(data, detected.encoding, name)
    if "\0" in text:
        raise _no_plain_text(name, text[: text.index("\0")])
    return Source(name, stem, text, detected.encoding, _epoch() or modified, detected.certainty)


def _encoding(data: bytes, asked_for: str, name: str) -> Detected:
    if asked_for:
        return Detected(encodings.named(asked_for, data), "given")
    if b"\0" in data and not encodings.marked(data):
        raise _no_plain_text(name, data[: data.index(0)].decode("latin-1"))
    return detect(data)


def _no_plain_text(name: str, before: str) -> SourceError:
    return SourceError(
        "a NUL character: this is no plain text",
        place=name,
        line=encodings.line_after(before),
        hint="export it as plain text in UTF-8; for UTF-16 without a mark say --encoding utf-16",
    )


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
