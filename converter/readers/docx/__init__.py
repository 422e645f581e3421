"""DOCX: by its styles; or by what was typed, where it has none."""

from __future__ import annotations

from typing import ClassVar

from converter.normalized import Normalized
from converter.sources.inputs import Input


class DocxReader:
    """Reads DOCX."""

    name: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx",)
    description: ClassVar[str] = "A Word document, by its styles or by the numbers typed in it."

    def read(self, file: Input) -> Normalized:
        """The tree of the document in ``file``."""
        from converter.readers.docx.reading import read

        return read(file)
