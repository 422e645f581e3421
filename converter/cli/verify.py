"""The command ``verify``: what files say, beside what their source says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from converter import conversion
from converter.cli.messages import MOST, say
from converter.cli.options import LookOptions, ReadingOptions, add_look, add_reading
from converter.verification.report import FileReport, to_json

if TYPE_CHECKING:
    from converter.cli.arguments import Parser


def add_arguments(parser: Parser) -> None:
    """What the command is told."""
    parser.add_operands("files", "DOCX, PDF, EPUB or JSON files.")
    parser.add_option(
        "--against",
        "The text they were made from (needed); - is standard input.",
        metavar="SOURCE",
        required=True,
    )
    add_reading(parser)
    add_look(parser)
    parser.add_option(
        "--report",
        "json prints a report for programs on standard output.",
        choices=("text", "json"),
        default="text",
    )


def run(
    files: Sequence[str], against: str, asked: ReadingOptions, look: LookOptions, report: str
) -> int:
    """Read files back, and compare them with their source.

    Headings, paragraphs and leads are compared in order, character by character; so are tables of
    contents, metadata and fonts. Give the theme, the edition and what else changed the text as for
    convert, which verifies what it writes itself. Files of other formats, by writers that were
    installed in addition, cannot be verified: convert writes them without.
    """
    request = look.request([])
    normalized = conversion.read(asked.read(against), asked.reading())
    document = conversion.prepare(normalized, request).document
    reports = [
        conversion.verify_file(Path(file), document, request.theme, against) for file in files
    ]
    if report == "json":
        print(to_json(reports))
    else:
        _say_reports(reports)
    return int(not all(one.verified for one in reports))


def _say_reports(reports: Iterable[FileReport]) -> None:
    for report in reports:
        if report.verified:
            say(f"{report.file}  verified")
        for mismatch in report.mismatches[:MOST]:
            say(f"{report.file}: {mismatch}")
        if (more := len(report.mismatches) - MOST) > 0:
            say(f"{report.file}: and {more} more")
