"""The first sentences of reports: calls to act, outcomes, and what may stand among such.

加快科技体制改革。 calls to act, 人民生活继续改善。 tells an outcome. 因城施策去库存。 is
told by the leads it stands among alone; 要……。 and 我国是……。 are sentences of the argument.
"""

from __future__ import annotations

from converter.patterns import lazy_pattern

LONGEST = 42
"""The longest such lead seen in reports, full stop included."""

MAX_CLAUSES = 2

_ACTIONS = (
    "必须坚持|必须紧紧|必须进一步|加强|加快|加大|加速|推进|推动|促进|深化|坚持|坚决|继续|积极|大力|进一步|全面|扎实|切实"
    "|认真|努力|着力|持续|不断|高度重视|高度关注|实施|实行|强化|优化|完善|改善|改进|提高|提升|扩大|发展|发挥|保持"
    "|保护|保障|控制|稳定|稳妥|稳步|巩固|培育|建立健全|建设|健全|调整|改革|改造|抓好|抓紧|做好|办好|打好|打造|开创"
    "|优先|深入|逐步|千方百计|统筹|有效|严格|维护|支持|鼓励|注重|激发|纵深|精准|多措并举|更好|更大力度|有序|始终"
)
_MANNER = "[^，。]{2,5}地|在[^，。]{2,12}[上中下]|[用以][^，。]{2,16}?"
"""How or wherewith one acts, before the call: 毫不放松地加强……, 在……的基础上改善……, 用……改造……."""

_OUTCOMES = (
    "提高|增强|改善|加强|发展|进展|进步|步伐|成就|成效|形成|建立|推进|预期|好转|巩固|局面|提升|加快|优化|增长|上升|变化"
    "|显著|改变|扩大|改观|突破|稳定|向好|攀升|兴起|延续|有力|小康水平"
)
"""How such leads open and end (government reports of 1993 to 2025)."""

LONGEST_OUTCOME = 1 + max(map(len, _OUTCOMES.split("|")))
"""The characters of what it ends with, full stop included."""

_CALL = lazy_pattern(rf"(?:——)?(?:{_MANNER})?(?:{_ACTIONS})")
_OUTCOME = lazy_pattern(rf"(?:{_OUTCOMES})。$")
_DASHED = lazy_pattern("——[^我你您他她它，。；：！？…;:!?][^，。；：！？…;:!?]{4,20}。")

_NOT_IN_LEAD = lazy_pattern(
    "[；：！？…;:!?们志是去0-9０-９](?:(?<=[；：！？…,;:!?])|(?<=[我他]们)|(?<=同志)"
    "|(?<=是)(?<!特别是)(?<!尤其是)|(?<=过去)|(?<=[0-9０-９]{2}))"
)
"""What is in no lead; a search goes from one of these characters to the next."""

_ARGUMENT = lazy_pattern(
    "^(?:[要应须这那其此但而我你您他她它“如为对]|[今去明前近]年|[当目]前|现在|同时|因[为此]|由于|关于)"
    "|[，已了仍还]|有着|具有|存在|必须|作用"
)
"""What a sentence opens with, or has in it, that argues or tells and neither calls nor sums up."""


def is_lead(sentence: str) -> bool:
    """Whether a sentence that may lead has the form of a lead."""
    end = max(0, len(sentence) - LONGEST_OUTCOME)
    return bool(
        _CALL.match(sentence) or _OUTCOME.search(sentence, end) or _DASHED.fullmatch(sentence)
    )


def may_lead(sentence: str) -> bool:
    """Whether nothing in a short sentence keeps it from being a lead."""
    if sentence.count("，") >= MAX_CLAUSES or sentence.count("“") != sentence.count("”"):
        return False
    return not _NOT_IN_LEAD.search(sentence) or _DASHED.fullmatch(sentence) is not None


def may_join(sentence: str) -> bool:
    """Whether a sentence that may lead is of one clause, which may be a call or an outcome."""
    return not _ARGUMENT.search(sentence)
