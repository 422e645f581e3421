"""The texts that fuzzing begins with: the essay, and what its runs have kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.command import ESSAY

FOLDER = Path(__file__).with_name("corpus")


def texts() -> Sequence[bytes]:
    """The essay, and every text of the corpus by name."""
    return [ESSAY.read_bytes(), *(file.read_bytes() for file in sorted(FOLDER.iterdir()))]
