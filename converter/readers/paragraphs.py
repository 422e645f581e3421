"""Text and pictures in the order of the markup → paragraphs and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from converter.document import Inline, Inlines, LineBreak, Paragraph, Role, Span, text_of
from converter.normalizer.rules import Rules
from converter.readers import soft_breaks
from converter.readers.flow import Found, Item
from converter.readers.inlines import EDGE, INDENTS, collapse, tidy

MARKUP_SPACE = " \t\r\n\f"
"""White space that markup may have for its own sake.

At the edge of a line it is no text (HTML: CSS Text 3, 4.1.2; CommonMark 0.31.2, 4.8 and 6.7).
"""


class Paragraphs:
    """What stands on one level of a document; the text of a paragraph comes piece by piece."""

    def __init__(self, found: Found, *, is_verbatim: bool = False) -> None:
        """A text that ``is_verbatim`` has no white space that is the markup's, as one of Word."""
        self.items: list[Item] = []
        self.found = found
        self._clean = tidy if is_verbatim else collapse
        self._markup_space = "" if is_verbatim else MARKUP_SPACE
        self._pending: list[Inline] = []

    def text(self, inline: Inline) -> None:
        """Go on with the paragraph."""
        self._pending.append(inline)

    def item(self, item: Item | None, span: Span) -> None:
        """Put ``item`` behind the paragraph, which ends; a second half of it is one of its own."""
        self.end(span)
        if item is not None:
            self.items.append(item)

    def end(self, span: Span, role: Role = "body") -> None:
        """End the paragraph, if there is one; two line breaks, or one and an indent, part it.

        So does each, where it parts sections.
        """
        pending, self._pending = self._pending, []
        for pieces in _parted(pending, self.found.rules):
            if inlines := self._cleaned(pieces, span):
                self.items.append(Paragraph(inlines, span, role=role))

    def take(self, span: Span) -> Inlines:
        """The text that is pending, for something else than a paragraph."""
        pending, self._pending = self._pending, []
        return self._cleaned(pending, span)

    def take_as_typed(self) -> str:
        """The text that is pending, with its line ends and all its white space."""
        pending, self._pending = self._pending, []
        return text_of(tuple(pending))

    def _cleaned(self, pieces: Sequence[Inline], span: Span) -> Inlines:
        """``pieces`` without white space at the edges of lines; each line that had some counts."""
        whole = "".join("\0" if isinstance(one, LineBreak) else one.text for one in pieces)
        for line in whole.split("\0"):
            text = line.strip(self._markup_space)
            if text != text.strip(EDGE):
                self.found.trimmed.append(span)
        return self._clean(pieces)


def _parted(pieces: Sequence[Inline], rules: Rules) -> Iterator[list[Inline]]:
    if lines := soft_breaks.parted(pieces, rules):
        yield from lines
        return
    part: list[Inline] = []
    is_after_break = False
    for piece in pieces:
        is_break = isinstance(piece, LineBreak)
        if is_after_break and (is_break or _is_indented([piece])):
            yield part
            part = []
        part.append(piece)
        if is_break or piece.text.strip(MARKUP_SPACE):
            is_after_break = is_break
    yield part


def _is_indented(pieces: Iterable[Inline]) -> bool:
    text = "".join(piece.text for piece in pieces).lstrip(MARKUP_SPACE)
    return text[:1] in INDENTS and bool(text)
