"""Entries of a head that were typed on one line, 来源：……　作者：……　2024-05-01: each for itself.

A line is parted where all its entries are known, and are not all of one role, or some are of the
page (浏览：328) and left out; entries of one role that stand side by side, 文／……　图／……, stay as
they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Role
from converter.normalizer.front import title_wording
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace
from converter.patterns import lazy_pattern

LONGEST = 120
"""The characters of a line that may be several entries."""

OF_ENTRIES: frozenset[Role] = frozenset({"byline", "source", "date", "document_number"})

EMPTY = "empty-entry"
"""Why a key with nothing behind it is left out, where others stand beside it."""

TOOL = "tool-among-entries"
"""Why a tool or a counter of the page is left out, where entries stand beside it."""

BETWEEN = " \t\u00a0\u3000|｜丨·•/／，,；;"
"""What stands between two entries."""

CREDIT = "editor"
"""The rule of those who edit and check, who beside others stay on the line of the bylines."""

_ENTRY = (
    r"(?:^|[\s　]{1,40}+(?:[|｜丨·•/／，,；;][\s　]{0,40}+)?+|[|｜丨·•，,；;][\s　]{0,40}+"
    r"|(?<=[】\]）)])(?=[【\[（(]))({entry})"
)
"""How an entry begins, behind what parts it from the one before it."""

_TOOL = "{count}|{tool}|{type-size}"

_KEYED = lazy_pattern(
    r"[^\W\d_]{1,9}\s{0,2}[:：/／|｜丨]|(?:作者|来源|來源|记者|記者|通讯员|撰文|摄影|原创)[\s　]"
)
"""A date alone beside a name is a whole: it heads a turn of a chat."""

_EMPTY = lazy_pattern(
    r"[（(【\[]?(?:作\s{0,4}者|(?:信息|文章|稿件)?来\s{0,4}源|稿源|(?:责任|网络|文字)?编辑|责编|录入|审核|记者|通讯员|摄影"
    r"|(?:点击|浏览|阅读|访问)(?:次数|数|量)?|字号|关键[词字]|标签|发布(?:人|者|时间|日期))\s?[:：][）)】\]]?"
)
"""A key that a site prints with nothing behind it; others, as 姓名：, are to be filled in."""


class Entry(msgspec.Struct, frozen=True):
    """The characters of a line from ``start`` to before ``end``.

    They have a ``role`` by the ``rule``; those of the role of running text are of the page.
    """

    start: int
    end: int
    role: Role
    rule: str

    @property
    def is_of_page(self) -> bool:
        """Whether it is no text, and left out."""
        return self.role == "body"


def of(text: str, rules: Rules) -> list[Entry]:
    """The entries that the line ``text`` is to be parted into; none where it is one thing."""
    if len(text) > LONGEST or not _KEYED.search(text):
        return []
    starts = [match.start(1) for match in rules.compiled(_ENTRY).finditer(text)]
    if len(starts) - (starts[:1] == [0]) < 1:
        return []
    found = _with_those_who_check(list(_known(text, starts, rules)), text, rules)
    if len(found) < len(_bounds(text, starts)):
        return []
    roles = {entry.role for entry in found if entry.rule != CREDIT}
    return [] if len(roles) < 2 else _merged(found)


def first(text: str, rules: Rules) -> Entry | None:
    """The first entry that stays, of a line of several."""
    return next((entry for entry in of(text, rules) if not entry.is_of_page), None)


def _bounds(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Where each piece begins and ends, with what parts it from the next."""
    return list(pairwise([0, *(start for start in starts if start), len(text)]))


def _known(text: str, starts: Sequence[int], rules: Rules) -> Iterator[Entry]:
    """Those pieces of ``text`` that are known, each without what parts it from the next."""
    for start, end in _bounds(text, starts):
        piece = text[start:end].rstrip(BETWEEN if end < len(text) else None)
        role, rule = _told(piece, rules) if piece else ("body", "")
        if rule and title_wording.is_paired(piece):
            yield Entry(start, start + len(piece), role, rule)


def _with_those_who_check(found: list[Entry], text: str, rules: Rules) -> list[Entry]:
    """``found`` with 审核：…… as one of the bylines that it stands beside, and not left out."""
    if not any(entry.role == "byline" for entry in found):
        return found
    told = ((entry, rules.role(text[entry.start : entry.end], "head")) for entry in found)
    return [
        replace(entry, role=rule.role, rule=rule.name) if rule and rule.role == "byline" else entry
        for entry, rule in told
    ]


def _told(piece: str, rules: Rules) -> tuple[Role, str]:
    """What a piece is for, and by which rule; nothing where none knows it."""
    furniture = rules.furniture(piece, is_on_top=False)
    if furniture and not furniture.items:
        return "body", furniture.name
    if _EMPTY.fullmatch(piece):
        return "body", EMPTY
    if rules.compiled(_TOOL).fullmatch(piece):
        return "body", TOOL
    rule = rules.role(piece, "head")
    return (rule.role, rule.name) if rule and rule.role in OF_ENTRIES else ("body", "")


def _merged(found: Sequence[Entry]) -> list[Entry]:
    """``found`` with those of one role that stand side by side as one."""
    merged: list[Entry] = []
    for entry in found:
        last = merged[-1] if merged else None
        if last and not entry.is_of_page and last.role == entry.role:
            merged[-1] = replace(last, end=entry.end)
        else:
            merged.append(entry)
    return merged


def parts(line: Line, rules: Rules, diagnostics: list[Diagnostic]) -> list[Line]:
    """The entries that a line with a role is, as lines; none where it is one thing."""
    if line.role not in OF_ENTRIES or line.inside.taken:
        return []
    found = of(line.text, rules)
    diagnostics += _reports(line, found)
    kept = (entry for entry in found if not entry.is_of_page)
    return [replace(line.part(one.start, one.end), role=one.role) for one in kept]


def set_apart(
    lines: list[Line], rules: Rules, diagnostics: list[Diagnostic], trace: Trace | None
) -> tuple[list[Line], dict[int, int]]:
    """``lines`` with those parted that are several entries, and by index how many more each is."""
    parted: dict[int, list[Line]] = {}
    for index, line in enumerate(lines):
        if line.role != "body" and (some := parts(line, rules, diagnostics)):
            parted[index] = some
            if trace:
                said = " and ".join(one.role for one in some)
                trace.decide(line.in_source, "entries", f"several stand on one line: {said}")
    if parted:
        lines = [one for index, line in enumerate(lines) for one in parted.get(index, (line,))]
    return lines, {index: len(some) - 1 for index, some in parted.items()}


def _reports(line: Line, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """What is said of the entries of the page, and of what stood between two that are parted."""
    for entry in entries:
        if entry.is_of_page:
            text = line.text[entry.start : entry.end]
            message = f"left out by the rule {entry.rule}: {text}"
            span = line.part(entry.start, entry.end).span
            yield Diagnostic("FUR001", "info", message, span=span)
    for before, after in pairwise(entries):
        if before.end < after.start:
            shown = line.text[before.end : after.start].strip() or "white space"
            message = f"{shown} between two entries left out: each has a line of its own"
            span = line.part(before.end, after.start).span
            yield Diagnostic("LIN004", "info", message, span=span)
