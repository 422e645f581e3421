"""Markdown: CommonMark, tables, footnotes, and a front matter of simple keys."""

from __future__ import annotations

from typing import ClassVar

from converter.normalized import Normalized
from converter.sources.inputs import Input


class MarkdownReader:
    """Reads Markdown."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    description: ClassVar[str] = "CommonMark with tables, footnotes and a front matter."

    def read(self, file: Input) -> Normalized:
        """The tree of the Markdown in ``file``."""
        from converter.readers.markdown.reading import read

        return read(file)
