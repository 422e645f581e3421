"""What the text of a short line says of it: a heading, a name, or a row of a list."""

from __future__ import annotations

from converter.normalizer import sentences
from converter.normalizer.blocks import separators
from converter.normalizer.headings.rows import QUANTITY
from converter.normalizer.headings.signs import BOXES, CAPTION_SIGNS, CROSSES, SIGNS, TICKS
from converter.patterns import lazy_pattern

SHORT = 20
"""The longest short line that is a heading by its place."""

LONGEST_ROW = 40
"""A longer line is a paragraph, even where the mark at its end is gone."""

SHORTEST = 4
"""A paragraph of more characters may stand under a longer heading."""

FULL_NAME, LONGEST_NAME = 3, 4
"""The characters of most names, of which those of two are words too, and of the longest usual."""

_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖"
    "田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金贾賈韦韋夏付方邹鄒熊白"
    "孟秦邱侯江尹薛闫阎段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文施"
    "洪季欧歐申葛柳翟管路单霍骆庄莊晏柴滕辛关關齐齊费費温溫司阮祝闻聞尤佟邢俞倪童裴穆梅凌纪苗盛虞谷涂"
    "佘乐樊鲍詹殷蓝藍老小阿"
)
"""What most Chinese names begin with (公安部, 全国姓名报告, 2021), and forms of address."""

_GIVEN_NAMES = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅琴凤云鑫波斌宇浩凯健俊帆雪荣爱香月瑞凡佳嘉琼勤珍莉琦晶妍茜秋珊"
    "莎锦青倩婷娴瑾颖露瑶怡君薇梦岚婕馨韵园艺聪纯悦冰爽茗羽希宁欣育柔竹凝晓欢枫菲寒亚可舒影思国志辉海山仁义兴良顺信子昌成"
    "康星光天达安岩中茂进林坚和彪博诚先敬震振壮会群豪心邦承乐绍功松善厚庆民友裕哲江亮政谦亨奇之翰朗宏言若鸣朋梁栋维启克伦翔"
    "旭鹏泽晨辰士建家致炎德行时泰盛雄琛钧冠策腾风航弘舟雨桐然川溪清源远鸿樵煜昊轩睿涵萱诗琪媛雯蕾彤洁慧淑惠莹楠琳越锋峰"
    "飞龙虎翠霜甜甫白牧默恒津宾彬堃蔚偉麗強軍華國輝興達進堅誠會東曉風鳳雲寧鋒飛龍东文武斯凌彦贤"
)
"""What the names of most end in."""

_BYLINE_MARKS = frozenset("：: 　/／|｜丨·")

PARAGRAPH_ENDS = sentences.ENDS | frozenset("）)：；")
"""Before a heading, and under it, a remark in brackets, an announcement and an item end one too."""

_NEVER = lazy_pattern(
    r".{0,2}目\s*[录錄次]$|CONTENTS$|[广廣]告$|(?i:the )?(?i:end)$|附[：:]\s?[0-9０-９][、.．]"
    r"|[（(［〔—\-–·•※>#*|=_＿~①-⑳]|[0-9０-９]{1,3}(?:[、．)）/]|[.](?![0-9]))"
    r"|[图表][0-9０-９一二三四五六七八九十为：]|附件[0-9０-９一二三四五六七八九十：:]|来稿|來稿|投稿"
    r"|敬[啟啓覆启复]者|[此敬]致|[顺恭敬并即]?祝愿?$"
    r"|(?:责任|本期|本版)?(?:编辑|审核|校对|排版|摄影|供图|撰文|作者|记者|来源|文字|图片|策划|监制)"
    rf"(?:$|[\s：:/／|｜丨、，,·&＆（(@]|[{_SURNAMES}][^\W\da-zA-Z_的]{{1,2}}$)"
    r"|[甲乙丙丁]方[:：]|[^\s，。：:（(]{2,8}[（(](?:[签簽籤][字名章]|[盖蓋]章|公章)[）)]\s?[:：]"
    r"|(?:申请|经办|负责|报告|述职|承诺|倡议|检讨|签名|签字)[人者]?[：:]"
    r"|[0-9]{1,2}[:：][0-9]{2}|【[^】]】."
    r"|(?:[问答問]|[QA][0-9]{0,3}|记者|記者|主持人|师|生)?[:：]"
)
"""What opens captions, credits, items and turns of an interview."""

