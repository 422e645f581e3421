"""A writer from outside: the document as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, ClassVar

from converter import Diagnostic, Document, Theme
from converter.document import Block, Lead, Paragraph, Section
from converter.writers import Option


class MarkdownWriter:
    """Writes CommonMark."""

    name: ClassVar[str] = "markdown"
    suffix: ClassVar[str] = ".md"
    media_type: ClassVar[str] = "text/markdown"
    options: ClassVar[Mapping[str, Option]] = {"lead": Option("The marks around a lead.", "**")}

    def __init__(self, lead: str = "**") -> None:
        self.lead = lead

    def write(self, document: Document, _theme: Theme, sink: BinaryIO) -> Sequence[Diagnostic]:
        """Write a heading, a blank line, a paragraph, and so on."""
        title = f"# {document.metadata.title}"
        parts = [*self._parts(document.masthead), title, *self._parts(document.blocks)]
        sink.write("\n\n".join(parts).encode() + b"\n")
        return ()

    def _parts(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Section):
                yield f"{'#' * (block.heading.level + 1)} {block.heading.full_text}"
                yield from self._parts(block.blocks)
            else:
                yield self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> str:
        return "".join(
            f"{self.lead}{inline.text}{self.lead}" if isinstance(inline, Lead) else inline.text
            for inline in paragraph.inlines
        )
