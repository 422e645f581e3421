"""Plain text: its structure is read out of the text itself."""

from __future__ import annotations

from typing import ClassVar

from converter.normalizer import Normalized, normalize
from converter.sources import Input, decode_input


class TextReader:
    """Reads plain text."""

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    description: ClassVar[str] = "Plain text: headings are found by their numbers."

    def read(self, file: Input) -> Normalized:
        """The tree of the text in ``file``."""
        return normalize(decode_input(file))
