"""Who wrote a text, by the bylines of its head, or else by those of its tail.

Those who took pictures, edited or checked did not write it; an office before a name, and a post
behind it, are no part of the name. Where no name is plain to see there is no author: one that is
wrong would be on the cover.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import islice

from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

MOST_OF_HEAD, MOST_OF_TAIL = 16, 8
"""The lines that are looked at: those of a head, above any heading, and the last of the text."""

LONGEST = 40

_HAN = r"[^\W\da-zA-Z_]"
_OF = "(?:本报|本刊|本网|本台|本社|新华社|中新社|首席|特约|特派|见习|实习|专栏|影评|本報|本刊)"
_WRITES = (
    r"作\s{0,4}者|撰\s{0,4}[文稿写寫]人?|撰写人|执\s{0,4}笔人?|執\s{0,4}筆|采\s{0,2}[写访]|[採采]\s{0,2}[寫訪]|访谈者?|采访者"
    r"|图文|圖文|文字|文案|编\s{0,2}[写著剧]|[讲主講]\s?[讲講][者人员員]?|讲[者员]|講[者員]|[讲演]\s?[讲话]\s?[人者]|演講者"
    r"|报\s?告\s?人|報\s?告\s?人|汇报人|述职人|宣讲人|发言人|致辞人|署\s{0,2}名|楼主|博主|原创|学生姓名|学员|姓\s{0,4}名|设计者"
    r"|执教|记\s{0,4}者|記\s{0,4}者|评论员|評論員|撰稿人?|[Bb]y|BY|文"
)
_HELPS = (
    r"摄\s{0,4}影|攝\s{0,4}影|图片?|圖片?|插[图画]|绘图|制图|视频|供图|编辑|编審|责任编辑|责编|校\s{0,2}对|审\s{0,2}[核校定]"
    r"|整\s{0,2}理|录音整理|文字整理|口\s{0,2}述[者人]?|[讲訪]述[者人]?|受访[者人]|通讯员|通訊員|实习生|题字|指导(?:教师|老师)?|导师"
    r"|学号|班级|学院|专业|翻译|译\s{0,4}者|校译|审校|排版|策划|主持人?|记录|配图|诵读|朗诵|导\s{0,2}演"
)
"""What someone did for a text: those who ``_WRITES`` are its authors, those who ``_HELPS`` not."""

_WORD = rf"{_OF}{{0,3}}(?:{_WRITES}|{_HELPS})"
_KEY = lazy_pattern(
    rf"(?:^|(?<=[\s|｜，,；;/／、：:（(【\[]))({_WORD}(?:\s?[/／、·・．.&和]\s?{_WORD}){{0,2}})"
    r"(?:\s{0,2}[:：/／|｜丨◎]\s{0,3}|\s·\s|\s{1,4})"
)
_JOINTS = lazy_pattern(r"\s?[/／、·・．.&和]\s?")
_IS_WRITING = lazy_pattern(rf"{_OF}{{0,3}}(?:{_WRITES})")

_OPENING_MARK = lazy_pattern(
    r"[□○◎■◇◆●△▲★☆◯]\s{0,4}|[^\s@＠]{0,10}[@＠](?=\S)|[\[［〔（(【][^\W\d]{1,4}[\]］〕）)】]\s?(?=\S)"
)
_CLOSING_WORD = lazy_pattern(
    r"\s{1,4}(?:等?著|编著|撰|撰文|作|文|文[/／、]图|文[/／、]摄|摄影报道)$"
)
_NO_WRITER = lazy_pattern(r"(?:整理|供稿|译|譯|校|校译|摄影?|供图|[^\W\d]{2,}编)[)）]?$")
_ASIDE = lazy_pattern(r"[（(〔［\[【][^（）()\[\]【】〔〕［］]*[）)〕］\]】](?=$|[\s，,、；;])")
_BRACKETED = lazy_pattern(r"[（(【\[]([^（()）【】\[\]]*)[）)】\]]")
_TITLED = lazy_pattern(rf"({_HAN}{{2,4}})(?:教授|先生|女士|老师|同志|博士)")
_BESIDE_NAME = lazy_pattern(
    r"(?<=\w)[\d①-⑨]{1,2}(?:[,，][\d①-⑨]{1,2})*[*＊]?(?=$|[\s，,、；;])|[*＊]"
)
_LETTER = lazy_pattern(r"[^\W_]")
_PARTS = lazy_pattern(r"[，,、；;/／|｜]")

_NAME = lazy_pattern(rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,10}}){{1,2}}")
_POST = lazy_pattern(
    r".{0,8}(?:教授|研究员|讲师|博士|硕士|医师|工程师|馆员|律师|教师|主任|局长|处长|科长|院长|校长|主席|书记|经理"
    r"|先生|女士|同志|志愿者)|网友|今天|昨天|刚刚|文/图|文|图|摄|等"
)
_OFFICE_ENDS = frozenset(
    "局厅部处署院司队校厂矿站村区镇乡系室组班社园馆会委科股所团联学间人员长任记理者店"
)
"""What the name of an office or a post ends with, and hardly any other name."""


def of(lines: Sequence[Line], headings: Container[int]) -> str:
    """The author whom a byline names; nothing where none is plain to see."""
    names = (_named(line.text) for line in _of_head(lines, headings))
    found = next(filter(None, names), "")
    tail = (_keyed(_bare(line.text)) for line in _of_tail(lines, headings))
    return found or next(filter(None, tail), "")


def _of_head(lines: Sequence[Line], headings: Container[int]) -> Iterator[Line]:
    for index, line in enumerate(islice(lines, MOST_OF_HEAD)):
        if index in headings:
            return
        if line.role == "byline":
            yield line


def _of_tail(lines: Sequence[Line], headings: Container[int]) -> Iterator[Line]:
    """The bylines among the last lines; what stands under a heading is of its piece alone."""
    first = max(0, len(lines) - MOST_OF_TAIL)
    for index in range(first, len(lines)):
        if lines[index].role == "byline" and index - 1 not in headings:
            yield lines[index]


def _bare(text: str) -> str:
    """``text`` without the brackets around it, and what stands aside in brackets."""
    whole = _BRACKETED.fullmatch(text)
    return _ASIDE.sub("", whole[1] if whole else text).strip()


def _named(text: str) -> str:
    mark = _OPENING_MARK.match(text)
    bare = _bare(text[mark.end() :] if mark else text)
    if _KEY.search(bare):
        return _keyed(bare)
    if not bare or ":" in bare or "：" in bare or _NO_WRITER.search(bare):
        return ""
    names = _names(_CLOSING_WORD.sub("", bare))
    is_plain = mark or "、" in names or names[-1:] in _OFFICE_ENDS or _NAME.fullmatch(names)
    return names if is_plain else ""


def _keyed(text: str) -> str:
    """The value of the first key in ``text`` that says who wrote."""
    keys = list(_KEY.finditer(text))
    ends = (*(key.start() for key in keys[1:]), len(text))
    for key, end in zip(keys, ends, strict=False):
        value = text[key.end() : end]
        if any(map(_IS_WRITING.fullmatch, _JOINTS.split(key[1]))) and (
            names := _names(value, is_first=key[1] == "原创")
        ):
            return names
    return ""


def _names(value: str, *, is_first: bool = False) -> str:
    """The names in ``value``: all, where all are names; the last ones, behind an office."""
    words = [
        word
        for part in _PARTS.split(_BESIDE_NAME.sub("", value))
        for word in _closed_up(part.strip().split())
    ]
    if len(words) > 1:
        words = [word for word in words if not _POST.fullmatch(word) and not word[0].isdigit()]
    if is_first:
        words = words[:1]
    if len(words) < 2:
        return _alone("".join(words))
    names: list[str] = []
    for word in reversed(words):
        if not _NAME.fullmatch(word) or word[-1] in _OFFICE_ENDS:
            break
        names.append(word)
    return "、".join(dict.fromkeys(reversed(names)))[:LONGEST]


def _alone(word: str) -> str:
    """The one ``word`` that is a name, without 先生; nothing, if it is a blank to be filled in."""
    titled = _TITLED.fullmatch(word)
    return titled[1] if titled else word[:LONGEST] if _LETTER.search(word) else ""


def _closed_up(words: Sequence[str]) -> list[str]:
    """``words`` with single characters that follow one another, 闻 and 樵, as one."""
    found: list[str] = []
    is_open = False
    for word in words:
        is_single = len(word) == 1
        if is_single and is_open:
            found[-1] += word
        else:
            found.append(word)
        is_open = is_single
    return found
