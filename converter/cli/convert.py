"""The command ``convert``: texts into files."""

import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from converter import conversion, reading_ahead, sources, theme, writers
from converter.cli.messages import PROGRAM, say, say_diagnostics, say_error
from converter.cli.options import (
    AuthorOption,
    EditionOption,
    EncodingOption,
    LanguageOption,
    MaxSizeOption,
    ReaderOption,
    RulesOption,
    ThemeOption,
    TitleOption,
    reading,
)
from converter.conversion import Reading, Request, Written
from converter.diagnostics import ConverterError, Diagnostic, UsageError
from converter.normalized import Normalized
from converter.sources import STANDARD_INPUT, inputs

Read: TypeAlias = Callable[[], Normalized]

STANDARD_OUTPUT = "-"
DEFAULT_FORMATS = "docx,pdf,epub"
SPECIAL = frozenset(" \t\n'\"\\$`&|;<>(){}[]*?!#~")
"""Characters that a shell takes for more than themselves."""


def _complete_formats(incomplete: str) -> Iterator[str]:
    chosen, _, last = incomplete.rpartition(",")
    prefix = chosen + "," if chosen else ""
    return (prefix + name for name in writers.names() if name.startswith(last))


def convert(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Texts, Markdown, HTML or DOCX; - is standard input."),
    ],
    to: Annotated[
        str,
        typer.Option(help="Formats, with commas between.", autocompletion=_complete_formats),
    ] = DEFAULT_FORMATS,
    output: Annotated[
        str, typer.Option(help="The folder to write to; - is standard output.")
    ] = "output",
    reader: ReaderOption = "",
    encoding: EncodingOption = "",
    rules_file: RulesOption = "",
    theme_name: ThemeOption = theme.DEFAULT_THEME,
    edition: EditionOption = "full",
    title: TitleOption = "",
    author: AuthorOption = "",
    language: LanguageOption = "",
    options: Annotated[
        list[str],
        typer.Option("--option", metavar="FORMAT.NAME=VALUE", help="A writer's own option."),
    ] = [],  # noqa: B006  (Typer reads the default; nobody changes it)
    fix: Annotated[
        bool, typer.Option("--fix", help="Make the safe changes that check --diff shows.")
    ] = False,
    pdf_color: Annotated[
        Literal["gray", "cmyk"] | None,
        typer.Option(help="Black of the PDF; cmyk is pure K for print. Short for pdf.color."),
    ] = None,
    verify: Annotated[
        bool, typer.Option(help="Read each file back, and compare it, before it is there.")
    ] = True,
    max_size: MaxSizeOption = sources.MAX_MEBIBYTES,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Convert texts to DOCX, PDF and EPUB."""
    asked = reading(reader, encoding, rules_file, max_size, fix=fix)
    reads: list[Read] = [partial(_read, file, asked) for file in files]
    with closing(reading_ahead.begin(files[0], reads[0])) as first:
        reads[0] = first.result
        request = Request(
            formats=_formats(to),
            theme=theme.load(theme_name),
            edition=edition,
            title=title,
            author=author,
            language=language,
            options=_options([*options, *([f"pdf.color={pdf_color}"] if pdf_color else [])]),
            verify=verify,
        )
        if output == STANDARD_OUTPUT:
            _convert_to_stdout(files, reads, request, quiet=quiet)
        else:
            _convert_to_folder(files, reads, request, Path(output), quiet=quiet)


def _convert_to_folder(
    files: Sequence[str], reads: Sequence[Read], request: Request, folder: Path, *, quiet: bool
) -> None:
    _check_targets(files, request, folder)
    failed = False
    for file, read in zip(_tracked(files, quiet=quiet), reads, strict=True):
        try:
            _convert_file(file, read, request, folder, quiet=quiet)
        except UsageError:
            raise
        except ConverterError as error:
            failed = True
            say_error(error)
    if failed:
        raise typer.Exit(1)


def _formats(text: str) -> list[str]:
    """The formats asked for, each once and each known."""
    names = list(dict.fromkeys(filter(None, (name.strip() for name in text.split(",")))))
    if not names:
        raise UsageError("no format asked for", hint=f"name some of {', '.join(writers.names())}")
    for name in names:
        writers.load(name)
    return names


def _options(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """``pdf.color=cmyk`` as ``{"pdf": {"color": "cmyk"}}``."""
    options: dict[str, dict[str, str]] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        writer, dot, name = key.partition(".")
        if not (equals and dot):
            raise UsageError(f"--option {text}", hint="write it as FORMAT.NAME=VALUE")
        options.setdefault(writer, {})[name] = value
    for writer, chosen in options.items():
        writers.create(writer, chosen)
    return options


def _check_targets(files: Sequence[str], request: Request, folder: Path) -> None:
    """Refuse to write one file twice, or over a source."""
    read = {Path(file).resolve() for file in files}
    origins: dict[Path, tuple[str, str]] = {}
    for file in files:
        for name in request.formats:
            target = conversion.output_path(sources.stem(file), name, folder)
            if target.resolve() in read:
                raise UsageError(
                    f"{target} is a source and would be overwritten",
                    hint="choose another folder with --output",
                )
            origin = origins.setdefault(target, (file, name))
            if origin[0] != file:
                raise UsageError(
                    f"{origin[0]} and {file} would both become {target}",
                    hint="convert them one by one, with another --output",
                )
            if origin[1] != name:
                raise UsageError(
                    f"{origin[1]} and {name} would both become {target}",
                    hint="convert to them one by one, with another --output",
                )


def _tracked(files: Sequence[str], *, quiet: bool) -> Iterable[str]:
    """``files``, with a progress bar when there are many and somebody is watching."""
    if quiet or len(files) == 1 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, "Converting", console=Console(stderr=True, soft_wrap=True), transient=True)


def _read(file: str, asked: Reading) -> Normalized:
    return conversion.read(inputs.read_named(file, asked.encoding, asked.max_size), asked)


def _convert_file(file: str, read: Read, request: Request, folder: Path, *, quiet: bool) -> None:
    prepared = conversion.prepare(read(), request)
    for name in request.formats:
        path = conversion.output_path(sources.stem(file), name, folder)
        written = conversion.write_file(prepared.document, name, request, path)
        if not quiet:
            _say_written(written)
            say_diagnostics(file, written.diagnostics)
    if quiet:
        return
    say_diagnostics(file, _without_place(prepared.diagnostics))
    warnings = sum(
        diagnostic.severity == "warning" and diagnostic.span is not None
        for diagnostic in prepared.diagnostics
    )
    if warnings and file != STANDARD_INPUT:
        plural = "s" if warnings > 1 else ""
        name = shlex.quote(file) if SPECIAL.intersection(file) else file
        advice = f"see {PROGRAM} inspect {name}"
        say(f"{file}: {warnings} warning{plural} about the text; {advice}")


def _convert_to_stdout(
    files: Sequence[str], reads: Sequence[Read], request: Request, *, quiet: bool
) -> None:
    if len(files) != 1 or len(request.formats) != 1:
        raise UsageError(
            "standard output takes one file in one format", hint="name one FILE and one --to"
        )
    prepared = conversion.prepare(reads[0](), request)
    data, said = conversion.written_bytes(prepared.document, request.formats[0], request)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    if not quiet:
        say_diagnostics(files[0], _without_place(prepared.diagnostics))
        say_diagnostics(files[0], said)


def _without_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is to be said of the document as a whole."""
    return [diagnostic for diagnostic in diagnostics if diagnostic.span is None]


def _say_written(written: Written) -> None:
    say(f"{written.path}  {written.size / 1000:.1f} kB  {written.seconds:.2f} s")
