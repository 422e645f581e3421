"""What a site says round an article, told by whole lines and by where these stand.

A text may say the same words: 扫描二维码即可付款，老人们却犯了难。 is a sentence of an essay. So a
saying is made of nothing but the words of sites from its first character to its last, which leaves
no room for a subject or a predicate of its own; and most sayings count only before the first or
behind the last sentence of the article, or where a line is all a link.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from converter.normalizer.headings.short_texts import is_person
from converter.patterns import lazy_pattern

MAX_LENGTH = 80
"""A longer paragraph is text, whatever it says."""

Place = Literal["anywhere", "edge", "end", "link"]
"""Where a saying counts: at the ``edge`` is before or behind the text, the ``end`` is behind it."""

_GAP = r"[\s　|｜/／、，,·•+＋\-]{0,4}+"
_CLOSING = r"[\s！!。~～…>＞》›»→↓】\])）]{0,4}+"
_CALLED = r"[\s！!~～…]{0,4}+"
_TARGET = (
    r"(?:微信(?:朋友圈|好友|群|扫一扫)?|(?:新浪|腾讯)?微博|QQ(?:空间|好友|群)?|朋友圈|好友|豆瓣"
    r"|人人网?|空间"
    r"|知乎|百度贴吧|贴吧|有道云笔记|印象笔记|领英|钉钉|短信|邮件|电子邮件|复制链接|更多"
    r"|(?i:facebook|twitter|x|line|linkedin|weibo|wechat|whatsapp|telegram|pinterest|email))"
)
_TOOL = (
    r"(?:点赞|點贊|在看|收藏|赞|打印(?:本页|本文|此文)?|列印|关闭(?:窗口|本页)?|關閉|返回(?:顶部|首页"
    r"|列表|上页)"
    r"|回到顶部|(?:我要)?[纠糾][错錯]|举报|发表评论|打赏|赞赏|分享|转发|轉發|评论|复制链接|加入收藏|关注)"
)
_READ = r"(?:(?:阅读|閱讀|查看|显示|顯示|展开|展開|继续阅读|繼續閱讀)(?:阅读)?+)"
_REST = r"(?:全文|原文|更多内容|更多|剩余内容|余下全文)"

_FREE = r"[^\W的了是在不有就都也过着被把让为]{2,12}"
"""A name that stands without marks; a sentence would need words that are not in it."""

_QUOTED = r"[“\"「『《【][^”\"」』》】。；]{1,20}[”\"」』》】]"
_PRESS = (
    r"(?:点击|轻触|长按|識別|识别|扫描|掃描|扫一扫|扫一下|扫码|掃碼|扫|微信(?:扫一扫|扫码|搜索)"
    r"|打开微信|搜索|点)"
)
_FOLLOW = (
    r"(?:关注|關注|订阅|添加|加入|星标|置顶|设为星标|加星标|进群|入群|加群|获取|查看|了解|分享)"
)
_ACCOUNT = (
    r"(?:(?:官方)?(?:微信)?(?:公众号|公眾號|订阅号|服务号|视频号|微信号|小程序|微博|官微|抖音号?"
    r"|小红书|客户端)"
    r"|我们|本号|本报|本刊|本站|微信|(?:微信|读者|交流|粉丝)?群|我们的)"
)
_THING = (
    r"(?:[上下左右]方|[上下]面|左侧|右侧|文末|图中|屏幕|页面|底部|这里|此处|的|图片|名片|卡片|海报"
    r"|“?蓝(?:色)?(?:字体|字)”?|二维码|二維碼|(?:更多)?(?:精彩)?(?:内容|资讯|新闻|文章|信息)"
    r"|当前页|在?手机)"
)
_MANNER = (
    r"(?:欢迎|歡迎|敬请|请|快来|记得|可|即可|一键|免费|立即|马上|一起|更多|更|并|和|或|后|吧|哦|呀"
    r"|打开)"
)
_NAMED = (
    rf"(?:(?:关注|關注|订阅|搜索|公众号|公眾號|视频号|微信号|微博)[:：]?\s?{_FREE}(?:公众号|视频号"
    rf"|微博)?)"
)
_INVITATION = (
    rf"[▲▼↑↓👇👆☝👉→\s]{{0,5}}+(?>(?>{_NAMED}(?=[，,！!。~\s]|$)|{_PRESS}|{_FOLLOW}|{_ACCOUNT}"
    rf"|{_THING}"
    rf"|{_MANNER}|{_QUOTED}|[，,、:：\s])){{1,24}}+{_CLOSING}"
)
_LIKE = (
    r"(?>(?:点个?|点亮|给个|来个)?[“「\"]?(?:点赞|赞|在看|好看|分享|收藏|转发|三连|小红心"
    r"|关注)[”」\"]?"
    r"(?:一下|支持)?)"
)
_MORE_READERS = (
    r"(?:[，,]?\s?让更?多的?人(?:看到|知道|看见)|[，,]\s?支持我们|分享给(?:更多|身边)的?(?:人|朋友"
    r"|家人))"
)

_OFFICE = (
    r"(?:责任编辑|責任編輯|责编|責編|(?:值班|本期|本文|网络|网站|微信|实习|执行|本版|视觉)(?:编辑"
    r"|责编|编审)"
    r"|值班(?:主任|总编|编委))"
)
_CRAFT = (
    r"(?:编辑|編輯|编审|校对|校對|监制|监审|审核|审校|初审|复审|终审|一审|二审|三审|排版|美编|制作"
    r"|统筹|来源|文字|图片|摄影|(?:文章)?录入)"
)
_IS = r"(?>[\s　]{0,2}[:：丨|｜/／][\s　]{0,3}|[ 　]{1,4})"
_NAME = (
    r"(?:[^\W\d_a-zA-Z]{1,8}+[·•][^\W\d_]{1,8}+|[^\W\d_a-zA-Z][ 　]{1,4}[^\W\d_a-zA-Z](?![^\W_])"
    r"|[^\W\d_a-zA-Z的了是在]{2,4}(?![^\W_])|[A-Za-z][\w.-]{1,15}+)"
)
_NAMES = rf"{_NAME}(?:[\s　、，,/／]{{1,4}}+(?!{_OFFICE}|{_CRAFT}){_NAME}){{0,5}}+"

_OF_SITE = (
    r"(?:[（(【\[*※—\-\s]{0,3}+(?:本文|本站|本网|本刊|本号|本公众号|原创|作品|文章|声明|特别声明"
    r"|注|版权|著作权|图文)"
    r"[^。！？；]{0,36}[，,:：。；\s])?"
)
_REPRINTED = (
    r"(?>(?:如需|如要|若需|若要|欢迎|任何|商业|非商业)?+(?:转载|轉載)(?:本文|文章"
    r"|时)?+[，,]?+(?:请|請|须|需)(?:务必|您)?+"
    r"(?:注明|註明|标明|附上|保留|联系)(?:本?文章|本文|原文|作者|姓名|来源|來源|出处|出處|链接"
    r"|地址|本站|本声明|授权"
    r"|我们|后台|及|和|与|、|，|,|“[^”]{1,20}”|《[^》]{1,20}》"
    r"|(?:转自|来自|來自|自)[:：]?[^，。；]{0,16}+){1,8}+(?:[:：].{0,60}+)?+"
    r"|未经[^，。；不禁请严谢]{0,12}+[，,]?(?:不得|禁止|请勿|严禁|谢绝)(?:转载|轉載|转发|复制"
    r"|摘编|使用|引用|镜像|商用"
    r"|以?任何(?:形式|方式)|擅自|、|或|及|和|等){1,8}+(?:[:：].{0,50}+)?+)"
)
_OWNED = (
    r"(?:[^\s，。；：！？]{2,20}?)?\s?(?:版权所有|版權所有|(?i:copyright)|©|[（(][cC][)）])"
    r"(?:$|[\s:：©（(，,!！.\d][^。；]{0,50}+)"
)


class Saying(msgspec.Struct, frozen=True):
    """A pattern of whole paragraphs, and where these are of the site."""

    name: str
    pattern: str
    place: Place


SAYINGS = (
    Saying(
        "read more", rf"[《【\[(（]?+(?:点击|點擊|展开|展開){_READ}?{_REST}{_CLOSING}", "anywhere"
    ),
    Saying(
        "read more",
        rf"[《【\[(（]?+(?:{_READ}{_REST}|继续阅读|繼續閱讀|阅读更多"
        r"|(?:点击|點擊)(?:进入|進入)(?:本|该)?(?:专题|專題|频道|頻道|专栏|專欄)"
        rf"|返回[^，。]{{1,6}}[，,]查看更多|(?i:read more|continue reading)){_CLOSING}",
        "end",
    ),
    Saying("read more", rf"[《【\[]?+{_REST}{_CLOSING}|继续阅读[^。]{{0,40}}", "link"),
    Saying(
        "follow us",
        rf"(?=.*(?:我们|本号|蓝字))(?=.*(?:点击|长按|识别|識別|扫|二维码|公众号)){_INVITATION}",
        "anywhere",
    ),
    Saying(
        "follow us",
        rf"(?=.*(?:扫|二维码|二維碼|公众号|公眾號|视频号|微信|点击关注)|(?:欢迎"
        rf"|请)?关注我们){_INVITATION}",
        "edge",
    ),
    Saying(
        "follow us",
        rf"(?>(?:(?:喜欢|觉得不错|觉得有用)[，,]?(?:就|请|记得|欢迎)?)?){_LIKE}(?:{_GAP}(?:和|或"
        rf"|加)?{_LIKE}){{0,5}}+"
        rf"(?:吧|哦|呀)?{_MORE_READERS}?{_CALLED}",
        "end",
    ),
    Saying(
        "share",
        rf"(?:分享|转发|轉發)(?:到|至|给)?[:：]\s?(?:{_TARGET}{_GAP}){{0,12}}+",
        "anywhere",
    ),
    Saying(
        "share",
        rf"(?:一键|点击)?(?:分享|转发|轉發)(?:到|至|给)?{_GAP}(?:{_TARGET}{_GAP}){{0,12}}+",
        "end",
    ),
    Saying("tools", rf"(?:[【\[]?{_TOOL}[】\]]?{_GAP}){{1,12}}+", "end"),
    Saying("other articles", r"(?:上一篇|下一篇)(?:文章)?(?:[:：].{0,60})?", "end"),
    Saying(
        "other articles",
        r"(?:相关(?:阅读|文章|链接|新闻)|延伸阅读|推荐阅读|往期(?:推荐|回顾|精选|精彩|阅读))"
        r"(?:[:：][^。]{0,60})?",
        "end",
    ),
    Saying(
        "copyright",
        rf"{_OWNED}|[（(【*※—\-\s]{{0,3}}+(?:版权声明|版權聲明)(?:[:：].{{1,70}}+)?",
        "end",
    ),
    Saying("copyright", r"(?:版权声明|版權聲明)[:：](?=.*(?:转载|原创|本站|作者)).{1,70}", "edge"),
    Saying(
        "copyright",
        r"(?:免责声明|免責聲明)(?:[:：](?=.*(?:本站|本网|平台|转载|侵权|来源|网络|删除)).{1,70})?",
        "end",
    ),
    Saying("copyright", rf"{_OF_SITE}{_REPRINTED}[。！!）)】\]]{{0,2}}+", "edge"),
)
"""What furniture says. They go by these rules alone, and each that goes is told of."""

_PATTERNS = [(one, lazy_pattern(one.pattern)) for one in SAYINGS]
_ENTRY = rf"(?:{_OFFICE}|{_CRAFT}){_IS}{_NAMES}"
_CREDITS = lazy_pattern(
    rf"[（(【\[]?+(?:({_OFFICE})"
    rf"|{_CRAFT}){_IS}({_NAMES})((?:[\s　，,；;/／|｜]{{1,4}}+{_ENTRY}){{0,5}}+)[)）】\]]?+"
)
_OFFICES = lazy_pattern(_OFFICE)
_SPACE = lazy_pattern(r"[、，,/／]|[\s　]{2,}|(?<=[^\s　]{2})[\s　]")


def of(text: str, *places: Place) -> str:
    """The name of the saying that all of ``text`` is, of those that count at ``places``."""
    if len(text) > MAX_LENGTH:
        return ""
    if "edge" in places and _is_credit(text):
        return "credits"
    found = (one for one, rule in _PATTERNS if one.place in places and rule.fullmatch(text))
    return next((one.name for one in found), "")


def of_link(text: str) -> str:
    """The name of the saying that the ``text`` of a link on a line of its own is."""
    return of(text, "anywhere", "edge", "end", "link")


def _is_credit(text: str) -> bool:
    """Whether it names editors: by their office, or by a craft and what is the name of a person.

    校对：对照原稿 tells what a word means.
    """
    match = _CREDITS.fullmatch(text)
    if not match:
        return False
    return bool(match[1] or _OFFICES.search(match[3])) or all(
        is_person("".join(one.split())) for one in _SPACE.split(match[2])
    )
