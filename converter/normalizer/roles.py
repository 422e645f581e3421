"""What lines that are no running text are for: byline, salutation, signature and the like.

Before the first paragraph stand the lines of the head, one after the other; after the last one
those of the tail. In between only a salutation is known by its form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from converter.document import Role
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Zone
from converter.normalizer.trace import Trace

MOST_SIGNATURES = 4
"""The lines above a date that may be those who sign (GB/T 9704-2012, 7.3.5: issued jointly)."""

LONGEST_SIGNATURE = 30

_AUTHOR = re.compile(r"[^：:／/｜|]{1,6}[：:／/｜|]\s*(.+)")
_ENDS_SENTENCE = "。；，、：！？…”.;,:!?"


def assign(
    lines: Sequence[Line], headings: Collection[int], rules: Rules, trace: Trace | None
) -> list[Line]:
    """``lines`` with the roles they have; ``headings`` are by index, and have none."""
    roles: dict[int, tuple[Role, str]] = {}
    head = _head(lines, headings, rules, roles)
    tail = _tail(lines, headings, rules, roles)
    for index in range(head, tail):
        if len(lines[index].text) <= rules.longest_role("body") and index not in headings:
            _match(lines[index], index, "body", rules, roles)
    if trace:
        for index, (_, rule) in roles.items():
            trace.decide(lines[index].number, rule, "by its form and its place")
    return [
        replace(line, role=roles[index][0]) if index in roles else line
        for index, line in enumerate(lines)
    ]


def author(lines: Iterable[Line]) -> str:
    """Whom the first byline names; empty if there is none."""
    byline = next((line.text for line in lines if line.role == "byline"), "")
    match = _AUTHOR.fullmatch(byline)
    return match[1].strip() if match else ""


def _head(
    lines: Sequence[Line],
    headings: Collection[int],
    rules: Rules,
    roles: dict[int, tuple[Role, str]],
) -> int:
    """Find the lines of the head; where they end."""
    for index, line in enumerate(lines):
        if index in headings or not _match(line, index, "head", rules, roles):
            return index
    return len(lines)


def _tail(
    lines: Sequence[Line],
    headings: Collection[int],
    rules: Rules,
    roles: dict[int, tuple[Role, str]],
) -> int:
    """Find the lines of the tail, from the last one up; where they begin."""
    index = len(lines)
    while index > 0 and index - 1 not in headings and index - 1 not in roles:
        line = lines[index - 1]
        if not _match(line, index - 1, "tail", rules, roles):
            break
        index -= 1
        if roles[index][0] == "signature_date":
            for signature in _signatures(lines, index, headings, rules):
                roles[signature] = "signature", "signature"
                index = signature
    return index


def _signatures(
    lines: Sequence[Line], date: int, headings: Collection[int], rules: Rules
) -> Iterator[int]:
    """The lines above a date that are no sentences, from the last one up."""
    for index in range(date - 1, max(date - 1 - MOST_SIGNATURES, 0), -1):
        text = lines[index].text
        if index in headings or len(text) > LONGEST_SIGNATURE or text[-1] in _ENDS_SENTENCE:
            return
        if rules.role(text, "tail"):
            return
        yield index


def _match(
    line: Line, index: int, zone: Zone, rules: Rules, roles: dict[int, tuple[Role, str]]
) -> bool:
    rule = rules.role(line.text, zone)
    if rule:
        roles[index] = rule.role, rule.name
    return rule is not None
