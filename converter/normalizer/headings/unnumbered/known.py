"""Headings without a number that are known by their words, or by the word 附 beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from converter.normalizer import sentences
from converter.normalizer.blocks import lists
from converter.normalizer.furniture import listings
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import ANNEX, DAY, HASHES, ISSUED, KNOWN
from converter.normalizer.headings.short_lines.announced import SHORTEST_WRAPPED
from converter.normalizer.headings.short_texts import SHORT, SHORTEST, is_paragraph
from converter.normalizer.lines import Line
from converter.normalizer.rules import KnownTitle, Rules, TitleForm
from converter.patterns import lazy_pattern

LISTED = "listed in the contents"

LONGEST_ANNEXED = 40
"""The longest title under a line such as 附件1."""

_NO_TITLE_END = frozenset("。，；：、！….,;:)）")
_ANNEX = lazy_pattern(r"附(?:[件錄录][0-9０-９一二三四五六七八九十]{0,3})?[：:]?")
_ANNEXED = lazy_pattern(r"附[：:][^0-9０-９\s][^，。；]{1,20}")
_QUOTED_TITLE = lazy_pattern(r"《([^《》]{4,60})》")
_DATE = lazy_pattern(r"[0-9〇○零一二三四五六七八九十×]{4}\s?年.{1,8}[日号號]")
_REMARKED = lazy_pattern(r"[^（(，。；]{4,36}[（(][^（）()。，；]{1,8}[）)]")
_REMARK = lazy_pattern(r"[（(][^（）()]{2,20}[）)]")
_KIND = lazy_pattern(
    r"(?:办法|规定|规则|细则|条例|章程|方案|规划|计划|要点|意见|制度|守则|公约|须知|指南|预案|标准|名单|清单|提纲|报告"
    r"|辦法|規定|規則|條例|規劃|計劃|方案|須知|名單)(?:[（(][^（）()]{1,10}[）)])?$"
)
"""What the title of a document ends in that is issued with a notice (GB/T 9704-2012, 7.3.4)."""

_FILE = lazy_pattern(r"\.(?:docx?|wps|pdf|xlsx?|et|pptx?|zip|rar|jpe?g|png)$")

_MOTIONS = ("案由", "提案")

OPENING = 10
"""The lines in which a notice names what it issues."""

_ITEMS = lazy_pattern(r"[^|\t　]{1,40}[|\t　]|[（(]?[1１一①][、.．）)]|①")

_OF_DIARY = lazy_pattern(
    r"(?:星期|周|週|[礼禮]拜)[一二三四五六日天]"
    r"|[\s　，,（(][还還又有多阵陣小中大暴微]{0,2}[晴阴陰雨雪雾霧云雲风風霜]"
    r"[晴阴陰雨雪雾霧云雲转轉到有间間小中大]{0,6}(?:[\s　，,）)]|$)"
)
"""The day of the week or the weather behind a date: what a diary has, and a letter has not."""

LEAST_OF_DIARY = 2
"""So many entries of a diary are several."""


Words = Mapping[int, KnownTitle]
"""By index the rules of the lines whose words are in one, in their order."""


def words(lines: Sequence[Line], brief: Sequence[int], rules: Rules) -> Words:
    """Those of the ``brief`` lines that may be headings by their words."""
    longest = rules.longest_title
    return {
        index: rule
        for index in brief
        if len(text := lines[index].text) <= longest and (rule := rules.known_title(text))
    }


def by_words(lines: Sequence[Line], known: Words) -> Iterator[Candidate]:
    """Headings by their words, but in a list of contents, where they come again later."""
    found = {index: rule for index, rule in known.items() if not rule.beside_others}
    if not found:
        return
    last = {lines[index].text: index for index in found}
    texts = {lines[index].text: rule.name for index, rule in found.items()}
    counts = Counter(texts.values())
    for index, rule in found.items():
        text = lines[index].text
        is_listed = index < last[text] and lines[index + 1].text[-1] not in sentences.ENDS
        if not is_listed and counts[rule.name] >= rule.least:
            yield Candidate(index, KNOWN, text, rule=rule.name)


def rubrics(lines: Sequence[Line], known: Words) -> dict[int, KnownTitle]:
    """The words over the parts of a recipe or a vacancy, where there are several."""
    found = {index: rule for index, rule in known.items() if rule.beside_others}
    distinct = len({lines[index].text for index in found})
    return {
        index: rule
        for index, rule in found.items()
        if distinct >= rule.least and index + 1 not in found
    }


def listed(
    lines: Sequence[Line], brief: Sequence[int], depths: Mapping[str, int]
) -> Iterator[Candidate]:
    """The titles that a table of contents names, as deep as their numbers there say."""
    for index in brief if depths else ():
        text = lines[index].text
        if depth := depths.get(listings.title(text)):
            yield Candidate(index, f"{LISTED} {depth}", text, rule=LISTED, recurs=True)


def annexed(lines: Sequence[Line], brief: Sequence[int]) -> Iterator[Candidate]:
    """The title under a line such as 附件1, and 附：…… over a table or the first of a list."""
    for index in brief:
        text = lines[index].text
        if text[0] != "附":
            continue
        after = lines[index + 1].text
        if _ANNEX.fullmatch(text):
            is_title = len(after) <= LONGEST_ANNEXED and _may_end_title(after)
            is_list = _ANNEX.fullmatch(after) or (text[-1] in "：:" and _ITEMS.match(after))
            if is_title and not is_list:
                yield Candidate(index + 1, KNOWN, after, rule=ANNEX)
        elif _ANNEXED.fullmatch(text) and (_ITEMS.match(after) or _is_text(after)):
            yield Candidate(index, KNOWN, text, rule=ANNEX)


def _may_end_title(text: str) -> bool:
    """Whether no mark ends it but a bracket around a word on the title: 预案（参考）.

    Nor is it the name of a file.
    """
    if _FILE.search(text):
        return False
    return text[-1] not in _NO_TITLE_END or _REMARKED.fullmatch(text) is not None


def _is_text(text: str) -> bool:
    """Whether it is a sentence or a line of verse, and no line of a letter's end."""
    return len(text) > SHORTEST and (text[-1] in sentences.ENDS or _is_announcement(text))


