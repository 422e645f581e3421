"""What stands outside of the article: its title, what is said of it, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml.html import HtmlElement
from msgspec.structs import replace

from converter.document import Paragraph, Role, Span, Text, text_of
from converter.patterns import lazy_pattern
from converter.readers.flow import TITLE_LEVEL, Found, Head, Item, text_of_item
from converter.readers.html.blocks import CONTAINERS
from converter.readers.html.elements import HEADINGS, span_of, text_in, words_in
from converter.readers.html.notes import Notes
from converter.readers.inlines import lines_of, one_line

MAX_LENGTH = 80
"""A longer piece is no source and no date."""

TAGS = frozenset({"原创", "转载", "精华", "推荐", "置顶", "首发"})
"""What a site sets behind a title."""

AMONG_FIRST = 4
"""The title may stand again below a source, a column, or who issued the text."""

FACTS: dict[Role, re.Pattern[str]] = {
    "document_number": lazy_pattern(
        r"^[^\s，。：；]{1,16}[〔［\[（(]\d{4}[〕］\]）)]\s?第?\d{1,5}\s?号$"
    ),
    "subtitle": lazy_pattern(r"^[—―─]{2}[^。；]{2,60}$"),
    "source": lazy_pattern(r"来源\s*[:：]"),
    "byline": lazy_pattern(r"(?:作者|文|撰文|记者)\s*[:：/|丨]|^原创"),
    "date": lazy_pattern(r"(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}"),
}
"""What is said between the title and the article and belongs to it: a role by what it says."""

TITLES = frozenset({"title", "bt", "biaoti", "headline"})
"""What the class of a title is called (bt: 标题)."""

_WORDS = lazy_pattern("[a-z]+")
_BLOCKS = CONTAINERS | HEADINGS.keys() | {"ul", "ol", "table", "blockquote", "pre", "figure"}


class Piece(msgspec.Struct, frozen=True):
    """A piece of text outside of the article; ``element`` is where it stands alone, if it does."""

    text: str
    span: Span
    element: HtmlElement | None
    is_before: bool


def read(body: HtmlElement, part: HtmlElement, marks: Notes, found: Found) -> None:
    """Take in the title and what is said of the article ``part``; report everything else."""
    pieces = list(_around(body, part, marks))
    title = None if _has_title(part, found.title) else _title(pieces, found.title)
    is_title_seen = title is None
    for piece in pieces:
        if piece is title:
            found.items.append(Head(TITLE_LEVEL, piece.text, piece.span))
            is_title_seen = True
        elif (role := _role(piece)) and is_title_seen:
            text = piece.text if piece.element is None else words_in(piece.element)
            found.items.append(Paragraph((Text(text),), piece.span, role=role))
        else:
            found.say("HTM002", f"left out, outside of the article: {piece.text}", piece.span)


def _has_title(part: HtmlElement, title: str) -> bool:
    """Whether the title stands in ``part``: as an h1, or a heading that says that of the page."""
    headings = [*part.iter(*HEADINGS)]
    return any(one.tag == "h1" or (title and text_in(one) == title) for one in headings)


def parted_title(items: list[Item], title: str) -> list[Item]:
    """``items`` with the lines of a first paragraph apart, of which one is the ``title``.

    Old pages have it with the author and the date in one ``center``, and a line break between.
    """
    match items:
        case [Paragraph(inlines=inlines) as first, *others]:
            lines = lines_of(inlines)
            if len(lines) > 1 and title in map(text_of, lines):
                return [*(replace(first, inlines=line) for line in lines if line), *others]
    return items


def without_tag(items: list[Item], found: Found) -> list[Item]:
    """``items`` whose first heading has no button of the site behind the title of the page."""
    for index, item in enumerate(items):
        if isinstance(item, Head):
            title, _, tag = item.text.partition(f"{found.title} ") if found.title else ("", "", "")
            if title or tag not in TAGS:
                break
            found.say("HTM002", f"left out as furniture (tag): {tag}", item.span)
            return [*items[:index], replace(item, text=found.title), *items[index + 1 :]]
    return items


def without_title(items: list[Item], found: Found) -> list[Item]:
    """``items`` of the article without the title, if it stands again below the first one."""
    above = [one for one in [*found.items, *items] if isinstance(one, Head)][:1]
    for index, item in enumerate(items[:AMONG_FIRST]):
        text = text_of_item(item)
        is_again = above and item is not above[0] and _bare(text) == _bare(above[0].text)
        if is_again and isinstance(item, Head | Paragraph):
            found.say("HTM002", f"left out, for it is the title again: {one_line(text)}", item.span)
            return [*items[:index], *items[index + 1 :]]
    return items


def _bare(text: str) -> str:
    return "".join(text.split())


def _title(pieces: list[Piece], title_of_page: str) -> Piece | None:
    """The last h1 before the article, or any; or what is called or says the title of the page."""
    of_level_1 = [one for one in pieces if one.element is not None and one.element.tag == "h1"]
    before = [piece for piece in of_level_1 if piece.is_before]
    alike = [piece for piece in pieces if piece.is_before and piece.text == title_of_page]
    called = [piece for piece in pieces if piece.is_before and _is_called_title(piece)]
    return next(iter([*before[::-1], *of_level_1, *alike, *called]), None)


def _is_called_title(piece: Piece) -> bool:
    """Whether the class or identifier of a piece, or what holds it alone, calls it a title."""
    element = piece.element
    if element is None:
        return False
    outer = element.getparent()
    is_alone = outer is not None and text_in(outer) == piece.text
    return _names_title(element) or (is_alone and _names_title(outer))


def _names_title(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return not TITLES.isdisjoint(_WORDS.findall(names))


def _role(piece: Piece) -> Role | None:
    if not piece.is_before or len(piece.text) > MAX_LENGTH:
        return None
    return next((role for role, fact in FACTS.items() if fact.search(piece.text)), None)


def _around(body: HtmlElement, part: HtmlElement, marks: Notes) -> Iterator[Piece]:
    """The pieces outside of ``part`` in the order of the page."""
    if part is body:
        return
    outer = set(part.iterancestors())
    is_before = True

    def pieces(element: HtmlElement) -> Iterator[Piece]:
        nonlocal is_before
        if element is part:
            is_before = False
            return
        if marks.is_place(element):
            return
        if element not in outer and not any(
            child.tag in _BLOCKS for child in element.iter() if child is not element
        ):
            yield from loose(text_in(element), element, element)
            return
        yield from loose(one_line(element.text or ""), element, None)
        for child in element:
            yield from pieces(child)
            yield from loose(one_line(child.tail or ""), child, None)

    def loose(text: str, place: HtmlElement, element: HtmlElement | None) -> Iterator[Piece]:
        if text:
            yield Piece(text, span_of(place), element, is_before)

    yield from pieces(body)
