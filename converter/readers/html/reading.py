"""A page → its article → what is found in it."""

from __future__ import annotations

import re

from lxml.etree import SubElement
from lxml.html import HtmlElement
from msgspec.structs import replace

from converter.document import Paragraph, Text
from converter.normalized import Normalized
from converter.patterns import lazy_pattern
from converter.readers import captions, outline
from converter.readers.flow import HIGHEST, TITLE_LEVEL, Found, Head, Item
from converter.readers.html import article, furniture, named, notes, surroundings
from converter.readers.html.blocks import Blocks
from converter.readers.html.parsing import parse
from converter.readers.inlines import one_line
from converter.readers.pictures import Pictures
from converter.sources.inputs import Input

_OF_SITE = lazy_pattern(r"\s*(?:[_|｜]|\s[-–]\s|--).*", re.DOTALL)
"""What parts the title of an article from the names of its site in the title of a page."""

OF_HEAD = frozenset(
    {"title", "meta", "link", "base", "basefont", "style", "script", "noscript", "template", "wbr"}
)
"""What stands in a head (HTML, 4.2 and 16.2), and what is left there of what no page shows."""

_NO_TITLE = lazy_pattern(r"(?i:untitled|new page|document)[\s\d]*|无标题(?:文档)?\d*|新建.*文档.*")
"""What programs call a page that nobody gave a title."""


def read(file: Input, found: Found) -> Normalized:
    """The document of the article of the page in ``file``."""
    root = parse(file, found)
    found.title, found.author = _title_of_page(root), _said(root, "author")
    furniture.remove_unseen(root, found)
    body = _body(root)
    marks = notes.find(body)
    named.remove_named(body, found)
    furniture.part_entries(body)
    part = article.find(body, article.running_text(body))
    surroundings.read(body, part, marks, found)
    blocks = Blocks(found, Pictures(file.folder, found), marks)
    items = blocks.items(part)
    for place in marks.places.values():
        if part not in place.iterancestors():
            blocks.items_at(place)
    items = surroundings.parted_title(furniture.without_sayings(items, found), found.title)
    items = surroundings.without_title(surroundings.without_tag(items, found), found)
    found.items += captions.joined(items, found.rules)
    found.items = _titled(found)
    return outline.document(found, file)


def _body(root: HtmlElement) -> HtmlElement:
    """The body, with what the parser takes into the head, as a cell outside of a table."""
    body, head = root.find("body"), root.find("head")
    strays = [one for one in head if one.tag not in OF_HEAD] if head is not None else []
    if body is None:
        body = SubElement(root, "body") if strays else root
    for index, stray in enumerate(strays):
        body.insert(index, stray)
    return body


def _title_of_page(root: HtmlElement) -> str:
    """The title of the article as the head of the page has it, without the name of the site."""
    title = next(root.iter("title"), None)
    said = _said(root, "og:title") or one_line(title.text or "" if title is not None else "")
    text = _OF_SITE.sub("", said) or said
    return "" if _NO_TITLE.fullmatch(text) else text


def _said(root: HtmlElement, name: str) -> str:
    for meta in root.iter("meta"):
        if name in {meta.get("name"), meta.get("property")}:
            return one_line(meta.get("content", ""))
    return ""


def _titled(found: Found) -> list[Item]:
    """The items, with the title of the page if there is none among them.

    A first paragraph that says the same is the title.
    """
    items = found.items
    levels = [item.level for item in items if isinstance(item, Head)]
    if levels.count(HIGHEST) == 1 and not levels.count(TITLE_LEVEL):
        return _below_a_column(items)
    if not found.title or levels.count(TITLE_LEVEL):
        return items
    first = next((item for item in items if isinstance(item, Head)), None)
    if first is not None and first.text == found.title:
        return [replace(first, level=TITLE_LEVEL) if item is first else item for item in items]
    for index, item in enumerate(items):
        if isinstance(item, Paragraph):
            if item.text == found.title:
                return [
                    *items[:index],
                    Head(TITLE_LEVEL, item.text, item.span),
                    *items[index + 1 :],
                ]
            break
    found.is_title_printed = True
    return items


def _below_a_column(items: list[Item]) -> list[Item]:
    """``items`` whose one h1 is the title, where lesser headings stand right above it.

    A newspaper has the name of a column there, or a first line of the title.
    """
    lines: list[Item] = []
    for head in items:
        if not isinstance(head, Head):
            break
        if head.level == HIGHEST:
            return [*lines, replace(head, level=TITLE_LEVEL), *items[len(lines) + 1 :]]
        lines.append(Paragraph((Text(head.text),), head.span))
    return items
