"""What a paragraph is by its style (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from converter.document import Role
from converter.patterns import lazy_pattern
from converter.readers.docx.elements import Element, W, child, is_on, number, value

Kind = Literal["body", "title", "heading", "quote", "caption", "code", "verse", "contents"]

KINDS: dict[str, Kind] = {
    "title": "title",
    "标题": "title",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "quotations": "quote",
    "引用": "quote",
    "明显引用": "quote",
    "caption": "caption",
    "题注": "caption",
    "image caption": "caption",
    "table caption": "caption",
    "figure": "caption",
    "illustration": "caption",
    "source code": "code",
    "html preformatted": "code",
    "preformatted text": "code",
    "verse": "verse",
    "toc heading": "contents",
    "contents heading": "contents",
}
"""Styles by name: those of Word (English and Chinese), LibreOffice and pandoc."""

ROLES: dict[str, Role] = {
    "subtitle": "subtitle",
    "副标题": "subtitle",
    "author": "byline",
    "作者": "byline",
    "date": "date",
    "日期": "date",
    "abstract": "abstract",
    "摘要": "abstract",
    "salutation": "salutation",
    "称呼": "salutation",
    "closing": "closing",
    "结束语": "closing",
    "signature": "signature",
    "table note": "table_note",
    "签名": "signature",
}

_HEADING = lazy_pattern(r"(?:heading|标题)\s*([1-9])")
_CONTENTS = lazy_pattern(r"(?:toc|目录|contents)\s*[1-9]")
_LEVEL = lazy_pattern("(?<=[a-z]) [2-5]$")
"""What our own styles of blocks in lists and quotations end with."""

BODY_LEVEL = 9
MAX_CHAIN = 20
"""Styles based on one another; Word allows eleven."""


class Styles:
    """The styles of a document, and what paragraphs and runs have by them."""

    def __init__(self, styles: Element | None) -> None:
        found = styles.iterchildren(W + "style") if styles is not None else ()
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(W + "default") in {"1", "true"}
                and style.get(W + "type") == "paragraph"
            ),
            "",
        )

    def names(self, properties: Element | None) -> list[str]:
        """The names of the style of a paragraph and of those it is based on."""
        return [value(style, "name").lower() for style in self.chain(properties)]

    def chain(self, properties: Element | None) -> Iterator[Element]:
        """The style of a paragraph, and those it is based on."""
        yield from self._based(value(properties, "pStyle") or self._default)

    def _based(self, key: str) -> Iterator[Element]:
        for _ in range(MAX_CHAIN):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn")

    def kind(self, properties: Element | None) -> Kind:
        """What the paragraph with these ``properties`` is."""
        names = self.names(properties)
        for name in names:
            if _CONTENTS.fullmatch(name):
                return "contents"
            if kind := KINDS.get(_LEVEL.sub("", name)):
                return kind
            if name in ROLES:
                return "body"
        return "heading" if self.level(properties) else "body"

    def role(self, properties: Element | None) -> Role:
        """The role that the style of a body paragraph has."""
        return next((ROLES[name] for name in self.names(properties) if name in ROLES), "body")

    def level(self, properties: Element | None) -> int:
        """The level of a heading, 0 for what is none: by its outline level, or by its name."""
        sources = [properties, *(child(style, "pPr") for style in self.chain(properties))]
        for source in sources:
            if outline := value(source, "outlineLvl"):
                level = number(outline, BODY_LEVEL)
                return level + 1 if level < BODY_LEVEL else 0
        matches = filter(None, map(_HEADING.fullmatch, self.names(properties)))
        return next((int(match[1]) for match in matches), 0)

    def is_centred(self, properties: Element | None) -> bool:
        """Whether a paragraph is centred."""
        sources = [properties, *(child(style, "pPr") for style in self.chain(properties))]
        return next(filter(None, (value(source, "jc") for source in sources)), "") == "center"

    def numbering(self, properties: Element | None) -> tuple[str, int]:
        """The instance of numbering, empty where there is none, and its level from 0."""
        key, level = _numbering(properties)
        if key:
            return ("" if key == "0" else key), max(level, 0)
        for style in self.chain(properties):
            key, of_style = _numbering(child(style, "pPr"))
            level = level if level >= 0 else of_style
            if key:
                return ("" if key == "0" else key), max(level, 0)
        return "", 0

    def is_on(self, properties: Element | None, name: str) -> bool:
        """Whether a run has a property, itself or by its character style."""
        said = is_on(properties, name)
        if said is not None:
            return said
        for style in self._based(value(properties, "rStyle")):
            said = is_on(child(style, "rPr"), name)
            if said is not None:
                return said
        return False

    def numbering_of(self, key: str) -> str:
        """The instance of numbering that a style for lists has."""
        style = self._styles.get(key)
        return value(style, "pPr", "numPr", "numId")


def _numbering(properties: Element | None) -> tuple[str, int]:
    numbering = child(properties, "numPr")
    level = value(numbering, "ilvl")
    return value(numbering, "numId"), number(level) if level else -1
