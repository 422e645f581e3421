"""The command ``inspect``: how a text was understood."""

from typing import Annotated

import typer

from converter import conversion, explanation, hidden_characters, inspection, readers, sources
from converter.cli.options import (
    EncodingOption,
    MaxSizeOption,
    ReaderOption,
    RulesOption,
    reading,
)
from converter.conversion import Reading
from converter.diagnostics import UsageError
from converter.normalizer import normalize
from converter.normalizer.trace import Trace
from converter.sources import Input, decode_input, inputs


def inspect(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file; - is standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the tree as JSON.")] = False,
    reader: ReaderOption = "",
    encoding: EncodingOption = "",
    rules_file: RulesOption = "",
    max_size: MaxSizeOption = sources.MAX_MEBIBYTES,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each line which rule decided.")
    ] = False,
) -> None:
    """Show how a text was understood: the tree, and every diagnostic."""
    if explain and as_json:
        raise UsageError("--explain and --json are two forms", hint="choose one")
    asked = reading(reader, encoding, rules_file, max_size)
    found = inputs.read_named(file, encoding, max_size)
    if explain:
        _explain(found, asked)
        return
    normalized = conversion.read(found, asked)
    if as_json:
        print(normalized.document.to_json().decode())
        return
    for line in inspection.lines(normalized):
        print(hidden_characters.escaped(line))
    for diagnostic in normalized.diagnostics:
        print(hidden_characters.escaped(f"{file}:{diagnostic}"))


def _explain(file: Input, asked: Reading) -> None:
    """Print which rule decided about each line of a plain text."""
    if (asked.reader or readers.for_file(file.name)) != readers.DEFAULT:
        raise UsageError(
            "only the lines of plain text are decided by rules",
            place=file.name,
            hint="omit --explain, or read it as text with --from text",
        )
    source, trace = decode_input(file), Trace()
    normalized = normalize(source, asked.rules, trace)
    for line in explanation.lines(source, normalized, trace):
        print(hidden_characters.escaped(line))
