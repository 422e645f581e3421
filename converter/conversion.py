"""One document into files: the order of the steps, and what was written."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec
from msgspec.structs import replace

from converter import editions, hidden_characters, writers
from converter.diagnostics import Diagnostic, InternalError, UsageError, guarded
from converter.document import NOT_IN_SOURCE, Document, Title
from converter.files import write_atomically
from converter.normalizer import normalize
from converter.sources import Source
from converter.theme import Theme
from converter.writers import Writer, WriterError

Edition = Literal["full", "preview"]

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


NOTHING_PAID = Diagnostic(
    "EDN001",
    "warning",
    "no part of it is paid: the preview is the whole text",
    "put ##paidbegin## before what is",
)


class Request(msgspec.Struct, frozen=True):
    """What to make of a source. ``options`` are by writer and name, as the user typed them."""

    formats: Sequence[str]
    theme: Theme
    edition: Edition = "full"
    title: str = ""
    author: str = ""
    language: str = ""
    options: Mapping[str, Mapping[str, str]] = {}


class Written(msgspec.Struct, frozen=True):
    """A file written: its size in bytes, the seconds it took, and what its writer had to say."""

    path: Path
    size: int
    seconds: float
    diagnostics: Sequence[Diagnostic]


class Prepared(msgspec.Struct, frozen=True):
    """A document ready for its writers, and what there is to say about its text."""

    document: Document
    diagnostics: Sequence[Diagnostic]


def convert(
    document: Document, format_name: str, look: Theme, sink: BinaryIO, **options: str
) -> Sequence[Diagnostic]:
    """Write ``document`` in one format to ``sink``, and return what the writer had to say.

    Raises :class:`UsageError` for an unknown format or option.
    """
    return write(writers.create(format_name, options), document, look, sink)


def write(writer: Writer, document: Document, look: Theme, sink: BinaryIO) -> Sequence[Diagnostic]:
    """Let ``writer`` write, and say what it had to say, by place in the text.

    Raises :class:`WriterError` where somebody else's writer fails, :class:`InternalError` where
    one of ours does.
    """
    try:
        with guarded(f"the writer {writer.name!r}"):
            said = writer.write(document, look, sink) or ()
    except InternalError as error:
        if type(writer).__module__.startswith("converter."):
            raise
        raise WriterError(
            f"the writer {writer.name!r} failed: {error.__cause__!r}",
            hint="tell those who made the package that provides it",
        ) from error.__cause__
    return sorted(said, key=Diagnostic.place)


def prepare(source: Source, request: Request) -> Prepared:
    """Normalize ``source``, describe it as the user says, and cut it to the edition."""
    with guarded("the normalizer", source.name):
        normalized = normalize(source)
    document, said = _described(normalized.document, request)
    if request.edition == "preview":
        whole = document
        document = editions.preview(whole, request.theme.preview.notice)
        said += [NOTHING_PAID] if document == whole else []
    return Prepared(document, [*normalized.diagnostics, *_about_name(source), *said])


def _about_name(source: Source) -> list[Diagnostic]:
    """What :func:`converter.sources.stem` left out of the names of the files."""
    found = ", ".join(hidden_characters.code_points(Path(source.name).stem))
    if not found:
        return []
    message = f"{found} in the file's name, left out of the names of what is made of it"
    return [Diagnostic("NAM001", "warning", message, "rename the file")]


def output_path(stem: str, format_name: str, folder: Path) -> Path:
    """Where the file made from the source of this ``stem`` goes."""
    return folder / (stem + writers.load(format_name).suffix)


def write_file(document: Document, format_name: str, request: Request, path: Path) -> Written:
    """Write one format to ``path``, whole or not at all."""
    started = time.perf_counter()
    writer = writers.create(format_name, request.options.get(format_name))
    said = write_atomically(path, lambda sink: write(writer, document, request.theme, sink))
    return Written(path, path.stat().st_size, time.perf_counter() - started, said)


def _described(document: Document, request: Request) -> tuple[Document, list[Diagnostic]]:
    """``document`` with the title, author and language that the user gave."""
    if request.language and not _LANGUAGE.fullmatch(request.language):
        raise UsageError(
            f"{request.language!r} is no language tag", hint="give one such as zh-CN (BCP 47)"
        )
    for option, text in (("--title", request.title), ("--author", request.author)):
        if _UNPRINTABLE.search(text):
            raise UsageError(f"{option} {text!r} has a character that cannot be printed")
    metadata = replace(
        document.metadata,
        title=request.title or document.metadata.title,
        author=request.author or document.metadata.author,
        language=request.language or document.metadata.language,
    )
    title, said = document.title, []
    if request.title and title and title.text != request.title:
        replaced = f"the title {title.text} replaced as asked"
        said.append(Diagnostic("TTL002", "info", replaced, span=title.span))
    if request.title:
        title = Title(request.title, title.span if title else NOT_IN_SOURCE)
    return replace(document, metadata=metadata, title=title), said