_SELDOM = lazy_pattern(
    r"[“‘「『\"'\[《]|[^:：]{2,4}[:：] ?[0-9]|附件|敬请|欢迎(?=..)|请(?=..)|請(?=..)"
    r"|[0-9０-９](?![0-9０-９]{0,3}(?:[.．][0-9０-９]{1,2})?[多几幾余餘来來]?[^\W\da-zA-Z_][^/／0-9０-９]{2})"
    r"|(?:公元|农历|農曆)?(?:[0-9０-９]{2,4}|[〇○Ｏ零一二三四五六七八九十]{1,5})\s?年\s?"
    r"(?:[初末底春夏秋冬]?[天季]?(?:$|[于於夜雨雪晴阴陰])|[0-9０-９〇一二三四五六七八九十正冬腊臘]{1,3}\s?月)"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?:[春夏秋冬孟仲季初暮]|[正一二三四五六七八九十冬腊臘]{1,2}月)"
    r"|(?:[0-9０-９]{1,2}|[一二三四五六七八九十正冬腊臘]{1,3})\s?月"
    r"(?:$|[于於初底]|[上中下]旬|\s?[0-9０-９一二三四五六七八九十廿卅]{1,3}\s?[日号號]?)"
    r"|(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?(?:[日号號](?:$|[夜晨晚，])|[点點时時](?:$|[0-9０-９半]))"
)
"""What opens quotations, dates and requests, and seldom a heading."""

_NO_HEADING_END = frozenset("。，；：、！!….．,;:—）)》|~～")
_INSIDE = lazy_pattern(
    "[。；！!\t=＝]|[□☐].*[□☐]|[|｜].*[|｜]|　{2}|[0-9]{1,2}[:：][0-9]|年[0-9]{1,2}月[0-9]"
    "|[说道问喊叫答](?:[：:，,]“|“[^”]*[。！？!?…，.,])|[：:][“「『][^”」』]*[。！？!?…，,][”」』]$"
    "|[^　]{2}　[^　]　[^　]$"
)
_NEVER_AT_END = frozenset("。，；、.．,;:—|")
_NEVER_INSIDE = lazy_pattern(
    r"[。；\t=＝]|[|｜].*[|｜]|[0-9][/.-][0-9]{1,2}\s[0-9]{1,2}:[0-9]{2}"
    "|[^　]　{2}[^　].|.[^　]　{2}|　[^　]{1,12}　"
    "|[“「『][^”」』]*[。！？!?…，—][”」』]"
    "|[说道问喊叫答](?:[：:，,]“|“[^”]*[。！？!?…，.,])"
)
"""What is inside of speech and of rows, but not of a title whose word is spaced: 总　　则."""

_CAPTION = lazy_pattern(
    r"^[图圖][为為]|(?:[左右中][起一二三四五六侧側边邊]|[前后後中]排|[图圖]中)[^，]{0,4}[为為是]|(?:[摄攝绘繪]|供图|供圖|制图|製圖|资料图片?|受访者提供)[)）]?$"
    r"|(?:摄影|攝影|[摄攝供][图圖]?)\s?[:：/／]\s?\S{1,8}[)）]?$|[拍摄攝][摄攝]?[于於].{2,20}$"
    r"|[照影像]，\s?[约摄攝]?[0-9]{4}年[^，]{0,6}$"
)

_NAMED_WORK = lazy_pattern(r"^[^《]{1,12}《[^》]{1,15}》$")
"""A title that ends in that of a work: 合唱《晒被子》."""

_REMARK = lazy_pattern(r"^[^（(]{1,12}[（(][^（）()。；]{1,14}[）)]$")
"""A title with a word on it in brackets: 渡口（上）, 用料（两人份）."""

_SIGNS = SIGNS + CAPTION_SIGNS + BOXES + TICKS + CROSSES
ORNAMENT = lazy_pattern(rf"[{_SIGNS}]{{1,5}}\s*(?=\S)|【(?=[^】]{{1,15}}】$)")
BRACKETED = lazy_pattern(r"【(?:[^】]{1,18}】|[^】]{2,18}】[^\s，。：；【][^？！【]*)$")
"""A title in black lenticular brackets, or a short word in them and its title: no paragraph is."""

_CELLS = lazy_pattern(r"\t|[|｜].*[|｜]")
_CLOSING = lazy_pattern(
    r"】$|^①.*②|[_＿]{3,}[。．.）)]?$|^[—―─=*＊~～·•-]{3,}$|^[*＊◆◇★☆※]{1,2}$|^.{0,10}月.{1,3}日$"
    r"|^[☀-➿🌀-🫿]\uFE0F?\s?[^：:]{1,6}[：:]"
    r"|^(?:[▲△↑▼]\s?)?[（(【［\[]?(?:[图圖表](?:[0-9０-９一二三四五六七八九十]|[说說：:为為片])|[▲△↑])"
)
"""What ends a bracketed remark, a list on one line, a rule, a date, a caption, a fact (📍地址：).

A heading may come after it.
"""

BRIEF_QUOTE = 6
"""A quoted word or two are a heading only beside others that are."""

QUOTED = lazy_pattern(
    r"“[^“”。！？!?…—]{2,18}(?<![.．])”|\"[^\"。！？!?…—]{2,18}(?<![.．])\""
    r"|「[^「」。！？!?…—]{2,18}(?<![.．])」|『[^『』。！？!?…—]{2,18}(?<![.．])』"
)
"""Words of somebody's as a heading: what is said in a dialogue ends as a sentence."""

