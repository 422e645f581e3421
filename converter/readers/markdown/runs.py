"""Markdown's inline tokens → runs of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec.structs import replace

from converter.document import LineBreak, NoteReference, Span, Text, Verse
from converter.normalizer.notes import marks
from converter.patterns import lazy_pattern
from converter.readers.captions import is_caption_of_figure
from converter.readers.inlines import INDENTS, lines_of
from converter.readers.labels import number_of
from converter.readers.markdown import notes
from converter.readers.markdown.line_ends import LineEnd
from converter.readers.markdown.plain_lines import BREAKS
from converter.readers.paragraphs import Paragraphs
from converter.readers.pictures import Pictures
from converter.readers.styles import Style, target

SENTENCE_ENDS = set("。！？…：”")

_BREAK = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)


class Runs:
    """Puts inline tokens into paragraphs.

    Their lines are at these ``spans``, if what the line ends are is known, and else all at one.
    """

    def __init__(
        self,
        into: Paragraphs,
        pictures: Pictures,
        spans: Sequence[Span],
        ends: Sequence[LineEnd] = (),
    ) -> None:
        self._into, self._pictures, self._spans, self._ends = into, pictures, spans, ends
        self._first = self._line = 0
        self._is_verse = False

    @property
    def _span(self) -> Span:
        """Where the lines are that were read since a paragraph ended."""
        return self._spans[self._first].to(self._spans[self._line])

    def end(self) -> None:
        """End the paragraph, or the stanza."""
        if self._is_verse:
            lines = lines_of(self._into.take(self._span))
            self._into.item(Verse(tuple(filter(None, lines)), self._span), self._span)
        else:
            self._into.end(self._span)
        self._is_verse = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Put ``tokens`` into the paragraph, which ends where a picture stands."""
        styles = [Style()]
        for index, token in enumerate(tokens):
            if token.nesting > 0:
                styles.append(self._restyled(styles[-1], token))
            elif token.nesting < 0:
                styles.pop()
            elif token.type in BREAKS:
                self._line_end(token, tokens[index - 1], tokens[index + 1])
            else:
                self._piece(token, styles[-1])

    def _restyled(self, style: Style, token: Token) -> Style:
        match token.type:
            case "strong_open":
                return replace(style, is_strong=True)
            case "em_open":
                return replace(style, is_emphasis=True)
            case _:
                address = unquote(str(token.attrs.get("href", "")))
                if title := token.attrs.get("title"):
                    message = f"the title of a link is left out: {title}"
                    self._into.found.say("MKD003", message, self._span)
                return replace(style, target=target(address, self._into.found, self._span))

    def _piece(self, token: Token, style: Style) -> None:
        match token.type:
            case "image":
                self._image(token)
            case "html_inline":
                self._tag(token.content)
            case notes.MARK:
                label, note = str(token.meta["label"]), str(token.meta[notes.NOTE])
                self._into.text(NoteReference(f"[{label}]", note))
            case _:
                self._into.text(style.of(token.content))

    def _line_end(self, token: Token, before: Token, after: Token) -> None:
        known = self._line < len(self._ends)
        end = self._ends[self._line] if known else "joined"
        if end == "verse":
            self._is_verse = True
            self._into.text(LineBreak())
        elif end == "parted" or (token.type == "softbreak" and self._begins(end, before, after)):
            self.end()
            self._first = self._line + known
        else:
            self._into.text(LineBreak() if token.type == "hardbreak" else Text("\n"))
        self._line += known

    def _begins(self, end: LineEnd, before: Token, after: Token) -> bool:
        """An indent by U+3000 begins a paragraph, as a number or note after a sentence's end."""
        text = after.content
        if text[:1] in set(INDENTS):
            return bool(text)
        is_number = number_of(text, self._into.found.rules) or _is_note(text)
        return end != "wrapped" and before.content[-1:] in SENTENCE_ENDS and bool(is_number)

    def _tag(self, tag: str) -> None:
        if _BREAK.fullmatch(tag):
            self._into.text(LineBreak())
        else:
            self._into.found.say("MKD003", f"{tag} left out", self._span)

    def _image(self, token: Token) -> None:
        alternate = _description(token)
        title = str(token.attrs.get("title", ""))
        shown = title or (alternate if is_caption_of_figure(alternate) else "")
        caption = (Text(shown),) if shown else ()
        address = str(token.attrs.get("src", ""))
        figure = self._pictures.figure(address, alternate, self._span, caption)
        self._into.item(figure, self._span)


def _is_note(text: str) -> bool:
    return bool(text) and marks.key(text, is_headed=False) is not None


def _description(image: Token) -> str:
    """The text of an image's description, without its markup."""
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else _description(child) or child.content
        for child in image.children or ()
    )
