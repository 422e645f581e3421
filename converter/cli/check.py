"""The command ``check``: findings about texts, shown, or mended where that is safe."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from converter import readers, sources
from converter.cli.options import ReadingOptions, add_reading, add_texts
from converter.diagnostics import UsageError
from converter.files import rewrite
from converter.sources import STANDARD_INPUT, Input, Source, decode_input

if TYPE_CHECKING:
    from converter.checking.findings import Finding
    from converter.cli.arguments import Parser
    from converter.normalizer.rules import Rules


def add_arguments(parser: Parser) -> None:
    """What the command is told."""
    add_texts(parser)
    parser.add_option(
        "--select",
        "Only codes that begin so, with commas between.",
        metavar="CODES",
        action="append",
        default=[],
    )
    parser.add_option(
        "--ignore", "No codes that begin so.", metavar="CODES", action="append", default=[]
    )
    parser.add_flag("--fix", "Make the safe changes in the texts; - goes to stdout.")
    parser.add_flag("--diff", "Show the safe changes, and make none.")
    parser.add_option(
        "--format",
        "For people, programs, SARIF viewers, GitHub Actions (default: %(default)s).",
        dest="report",
        choices=("text", "json", "sarif", "github"),
        default="text",
    )
    add_reading(parser)


def run(
    files: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    report: str,
    asked: ReadingOptions,
    *,
    fix: bool,
    diff: bool,
) -> int:
    """Find what is wrong in texts by GB/T 15834 and house style; exit 1 if anything is."""
    from converter.checking import reports  # other commands need none of it
    from converter.checking.catalogue import chosen

    codes = chosen(_listed(select), _listed(ignore))
    if diff and report != "text":
        raise UsageError(f"--diff is no report in {report}", hint="omit --diff or --format")
    kinds = {path: asked.reader or readers.for_file(path) for path in files}
    if fix or diff:
        _refuse_marked_up(kinds)
    rules = asked.rules
    read = {path: asked.read(path) for path in kinds}
    if diff:
        return int(_show_changes(read, codes, rules))
    found = _mend(read, codes, rules) if fix else _find(read, kinds, codes, rules)
    stream = sys.stderr if fix and STANDARD_INPUT in files else sys.stdout
    stream.write(reports.FORMATS[report](found))
    return int(any(found.values()))


def _listed(options: Sequence[str]) -> list[str]:
    return [code.strip() for option in options for code in option.split(",")]


def _refuse_marked_up(kinds: Mapping[str, str]) -> None:
    """Raise :class:`UsageError` for a file whose markup a change of its text would break."""
    for path, kind in kinds.items():
        if kind != readers.DEFAULT:
            raise UsageError(
                "only plain text is mended",
                place=path,
                hint="omit --fix and --diff, or read it as text with --from text",
            )


def _find(
    files: Mapping[str, Input],
    kinds: Mapping[str, str],
    codes: Collection[str],
    rules: Rules | None,
) -> dict[str, Sequence[Finding]]:
    from converter import checking
    from converter.checking import documents

    return {
        path: checking.check(decode_input(file), codes, rules)
        if kinds[path] == readers.DEFAULT
        else documents.check(readers.read(file, kinds[path], rules), codes)
        for path, file in files.items()
    }


def _show_changes(files: Mapping[str, Input], codes: Collection[str], rules: Rules | None) -> bool:
    """Print the changes as unified diffs; whether there are any."""
    from converter import checking
    from converter.checking import diffs

    texts = {path: decode_input(file) for path, file in files.items()}
    changes = [
        diffs.unified(text.text, checking.fix(text, codes, rules).text, path)
        for path, text in texts.items()
    ]
    sys.stdout.writelines(changes)
    return any(changes)


def _mend(
    files: Mapping[str, Input], codes: Collection[str], rules: Rules | None
) -> dict[str, Sequence[Finding]]:
    """Write what is mended, in the encodings of the sources; what is left to be found."""
    from converter import checking

    texts = {path: decode_input(file) for path, file in files.items()}
    mended = {path: checking.fix(text, codes, rules) for path, text in texts.items()}
    for path, text in texts.items():
        _write(path, text, mended[path])
    return {path: checking.check(text, codes, rules) for path, text in mended.items()}


def _write(path: str, source: Source, mended: Source) -> None:
    data = sources.encode(mended)
    if path == STANDARD_INPUT:
        sys.stdout.buffer.write(data)
    elif mended.text != source.text:
        rewrite(Path(path), data)
