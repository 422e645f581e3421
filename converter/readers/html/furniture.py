"""What stands around an article: by the elements, by their names, and by what it says."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from converter.document import Figure, Link, Paragraph, Separator
from converter.patterns import lazy_pattern
from converter.readers.flow import HIGHEST, Found, Head, Item
from converter.readers.html import sayings
from converter.readers.html.elements import (
    is_hidden,
    leave_out,
    names_of,
    remove,
    span_of,
    text_in,
    words_in,
)

UNSEEN = {"script", "style", "template", "noscript", "link", "meta", "object", "embed", "applet"}
"""Elements whose content a page does not show, where scripts run."""

MEDIA = {"iframe", "svg", "canvas", "audio", "video", "map"}

DELETED = "del"
"""What has been taken out of the text, and is shown struck through (HTML, 4.7.2)."""
ENTRY = lazy_pattern(
    r"(?:来源|來源|作者|文|撰文|记者|编辑|时间|发布时间|日期|图|摄影)\s?[:：/|丨]|(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}"
    r"|[（(]?(?:全文完|完|END|end|The End)[）)]?$|[-—－=·]{1,3}\s?(?:END|end|完)"
)
"""How a line begins that says who wrote a text, when, or where it ends."""

LONGEST_WORD = 4
"""The characters of a button without marks, 点赞 or 返回顶部."""

ENDED = lazy_pattern(r"[。！？…”』」.!?）)：:]$")
"""How a line ends behind which no sentence goes on."""

ENTRIES = frozenset(
    {"info", "meta", "source", "byline", "author", "publish", "subinfo", "titleinfo"}
)
"""Words in the class or id of what is said of an article, each on its own."""


def part_entries(body: HtmlElement) -> None:
    """Put a space between elements in a row that say who, when and where from.

    Pages part them by their looks alone: ``<span>2021-05-01</span><span>来源: ……</span>``.
    """
    for element in body.iter():
        if len(element) > 1 and not ENTRIES.isdisjoint(names_of(element)):
            for child in element[:-1]:
                if child.tag in {"span", "a", "em", "i", "time", "small", "b"}:
                    child.tail = f" {child.tail or ''}"


def remove_unseen(root: HtmlElement, found: Found) -> None:
    """Take out what a page does not show, and tell how much; hidden text is told as it is."""
    counts: Counter[str] = Counter()
    for element in list(root.iter(*UNSEEN, *MEDIA)):
        counts[element.tag] += element.tag not in {"link", "meta"}
        remove(element)
    told = ", ".join(f"{count} {tag}" for tag, count in sorted(counts.items()) if count)
    if told:
        found.say("HTM001", f"left out, for it is no text: {told}", span_of(root))
    for element in [one for one in root.iter() if _is_outermost_hidden(one)]:
        leave_out(element, "hidden", found)
    for element in list(root.iter(DELETED)):
        if text := words_in(element):
            found.say("HTM002", f"left out, for it is deleted: {text}", span_of(element))
        remove(element)


def _is_outermost_hidden(element: HtmlElement) -> bool:
    if element.tag in {"html", "body"} or not is_hidden(element) or _is_folded(element):
        return False
    return not any(is_hidden(outer) for outer in element.iterancestors() if outer.tag != "body")


def _is_folded(element: HtmlElement) -> bool:
    """Whether a button beside a hidden ``element`` shows it: the rest of a text (展开全文)."""
    beside = [one for one in (element.getnext(), element.getprevious()) if one is not None]
    is_behind = any(sayings.of_link(text_in(one)) == "read more" for one in beside)
    return is_behind and "。" in text_in(element)


def without_sayings(items: list[Item], found: Found) -> list[Item]:
    """``items`` without the paragraphs that a site says round a text; each is reported.

    What is such only at the ends of a text stays where any of the text stands on both its sides.
    """
    of_text = [index for index, item in enumerate(items) if not _is_around(item)]
    first, last = (of_text[0], _last(items, of_text[-1])) if of_text else (len(items), -1)
    kept: list[Item] = []
    for index, item in enumerate(items):
        places = _places(is_before=index < first, is_behind=index > last)
        if isinstance(item, Paragraph) and (rule := sayings.of(_line(item), *places)):
            found.say("HTM002", f"left out as furniture ({rule}): {_line(item)}", item.span)
        else:
            kept.append(item)
    return kept


def _last(items: list[Item], last: int) -> int:
    """The index of the last item of the text, ``last`` or the words behind it that go on from it.

    A poem may end in 在看: no sentence has ended before it.
    """
    while last + 1 < len(items):
        line, word = items[last], items[last + 1]
        if not isinstance(line, Paragraph) or not isinstance(word, Paragraph):
            break
        if len(word.text) > LONGEST_WORD or ENDED.search(line.text):
            break
        last += 1
    return last


def _places(*, is_before: bool, is_behind: bool) -> tuple[sayings.Place, ...]:
    if is_behind:
        return "anywhere", "edge", "end"
    return ("anywhere", "edge") if is_before else ("anywhere",)


def _is_around(item: Item) -> bool:
    """Whether ``item`` is none of the sentences of a text: title, picture, entry, saying, link."""
    if isinstance(item, Head):
        return item.level <= HIGHEST
    if not isinstance(item, Paragraph):
        return isinstance(item, Figure | Separator)
    line = _line(item)
    if all(isinstance(inline, Link) or not inline.text.strip() for inline in item.inlines):
        return True
    return bool(sayings.of(line, "anywhere", "edge", "end")) or ENTRY.match(line) is not None


def _line(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\n", " ")
