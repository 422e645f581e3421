"""Elements → items."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement
from msgspec.structs import replace

from converter.document import (
    Figure,
    Inlines,
    LineBreak,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Role,
    Separator,
    Span,
    Table,
    Text,
    text_of,
)
from converter.patterns import lazy_pattern
from converter.readers import captions, set_off
from converter.readers.flow import TITLE_LEVEL, Found, Head, Item, as_inlines, without_heads
from converter.readers.html import lists, notes, tables
from converter.readers.html.elements import HEADINGS, span_of, text_in
from converter.readers.html.notes import Notes
from converter.readers.inlines import one_line, split
from converter.readers.paragraphs import Paragraphs
from converter.readers.pictures import Pictures
from converter.readers.styles import Style, target

CONTAINERS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "address", "center", "body"}
    | {"html", "details", "summary", "fieldset", "hgroup", "nav", "aside", "form", "figcaption"}
    | {"tbody", "thead", "tfoot", "tr", "td", "th", "caption", "dl", "dt", "dd", "li"}
)
ROLES: dict[str, Role] = {"subtitle": "subtitle", "author": "byline", "date": "date"}
"""Classes of paragraphs that say what these are, as pandoc writes them."""

TITLE = "MsoTitle"
"""The class of a title as Word saves it."""

STRONG, EMPHASIS = {"strong", "b"}, {"em", "i"}
UNSEEN = {"script", "style", "template", "noscript", "rp", "head", "title"}
ADDRESSES = ("data-src", "data-original", "data-lazy-src", "src")
"""Where the address of a picture is: pages that load pictures late have a blank in ``src``."""

_BOLD = lazy_pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


class Blocks:
    """Reads elements in the order of the page. ``span_of`` says where one is in the source."""

    def __init__(
        self,
        found: Found,
        pictures: Pictures,
        marks: Notes,
        span_of: Callable[[HtmlElement], Span] = span_of,
    ) -> None:
        self.found, self._pictures, self._notes = found, pictures, marks
        self.span_of = span_of
        self._caption: Inlines = ()
        self._labels: dict[HtmlElement, dict[HtmlElement, str]] = {}

    def items(self, element: HtmlElement, style: Style | None = None) -> list[Item]:
        """What stands in ``element``."""
        into = Paragraphs(self.found)
        self._children(element, into, style or Style())
        into.end(self.span_of(element))
        return into.items

    def inlines(self, element: HtmlElement) -> Inlines:
        """What stands in ``element``, for where no block can stand."""
        return as_inlines(self.items(element), self.found)

    def items_at(self, element: HtmlElement) -> list[Item]:
        """What ``element`` itself is."""
        into = Paragraphs(self.found)
        self._element(element, into, Style())
        into.end(self.span_of(element))
        return into.items

    def loose(self, text: str | None, element: HtmlElement) -> list[Paragraph]:
        """Text that stands at ``element`` where none is expected, as a paragraph."""
        line = one_line(text or "")
        return [Paragraph((Text(line),), self.span_of(element))] if line else []

    def labels(self, element: HtmlElement) -> dict[HtmlElement, str]:
        """The labels of the items of the list that ``element`` is."""
        if element not in self._labels:
            self._labels[element] = lists.labels(element)
        return self._labels[element]

    def _children(self, element: HtmlElement, into: Paragraphs, style: Style) -> None:
        if element.text:
            into.text(style.of(element.text))
        for child in element:
            self._element(child, into, style)
            if child.tail:
                into.text(style.of(child.tail))

    def _element(self, element: HtmlElement, into: Paragraphs, style: Style) -> None:
        tag = element.tag
        if self._notes.is_place(element):
            self._note(element)
        elif tag in HEADINGS or element.get("class") == TITLE:
            into.end(self.span_of(element))
            self._heading(element, into)
        elif block := self._block(element):
            into.end(self.span_of(element))
            into.items += block(element)
        elif tag in CONTAINERS:
            into.end(self.span_of(element))
            start = len(into.items)
            self._children(element, into, style)
            into.end(self.span_of(element), ROLES.get(element.get("class", ""), "body"))
            if tag == "p":
                into.items[start:] = captions.below(into.items[start:])
        elif tag not in UNSEEN:
            self._inline(element, into, style)

    def _block(self, element: HtmlElement) -> Callable[[HtmlElement], list[Item]] | None:
        return {
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "blockquote": self._quote,
            "pre": self._pre,
            "figure": self._figure,
            "hr": self._rule,
        }.get(element.tag)

    def _inline(self, element: HtmlElement, into: Paragraphs, style: Style) -> None:
        span = self.span_of(element)
        match element.tag:
            case "br":
                into.text(LineBreak())
            case "img":
                into.item(self._picture(element), span)
            case "a":
                self._link(element, into, style)
            case "rt":
                into.text(style.of(f"（{text_in(element)}）"))
            case _:
                self._children(element, into, _restyled(element, style))

    def _link(self, element: HtmlElement, into: Paragraphs, style: Style) -> None:
        span = self.span_of(element)
        if identifier := self._notes.marks.get(element):
            into.text(NoteReference(text_in(element), identifier))
        elif self._notes.is_back_reference(element):
            self.found.say("HTM003", f"the way back {text_in(element)} of a note left out", span)
        else:
            to = target(element.get("href", ""), self.found, span)
            self._children(element, into, replace(style, target=to))

    def _heading(self, element: HtmlElement, into: Paragraphs) -> None:
        items = self.items(element)
        texts = [item for item in items if isinstance(item, Paragraph)]
        if texts:
            text = one_line("\n".join(item.text for item in texts))
            level = HEADINGS.get(element.tag, TITLE_LEVEL)
            into.items.append(Head(level, text, self.span_of(element)))
        into.items += [item for item in items if not isinstance(item, Paragraph)]

    def _picture(self, element: HtmlElement) -> Item | None:
        address = next(filter(None, (element.get(name) for name in ADDRESSES)), "")
        caption, self._caption = self._caption, ()
        alternate = one_line(element.get("alt", ""))
        return self._pictures.figure(address.strip(), alternate, self.span_of(element), caption)

    def _figure(self, element: HtmlElement) -> list[Item]:
        """A picture or a table with its caption, which is a paragraph if neither takes it."""
        inner = next(element.iter("figcaption"), None)
        caption: Inlines = ()
        if inner is not None:
            caption = self.inlines(inner)
            inner.drop_tree()
        self._caption = caption if next(element.iter("img"), None) is not None else ()
        items = self.items(element)
        self._caption = ()
        return _captioned(items, caption, self.span_of(element))

    def _list(self, element: HtmlElement) -> list[Item]:
        return lists.items(element, self)

    def _table(self, element: HtmlElement) -> list[Item]:
        return tables.items(element, self)

    def _quote(self, element: HtmlElement) -> list[Item]:
        blocks = without_heads(self.items(element))
        return [Quote(blocks, self.span_of(element))] if blocks else []

    def _pre(self, element: HtmlElement) -> list[Item]:
        for line_break in element.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        text = "".join(element.itertext()).replace("\r\n", "\n")
        is_code = next(element.iter("code", "samp", "kbd"), None) is not None
        return [*set_off.blocks(text, self.span_of(element), is_code=is_code)]

    def _rule(self, element: HtmlElement) -> list[Item]:
        return [Separator("", self.span_of(element))]

    def _note(self, element: HtmlElement) -> None:
        inlines = self.inlines(element)
        text = text_of(inlines)
        size = notes.parted(text)
        label = text[:size]
        parent = element.getparent()
        if not label and parent is not None:
            label = self.labels(parent).get(element, "")
        _, rest = split(inlines, size)
        span = self.span_of(element)
        self.found.notes.append(Note(element.get("id", ""), label, rest, span))


def _restyled(element: HtmlElement, style: Style) -> Style:
    if element.tag in STRONG or _BOLD.search(element.get("style", "")):
        return replace(style, is_strong=True)
    return replace(style, is_emphasis=True) if element.tag in EMPHASIS else style


def _captioned(items: list[Item], caption: Inlines, span: Span) -> list[Item]:
    if not caption or any(getattr(item, "caption", ()) == caption for item in items):
        return items
    if any(isinstance(item, Paragraph) and item.inlines == caption for item in items):
        return items
    for index, item in enumerate(items):
        if isinstance(item, Table | Figure):
            items[index] = replace(item, caption=caption)
            return items
    return [*items, Paragraph(caption, span, role="caption")]
