"""What several commands are told on the command line, each option in one place."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from converter import readers, sources, theme
from converter.conversion import Edition, Reading, Request
from converter.sources import Input, inputs

if TYPE_CHECKING:
    from converter.cli.arguments import Complete, Parser
    from converter.normalizer.rules import Rules


class ReadingOptions(msgspec.Struct, frozen=True):
    """How files are read."""

    reader: str
    encoding: str
    rules_file: str
    max_size: int

    @property
    def rules(self) -> Rules | None:
        """The rules in the file, if one is named; raise :class:`UsageError` if they are none."""
        return _rules(self.rules_file) if self.rules_file else None

    def reading(self, *, fix: bool = False) -> Reading:
        """How to read; raise :class:`UsageError` if the rules are none."""
        return Reading(self.reader, self.encoding, fix, self.rules, self.max_size)

    def read(self, name: str) -> Input:
        """The file of this name."""
        return inputs.read_named(name, self.encoding, self.max_size)


class LookOptions(msgspec.Struct, frozen=True):
    """What is made of a text."""

    theme_name: str
    edition: Edition
    title: str
    author: str
    language: str

    def request(self, formats: Sequence[str], **others: Any) -> Request:
        """What to make of a source; raise :class:`UsageError` if there is no such theme."""
        look = theme.load(self.theme_name)
        return Request(
            formats, look, self.edition, self.title, self.author, self.language, **others
        )


def add_texts(parser: Parser) -> None:
    """The ``files`` to be read, one or more."""
    parser.add_operands("files", "Texts, Markdown, HTML or DOCX; - is standard input.")


def add_reading(parser: Parser) -> None:
    """How files are read: ``asked``, a :class:`ReadingOptions`."""
    parser.gather("asked", ReadingOptions)
    parser.add_option(
        "--from",
        "What the files are, in place of what their suffixes say.",
        dest="reader",
        metavar="NAME",
        complete=one_of(readers.names),
    )
    parser.add_option(
        "--encoding", "The encoding of the text, in place of the one found.", metavar="NAME"
    )
    parser.add_option(
        "--rules",
        "Rules (TOML) that change or extend ours.",
        dest="rules_file",
        metavar="FILE",
    )
    parser.add_option(
        "--max-size",
        "Refuse a larger text, in MiB (default: %(default)s).",
        metavar="MIB",
        type=_mebibytes,
        default=sources.MAX_MEBIBYTES,
    )


def add_look(parser: Parser) -> None:
    """What is made of a text: ``look``, a :class:`LookOptions`."""
    parser.gather("look", LookOptions)
    parser.add_option(
        "--theme",
        "A theme's name, or its folder (default: %(default)s).",
        dest="theme_name",
        metavar="NAME",
        default=theme.DEFAULT_THEME,
        complete=one_of(theme.names),
    )
    parser.add_option(
        "--edition",
        "preview ends before the paid part.",
        choices=get_args(Edition),
        default="full",
    )
    parser.add_option("--title", "The title, in place of the text's own.", metavar="TEXT")
    parser.add_option("--author", "The author.", metavar="TEXT")
    parser.add_option("--language", "A language tag such as zh-CN.", metavar="TAG")


def one_of(names: Callable[[], Iterable[str]]) -> Complete:
    """Completes any of ``names``."""
    return lambda prefix, **_: (name for name in names() if name.startswith(prefix))


def _mebibytes(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is no whole number from 1")
    return int(text)


def _rules(file: str) -> Rules:
    from converter.normalizer import rules  # with all of the normalizer

    return rules.load(file)
