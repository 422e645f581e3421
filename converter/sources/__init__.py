"""Bytes in, text out: what a text file may be, and what is known of it beside its text."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import msgspec

from converter.shared_strings import all_shared
from converter.sources import encodings, inputs, signatures
from converter.sources.detection import Certainty, Detected, detect
from converter.sources.errors import SourceError
from converter.sources.inputs import MAX_MEBIBYTES, MEBIBYTE, STANDARD_INPUT, Input, stem

__all__ = [
    "MAX_MEBIBYTES",
    "MEBIBYTE",
    "STANDARD_INPUT",
    "Input",
    "Source",
    "SourceError",
    "decode",
    "decode_input",
    "encode",
    "read",
    "read_stream",
    "stem",
]


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
        """The physical lines; line ``n`` of a span is ``lines()[n - 1]``.

        The shortest are the same strings where they come again, as in a very long list they must.
        """
        return all_shared(encodings.unified_line_ends(self.text).split("\n"))


def read(path: str | Path, max_mebibytes: int = MAX_MEBIBYTES, *, encoding: str = "") -> Source:
    """Read the text file at ``path``; raise :class:`SourceError` with what to do about it.

    Its encoding is told from its bytes where ``encoding`` does not say it.
    """
    return decode_input(inputs.read_file(path, encoding, max_mebibytes))


def read_stream(
    stream: BinaryIO, max_mebibytes: int = MAX_MEBIBYTES, *, encoding: str = ""
) -> Source:
    """Read standard input to its end; it has no name and no date of its own."""
    return decode_input(inputs.read_stream(stream, encoding, max_mebibytes))


def decode_input(file: Input, encoding: str = "") -> Source:
    """The text of ``file``, as the user says, or in ``encoding``, or as what it is."""
    return decode(
        file.data,
        name=file.name,
        stem=file.stem,
        modified=file.modified,
        encoding=file.encoding or encoding,
    )


def decode(data: bytes, *, name: str, stem: str, modified: str, encoding: str = "") -> Source:
    """Decode ``data``, as ``encoding`` or as what it is; or raise :class:`SourceError`.

    A byte order mark stays in the text.
    """
    signatures.refuse(data, name)
    detected = _encoding(data, encoding, name)
    text = encodings.decode_strictly(data, detected.encoding, name)
    if "\0" in text:
        raise _no_plain_text(name, text.partition("\0")[0])
    return Source(name, stem, text, detected.encoding, inputs.dated(modified), detected.certainty)


def encode(source: Source) -> bytes:
    """The text of ``source`` in its encoding."""
    return encodings.encode(source.text, source.encoding)


def _encoding(data: bytes, asked_for: str, name: str) -> Detected:
    if asked_for:
        return Detected(encodings.named(asked_for, data), "given")
    if b"\0" in data and not encodings.marked(data):
        is_narrow = not data.isascii() and encodings.is_utf8(data)
        wide = "" if is_narrow else encodings.wide(data)
        before = data.partition(b"\0")[0].decode(wide or "utf-8", "replace")
        raise _no_plain_text(name, before, wide)
    return detect(data)


def _no_plain_text(name: str, before: str, encoding: str = "") -> SourceError:
    """The error that a NUL follows ``before``; the text may be in ``encoding``, if one is given."""
    or_else = f"; for wide characters without a mark say --encoding {encoding}" if encoding else ""
    return SourceError(
        "a NUL character: this is no plain text",
        place=name,
        line=encodings.line_after(before),
        hint=f"export it as plain text in UTF-8{or_else}",
    )