def _is_announcement(text: str) -> bool:
    """Whether it ends in a colon, and is too long for a key or a salutation."""
    return text[-1] in "：:" and len(text) > SHORT


def issued(lines: Sequence[Line]) -> Iterator[Candidate]:
    """The title of a document that comes with a notice: by its name there, or below the date.

    Above the first sentence there is no notice yet, but the title of the text and its date.
    """
    opening = lines[:OPENING]
    named = {name for line in opening for name in _QUOTED_TITLE.findall(line.text)}
    notice = next((i for i, line in enumerate(lines) if line.text[-1] in sentences.ENDS), 0)
    for index in range(notice + 2, len(lines) - 1):
        text = lines[index].text
        if len(text) > LONGEST_ANNEXED or text[0] == "附":
            continue
        is_apart = lines[index].number > lines[index - 1].number + 1
        is_document = _KIND.search(text, max(0, len(text) - 14)) is not None
        is_named, is_dated = text in named, is_document and _is_dated(lines, index)
        if (is_apart and (is_named or is_dated)) or (is_named and is_document):
            yield Candidate(index, KNOWN, text, rule=ISSUED)


def _is_dated(lines: Sequence[Line], index: int) -> bool:
    """Whether the date of a notice stands above, apart, with at most a remark in between."""
    above = lines[index - 1].text
    if _REMARK.fullmatch(above):
        above = lines[index - 2].text
    return _DATE.fullmatch(above) is not None


