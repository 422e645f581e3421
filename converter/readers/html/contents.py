"""A table of contents in a page: each format makes its own, so that of the page is left out."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from converter.patterns import lazy_pattern
from converter.readers.html.elements import HEADINGS, text_in

NAME = "contents"
LISTS = frozenset({"div", "ul", "ol", "section", "details"})
"""Elements that may be a table of contents, which each format makes anew."""

FEWEST = 2
"""The links that it has at least."""

TITLE_OF_CONTENTS = lazy_pattern(
    r"(?:文章|本文|页面)?目\s{0,4}[录錄次]|(?i:(?:table of )?contents|toc)|隐藏"
)
"""What stands above a table of contents."""

OF_CONTENTS = lazy_pattern("MsoToc(?:[1-9]|Heading)")
"""The classes of a table of contents as Word saves it."""

_WORD = lazy_pattern(r"\w")
_NUMBER = lazy_pattern(r"^\s*(?:\d{1,3}[.．、\s]){1,4}")


def lists(body: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """Lists of links to places of the page, each of which says a heading; outer ones first."""
    heads = {_bare(text_in(heading)) for heading in body.iter(*HEADINGS)}
    found: list[tuple[HtmlElement, str]] = []
    links: Counter[HtmlElement] = Counter()
    others: Counter[HtmlElement] = Counter()
    for element in reversed(list(body.iter())) if heads else ():  # inner ones before outer ones
        if element.tag == "a":
            links[element] = 1
            is_place = element.get("href", "").startswith("#")
            others[element] = not (is_place and _bare(text_in(element)) in heads)
        else:
            others[element] += _is_other(element.text)
        if element.tag in LISTS and links[element] >= FEWEST and not others[element]:
            found.append((element, NAME))
        if (outer := element.getparent()) is not None:
            links[outer] += links[element]
            others[outer] += others[element] + _is_other(element.tail)
    return found[::-1]


def _is_other(text: str | None) -> bool:
    if not text or _WORD.search(text) is None:
        return False
    return TITLE_OF_CONTENTS.fullmatch(text.strip()) is None


def _bare(text: str) -> str:
    """``text`` without white space and without a number that a page sets before it by itself."""
    return "".join(_NUMBER.sub("", text).split())
