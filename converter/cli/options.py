"""The options that several commands have, each in one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from converter import readers, theme
from converter.conversion import Edition, Reading

if TYPE_CHECKING:
    from converter.normalizer.rules import Rules


def _complete_readers(incomplete: str) -> Iterator[str]:
    return (name for name in readers.names() if name.startswith(incomplete))


def _complete_themes(incomplete: str) -> Iterator[str]:
    return (name for name in theme.names() if name.startswith(incomplete))


ReaderOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="NAME",
        help="What the files are, in place of what their suffixes say.",
        autocompletion=_complete_readers,
    ),
]
EncodingOption: TypeAlias = Annotated[
    str,
    typer.Option(metavar="NAME", help="The encoding of the text, in place of the one found."),
]
RulesOption: TypeAlias = Annotated[
    str,
    typer.Option("--rules", metavar="FILE", help="Rules (TOML) that change or extend ours."),
]
MaxSizeOption: TypeAlias = Annotated[
    int, typer.Option("--max-size", metavar="MIB", min=1, help="Refuse a larger text, in MiB.")
]
ThemeOption: TypeAlias = Annotated[
    str,
    typer.Option("--theme", help="A theme's name, or its folder.", autocompletion=_complete_themes),
]
EditionOption: TypeAlias = Annotated[
    Edition, typer.Option(help="preview ends before the paid part.")
]
TitleOption: TypeAlias = Annotated[str, typer.Option(help="The title, in place of the text's own.")]
AuthorOption: TypeAlias = Annotated[str, typer.Option(help="The author.")]
LanguageOption: TypeAlias = Annotated[str, typer.Option(help="A language tag such as zh-CN.")]


def rules_of(file: str) -> Rules | None:
    """The rules in ``file``, if one is named; raise :class:`UsageError` if they are none."""
    return _rules(file) if file else None


def reading(
    reader: str, encoding: str, rules_file: str, max_size: int, *, fix: bool = False
) -> Reading:
    """How to read, as these options say; raise :class:`UsageError` if the rules are none."""
    return Reading(reader, encoding, fix, rules_of(rules_file), max_size)


def _rules(file: str) -> Rules:
    from converter.normalizer import rules  # with all of the normalizer

    return rules.load(file)
