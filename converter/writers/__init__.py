"""Writers: a document and a theme into one file; and the registry that finds them.

A writer is a class. Ours are listed here, other people's are what the entry points of the group
``essay_converter.writers`` name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO, ClassVar, Protocol, cast

import msgspec

from converter.diagnostics import ConverterError, Diagnostic, UsageError
from converter.document import Document
from converter.plugins import Kind
from converter.theme import Theme

GROUP = "essay_converter.writers"

OptionValue = bool | int | str


class Option(msgspec.Struct, frozen=True):
    """A choice a writer offers; the default's type is the type of the values it takes."""

    description: str
    default: OptionValue


class Writer(Protocol):
    """What the rest of the program knows of a writer.

    ``suffix`` begins with a dot. The class is called with the options that the user chose, by
    name. ``write`` writes the whole file to ``sink`` and returns what it had to say about it;
    equal arguments give equal bytes.
    """

    name: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str]
    options: ClassVar[Mapping[str, Option]]

    def write(self, document: Document, theme: Theme, sink: BinaryIO) -> Sequence[Diagnostic]:
        """Write ``document`` as ``theme`` says."""


class WriterError(ConverterError):
    """A plug-in that cannot be used: twice the same name, or not a writer."""


_KIND = Kind(
    "writer",
    GROUP,
    {
        "docx": "converter.writers.docx:DocxWriter",
        "epub": "converter.writers.epub:EpubWriter",
        "json": "converter.writers.json:JsonWriter",
        "pdf": "converter.writers.pdf:PdfWriter",
    },
    ("name", "suffix", "media_type", "options", "write"),
    "converter.writers.Writer",
    WriterError,
)


def names() -> list[str]:
    """The names of the installed writers."""
    return sorted(_KIND.find())


def named(text: str) -> str:
    """The name of a format as its user writes it: ours may be in capitals, PDF."""
    name = text.lower()
    return name if name in _KIND.ours else text


def load(name: str) -> type[Writer]:
    """The writer class of this name.

    Raises :class:`UsageError` if there is none, :class:`WriterError` if it is claimed twice or
    is not a writer.
    """
    return cast("type[Writer]", _KIND.load(name, "format"))


def create(name: str, options: Mapping[str, str] | None = None) -> Writer:
    """A writer with these options, each given as text; raise as :func:`load` does."""
    writer = load(name)
    values = {key: _option(writer, key, text) for key, text in (options or {}).items()}
    return writer(**values)


def _option(writer: type[Writer], key: str, text: str) -> OptionValue:
    option = writer.options.get(key)
    if option is None:
        known = ", ".join(writer.options) or "none"
        raise UsageError(f"{writer.name} has no option {key!r}", hint=f"it has {known}")
    try:
        return msgspec.convert(text, type(option.default), strict=False)
    except msgspec.ValidationError as error:
        kind = type(option.default).__name__
        raise UsageError(f"{writer.name}.{key}={text} is not a value of type {kind}") from error
