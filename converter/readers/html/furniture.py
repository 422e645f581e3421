"""What stands around an article: by the elements, by their names, and by what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lxml.html import HtmlElement

from converter.document import Paragraph
from converter.patterns import lazy_pattern
from converter.readers.flow import Found, Item
from converter.readers.html.elements import is_hidden, remove, span_of, words_in

UNSEEN = {"script", "style", "template", "noscript", "link", "meta", "object", "embed", "applet"}
"""Elements whose content a page does not show, where scripts run."""

MEDIA = {"iframe", "svg", "canvas", "audio", "video", "map"}

CONTROLS = {"nav", "aside", "form", "button", "select", "textarea", "input", "menu", "dialog"}
"""Elements that are not of the text (HTML, 4.3.3, 4.3.5, 4.10)."""

DELETED = "del"
"""What has been taken out of the text, and is shown struck through (HTML, 4.7.2)."""

NAMES = frozenset(
    {"share", "shares", "sharing", "sharer", "social", "sharedaddy", "jiathis", "bshare"}
    | {"bdsharebuttonbox", "bdshare", "addthis", "nav", "navbar", "navigation", "navigator"}
    | {"menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "sidebar", "aside", "widget"}
    | {"comment", "comments", "reply", "respond", "related", "relate", "recommend", "hot"}
    | {"recommended", "relatedposts", "footer", "foot", "toolbar", "tools", "advert"}
    | {"advertisement", "ad", "ads", "adsense", "banner", "qrcode", "qr", "ewm", "reward"}
    | {"like", "likes", "pagination", "pager", "login", "search", "subscribe", "newsletter"}
)
"""Words in the class or id of an element that holds no article."""

MAX_LENGTH = 80
"""A longer paragraph is text, whatever it says."""

SAYINGS = {
    "read more": r"[《【\[]?(?:点击|展开)?(?:阅读|查看|显示|展开)?(?:阅读)?"
    r"(?:全文|原文|更多内容|更多)[》】\]>…]*"
    r"|(?:点击|點擊)(?:进入|進入)(?:本|该)?(?:专题|專題|频道|頻道|专栏|專欄)[>＞》›»]*"
    r"|返回.{1,6}[，,]查看更多|继续阅读.*|(?i:read more|continue reading).*",
    "credits": r"[（(【\[]?(?:责任编辑|责编|值班编辑|本期编辑|网络编辑|编审|校对|监制|排版|美编)"
    r"[:：丨|/ 　].*",
    "follow us": r".*(?:关注|扫码|扫一扫|扫描|长按|识别).{0,20}(?:公众号|二维码|关注我们|加群).*"
    r"|.*(?:点赞|点个).{0,8}(?:在看|分享).*",
    "share": r"(?:分享|转发)(?:到|至|给)?[:：]?(?:.{0,12}(?:微信|微博|QQ|朋友圈|空间|好友).*)?"
    r"|(?:点赞|在看|收藏|赞|打印|打印本页|关闭|关闭窗口|【?打印】?【?关闭】?|返回顶部|返回首页"
    r"|[【\[]?(?:我要)?[纠糾][错錯][】\]]?)",
    "other articles": r"(?:上一篇|下一篇|相关阅读|相关文章|相关链接|相关新闻|延伸阅读|推荐阅读)"
    r"(?:[:：].*)?",
    "copyright": r"(?:版权声明|版权所有|免责声明|Copyright|©).*"
    r"|.*(?:转载请注明|未经.{0,12}不得转载).*",
}
"""What furniture says: patterns of whole paragraphs by name. They go by these rules alone."""

_SAYINGS = {name: lazy_pattern(pattern) for name, pattern in SAYINGS.items()}
_WORD = lazy_pattern(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])")


ENTRIES = frozenset(
    {"info", "meta", "source", "byline", "author", "publish", "subinfo", "titleinfo"}
)
"""Words in the class or id of what is said of an article, each on its own."""


def part_entries(body: HtmlElement) -> None:
    """Put a space between elements in a row that say who, when and where from.

    Pages part them by their looks alone: ``<span>2021-05-01</span><span>来源: ……</span>``.
    """
    for element in body.iter():
        if len(element) > 1 and not ENTRIES.isdisjoint(_names(element)):
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
        _leave_out(element, "hidden", found)
    for element in list(root.iter(DELETED)):
        if text := words_in(element):
            found.say("HTM002", f"left out, for it is deleted: {text}", span_of(element))
        remove(element)


def _is_outermost_hidden(element: HtmlElement) -> bool:
    if element.tag in {"html", "body"} or not is_hidden(element):
        return False
    return not any(is_hidden(outer) for outer in element.iterancestors() if outer.tag != "body")


def remove_named(root: HtmlElement, running: Mapping[HtmlElement, int], found: Found) -> None:
    """Take out elements that are furniture by kind or name and hold less than half of the text."""
    gone: set[HtmlElement] = set()
    for element in list(root.iter()):
        if element in gone or element is root or 2 * running[element] >= running[root] > 0:
            continue
        if rule := _rule(element):
            gone.update(element.iter())
            _leave_out(element, rule, found)


def _rule(element: HtmlElement) -> str:
    """Why ``element`` is furniture; empty if it is not."""
    if element.tag in CONTROLS:
        return str(element.tag)
    if element.tag == "a" and element.getnext() is None and not (element.tail or "").strip():
        said = _saying(words_in(element))
        return said if said == "read more" else ""
    if element.tag in {"header", "footer"} and not _is_in_article(element):
        return str(element.tag)
    named = NAMES.intersection(_names(element))
    if named and element.tag not in {"a", "p", "sup", "article", "main"}:
        return min(named)
    return ""


def _names(element: HtmlElement) -> set[str]:
    """The words in the class and identifier of ``element``."""
    words = _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}")
    return {word.lower() for word in words}


def _is_in_article(element: HtmlElement) -> bool:
    if element.tag == "header" and next(element.iter("h1"), None) is not None:
        return True
    return any(outer.tag in {"article", "main"} for outer in element.iterancestors())


def _leave_out(element: HtmlElement, rule: str, found: Found) -> None:
    if text := words_in(element):
        found.say("HTM002", f"left out as furniture ({rule}): {text}", span_of(element))
    remove(element)


def without_sayings(items: list[Item], found: Found) -> list[Item]:
    """``items`` without the paragraphs that are furniture by what they say; each is reported."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Paragraph) and (rule := _saying(item.text)):
            text = item.text.replace("\n", " ")
            found.say("HTM002", f"left out as furniture ({rule}): {text}", item.span)
        else:
            kept.append(item)
    return kept


def _saying(text: str) -> str:
    if len(text) > MAX_LENGTH:
        return ""
    flat = text.replace("\n", " ")
    return next((name for name, rule in _SAYINGS.items() if rule.fullmatch(flat)), "")
