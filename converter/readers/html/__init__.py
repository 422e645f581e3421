"""HTML as content management systems export it: the article of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from converter.normalized import Normalized
from converter.sources.inputs import Input

if TYPE_CHECKING:
    from converter.normalizer.rules import Rules
    from converter.readers.flow import Reasons


class HtmlReader:
    """Reads HTML."""

    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    description: ClassVar[str] = "The article of a web page, without what stands around it."

    def __init__(self, rules: Rules | None = None, reasons: Reasons | None = None) -> None:
        self._rules, self._reasons = rules, reasons

    def read(self, file: Input) -> Normalized:
        """The tree of the article in ``file``."""
        from converter.readers.flow import begin
        from converter.readers.html.reading import read

        return read(file, begin(self._rules, self._reasons))
