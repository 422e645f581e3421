"""The command ``convert``: texts into files."""

from __future__ import annotations

import shlex
import sys
from argparse import BooleanOptionalAction
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from converter import conversion, reading_ahead, sources, writers
from converter.cli.messages import PROGRAM, say, say_diagnostics, say_error
from converter.cli.options import LookOptions, ReadingOptions, add_look, add_reading, add_texts
from converter.conversion import Made, Reading, Request, Written
from converter.diagnostics import ConverterError, Diagnostic, UsageError
from converter.normalized import Normalized
from converter.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from converter.cli.arguments import Parser

Read: TypeAlias = Callable[[], Normalized]
Text: TypeAlias = tuple[str, Made | Read]
"""A file, and what was made of its text, or how it is read."""

STANDARD_OUTPUT = "-"
DEFAULT_FORMATS = "docx,pdf,epub"
LEFT_OUT = frozenset({"FUR001", "HTM002"})
"""The codes of what is left out as of a page or a site: nobody is to miss it unawares."""

SPECIAL = frozenset(" \t\n'\"\\$`&|;<>(){}[]*?!#~")
"""Characters that a shell takes for more than themselves."""


def add_arguments(parser: Parser) -> None:
    """What the command is told."""
    add_texts(parser)
    parser.add_option(
        "--to",
        "Formats, with commas between (default: %(default)s).",
        metavar="FORMATS",
        default=DEFAULT_FORMATS,
        complete=_complete_formats,
    )
    parser.add_option(
        "--output",
        "The folder to write to (default: %(default)s); - is standard output.",
        metavar="FOLDER",
        default="output",
    )
    add_reading(parser)
    add_look(parser)
    parser.add_option(
        "--option",
        "A writer's own option.",
        dest="options",
        metavar="FORMAT.NAME=VALUE",
        action="append",
        default=[],
    )
    parser.add_flag("--fix", "Make the safe changes that check --diff shows.")
    parser.add_option(
        "--pdf-color",
        "Black of the PDF; cmyk is pure K for print. Short for pdf.color.",
        choices=("gray", "cmyk"),
    )
    parser.add_argument(
        "--verify",
        action=BooleanOptionalAction,
        default=True,
        help="Read each file back, and compare it, before it is there, or do not.",
    )
    parser.add_flag("--quiet", "Print nothing but errors.")


def _complete_formats(prefix: str, **_told: object) -> Iterator[str]:
    chosen, _, last = prefix.rpartition(",")
    before = chosen and f"{chosen},"
    return (before + name for name in writers.names() if name.startswith(last))


def run(
    files: Sequence[str],
    to: str,
    output: str,
    asked: ReadingOptions,
    look: LookOptions,
    options: Sequence[str],
    *,
    fix: bool,
    pdf_color: str,
    verify: bool,
    quiet: bool,
) -> int:
    """Convert texts to DOCX, PDF and EPUB."""
    reading = asked.reading(fix=fix)
    reads: list[Read] = [partial(_read, file, asked, reading) for file in files]
    with closing(reading_ahead.begin(files[0], reads[0])) as first:
        reads[0] = first.result
        chosen = [*options, *([f"pdf.color={pdf_color}"] if pdf_color else [])]
        request = look.request(_formats(to), options=_options(chosen), verify=verify)
        if output == STANDARD_OUTPUT:
            _convert_to_stdout(files, reads, request, quiet=quiet)
            return 0
        return _convert_to_folder(files, reads, request, Path(output), quiet=quiet)


def _convert_to_folder(
    files: Sequence[str], reads: Sequence[Read], request: Request, folder: Path, *, quiet: bool
) -> int:
    """The exit code: 1 if a file could not be converted, and the others were."""
    _check_targets(files, request, folder)
    code = 0
    with closing(_texts(files, reads, request)) as texts:
        for file, text in _tracked(texts, len(files), quiet=quiet):
            try:
                _convert_file(file, text, request, folder, quiet=quiet)
            except UsageError:
                raise
            except ConverterError as error:
                code = error.exit_code
                say_error(error)
    return code


