"""What decided about each line, for ``inspect --explain``: the rule, and those that were close."""

from __future__ import annotations

from collections import defaultdict

import msgspec


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """A rule by name, and why it decided or why it did not, in words."""

    rule: str
    reason: str


class Trace:
    """Collects verdicts by the number of the line, 1 for the first.

    Rules run by the thousand a second: one that decides calls :meth:`decide` once a line that gets
    its role from it, and :meth:`overrule` only where it matched and something else was stronger.
    """

    def __init__(self) -> None:
        self.decided: dict[int, Verdict] = {}
        self.close: defaultdict[int, list[Verdict]] = defaultdict(list)

    def decide(self, line: int, rule: str, reason: str = "") -> None:
        """Say that ``rule`` made ``line`` what it is; the last to say so is right."""
        self.decided[line] = Verdict(rule, reason)

    def overrule(self, line: int, rule: str, reason: str) -> None:
        """Say that ``rule`` matched ``line`` and did not decide."""
        self.close[line].append(Verdict(rule, reason))
