"""Where the article of a page is: a rule about density, after Boilerpipe and Readability.

*Running text* is text outside of links with a mark such as ， or 。 in it: sentences, as against
menus and labels. From the whole page we go into the one part that holds most of the running text,
and into the one part of that, as long as nothing of a text stands beside it: no paragraph,
heading, list or table, no second part of the same kind. Where we stop is the article.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lxml import etree
from lxml.html import HtmlElement

from converter.patterns import lazy_pattern
from converter.readers.html.elements import HEADINGS, text_in

MOST = 0.8
"""The share of running text that the one part holds."""

PARTS = {
    "div",
    "section",
    "article",
    "main",
    "center",
    "table",
    "tbody",
    "tr",
    "td",
    "span",
    "form",
}
TEXT_BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "pre"}
_HAN_DIGITS = "一二三四五六七八九〇○零"
DATE = lazy_pattern(
    r"[12]\d{3} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
    rf"|[{_HAN_DIGITS}]{{4}}年[{_HAN_DIGITS}十]{{1,2}}月[{_HAN_DIGITS}十]{{1,3}}日"
)
"""A line that is a date in full."""

NUMBER = lazy_pattern(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[章节節编編部篇回讲講]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.．、）)]"
)
"""How a typed heading begins that has a number."""

_OF_SECTIONS = tuple(HEADINGS)[1:]
"""The headings below that of the page."""

MARKS = lazy_pattern("[，。！？；：、“]|[,.;!?] ")


def running_text(
    root: HtmlElement, without: Collection[HtmlElement] = ()
) -> dict[HtmlElement, int]:
    """The characters of running text in each element; what is in those ``without`` counts none."""
    running: dict[HtmlElement, int] = {}
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_aside = element.tag == "a" or element in without
        if event == "start":
            links += is_aside
            running[element] = 0 if links else _length(element.text)
            continue
        links -= is_aside
        parent = element.getparent()
        if element is not root and parent is not None:
            running[parent] += running[element] + (0 if links else _length(element.tail))
    return running


def _length(text: str | None) -> int:
    return len(text.strip()) if text and MARKS.search(text) else 0


def find(body: HtmlElement, running: Mapping[HtmlElement, int]) -> HtmlElement:
    """The element that is the article; ``body`` itself where no part of it stands out."""
    article = said(body, running)
    while (part := _part(article, running)) is not None:
        article = part
    return article


def said(body: HtmlElement, running: Mapping[HtmlElement, int]) -> HtmlElement:
    """The one element that the page itself calls the article, if most running text is in it."""
    called = body.xpath(".//article | .//*[@itemprop='articleBody'] | .//*[@id='js_content']")
    largest = max(called, key=lambda element: running[element], default=body)
    return largest if running[largest] >= MOST * running[body] > 0 else body


def _part(element: HtmlElement, running: Mapping[HtmlElement, int]) -> HtmlElement | None:
    if _length(element.text) or not running[element]:
        return None
    for part in element:
        if part.tag in PARTS and running[part] >= MOST * running[element]:
            beside = any(_is_text(other, part, running) for other in element if other is not part)
            is_cut_off = beside or any(map(_is_dated, part.itersiblings()))
            return None if is_cut_off or _length(part.tail) else part
    return None


def _is_dated(other: HtmlElement) -> bool:
    """Whether ``other`` is the date below a text, which a page may set beside the rest of it."""
    return other.tag == "p" and DATE.fullmatch(text_in(other)) is not None


def _is_text(other: HtmlElement, part: HtmlElement, running: Mapping[HtmlElement, int]) -> bool:
    """Whether ``other``, which stands beside ``part``, belongs to the text as well."""
    if _length(other.tail):
        return True
    if other.tag in TEXT_BLOCKS:
        return running[other] > 0 or other.tag in {"h2", "h3"}
    is_alike = other.tag == part.tag and other.get("class") == part.get("class")
    return running[other] > 0 and (is_alike or is_numbered(other) or _is_headed(other))


def is_numbered(element: HtmlElement) -> bool:
    """Whether a heading in ``element`` has a number, as those of a text have and no furniture's."""
    return any(NUMBER.match(text_in(heading)) for heading in element.iter(*_OF_SECTIONS))


def _is_headed(element: HtmlElement) -> bool:
    """Whether ``element`` has a heading, and the page says that it is within the article."""
    is_within = next(element.iterancestors("article"), None) is not None
    return is_within and next(element.iter(*_OF_SECTIONS), None) is not None