def _formats(text: str) -> list[str]:
    """The formats asked for, each once and each known."""
    names = list(
        dict.fromkeys(filter(None, (writers.named(one.strip()) for one in text.split(","))))
    )
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
    if folder.is_file():
        raise UsageError(f"--output {folder} is a file, not a folder", hint="name a folder")
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


def _texts(
    files: Sequence[str], reads: Sequence[Read], request: Request
) -> Generator[Text, None, None]:
    """Each file with what was made of its text; or how it is read, as the first is by now."""
    yield files[0], reads[0]
    if len(files) > 1:
        from converter import batch

        others = dict(zip(files[1:], reads[1:], strict=True))

        def make(file: str) -> Made:
            return conversion.make(conversion.prepare(others[file](), request), request)

        for file, made in batch.made(files[1:], make):
            yield file, made or others[file]


def _tracked(texts: Iterable[Text], count: int, *, quiet: bool) -> Iterable[Text]:
    """``texts``, with a progress bar when there are many and somebody is watching."""
    if quiet or count == 1 or not sys.stderr.isatty():
        return texts
    from rich.console import Console
    from rich.progress import track

    return track(
        texts,
        "Converting",
        total=count,
        auto_refresh=False,  # by a thread, beside which there would be no other process
        console=Console(stderr=True, soft_wrap=True),
        transient=True,
    )


def _read(file: str, asked: ReadingOptions, reading: Reading) -> Normalized:
    return conversion.read(asked.read(file), reading)


def _convert_file(
    file: str, text: Made | Read, request: Request, folder: Path, *, quiet: bool
) -> None:
    def path(format_name: str) -> Path:
        return conversion.output_path(sources.stem(file), format_name, folder)

    if isinstance(text, Made):
        said = text.diagnostics
        files = (conversion.put(one, path(one.format_name)) for one in text.files)
    else:
        prepared = conversion.prepare(text(), request)
        said = prepared.diagnostics
        files = (
            conversion.write_file(prepared.document, name, request, path(name))
            for name in request.formats
        )
    for written in files:
        if not quiet:
            _say_written(written)
            say_diagnostics(file, written.diagnostics)
    if not quiet:
        _say_of_text(file, said)


def _say_of_text(file: str, diagnostics: Sequence[Diagnostic]) -> None:
    say_diagnostics(file, _without_place(diagnostics))
    warnings = sum(
        diagnostic.severity == "warning" and diagnostic.span is not None
        for diagnostic in diagnostics
    )
    left_out = sum(diagnostic.code in LEFT_OUT for diagnostic in diagnostics)
    told = [
        *([f"{_counted(left_out, 'line')} left out as no text"] if left_out else []),
        *([f"{_counted(warnings, 'warning')} about the text"] if warnings else []),
    ]
    if told and file != STANDARD_INPUT:
        name = shlex.quote(file) if SPECIAL.intersection(file) else file
        say(f"{file}: {', '.join(told)}; see {PROGRAM} inspect {name}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"


def _convert_to_stdout(
    files: Sequence[str], reads: Sequence[Read], request: Request, *, quiet: bool
) -> None:
    if len(files) != 1 or len(request.formats) != 1:
        raise UsageError(
            "standard output takes one file in one format", hint="name one FILE and one --to"
        )
    prepared = conversion.prepare(reads[0](), request)
    made = conversion.make_file(prepared.document, request.formats[0], request)
    sys.stdout.buffer.write(made.data)
    sys.stdout.buffer.flush()
    if not quiet:
        say_diagnostics(files[0], _without_place(prepared.diagnostics))
        say_diagnostics(files[0], made.diagnostics)


def _without_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is to be said of the document as a whole."""
    return [diagnostic for diagnostic in diagnostics if diagnostic.span is None]


def _say_written(written: Written) -> None:
    say(f"{written.path}  {written.size / 1000:.1f} kB  {written.seconds:.2f} s")
