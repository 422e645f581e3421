"""The command ``check``: findings about texts, shown, or mended where that is safe."""

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from converter import files, sources
from converter.cli.options import EncodingOption, MaxSizeOption, RulesOption, rules_of
from converter.sources import STANDARD_INPUT, Source, decode_input, inputs


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files; - is standard input.")
    ],
    select: Annotated[
        str, typer.Option(metavar="CODES", help="Only codes that begin so, with commas between.")
    ] = "",
    ignore: Annotated[str, typer.Option(metavar="CODES", help="No codes that begin so.")] = "",
    fix: Annotated[
        bool, typer.Option("--fix", help="Make the safe changes in the files; - goes to stdout.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the safe changes, and make none.")
    ] = False,
    report: Annotated[
        Literal["text", "json", "sarif", "github"],
        typer.Option("--format", help="For people, programs, SARIF viewers, GitHub Actions."),
    ] = "text",
    encoding: EncodingOption = "",
    rules_file: RulesOption = "",
    max_size: MaxSizeOption = sources.MAX_MEBIBYTES,
) -> None:
    """Find what is wrong in texts by GB/T 15834 and house style; exit 1 if anything is."""
    from converter import checking  # other commands need none of it
    from converter.checking import reports
    from converter.checking.catalogue import chosen

    codes = chosen(_listed(select), _listed(ignore))
    rules = rules_of(rules_file)
    texts = {path: _read(path, encoding, max_size) for path in paths}
    mended = texts
    if diff or fix:
        mended = {path: checking.fix(text, codes, rules) for path, text in texts.items()}
    if diff:
        changed = [_show_changes(path, text, mended[path]) for path, text in texts.items()]
        raise typer.Exit(int(any(changed)))
    if fix:
        for path, text in texts.items():
            _write(path, text, mended[path])
    found = {path: checking.check(text, codes, rules) for path, text in mended.items()}
    stream = sys.stderr if fix and STANDARD_INPUT in paths else sys.stdout
    stream.write(reports.FORMATS[report](found))
    if any(found.values()):
        raise typer.Exit(1)


def _listed(codes: str) -> Sequence[str]:
    return [code.strip() for code in codes.split(",")] if codes else []


def _read(path: str, encoding: str, max_size: int) -> Source:
    return decode_input(inputs.read_named(path, encoding, max_size))


def _show_changes(path: str, source: Source, mended: Source) -> bool:
    """Print the changes as a unified diff; whether there are any."""
    before, after = source.lines(), mended.lines()
    lines = difflib.unified_diff(before, after, path, path, lineterm="")
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return mended.text != source.text


def _write(path: str, source: Source, mended: Source) -> None:
    """Write what was mended, in the encoding of the source."""
    data = sources.encode(mended)
    if path == STANDARD_INPUT:
        sys.stdout.buffer.write(data)
    elif mended.text != source.text:
        files.write_atomically(Path(path), lambda sink: sink.write(data))
