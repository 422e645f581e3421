"""A theme's folder: what is read of it stays inside it."""

from __future__ import annotations

from pathlib import Path

from converter.diagnostics import UsageError


def file_in(folder: Path, name: str) -> Path | None:
    """The file of this name in ``folder``, if there is one.

    Raises :class:`UsageError` for a link that leads out of the folder: whoever converts with a
    theme from elsewhere must not find a file of his own in what he passes on.
    """
    path = folder / name
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            "a link that leads out of the theme's folder",
            place=str(path),
            hint="copy the file into the folder",
        )
    return path
