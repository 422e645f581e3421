"""The program ``essay-converter``: its commands, and how it is run."""

from __future__ import annotations

from functools import partial
from typing import Annotated, NoReturn

import typer

from converter import process, project
from converter.cli.check import check
from converter.cli.convert import convert
from converter.cli.inspect import inspect
from converter.cli.lists import formats, themes
from converter.cli.messages import PROGRAM, say_error
from converter.cli.verify import verify
from converter.diagnostics import UsageError

app = typer.Typer(
    name=PROGRAM,
    help="A Chinese essay in plain text, as DOCX, PDF and EPUB a publisher can use.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)

for command in (convert, verify, inspect, check, formats, themes):
    app.command()(command)


def main() -> NoReturn:
    """Run the command, and exit as :func:`converter.process.run` says."""
    process.run(partial(app, prog_name=PROGRAM, standalone_mode=False), say_error)


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
