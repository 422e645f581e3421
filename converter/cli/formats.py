"""The command ``formats``: what can be written, and what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter import readers, writers

if TYPE_CHECKING:
    from converter.cli.arguments import Parser


def add_arguments(_parser: Parser) -> None:
    """The command is told nothing."""


def run() -> None:
    """List the formats there are, with their options, and what can be read."""
    for name in writers.names():
        writer = writers.load(name)
        print(f"{name:8} {writer.suffix:8} {writer.media_type}")
        for key, option in writer.options.items():
            print(f"         --option {name}.{key}={option.default}  {option.description}")
    for name in readers.names():
        reader = readers.load(name)
        print(f"         --from {name:10} {' '.join(reader.suffixes):19} {reader.description}")