CRIED = lazy_pattern(r"“[^“”。，]{2,16}[！？!?…]{1,2}”|「[^「」。，]{2,16}[！？!?…]{1,2}」")
"""What somebody cries or asks: a title only where it is set as others are, and no paragraph is."""

CREDIT = lazy_pattern(
    r"[（(]?(?:[文图圖诗作]|作者|撰[文稿]|记者|記者|本[报刊]记者|采访|採訪|采写|採寫|整理|口述|讲述|讲述人|供稿|主持)"
    r"(?:[、．·&](?:图|圖|摄影|攝影|整理|记录))?[\s　]?[/／:：|｜丨]\s?[^。！？]{1,24}$"
)
"""A line that says who wrote what follows."""

ITEM = lazy_pattern(r"[-•●■◆·*※▪▫◦‣✔✓✅☑►▶▷▸][ 　]?\S")
"""An item of a list without numbers."""

_ASKS = frozenset("？?")
_PAUSES = frozenset("，,")

BARE_QUESTION = lazy_pattern(
    r"(?:那么?|可是?|但是?|然后|后来|結果|结果|这|那|這|它|他|她|又|还|還|到底|究竟|是|会|该|能|可以|我们|你|我|大家|还能){0,4}"
    r"(?:为什么|為什麼|怎么办|怎麼辦|怎么样|什么意思|什麼意思|什么|什麼|谁|誰|哪里|哪裡|怎么回事|何以见得|呢|多少)"
    r"(?:意思)?[了呢啊呀吗嗎]?[？?]"
)
"""A question that names nothing: 为什么？ or 什么意思呢？ of one who talks."""


def is_title(text: str, *, parted: bool = False) -> bool:
    """Whether nothing in it speaks against its being a heading.

    A question that pauses is one where the line is ``parted`` from what stands above, but not from
    what stands below.
    """
    if QUOTED.fullmatch(text):
        return True
    end = text[-1]
    if (
        (len(text) < 2 and not "\u4e00" <= text <= "\u9fff")
        or (end in _NO_HEADING_END and not _REMARK.search(text) and not _NAMED_WORK.search(text))
        or _NEVER.match(text)
        or _SELDOM.match(text)
    ):
        return False
    is_sentence = asks(text) and not parted and pauses(text)
    return not is_sentence and not any(
        pattern.search(text) for pattern in (_INSIDE, QUANTITY, _CAPTION)
    )


def asks(text: str) -> bool:
    """Whether it ends as a question does."""
    return text[-1] in _ASKS


def pauses(text: str) -> bool:
    """Whether it has a comma, as what tells has more often than a title."""
    return not _PAUSES.isdisjoint(text)


def may_be_title(text: str) -> bool:
    """Whether it may be a heading where it is set as others are: less speaks against it."""
    if QUOTED.fullmatch(text) or CRIED.fullmatch(text):
        return True
    if text[-1] in _NEVER_AT_END or _NEVER.match(text) or QUANTITY.search(text):
        return False
    return not (_NEVER_INSIDE.search(text) or _CAPTION.search(text))


def may_be_marked_title(text: str, title: str) -> bool:
    """Whether a line may be a heading with this ``title`` behind a sign that others have too.

    It is no sentence, caption or credit.
    """
    if text[-1] in _NEVER_AT_END or "。" in text or "；" in text:
        return False
    return not (_NEVER.match(title) or _CAPTION.search(text))


def may_precede(text: str) -> bool:
    """Whether a heading may come after the line: a paragraph's end, an item, a rule, a date."""
    return (
        text[-1] in PARAGRAPH_ENDS
        or len(text) > LONGEST_ROW
        or any(one.search(text) for one in (_CLOSING, _CELLS, _CAPTION))
        or ITEM.match(text) is not None
        or separators.is_separator(text)
    )


def is_paragraph(text: str) -> bool:
    """Whether it is too long for a heading and ends as a sentence does, or too long for a row."""
    return len(text) > LONGEST_ROW or (len(text) > SHORT and text[-1] in sentences.ENDS)


def is_text(text: str) -> bool:
    """Whether it is a paragraph, or a sentence long enough to stand under a longer heading."""
    return is_paragraph(text) or (text[-1] in sentences.ENDS and len(text) > SHORTEST)


def is_name(text: str) -> bool:
    """Whether it may be the author's name, or say who did what."""
    return not _BYLINE_MARKS.isdisjoint(text) or is_person(text)


def is_person(text: str) -> bool:
    """Whether it is as short as a name, and begins as most do."""
    return 1 < len(text) <= LONGEST_NAME and text[0] in _SURNAMES


def is_word(text: str) -> bool:
    """Whether it is of two characters, the last of which is seldom that of a name: 石桥, 周一."""
    return len(text) == 2 and text[1] not in _GIVEN_NAMES


def is_full_name(text: str) -> bool:
    """Whether it is most likely a name: of three characters, the first a surname."""
    return len(text) == FULL_NAME and text[0] in _SURNAMES
