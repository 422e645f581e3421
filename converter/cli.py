"""The command line: it reads options and prints; what is done is decided elsewhere."""

from __future__ import annotations

import os
import shlex
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TypeAlias

import typer

from converter import (
    conversion,
    explanation,
    hidden_characters,
    inspection,
    process,
    project,
    readers,
    sources,
    theme,
    writers,
)
from converter.cli_check import check
from converter.conversion import Edition, Reading, Request, Written
from converter.diagnostics import DEBUG, ConverterError, Diagnostic, UsageError
from converter.normalizer import Normalized, normalize, rules
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace
from converter.sources import STANDARD_INPUT, Input, decode_input, inputs
from converter.verification import report as verification_report
from converter.verification.report import FileReport

if TYPE_CHECKING:
    from rich.console import Console

PROGRAM = project.NAME
STANDARD_OUTPUT = "-"
DEFAULT_FORMATS = "docx,pdf,epub"
SPECIAL = frozenset(" \t\n'\"\\$`&|;<>(){}[]*?!#~")
"""Characters that a shell takes for more than themselves."""

MOST_DIAGNOSTICS = 20
"""How many diagnostics of a writer are printed a file: a text in rare characters has hundreds."""

EncodingOption = Annotated[
    str,
    typer.Option(metavar="NAME", help="The encoding of the text, in place of the one found."),
]

RulesOption = Annotated[
    str,
    typer.Option("--rules", metavar="FILE", help="Rules (TOML) that change or extend ours."),
]


def _complete_readers(incomplete: str) -> Iterator[str]:
    return (name for name in readers.names() if name.startswith(incomplete))


ReaderOption = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="NAME",
        help="What the files are, in place of what their suffixes say.",
        autocompletion=_complete_readers,
    ),
]

app = typer.Typer(
    name=PROGRAM,
    help="A Chinese essay in plain text, as DOCX, PDF and EPUB a publisher can use.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)


MaxSize: TypeAlias = Annotated[
    int, typer.Option("--max-size", metavar="MIB", min=1, help="Refuse a larger text, in MiB.")
]


def main() -> NoReturn:
    """Run the command, and exit as :func:`converter.process.run` says."""
    process.run(partial(app, prog_name=PROGRAM, standalone_mode=False), _print_error)


def _complete_formats(incomplete: str) -> Iterator[str]:
    chosen, _, last = incomplete.rpartition(",")
    prefix = chosen + "," if chosen else ""
    return (prefix + name for name in writers.names() if name.startswith(last))


def _complete_themes(incomplete: str) -> Iterator[str]:
    return (name for name in theme.names() if name.startswith(incomplete))


def _print_version(value: bool) -> None:
    if value:
        print(PROGRAM, project.version())
        raise typer.Exit


@app.callback()
def program(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Choose a command."""
    if context.invoked_subcommand is None:
        print(context.get_help(), end="")
        raise typer.Exit(UsageError.exit_code)


ThemeOption = Annotated[
    str,
    typer.Option("--theme", help="A theme's name, or its folder.", autocompletion=_complete_themes),
]
EditionOption = Annotated[Edition, typer.Option(help="preview ends before the paid part.")]
TitleOption = Annotated[str, typer.Option(help="The title, in place of the text's own.")]
AuthorOption = Annotated[str, typer.Option(help="The author.")]
LanguageOption = Annotated[str, typer.Option(help="A language tag such as zh-CN.")]


@app.command()
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
    max_size: MaxSize = sources.MAX_MEBIBYTES,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Convert texts to DOCX, PDF and EPUB."""
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
    reading = Reading(reader, encoding, fix, _rules(rules_file), max_size)
    if output == STANDARD_OUTPUT:
        _convert_to_stdout(files, request, reading, quiet=quiet)
        return
    folder = Path(output)
    _check_targets(files, request, folder)
    failed = False
    for file in _tracked(files, quiet=quiet):
        try:
            _convert_file(file, request, folder, reading, quiet=quiet)
        except UsageError:
            raise
        except ConverterError as error:
            failed = True
            _print_error(error)
    if failed:
        raise typer.Exit(1)


@app.command("verify")
def verify_files(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="DOCX, PDF, EPUB or JSON files.")
    ],
    against: Annotated[
        str, typer.Option(metavar="SOURCE", help="The text they were made from; - is stdin.")
    ],
    reader: ReaderOption = "",
    encoding: EncodingOption = "",
    rules_file: RulesOption = "",
    theme_name: ThemeOption = theme.DEFAULT_THEME,
    edition: EditionOption = "full",
    title: TitleOption = "",
    author: AuthorOption = "",
    language: LanguageOption = "",
    report: Annotated[
        Literal["text", "json"],
        typer.Option(help="json prints a report for programs on standard output."),
    ] = "text",
) -> None:
    """Read files back, and compare them with their source.

    Headings, paragraphs and leads are compared in order, character by character; so are tables of
    contents, metadata and fonts. Give the theme, the edition and what else changed the text as for
    convert, which verifies what it writes itself. Files of other formats, by writers that were
    installed in addition, cannot be verified: convert writes them without.
    """
    request = Request([], theme.load(theme_name), edition, title, author, language)
    reading = Reading(reader, encoding, rules=_rules(rules_file))
    document = conversion.prepare(_read(against, reading), request).document
    reports = [conversion.verify_file(file, document, request.theme, against) for file in files]
    if report == "json":
        print(verification_report.to_json(reports))
    else:
        _print_reports(reports)
    if not all(one.verified for one in reports):
        raise typer.Exit(1)


