"""What is furniture of a page by the kind of its element or by a word of its name.

A name says what an author called a part, and a text is free to call one ``related-work`` or
``share-economy``. Around the article a name is enough. What stands within the article goes only if
a second sign agrees with the name: it is all links, it is headed as furniture is (分享到), all it
says are sayings of sites, or it has fields to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement

from converter.patterns import lazy_pattern
from converter.readers.flow import Found
from converter.readers.html import article, contents, sayings
from converter.readers.html.elements import HEADINGS, leave_out, names_of, text_in

CONTROLS = frozenset({"nav", "form", "button", "select", "textarea", "input", "menu", "dialog"})
"""Elements that are not of the text (HTML, 4.3.3, 4.10)."""

FIELDS = ("form", "textarea", "input", "select", "button")

SIGNS = frozenset(
    {"share", "shares", "sharing", "sharer", "social", "sharedaddy", "jiathis", "bshare", "crumb"}
    | {"bdsharebuttonbox", "bdshare", "addthis", "nav", "navbar", "navigation", "navigator"}
    | {"breadcrumb", "breadcrumbs", "crumbs", "sidebar", "widget", "relatedposts", "toolbar"}
    | {"advert", "advertisement", "ad", "ads", "adsense", "qrcode", "qr", "ewm", "reward", "pager"}
    | {"pagination", "login", "subscribe", "newsletter", "footer", "foot", "banner", "navbox"}
)
"""Words in the class or id of what a site sets round an article."""

NAMES = SIGNS | frozenset(
    {"menu", "aside", "comment", "comments", "reply", "respond", "related", "relate", "recommend"}
    | {"recommended", "hot", "tools", "like", "likes", "search"}
)
"""Such words, with those that a text has for parts of its own as well."""

ENDS = frozenset({"header", "footer"})

EDIT = "editsection"
"""What a wiki calls the button beside a heading, which is within it."""

OF_TEXT = frozenset(
    {"a", "p", "sup", "sub", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
    | {"pre", "code", "figure", "figcaption", "img", "table", "tbody", "thead", "tr", "td", "th"}
    | {"strong", "em", "b", "i", "u", "mark", "q", "cite", "dfn", "abbr", "caption", "dt", "dd"}
)
"""Elements that no name makes furniture; what they stand in may be."""

LINES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "dd", "td")
"""What a text stands in: an element within a line is of that line."""

MAX_LENGTH = 80
"""A sign is shorter."""

_WORD = lazy_pattern(r"\w")
_SENTENCE = lazy_pattern("[。？！；…，]")
_ENDED = frozenset("。！？…”』」.!?）)]】 　")

_COUNT = r"[\s（(]{0,2}+\d{0,7}+\s?+[条个篇]?[）)]?"
_TOPIC = (
    r"(?:阅读|閱讀|文章|链接|連結|新闻|新聞|报道|資訊|资讯|推荐|推薦|内容|喜欢|感兴趣|博文|日志"
    r"|回顾|精选"
    r"|排行榜?|看点|视频|图集|帖子)"
)
LABEL = lazy_pattern(
    r"(?:(?:共|有)?\s?[\d一两二三四五六七八九十百]{1,6}\s?[条个]?\s?)?(?:最新|热门|热点|精彩|精选"
    r"|全部|网友|读者"
    r"|用户|发表|我要|参与|写下?|添加|暂无|提交|取消|查看)?(?:评论|評論|留言|回复|跟帖|回帖)(?:区"
    r"|列表|框)?"
    rf"{_COUNT}[:：]?"
    r"|(?:相关|相關|推荐|推薦|延伸|往期|热门|热点|更多|猜[你您]|[你您]可能|[为為][你您]|近期|最新"
    r"|最近|[本上]周|本月|今日"
    rf"|其[他它]|随机|站内|网友|大家|友情|精彩)[^，。：；]{{0,10}}{_TOPIC}[:：]?"
    r"|(?:一键|点击)?(?:分享|转发)(?:到|至|本文|文章|本页|给好友|给朋友)[:：]?|分享[:：]|(?:打赏"
    r"|赞赏|支持)(?:作者|本文)?"
    r"|关注(?:我们|作者|公众号)|订阅(?:我们|本站|更新|邮件)?|广告|推广|赞助商?|站内搜索|搜索"
    r"|用户登录|登录|文章导航|标签云?"
    r"|(?i:(?:\d{1,5} )?(?:comments?|responses?)|leave a (?:reply|comment)|related (?:posts?"
    r"|articles?)"
    r"|you may also like|share this:?|recent posts|tags|advertisement)"
)
"""What furniture has for a heading, or for its first line."""

REFERENCES = lazy_pattern(
    r"参考文献|參考文獻|参考资料|注释|註釋|注[:：]|附注|附录|致谢|后记|[\[［〔【]\d"
    r"|(?:19|20)\d\d\s?年|[一二三四五六七八九〇○零]{4}年"
)
"""How a footer begins that is of the text."""

REMARK = lazy_pattern(
    r"(?:分类|标签|栏目|专题|来源|阅读|浏览|点击|发布于?|编辑于?|更新于?|由|上一篇|下一篇|回复"
    r"|举报|赞|顶|踩|楼|第?\d{1,4}楼?"
    r"|[\d.,]{1,9}\s?[万wWkK]?\+?|(?i:tags?|posted in|filed under|by|reply))\s?[:：]?"
    r"|(?:阅读|浏览|点赞|赞|在看|评论)[\s:：（(]{0,2}[\d.,]{1,9}\s?[万wWkK]?\+?[）)]?"
)
"""What stands between the links of furniture."""

_OF_SITES = lazy_pattern(
    r"关注|扫|二维码|分享|公众号|广告|赞赏|打赏|订阅|登录|微信|评论|下载|点赞|转发|版权|©"
    r"|(?i:copyright)"
    r"|ICP|备案|公网安备|主办|承办|技术支持"
)


def remove_named(body: HtmlElement, found: Found) -> None:
    """Take out the elements that are furniture by kind or name, and tell what stood in them."""
    running = article.running_text(body)
    named = dict(_named(body, running))
    named |= dict(contents.lists(body))
    if not named:
        return
    inner = article.running_text(body, frozenset(named))
    text = {article.find(body, inner), article.said(body, inner)} - {body}
    text = text or {body}
    gone: set[HtmlElement] = set()
    for element, rule in named.items():
        if element not in gone and _is_furniture(element, rule, text):
            gone.update(element.iter())
            leave_out(element, rule, found)


def _named(
    body: HtmlElement, running: Mapping[HtmlElement, int]
) -> Iterator[tuple[HtmlElement, str]]:
    """What may be furniture, and holds less than half of the text, with the name that says so."""
    for element in body.iter():
        is_small = not 2 * running[element] >= running[body] > 0
        if element is not body and is_small and (rule := _rule(element)):
            yield element, rule


def _rule(element: HtmlElement) -> str:
    """Why ``element`` may be furniture; empty if it is not."""
    tag = str(element.tag)
    if tag in CONTROLS or tag == "aside":
        return tag
    if EDIT in names_of(element):
        return EDIT
    if contents.OF_CONTENTS.fullmatch(element.get("class", "")):
        return contents.NAME
    if tag == "a":
        return _rule_of_link(element)
    if tag in ENDS and not _is_in_article(element):
        return tag
    if tag in OF_TEXT or next(element.iterancestors(*LINES), None) is not None:
        return ""
    return min(NAMES.intersection(names_of(element)), default="")


def _is_in_article(element: HtmlElement) -> bool:
    if element.tag == "header" and next(element.iter("h1"), None) is not None:
        return True
    return any(outer.tag in {"article", "main"} for outer in element.iterancestors())


def _rule_of_link(link: HtmlElement) -> str:
    """What a link is that stands alone, or at the end of a line behind a whole sentence."""
    line = link.getparent()
    if link.getnext() is not None or (link.tail or "").strip() or line is None:
        return ""
    text = text_in(link)
    before = text_in(line).removesuffix(text)
    if before and before[-1] not in _ENDED:
        return ""
    said = sayings.of_link(text)
    return said if said == "read more" or (said and not before and line.tag != "li") else ""


def _is_furniture(element: HtmlElement, rule: str, text: set[HtmlElement]) -> bool:
    """Whether a named element goes, where the article is in ``text``."""
    if element.tag in CONTROLS - {"form"} or rule in {contents.NAME, EDIT} or element.tag == "a":
        return True
    if text.isdisjoint(element.iterancestors()) and rule != "form":
        return not article.is_numbered(element)
    if element.tag in ENDS and not _is_in_article(element):
        return not _is_of_text(element)
    return _agrees(element, rule)


def _is_of_text(element: HtmlElement) -> bool:
    """Whether a header or footer of a page without an article is one of its text.

    A header is so if it holds the heading of the page, and no menu; a footer, if it has references
    or a date.
    """
    if element.tag == "footer":
        pieces = list(_outside_of_links(element))
        return any(map(REFERENCES.match, pieces)) and _OF_SITES.search("".join(pieces)) is None
    is_headed = next(element.iter(*HEADINGS), None) is not None
    is_titled = next(element.getroottree().iter("h1"), None) is not None
    return is_headed and not is_titled and next(element.iter("nav", "form"), None) is None


def _agrees(element: HtmlElement, rule: str) -> bool:
    """Whether what ``element`` holds is furniture as well as its name.

    An article in another one is related to it, as comments are (HTML, 4.3.2).
    """
    if next(element.iter("article"), None) is not None:
        return True
    pieces = [piece for piece in _outside_of_links(element) if _WORD.search(piece)]
    heading = next(element.iter(*HEADINGS), None)
    if heading is not None and (label := text_in(heading)):
        return LABEL.fullmatch(label) is not None or not pieces
    if not pieces:
        return rule in SIGNS or next(element.iter("img"), None) is None
    if LABEL.fullmatch(pieces[0].rstrip(":： ")) or all(map(_is_of_site, pieces)):
        return True
    if rule != "form" and next(element.iter(*FIELDS), None) is not None:
        return True
    return rule in SIGNS and _is_short(pieces)


def _is_short(pieces: list[str]) -> bool:
    """Whether ``pieces`` are no sentence, or one that speaks of what sites ask and say."""
    whole = "".join(pieces)
    is_plain = _SENTENCE.search(whole) is None
    return len(whole) <= MAX_LENGTH and (is_plain or _OF_SITES.search(whole) is not None)


def _is_of_site(piece: str) -> bool:
    return bool(sayings.of_link(piece)) or REMARK.fullmatch(piece) is not None


def _outside_of_links(element: HtmlElement) -> Iterator[str]:
    """The pieces of text in ``element`` that are in no link."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start" and inner.tag == "a":
            walk.skip_subtree()
        text = inner.text if event == "start" else inner.tail
        is_outside = inner is element if event == "end" else inner.tag == "a"
        if not is_outside and (piece := (text or "").strip()):
            yield piece