def _may_stand_over(lines: Sequence[Line], index: int, rule: TitleForm, *, is_form: bool) -> bool:
    """Whether what the rule asks for stands at ``index``, or a second title over it."""
    text = lines[index].text
    if rule.over == "items":
        return bool(lists.label_of(text))
    if rule.over != "text" or is_form or text[0].isdigit():
        return True
    if text[-1] in sentences.ENDS or text[-1] in "）)：:" or len(text) >= SHORTEST_WRAPPED:
        return True
    is_title = len(text) <= SHORT and text[-1] not in _NO_TITLE_END
    return is_title and index + 1 < len(lines) and is_paragraph(lines[index + 1].text)


def _of_minutes(lines: Sequence[Line], places: Iterable[int]) -> frozenset[int]:
    """Those that a colon ends as it parts facts beside it: 說明： below 案由：…… of minutes.

    Or as it does in another line that opens with the same words.
    """
    announcing = {index: text for index in places if (text := lines[index].text)[-1] in "：:"}
    texts = frozenset(announcing.values())
    lengths = frozenset(map(len, texts))
    openings = {
        opening
        for size in lengths
        for line in lines
        if len(line.text) > size and (opening := line.text[:size]) in texts
    }
    return frozenset(
        index
        for index, text in announcing.items()
        if text in openings or lines[index - 1].text.startswith(_MOTIONS)
    )


def is_opened_by_day(lines: Sequence[Line], rules: Rules) -> bool:
    """Whether a text opens with a day that may head the first entry of several."""
    rule = rules.title_form(lines[0].text) if len(lines) >= 2 * LEAST_OF_DIARY else None
    return rule is not None and rule.name == DAY


def _without_day_above_title(
    lines: Sequence[Line], found: dict[int, TitleForm]
) -> dict[int, TitleForm]:
    """``found`` without the first line where a title stands below it, and below no other day."""
    days = [index for index, rule in found.items() if rule.name == DAY]
    over_titles = [index for index in days if lines[index + 1].text[-1] not in sentences.ENDS]
    if 0 in over_titles and over_titles != days:
        return {index: rule for index, rule in found.items() if index}
    return found


def _is_diary(lines: Sequence[Line], found: Mapping[int, TitleForm]) -> bool:
    """Whether the days there are stand over entries: each with its weather or day of the week."""
    days = [lines[index].text for index, rule in found.items() if rule.name == DAY]
    return len(days) >= LEAST_OF_DIARY and all(map(_OF_DIARY.search, days))


def by_form(lines: Sequence[Line], brief: Sequence[int], rules: Rules) -> Iterator[Candidate]:
    """Lines such as 上篇 and 下篇　风雪, where there are as many of one form as its rule asks.

    Those that follow one another are the lines of a list. One ### is enough below some ##, and two
    days of a diary.
    """
    found = {index: rule for index in brief if (rule := rules.title_form(lines[index].text))}
    if 0 in found:
        found = _without_day_above_title(lines, found)
    if not found:
        return
    of_minutes = _of_minutes(lines, found)
    apart = {
        index: rule
        for index, rule in found.items()
        if rule not in (found.get(index - 1), found.get(index + 1)) and index not in of_minutes
    }
    over = {
        index: rule
        for index, rule in apart.items()
        if _may_stand_over(lines, index + 1, rule, is_form=index + 1 in found)
    }
    counts, there = (Counter(rule.name for rule in one.values()) for one in (over, apart))
    is_diary = _is_diary(lines, over)
    few = min((name for name in counts if name.startswith(HASHES) and counts[name] > 1), default="")
    for index, rule in apart.items():
        is_below = rule.name.startswith(HASHES) and "" < few < rule.name
        are_usual = 4 * counts[rule.name] >= 3 * there[rule.name]
        is_usual = are_usual and not lines[index].text[0].isalnum()
        are_enough = is_below or counts[rule.name] >= rule.least or (is_diary and rule.name == DAY)
        if are_enough and (index in over or is_usual):
            form = rule.name if rule.least > 1 else KNOWN
            is_entry = bool(rule.over) and form != KNOWN
            text = lines[index].text
            yield Candidate(index, form, text, rule=rule.name, is_entry=is_entry, recurs=is_below)