@app.command()
def inspect(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file; - is standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the tree as JSON.")] = False,
    reader: ReaderOption = "",
    encoding: EncodingOption = "",
    rules_file: RulesOption = "",
    max_size: MaxSize = sources.MAX_MEBIBYTES,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each line which rule decided.")
    ] = False,
) -> None:
    """Show how a text was understood: the tree, and every diagnostic."""
    if explain and as_json:
        raise UsageError("--explain and --json are two forms", hint="choose one")
    reading = Reading(reader, encoding, rules=_rules(rules_file), max_size=max_size)
    if explain:
        _explain(_input(file, reading), reading)
        return
    normalized = _read(file, reading)
    if as_json:
        print(normalized.document.to_json().decode())
        return
    for line in inspection.lines(normalized):
        print(hidden_characters.escaped(line))
    for diagnostic in normalized.diagnostics:
        print(hidden_characters.escaped(f"{file}:{diagnostic}"))


app.command()(check)


@app.command()
def formats() -> None:
    """List the formats there are, with their options, and what can be read."""
    for name in writers.names():
        writer = writers.load(name)
        print(f"{name:8} {writer.suffix:8} {writer.media_type}")
        for key, option in writer.options.items():
            print(f"         --option {name}.{key}={option.default}  {option.description}")
    for name in readers.names():
        reader = readers.load(name)
        print(f"         --from {name:10} {' '.join(reader.suffixes):19} {reader.description}")


@app.command()
def themes() -> None:
    """List the themes that come with the program."""
    for name in theme.names():
        print(f"{name:10} {theme.load(name).description}")


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
    if quiet or len(files) == 1 or not _messages().is_terminal:
        return files
    from rich.progress import track

    return track(files, description="Converting", console=_messages(), transient=True)


def _rules(path: str) -> Rules | None:
    return rules.load(path) if path else None


def _input(file: str, reading: Reading) -> Input:
    return inputs.read_named(file, reading.encoding, reading.max_size)


def _read(file: str, reading: Reading) -> Normalized:
    return conversion.read(_input(file, reading), reading)


def _explain(file: Input, reading: Reading) -> None:
    """Print which rule decided about each line of a plain text."""
    source, trace = decode_input(file), Trace()
    normalized = normalize(source, reading.rules, trace)
    for line in explanation.lines(source, normalized, trace):
        print(hidden_characters.escaped(line))


def _convert_file(
    file: str, request: Request, folder: Path, reading: Reading, *, quiet: bool
) -> None:
    prepared = conversion.prepare(_read(file, reading), request)
    for name in request.formats:
        path = conversion.output_path(sources.stem(file), name, folder)
        written = conversion.write_file(prepared.document, name, request, path)
        if not quiet:
            _print_written(written)
            _print_diagnostics(file, written.diagnostics)
    if quiet:
        return
    _print_diagnostics(file, _without_place(prepared.diagnostics))
    warnings = sum(
        diagnostic.severity == "warning" and diagnostic.span is not None
        for diagnostic in prepared.diagnostics
    )
    if warnings and file != STANDARD_INPUT:
        plural = "s" if warnings > 1 else ""
        name = shlex.quote(file) if SPECIAL.intersection(file) else file
        advice = f"see {PROGRAM} inspect {name}"
        _print(f"{file}: {warnings} warning{plural} about the text; {advice}")


def _convert_to_stdout(
    files: Sequence[str], request: Request, reading: Reading, *, quiet: bool
) -> None:
    if len(files) != 1 or len(request.formats) != 1:
        raise UsageError(
            "standard output takes one file in one format", hint="name one FILE and one --to"
        )
    prepared = conversion.prepare(_read(files[0], reading), request)
    data, said = conversion.written_bytes(prepared.document, request.formats[0], request)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    if not quiet:
        _print_diagnostics(files[0], _without_place(prepared.diagnostics))
        _print_diagnostics(files[0], said)


def _without_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is to be said of the document as a whole."""
    return [diagnostic for diagnostic in diagnostics if diagnostic.span is None]


def _print_written(written: Written) -> None:
    _print(f"{written.path}  {written.size / 1000:.1f} kB  {written.seconds:.2f} s")


def _print_reports(reports: Iterable[FileReport]) -> None:
    for report in reports:
        if report.verified:
            _print(f"{report.file}  verified")
        for mismatch in report.mismatches[:MOST_DIAGNOSTICS]:
            _print(f"{report.file}: {mismatch}")
        if (more := len(report.mismatches) - MOST_DIAGNOSTICS) > 0:
            _print(f"{report.file}: and {more} more")


def _print_diagnostics(file: str, diagnostics: Sequence[Diagnostic]) -> None:
    for diagnostic in diagnostics[:MOST_DIAGNOSTICS]:
        _print(f"{file}:{diagnostic}")
    if len(diagnostics) > MOST_DIAGNOSTICS:
        _print(f"{file}: and {len(diagnostics) - MOST_DIAGNOSTICS} more of this kind")


def _print_error(error: ConverterError | str) -> None:
    if DEBUG in os.environ and isinstance(error, ConverterError):
        _print("".join(traceback.format_exception(error)).rstrip())
    _print(f"{PROGRAM}: error: {error}")


def _safe(text: str) -> str:
    """``text`` line by line as a terminal may see it."""
    return "\n".join(map(hidden_characters.escaped, text.split("\n")))


def _print(text: str) -> None:
    """Print on standard error as it is: no markup is read in the names of files.

    Where nothing can be said, the files and the exit code speak.
    """
    with suppress(OSError):
        _messages().print(_safe(text), markup=False)


@cache
def _messages() -> Console:
    """Standard error; it is loaded when there is something to print."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
