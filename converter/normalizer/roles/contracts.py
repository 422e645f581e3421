"""The foot of a contract: who signs for each party, and where and how each is reached.

It is filled in by hand, below one another or side by side, and so each of its lines stands as it
was typed, flush left: set right, as a letter is signed, 甲方（盖章）： has no room behind it.
"""

from __future__ import annotations

from converter.normalizer.roles.assigned import Assigned
from converter.patterns import lazy_pattern

LONGEST = 120
"""The characters of a line of the foot: two entries side by side, with the space between them."""

PARTIES = 2
"""Who makes a contract, at the least."""

_PARTY = lazy_pattern(
    r"([甲乙丙丁][\s　]{0,6}方|[买買卖賣供需借贷貸]方|[劳勞][动動]者"
    r"|(?:出租|承租|出借|借款|出[卖賣]|[买買]受|[赠贈][与與]|受[赠贈]|[担擔]保|保[证證]|委[托託]|受[托託]|[发發]包|承包"
    r"|[转轉][让讓]|受[让讓]|抵押|[质質]押|用人|合作)(?:方|人|[单單]位))"
    r"\s?(?:[（(][^（）()]{1,14}[）)]\s?)?[:：]"
)
"""How a contract names a party (民法典, 470): 甲方（盖章）：, 出租人：."""

_ENTRY = lazy_pattern(r"[^\W\d][\w（）()/／、 　]{1,20}[:：][^。；？！]*")
_TO_FILL_IN = lazy_pattern(
    r"[\s　\d年月日〇○零一二三四五六七八九十_＿/.\-]+|(?:[\s　]*[（(][^（）()。]{1,12}[）)])+"
)
"""A line of the foot: a key with what is behind it; a date, a bracket to be signed in."""

DATED = "signature-date"
"""The rule of the date below a letter."""

_SIGNED = lazy_pattern(
    r"[签簽籤][字名章署订訂约約]|[盖蓋]章|公章|[（(][签簽籤章][）)]|[:：][\s　_＿]*$|[:：][\s　]{2}"
)
"""What tells the foot from a talk or the head of a contract: there is room to sign."""

_NO_END = frozenset("。！？；，、”")
"""What ends no line of the foot: a quick look at the last line of all."""

MOST_IN_HEAD = 16
"""The lines in which the head of a contract names who makes it."""


def head(assigned: Assigned) -> None:
    """Take their roles from those whom a contract names at its head: they sign at its foot."""
    named: set[str] = set()
    for index in range(min(MOST_IN_HEAD, len(assigned.lines))):
        text = assigned.lines[index].text
        if assigned.is_heading[index] or len(text) > LONGEST or not _ENTRY.fullmatch(text):
            break
        named |= _parties(text)
        if named and assigned.role(index) in {"byline", "signature"}:
            del assigned.roles[index]


def foot(assigned: Assigned, start: int, end: int) -> None:
    """Give the lines of a contract's foot, which end before ``end``, their role."""
    if start == end or assigned.lines[end - 1].text[-1] in _NO_END:
        return
    first, parties, is_signed = end, set[str](), False
    for index in range(end - 1, start - 1, -1):
        if not _is_of_foot(assigned, index):
            break
        text = assigned.lines[index].text
        named = _parties(text)
        parties |= named
        is_signed = is_signed or _SIGNED.search(text) is not None
        first = index if named else first
    if len(parties) >= PARTIES and is_signed:
        last = end - _is_dated_once(assigned, first, end)
        assigned.give(range(first, last), "contact", "contract", "it is of the foot of a contract")


def _parties(text: str) -> set[str]:
    return {"".join(name.split()) for name in _PARTY.findall(text)}


def _is_dated_once(assigned: Assigned, first: int, end: int) -> bool:
    """Whether one date stands below all parties, alone on its line, as below a letter."""
    texts = [assigned.lines[index].text for index in range(first, end)]
    rules = [assigned.rules.role(text, "tail") for text in texts]
    dated = [text for text, rule in zip(texts, rules, strict=True) if rule and rule.name == DATED]
    return len(dated) == 1 and dated[0] == texts[-1] and len(dated[0].split()) == 1


def _is_of_foot(assigned: Assigned, index: int) -> bool:
    """Whether the line is an entry, or to be filled in, and no heading or row."""
    text = assigned.lines[index].text
    if len(text) > LONGEST or assigned.is_heading[index] or not assigned.may_have_role(index):
        return False
    if "：" in text or ":" in text:
        return _ENTRY.fullmatch(text) is not None
    return _TO_FILL_IN.fullmatch(text) is not None
