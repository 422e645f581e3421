"""The command ``verify``: what files say, beside what their source says."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from converter import conversion, sources, theme
from converter.cli.messages import MOST, say
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
from converter.conversion import Request
from converter.sources import inputs
from converter.verification.report import FileReport, to_json


def verify(
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
    max_size: MaxSizeOption = sources.MAX_MEBIBYTES,
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
    source = inputs.read_named(against, encoding, max_size)
    normalized = conversion.read(source, reading(reader, encoding, rules_file, max_size))
    document = conversion.prepare(normalized, request).document
    reports = [conversion.verify_file(file, document, request.theme, against) for file in files]
    if report == "json":
        print(to_json(reports))
    else:
        _say_reports(reports)
    if not all(one.verified for one in reports):
        raise typer.Exit(1)


def _say_reports(reports: Iterable[FileReport]) -> None:
    for report in reports:
        if report.verified:
            say(f"{report.file}  verified")
        for mismatch in report.mismatches[:MOST]:
            say(f"{report.file}: {mismatch}")
        if (more := len(report.mismatches) - MOST) > 0:
            say(f"{report.file}: and {more} more")
