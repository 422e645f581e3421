"""Plain text: its structure is read out of the text itself."""

from __future__ import annotations

from typing import ClassVar

from converter.normalized import Normalized
from converter.normalizer import normalize
from converter.normalizer.markdown_marks import CODE
from converter.normalizer.rules import Rules
from converter.sources import Input, Source, decode_input


class TextReader:
    """Reads plain text, by ``rules`` or by ours; ``fix`` asks for the safe changes of check.

    Marks of Markdown are read, unless it ``keeps_marks``.
    """

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    description: ClassVar[str] = "Plain text: headings are found by their numbers."

    def __init__(
        self, rules: Rules | None = None, *, fix: bool = False, keeps_marks: bool = False
    ) -> None:
        self._rules, self._fix, self._keeps_marks = rules, fix, keeps_marks

    def read(self, file: Input) -> Normalized:
        """The tree of the text in ``file``."""
        normalized = normalize(self._source(file), self._rules)
        if self._keeps_marks or not any(one.code == CODE for one in normalized.diagnostics):
            return normalized
        from converter.readers import markdown_in_text  # few texts have any of it

        return markdown_in_text.read(normalized)

    def _source(self, file: Input) -> Source:
        source = decode_input(file)
        if self._fix:
            from converter import checking  # most conversions need none of it

            source = checking.fix(source, rules=self._rules)
        return source
