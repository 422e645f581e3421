"""Texts of the corpus as the normalizer reads them: each is read once, whoever asks for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from converter import normalize, read
from converter.normalized import Normalized


@cache
def normalized(path: Path) -> Normalized:
    """What is read of the text at ``path``."""
    return normalize(read(str(path)))
