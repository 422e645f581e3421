"""Markdown's inline tokens → runs of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec.structs import replace

from converter.document import LineBreak, NoteReference, Span, Text
from converter.normalizer.notes import marks
from converter.patterns import lazy_pattern
from converter.readers.captions import is_caption_of_figure
from converter.readers.inlines import INDENTS
from converter.readers.labels import number_of
from converter.readers.markdown import notes
from converter.readers.paragraphs import Paragraphs
from converter.readers.pictures import Pictures
from converter.readers.styles import Style, target

SENTENCE_ENDS = set("。！？…：”")

_BREAK = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)


class Runs:
    """Puts inline tokens into paragraphs."""

    def __init__(self, into: Paragraphs, pictures: Pictures, span: Span) -> None:
        self._into, self._pictures, self._span = into, pictures, span

    def read(self, tokens: Sequence[Token]) -> None:
        """Put ``tokens`` into the paragraph, which ends where a picture stands."""
        styles = [Style()]
        for index, token in enumerate(tokens):
            if token.nesting > 0:
                styles.append(self._restyled(styles[-1], token))
            elif token.nesting < 0:
                styles.pop()
            elif token.type == "softbreak":
                self._line_end(tokens[index - 1], tokens[index + 1])
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
            case "hardbreak":
                self._into.text(LineBreak())
            case "image":
                self._image(token)
            case "html_inline":
                self._tag(token.content)
            case notes.MARK:
                label, note = str(token.meta["label"]), str(token.meta[notes.NOTE])
                self._into.text(NoteReference(f"[{label}]", note))
            case _:
                self._into.text(style.of(token.content))

    def _line_end(self, before: Token, after: Token) -> None:
        """An indent by U+3000 begins a paragraph, as a number or note after a sentence's end."""
        is_number = before.content[-1:] in SENTENCE_ENDS and (
            number_of(after.content, self._into.found.rules) or _is_note(after.content)
        )
        if after.content[:1] in set(INDENTS) or is_number:
            self._into.end(self._span)
        else:
            self._into.text(Text("\n"))

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
