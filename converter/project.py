"""What the project says of itself: installed, by its metadata; in a bare checkout, by pyproject."""

from __future__ import annotations

import tomllib
from importlib import metadata
from importlib.metadata import EntryPoint, PackageNotFoundError
from pathlib import Path
from typing import Any

NAME = "essay-converter"
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def version() -> str:
    """The version of the program."""
    try:
        return metadata.version(NAME)
    except PackageNotFoundError:
        return str(_declared()["version"])


def entry_points_of_checkout(group: str) -> list[EntryPoint]:
    """Our entry points of ``group`` where we are not installed, so that nobody else lists them."""
    try:
        metadata.distribution(NAME)
    except PackageNotFoundError:
        declared = _declared()["entry-points"][group]
        return [EntryPoint(name, value, group) for name, value in declared.items()]
    return []


def _declared() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return project
