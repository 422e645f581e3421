"""The program ``essay-converter``: its commands, and how it is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from converter import process, project
from converter.cli.arguments import Parser
from converter.cli.messages import PROGRAM, say_error
from converter.diagnostics import UsageError

COMMANDS = "convert", "verify", "inspect", "check", "formats", "themes"
"""In the order of the help. Each is a module, which is loaded if it is asked for."""

COMPLETING = "_ARGCOMPLETE"
"""The environment variable by which a shell asks what a line may become (argcomplete)."""


def main() -> NoReturn:
    """Run the command, and exit as :func:`converter.process.run` says."""
    process.run(lambda: _run(sys.argv[1:]), say_error)


def _run(arguments: Sequence[str]) -> int | None:
    if COMPLETING in os.environ:
        import argcomplete

        argcomplete.autocomplete(_whole(), always_complete_options=False)
    if arguments and arguments[0] in COMMANDS:
        return _run_command(arguments[0], arguments[1:])
    whole = _whole()
    if whole.parse_args(arguments).version:
        print(PROGRAM, project.version())
        return 0
    whole.print_help()
    return UsageError.exit_code


def _run_command(name: str, arguments: Sequence[str]) -> int | None:
    command = _module(name)
    parser = Parser(f"{PROGRAM} {name}", command.run.__doc__)
    command.add_arguments(parser)
    code: int | None = command.run(**parser.parse(arguments))
    return code


def _module(command: str) -> ModuleType:
    return import_module(f"converter.cli.{command}")


def _whole() -> Parser:
    """The parser of the program with all its commands, for the help and for the shell."""
    parser = Parser(PROGRAM, "A Chinese essay in plain text, as files that a publisher can use.")
    parser.add_argument("-V", "--version", action="store_true", help="Print it.")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for name in COMMANDS:
        command = _module(name)
        described = command.run.__doc__
        summary = described.splitlines()[0]
        command.add_arguments(commands.add_parser(name, described=described, help=summary))
    return parser
