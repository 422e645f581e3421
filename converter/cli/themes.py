"""The command ``themes``: what a text may look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter import theme

if TYPE_CHECKING:
    from converter.cli.arguments import Parser


def add_arguments(_parser: Parser) -> None:
    """The command is told nothing."""


def run() -> None:
    """List the themes that come with the program."""
    for name in theme.names():
        print(f"{name:10} {theme.load(name).description}")
