"""Finding a theme by name or folder, and reading it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import msgspec

from converter.diagnostics import UsageError
from converter.theme.checks import check
from converter.theme.colours import Colour
from converter.theme.folder import file_in
from converter.theme.lengths import Ems, Points
from converter.theme.vocabulary import Font, Style, StyleName, Theme
from converter.toml_reader import TomlError, TomlReader

PACKAGE = Path(__file__).parents[1]
DEFAULT_THEME = "essay"


def templates_folder() -> Path:
    """The folder of the themes that come with the program: in the wheel, else in the checkout."""
    packaged = PACKAGE / "templates"
    return packaged if packaged.is_dir() else PACKAGE.parent / "templates"


def names() -> list[str]:
    """The names of the themes that come with the program."""
    return sorted(path.parent.name for path in templates_folder().glob("*/theme.toml"))


def load(name: str = DEFAULT_THEME) -> Theme:
    """The theme of this name, or in this folder when ``name`` is a path.

    Raises :class:`UsageError` for a theme that does not exist or says something unusable.
    """
    folder = Path(name) if _is_path(name) else templates_folder() / name
    file = file_in(folder, "theme.toml")
    if file is None:
        hint = f"use one of {', '.join(names())}, or a folder with a theme.toml"
        if (Path(name) / "theme.toml").is_file():
            hint = f"write ./{name} for the folder"
        raise UsageError(f"no theme {name!r}", hint=hint)
    try:
        return _read(TomlReader(file.read_text(encoding="utf-8-sig"), _value), folder)
    except OSError as error:
        raise UsageError(f"cannot read the theme: {error.strerror}", place=str(file)) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            "the theme is not UTF-8", place=str(file), hint="save it as UTF-8"
        ) from error
    except TomlError as error:
        raise UsageError(
            error.message, place=str(file), line=error.line, hint=error.hint
        ) from error


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name in {".", ".."}


def _read(toml: TomlReader, folder: Path) -> Theme:
    """Check fonts and styles one by one first: an error in a mapping would not name its key."""
    if "folder" in toml.data:
        raise TomlError("unknown key 'folder' in the top level", toml.line(("folder",)))
    for name, font in _items(toml, "fonts"):
        toml.read(Font, font, ("fonts", name))
    for name, style in _items(toml, "styles"):
        if name not in get_args(StyleName):
            raise toml.unknown(name, ("styles",))
        toml.read(Style, style, ("styles", name))
    theme = toml.read(Theme, toml.data)
    check(theme, toml)
    return msgspec.structs.replace(theme, folder=folder)


def _value(kind: type, value: object) -> object:
    """A length or a colour; both are strings in TOML."""
    if not issubclass(kind, Points | Ems | Colour):
        raise NotImplementedError(kind)
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a string such as 12pt, 2em or #9c3a2b")
    return kind.parse(value)


def _items(toml: TomlReader, mapping: str) -> Iterable[tuple[str, object]]:
    values = toml.data.get(mapping)
    return values.items() if isinstance(values, dict) else ()
