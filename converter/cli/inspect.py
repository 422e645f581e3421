"""The command ``inspect``: how a text was understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from converter import conversion, explanation, hidden_characters, inspection, readers
from converter.cli.options import ReadingOptions, add_reading
from converter.conversion import Reading
from converter.diagnostics import UsageError
from converter.normalizer import normalize
from converter.normalizer.trace import Trace
from converter.sources import Input, decode_input

if TYPE_CHECKING:
    from converter.cli.arguments import Parser


def add_arguments(parser: Parser) -> None:
    """What the command is told."""
    parser.add_operands("file", "A file; - is standard input.", several=False)
    parser.add_flag("--json", "Print the tree as JSON.", dest="as_json")
    parser.add_flag("--explain", "Say of each line which rule decided.")
    add_reading(parser)


def run(file: str, asked: ReadingOptions, *, as_json: bool, explain: bool) -> None:
    """Show how a text was understood: the tree, and every diagnostic."""
    if explain and as_json:
        raise UsageError("--explain and --json are two forms", hint="choose one")
    reading, found = asked.reading(), asked.read(file)
    if explain:
        _explain(found, reading)
        return
    normalized = conversion.read(found, reading)
    if as_json:
        print(normalized.document.to_json().decode())
        return
    for line in inspection.lines(normalized):
        print(hidden_characters.escaped(line))
    for diagnostic in normalized.diagnostics:
        print(hidden_characters.escaped(diagnostic.about(file)))


def _explain(file: Input, asked: Reading) -> None:
    """Print what decided about each line of a plain text, about each block of any other."""
    reader = asked.reader or readers.for_file(file.name)
    told = _of_text(file, asked) if reader == readers.DEFAULT else _of_markup(file, asked, reader)
    for line in told:
        print(hidden_characters.escaped(line))


def _of_text(file: Input, asked: Reading) -> Iterator[str]:
    source, trace = decode_input(file), Trace()
    return explanation.lines(source, normalize(source, asked.rules, trace), trace)


def _of_markup(file: Input, asked: Reading, reader: str) -> Iterator[str]:
    from converter.readers.flow import Reasons

    reasons = Reasons()
    normalized = readers.read(file, reader, asked.rules, reasons)
    yield from explanation.of_markup(reasons, normalized)
    yield from (one.about(file.name) for one in normalized.diagnostics)
