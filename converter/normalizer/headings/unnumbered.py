"""Headings without a number: known by their words, by their place, or by a dash before them.

Short lines are what a text is full of: bylines, captions, verse, dialogue. So a short line is a
heading only where a paragraph ends before it and another follows, and where it has siblings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate, Reading, Refused
from converter.normalizer.headings.series import KNOWN
from converter.normalizer.lines import Line
from converter.normalizer.rules import KnownTitle, Rules

SHORT = 20
"""The longest short line that is a heading by its place."""

SHORT_FORM = "short line"
DASHED = "dashed line"
ANNEX = "title of an annex"

LONGEST_DASHED = 30
MIN_SIBLINGS = 2

MOST_SHORT = 2
"""Of this many lines at most one is a short heading; there are more in verse and in lists."""


_PARAGRAPH_ENDS = frozenset("。！？!?…”’」』）)：；")
_SENTENCE_ENDS = frozenset("。！？!?…”’」』")
_NO_HEADING = re.compile(
    r"[“‘「『\"'（(\[《—\-–·•●▲△○※>#*|=_＿~①-⑳0-9０-９]"
    r"|[图表][0-9０-９一二三四五六七八九十为：]|附件|[此敬]致|[一二三四五六七八九十]{1,3}[年月日]"
    r"|(?:责任|本期|本版)?(?:编辑|审核|校对|排版|摄影|供图|撰文|作者|记者|来源|文字|图片|策划|监制)"
    r"|[问答問]?[:：]|[^:：]{1,8}[:：].*[？?]$"
)
"""What opens quotations, captions, credits, items, dates and turns of an interview."""

_NO_HEADING_END = frozenset("。，；：、！!….,;:—）)》|~～")
_INSIDE = re.compile("[。；！!\t|]|　{2}|[0-9]{1,2}[月:：][0-9]|[说道问喊叫答][：，]?“")
_ORNAMENT = re.compile(r"[■◆▌▍★☆◎▶►❖✦]\s*(?=\S{2})|【(?=[^】]{2,15}】$)")
_DASHED = re.compile(r"(?:——|―{1,2}|──)(?P<text>[^，。；：！？]{4,28}。)")
_ANNEX = re.compile(r"附[件錄录][0-9０-９一二三四五六七八九十]{0,3}[：:]?")
_ANNEXED = re.compile(r"附[：:][^0-9０-９\s][^，。；]{1,20}")
_TABLE_ROW = re.compile(r"[^|\t]{1,40}[|\t]")
LONGEST_ANNEXED = 40
"""The longest title under a line such as 附件1."""

_ITEM = re.compile(r"[-•●■◆·*] ?\S")


def read(lines: Sequence[Line], rules: Rules, numbered: frozenset[int]) -> Reading:
    """The lines without a number; ``numbered`` are those that are candidates with one."""
    named = [*_known(lines, rules), *_annexed(lines)]
    by_index = {one.index: one for one in named if one.index not in numbered}
    reading = Reading(list(by_index.values()), [])
    short = list(_short(lines, numbered.union(by_index)))
    _sort_short(short, len(lines), reading)
    reading.candidates.extend(_dashed(lines))
    return reading


def _known(lines: Sequence[Line], rules: Rules) -> Iterator[Candidate]:
    """Headings known by their words: of two alike the last, for contents name them too."""
    longest = rules.longest_title
    found: dict[str, tuple[int, KnownTitle]] = {}
    for index in range(1, len(lines) - 1):
        text = lines[index].text
        if len(text) <= longest and (rule := rules.known_title(text)):
            found[text] = index, rule
    counts = Counter(rule.name for _, rule in found.values())
    for text, (index, rule) in found.items():
        if not rule.needs_siblings or counts[rule.name] >= MIN_SIBLINGS:
            yield Candidate(index, KNOWN, text, rule=rule.name)


def _short(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[Candidate]:
    began = False
    for index in range(1, len(lines) - 1):
        text = lines[index].text
        if len(text) > SHORT:
            began = began or text[-1] in _SENTENCE_ENDS
            continue
        if (
            began
            and index not in taken
            and _is_short_heading(text)
            and _may_precede(lines[index - 1].text)
            and _may_follow(text, lines, index + 1, taken)
        ):
            ornament = _ORNAMENT.match(text)
            prefix = ornament[0] if ornament else ""
            form = SHORT_FORM + prefix.strip()
            yield Candidate(index, form, text[len(prefix) :], prefix=prefix)


def _sort_short(short: Sequence[Candidate], lines: int, reading: Reading) -> None:
    """Tell the short lines that are headings from those that only stand where one might."""
    speakers = Counter(filter(None, (_before_colon(one.text) for one in short)))
    asks_mostly = 2 * sum(one.text[-1] in "？?" for one in short) > len(short)
    left = []
    for one in short:
        if speakers[_before_colon(one.text)] >= MIN_SIBLINGS:
            reading.refused.append(Refused(one, "another line begins alike before a colon"))
        elif asks_mostly and one.text[-1] in "？?":
            reading.refused.append(Refused(one, "most short lines are questions"))
        else:
            left.append(one)
    counts = Counter(one.form for one in left)
    for one in left:
        if len(left) * MOST_SHORT > lines:
            reading.refused.append(Refused(one, "the text is one of short lines"))
        elif counts[one.form] < MIN_SIBLINGS:
            reading.refused.append(Refused(one, "it has no sibling"))
        else:
            reading.candidates.append(one)


def _before_colon(text: str) -> str:
    return text.partition("：")[0] if "：" in text else ""


def _is_short_heading(text: str) -> bool:
    if len(text) < 2 or text[-1] in _NO_HEADING_END or _NO_HEADING.match(text):
        return False
    is_sentence = text[-1] in "？?" and "，" in text
    return not is_sentence and not _INSIDE.search(text)


def _may_precede(text: str) -> bool:
    """Whether a heading may come after the line: after the end of a paragraph, or an item."""
    return text[-1] in _PARAGRAPH_ENDS or _ITEM.match(text) is not None


def _may_follow(heading: str, lines: Sequence[Line], index: int, taken: frozenset[int]) -> bool:
    """Whether what a heading announces may begin with the line: a paragraph, an item, a heading."""
    text = lines[index].text
    if index in taken or _ITEM.match(text):
        return True
    return text[-1] in _PARAGRAPH_ENDS and len(text) > len(heading)


def _dashed(lines: Sequence[Line]) -> Iterator[Candidate]:
    """Lines such as ``——必须……。``, each with a paragraph after it."""
    found = []
    for index, line in enumerate(lines[:-1]):
        if line.text[0] in "—―─" and len(line.text) <= LONGEST_DASHED:
            match = _DASHED.fullmatch(line.text)
            if match and lines[index + 1].text[0] not in "—―─":
                prefix = line.text[: match.start("text")]
                found.append(Candidate(index, DASHED, match["text"], prefix=prefix))
    return iter(found if len(found) >= MIN_SIBLINGS else ())


def _annexed(lines: Sequence[Line]) -> Iterator[Candidate]:
    """The title under a line such as 附件1, and 附：…… over a table."""
    for index in range(1, len(lines) - 1):
        text = lines[index].text
        if text[0] != "附":
            continue
        after = lines[index + 1].text
        if _ANNEX.fullmatch(text):
            if len(after) <= LONGEST_ANNEXED and after[-1] not in _NO_HEADING_END:
                yield Candidate(index + 1, KNOWN, after, rule=ANNEX)
        elif _ANNEXED.fullmatch(text) and _TABLE_ROW.match(after):
            yield Candidate(index, KNOWN, text, rule=ANNEX)
