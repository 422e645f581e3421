"""Run-in leads of reports: what is to be done, or what became of it, in a sentence of its own.

加快科技体制改革。… 大力发展现代农业。… share no word, but each opens with a call to act;
人民生活继续改善。… and 改革开放迈出重要步伐。… end in an outcome. Two near one another are leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.patterns import lazy_pattern

MAX_LENGTH = 42
"""The longest such lead seen in reports, full stop included."""

MAX_DISTANCE = 2
"""How many paragraphs on the next lead may stand: each has its own, and at times one more."""

MAX_CLAUSES = 2

_ACTIONS = (
    "必须坚持|必须紧紧|必须进一步|加强|加快|加大|加速|推进|推动|促进|深化|坚持|坚决|继续|积极|大力|进一步|全面|扎实|切实"
    "|认真|努力|着力|持续|不断|高度重视|高度关注|实施|实行|强化|优化|完善|改善|改进|提高|提升|扩大|发展|发挥|保持"
    "|保护|保障|控制|稳定|稳妥|稳步|巩固|培育|建立健全|建设|健全|调整|改革|抓好|抓紧|打好|打造|开创|优先|深入|逐步"
    "|千方百计|统筹|有效|严格|维护|支持|鼓励|注重|激发|纵深|精准|多措并举|更好|更大力度|有序|始终"
)
_OUTCOMES = (
    "提高|增强|改善|加强|发展|进展|进步|步伐|成就|成效|形成|建立|推进|预期|好转|巩固|局面|提升|加快|优化|增长|上升|变化"
    "|显著|改变|扩大|改观|突破|稳定|向好|攀升|兴起|延续|有力|小康水平"
)
"""How such leads open and end (government reports of 1993 to 2025)."""

_ACTION = lazy_pattern(rf"(?:——)?(?:{_ACTIONS})")
_OUTCOME = lazy_pattern(rf"(?:{_OUTCOMES})。$")
_NOT_IN_LEAD = lazy_pattern("[；：！？…;:!?]|我们|他们|同志|是|过去|[0-9０-９]{2}")


def lengths(texts: Sequence[str]) -> dict[int, int]:
    """The length of each lead by its paragraph's index."""
    found: dict[int, int] = {}
    sentences = [
        (index, sentence) for index, text in enumerate(texts) if (sentence := _first_sentence(text))
    ]
    for matches in (_ACTION.match, _OUTCOME.search):
        leads = [(index, sentence) for index, sentence in sentences if matches(sentence)]
        for (index, sentence), (following, other) in pairwise(leads):
            if following - index <= MAX_DISTANCE and sentence != other:
                found[index], found[following] = len(sentence), len(other)
    return found


def _first_sentence(text: str) -> str:
    """The first sentence, if it is short and more text follows it."""
    end = text.find("。", 0, MAX_LENGTH) + 1
    sentence = text[:end]
    if not sentence or end == len(text) or _NOT_IN_LEAD.search(sentence):
        return ""
    is_whole = sentence.count("“") == sentence.count("”")
    return sentence if is_whole and sentence.count("，") < MAX_CLAUSES else ""
