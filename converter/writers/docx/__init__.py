"""The DOCX writer: named styles, an outline and a page that Word, WPS and InDesign take as is.

python-docx gives the package, its parts and their relations. Its template is not used: it brings
several hundred styles, colours and parts that would all have to go again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, ClassVar

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.theme import Theme
from converter.writers import Option
from converter.writers.docx.container import write_container
from converter.writers.docx.parts import package
from converter.writers.xml_characters import legal_document


class DocxWriter:
    """Writes Office Open XML, transitional (ECMA-376); all form is in styles, none in the text.

    But for the space that parts two sides of a line, which is as wide as the line leaves it.
    """

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
    options: ClassVar[Mapping[str, Option]] = {}

    def write(self, document: Document, theme: Theme, sink: BinaryIO) -> tuple[Diagnostic, ...]:
        """Write the document; warn of every character that XML cannot hold."""
        document, warnings = legal_document(document)
        sink.write(write_container(package(document, theme), document.metadata.modified))
        return warnings
