"""One document into files: the order of the steps, and what was written."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec
from msgspec.structs import replace

from converter import editions, hidden_characters, memory, readers, verification, writers
from converter.diagnostics import Diagnostic, InternalError, UsageError, guarded
from converter.document import NOT_IN_SOURCE, Document, Paragraph, Title
from converter.files import write_atomically
from converter.normalized import Normalized
from converter.patterns import lazy_pattern
from converter.sources import MAX_MEBIBYTES, Input
from converter.sources.language import is_tag
from converter.theme import Theme
from converter.theme.official import fitted
from converter.verification.report import FileReport, VerificationError
from converter.writers import Writer, WriterError

if TYPE_CHECKING:
    from converter.normalizer.rules import Rules

Edition = Literal["full", "preview"]

_UNPRINTABLE = lazy_pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


NOTHING_PAID = Diagnostic(
    "EDN001",
    "warning",
    "no part of it is paid: the preview is the whole text",
    "put ##paidbegin## before what is",
)


class Reading(msgspec.Struct, frozen=True):
    """How to read a file: the name of its reader and its encoding, where the user says them.

    ``fix`` asks for the safe changes of :mod:`converter.checking`; ``rules`` are those of the
    normalizer, ours unless given. ``max_size`` is in MiB.
    """

    reader: str = ""
    encoding: str = ""
    fix: bool = False
    rules: Rules | None = None
    max_size: int = MAX_MEBIBYTES


class Request(msgspec.Struct, frozen=True):
    """What to make of a source. ``options`` are by writer and name, as the user typed them.

    With ``verify``, what was written is read back and compared before it is anywhere.
    """

    formats: Sequence[str]
    theme: Theme
    edition: Edition = "full"
    title: str = ""
    author: str = ""
    language: str = ""
    options: Mapping[str, Mapping[str, str]] = {}
    verify: bool = True


class Written(msgspec.Struct, frozen=True):
    """A file written: its size in bytes, the seconds it took, and what its writer had to say."""

    path: Path
    size: int
    seconds: float
    diagnostics: Sequence[Diagnostic]


class MadeFile(msgspec.Struct, frozen=True):
    """One format of a text as bytes, proved, and what else is known of a file that is written."""

    format_name: str
    data: bytes
    seconds: float
    diagnostics: Sequence[Diagnostic]


class Made(msgspec.Struct, frozen=True):
    """All formats that were asked for of one text, and what there is to say about that."""

    files: Sequence[MadeFile]
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
            masthead = [one.role for one in document.masthead if isinstance(one, Paragraph)]
            own = fitted(look.fitted(masthead), document)
            said = writer.write(document, own, sink) or ()
    except InternalError as error:
        if type(writer).__module__.startswith("converter."):
            raise
        raise WriterError(
            f"the writer {writer.name!r} failed: {error.__cause__!r}",
            hint="tell those who made the package that provides it",
        ) from error.__cause__
    return sorted(said, key=Diagnostic.place)


def read(file: Input, reading: Reading) -> Normalized:
    """The document in ``file``; raise :class:`UsageError` if it cannot be read as asked."""
    normalized = _named(file, _read(file, reading))
    memory.give_back()
    return normalized


def _read(file: Input, reading: Reading) -> Normalized:
    reader = reading.reader or readers.for_file(file.name)
    if reader == readers.DEFAULT:
        from converter.readers.text import TextReader  # with all of the normalizer

        with guarded("the normalizer", file.name):
            keeps_marks = reading.reader == readers.DEFAULT
            reader_of_text = TextReader(reading.rules, fix=reading.fix, keeps_marks=keeps_marks)
            return reader_of_text.read(file)
    if reading.fix:
        raise UsageError("only plain text is mended", place=file.name, hint="omit --fix")
    return readers.read(file, reader, reading.rules)


def _named(file: Input, normalized: Normalized) -> Normalized:
    """With what :func:`converter.sources.stem` left out of the names of the files."""
    found = ", ".join(hidden_characters.code_points(Path(file.name).stem))
    if not found:
        return normalized
    message = f"{found} in the file's name, left out of the names of what is made of it"
    said = Diagnostic("NAM001", "warning", message, "rename the file")
    return replace(normalized, diagnostics=(said, *normalized.diagnostics))


def prepare(normalized: Normalized, request: Request) -> Prepared:
    """Describe what was read as the user says, and cut it to the edition."""
    document, said = _described(normalized.document, request)
    if request.edition == "preview":
        whole = document
        document = editions.preview(whole, request.theme.preview.notice)
        said += [NOTHING_PAID] if document == whole else []
    return Prepared(document, [*normalized.diagnostics, *said])


def output_path(stem: str, format_name: str, folder: Path) -> Path:
    """Where the file made from the source of this ``stem`` goes."""
    return folder / (stem + writers.load(format_name).suffix)


def write_file(document: Document, format_name: str, request: Request, path: Path) -> Written:
    """Write one format to ``path``, whole and proved, or not at all.

    Raises :class:`VerificationError` where the file does not say what ``document`` says.
    """
    started = time.perf_counter()
    writer = writers.create(format_name, request.options.get(format_name))
    said = write_atomically(
        path,
        lambda sink: write(writer, document, request.theme, sink),
        lambda file: _prove(file, document, format_name, request, str(path)),
    )
    return Written(path, path.stat().st_size, time.perf_counter() - started, said)


def make(prepared: Prepared, request: Request) -> Made:
    """All formats as bytes, each as :func:`make_file` does."""
    files = [make_file(prepared.document, name, request) for name in request.formats]
    return Made(files, prepared.diagnostics)


def make_file(document: Document, format_name: str, request: Request) -> MadeFile:
    """One format as bytes, proved as :func:`write_file` does."""
    started = time.perf_counter()
    writer = writers.create(format_name, request.options.get(format_name))
    buffer = io.BytesIO()
    said = write(writer, document, request.theme, buffer)
    _prove(buffer, document, format_name, request, f"the {format_name}")
    return MadeFile(format_name, buffer.getvalue(), time.perf_counter() - started, said)


def put(file: MadeFile, path: Path) -> Written:
    """Write what was made to ``path``, whole or not at all."""
    started = time.perf_counter()
    write_atomically(path, lambda sink: sink.write(file.data))
    seconds = file.seconds + time.perf_counter() - started
    return Written(path, len(file.data), seconds, file.diagnostics)


def verify_file(path: Path, document: Document, look: Theme, against: str) -> FileReport:
    """Compare a file with what ``document``, which is made of ``against``, should be in it."""
    format_name = verification.format_of(path)
    try:
        with path.open("rb") as file:
            found = verification.compare(format_name, file, document, look)
    except OSError as error:
        raise VerificationError(
            f"cannot be read: {error.strerror}", place=str(path), hint="check the path"
        ) from error
    return FileReport(str(path), against, not found, found)


def _prove(
    file: BinaryIO, document: Document, format_name: str, request: Request, place: str
) -> None:
    """Files of other people's writers cannot be read back, and are not."""
    if not (request.verify and format_name in verification.FORMATS):
        return
    memory.give_back()
    if found := verification.compare(format_name, file, document, request.theme):
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise VerificationError(
            f"does not say what its source says: {found[0]}{more}",
            place=place,
            hint="nothing is written; report this, or write it all the same with --no-verify",
        )


def _described(document: Document, request: Request) -> tuple[Document, list[Diagnostic]]:
    """``document`` with the title, author and language that the user gave."""
    if request.language and not is_tag(request.language):
        raise UsageError(
            f"{request.language!r} is no language tag (BCP 47)",
            hint="give one such as zh-CN, zh-Hant or en",
        )
    for option, text in (("--title", request.title), ("--author", request.author)):
        if not text.isprintable() and _UNPRINTABLE.search(text):
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
        said.append(Diagnostic("TTL002", "info", replaced))
    if request.title:
        title = Title(request.title, title.span if title else NOT_IN_SOURCE)
    return replace(document, metadata=metadata, title=title), said
