"""HTML as content management systems export it: the article of a page."""

from __future__ import annotations

from typing import ClassVar

from converter.normalized import Normalized
from converter.sources.inputs import Input


class HtmlReader:
    """Reads HTML."""

    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    description: ClassVar[str] = "The article of a web page, without what stands around it."

    def read(self, file: Input) -> Normalized:
        """The tree of the article in ``file``."""
        from converter.readers.html.reading import read

        return read(file)
