"""The program ``essay-converter``: its commands, and how it is run."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated, NoReturn

import typer

from converter import process, project
from converter.cli.messages import PROGRAM, say_error
from converter.diagnostics import UsageError

COMMANDS: Mapping[str, str] = {
    "convert": "converter.cli.convert",
    "verify": "converter.cli.verify",
    "inspect": "converter.cli.inspect",
    "check": "converter.cli.check",
    "formats": "converter.cli.lists",
    "themes": "converter.cli.lists",
}
"""The module of each command, in the order of the help."""


def main() -> NoReturn:
    """Run the command, and exit as :func:`converter.process.run` says."""
    process.run(_run, say_error)


def _run() -> int | None:
    code: int | None = _app()(prog_name=PROGRAM, standalone_mode=False)
    return code


def _app() -> typer.Typer:
    """The command that is asked for; all, for the help and the shell, where none comes first.

    Typer makes what it is given ready at once, which of all takes a twentieth of an essay's time.
    """
    app = typer.Typer(
        name=PROGRAM,
        help="A Chinese essay in plain text, as DOCX, PDF and EPUB a publisher can use.",
        invoke_without_command=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_program)
    asked = sys.argv[1:2] if COMMANDS.keys() & sys.argv[1:2] else COMMANDS
    for name in asked:
        app.command()(getattr(import_module(COMMANDS[name]), name))
    return app


def _print_version(value: bool) -> None:
    if value:
        print(PROGRAM, project.version())
        raise typer.Exit


def _program(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Choose a command."""
    if context.invoked_subcommand is None:
        print(context.get_help(), end="")
        raise typer.Exit(UsageError.exit_code)
