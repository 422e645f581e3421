"""The document tree itself as JSON, for programs: ``Document.from_json`` reads it back exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, ClassVar

import msgspec
from msgspec.structs import replace

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
        """Write the tree as UTF-8 JSON and a line end, a block of the outermost at a time."""
        frame = self._format(replace(document, blocks=()).to_json())
        empty = self._format(b'{"blocks":[]}')[1:-1].strip()
        before, after = frame.split(empty, 1)  # no string has a quotation mark that is not escaped
        sink.write(before + empty[:-1])
        for count, block in enumerate(document.blocks):
            sink.write(b"," if count else b"")
            sink.write(self._indented(self._format(msgspec.json.encode(block)), 2))
        sink.write(self._indented(b"", 1) if document.blocks else b"")
        sink.write(b"]" + after + b"\n")
        return ()

    def _format(self, json: bytes) -> bytes:
        return msgspec.json.format(json, indent=self.indent or -1)

    def _indented(self, json: bytes, depth: int) -> bytes:
        """``json`` on lines of its own at this depth; as it is, where all is on one."""
        line_end = b"\n" + b" " * (depth * self.indent)
        return line_end + json.replace(b"\n", line_end) if self.indent else json
