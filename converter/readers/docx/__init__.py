"""DOCX: by its styles; or by what was typed, where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from converter.normalized import Normalized
from converter.sources.inputs import Input

if TYPE_CHECKING:
    from converter.normalizer.rules import Rules
    from converter.readers.flow import Reasons


class DocxReader:
    """Reads DOCX."""

    name: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx",)
    description: ClassVar[str] = "A Word document, by its styles or by the numbers typed in it."

    def __init__(self, rules: Rules | None = None, reasons: Reasons | None = None) -> None:
        self._rules, self._reasons = rules, reasons

    def read(self, file: Input) -> Normalized:
        """The tree of the document in ``file``."""
        from converter.readers.docx.reading import read
        from converter.readers.flow import begin

        return read(file, begin(self._rules, self._reasons))
