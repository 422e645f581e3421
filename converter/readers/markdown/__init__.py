"""Markdown: CommonMark, tables, footnotes, and a front matter of simple keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from converter.normalized import Normalized
from converter.sources.inputs import Input

if TYPE_CHECKING:
    from converter.normalizer.rules import Rules
    from converter.readers.flow import Reasons


class MarkdownReader:
    """Reads Markdown."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    description: ClassVar[str] = "CommonMark with tables, footnotes and a front matter."

    def __init__(self, rules: Rules | None = None, reasons: Reasons | None = None) -> None:
        self._rules, self._reasons = rules, reasons

    def read(self, file: Input) -> Normalized:
        """The tree of the Markdown in ``file``."""
        from converter.readers.flow import begin
        from converter.readers.markdown.reading import read

        return read(file, begin(self._rules, self._reasons))
