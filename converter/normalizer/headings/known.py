"""Headings without a number that are known by their words, or by the word 附 beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from converter.normalizer import sentences
from converter.normalizer.blocks import lists
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.series import KNOWN
from converter.normalizer.lines import Line
from converter.normalizer.rules import KnownTitle, Rules, TitleForm

ANNEX = "title of an annex"

LONGEST_ANNEXED = 40
"""The longest title under a line such as 附件1."""

_NO_TITLE_END = frozenset("。，；：、！….,;:)）")
_ANNEX = re.compile(r"附[件錄录][0-9０-９一二三四五六七八九十]{0,3}[：:]?")
_ANNEXED = re.compile(r"附[：:][^0-9０-９\s][^，。；]{1,20}")
_ITEMS = re.compile(r"[^|\t　]{1,40}[|\t　]|[（(]?[1１一①][、.．）)]|①")


def by_words(lines: Sequence[Line], brief: Sequence[int], rules: Rules) -> Iterator[Candidate]:
    """Headings known by their words, but in a list of contents, where they come again later."""
    longest = rules.longest_title
    found: list[tuple[int, KnownTitle]] = []
    for index in brief:
        text = lines[index].text
        if len(text) <= longest and (rule := rules.known_title(text)):
            found.append((index, rule))
    last = {lines[index].text: index for index, _ in found}
    texts = {lines[index].text: rule.name for index, rule in found}
    counts = Counter(texts.values())
    for index, rule in found:
        text = lines[index].text
        is_listed = index < last[text] and lines[index + 1].text[-1] not in sentences.ENDS
        if not is_listed and counts[rule.name] >= rule.least:
            yield Candidate(index, KNOWN, text, rule=rule.name)


def annexed(lines: Sequence[Line], brief: Sequence[int]) -> Iterator[Candidate]:
    """The title under a line such as 附件1, and 附：…… over a table or the first of a list."""
    for index in brief:
        text = lines[index].text
        if text[0] != "附":
            continue
        after = lines[index + 1].text
        if _ANNEX.fullmatch(text):
            if len(after) <= LONGEST_ANNEXED and after[-1] not in _NO_TITLE_END:
                yield Candidate(index + 1, KNOWN, after, rule=ANNEX)
        elif _ANNEXED.fullmatch(text) and _ITEMS.match(after):
            yield Candidate(index, KNOWN, text, rule=ANNEX)


def _may_stand_over(text: str, rule: TitleForm, *, is_form: bool) -> bool:
    if rule.over == "items":
        return bool(lists.label_of(text))
    return rule.over != "text" or is_form or text[-1] in sentences.ENDS or text[0].isdigit()


def by_form(lines: Sequence[Line], brief: Sequence[int], rules: Rules) -> Iterator[Candidate]:
    """Lines such as 上篇 and 下篇　风雪, where there are as many of one form as its rule asks.

    Those that follow one another are the lines of a list.
    """
    found = {index: rule for index in brief if (rule := rules.title_form(lines[index].text))}
    alone = {
        index: rule
        for index, rule in found.items()
        if rule not in (found.get(index - 1), found.get(index + 1))
        and _may_stand_over(lines[index + 1].text, rule, is_form=index + 1 in found)
    }
    counts = Counter(rule.name for rule in alone.values())
    for index, rule in alone.items():
        if counts[rule.name] >= rule.least:
            yield Candidate(index, rule.name, lines[index].text, is_entry=bool(rule.over))
