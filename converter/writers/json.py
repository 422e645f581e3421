"""The document tree itself as JSON, for programs: ``Document.from_json`` reads it back exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, ClassVar

import msgspec

from converter.diagnostics import Diagnostic, UsageError
from converter.document import Document
from converter.theme import Theme
from converter.writers import Option

MAX_INDENT = 16


class JsonWriter:
    """Writes the tree; the theme plays no part."""

    name: ClassVar[str] = "json"
    suffix: ClassVar[str] = ".json"
    media_type: ClassVar[str] = "application/json"
    options: ClassVar[Mapping[str, Option]] = {
        "indent": Option("Spaces a level; 0 puts everything on one line.", 2)
    }

    def __init__(self, indent: int = 2) -> None:
        if not 0 <= indent <= MAX_INDENT:
            raise UsageError(f"json.indent={indent}", hint=f"give a number from 0 to {MAX_INDENT}")
        self.indent = indent

    def write(self, document: Document, _theme: Theme, sink: BinaryIO) -> tuple[Diagnostic, ...]:
        """Write the tree as UTF-8 JSON and a line end."""
        sink.write(msgspec.json.format(document.to_json(), indent=self.indent or -1))
        sink.write(b"\n")
        return ()
