"""What the project says of itself: installed, by its metadata; in a bare checkout, by pyproject."""

from __future__ import annotations

from pathlib import Path

NAME = "essay-converter"
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def version() -> str:
    """The version of the program."""
    from importlib import metadata

    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        import rtoml

        return str(rtoml.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["version"])
