"""The roles of lines while they are being found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from converter.document import Heading, Role
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Zone

SENTENCE_ENDS = frozenset("。；，、：！？…”’」』.;:,!?")

LONGEST_SIGNATURE = 30


class Assigned:
    """By index of a line, its role, the rule that gave it, and why."""

    def __init__(
        self, lines: Sequence[Line], headings: Mapping[int, Heading], rules: Rules
    ) -> None:
        self.lines, self.headings, self.rules = lines, headings, rules
        self.roles: dict[int, tuple[Role, str, str]] = {}

    def is_free(self, index: int) -> bool:
        """Whether the line is no heading and has no role yet."""
        return index not in self.roles and index not in self.headings

    def match(self, index: int, zone: Zone, reason: str) -> bool:
        """Give the line the role that a rule of this zone tells, if there is one."""
        rule = self.rules.role(self.lines[index].text, zone)
        if rule:
            self.roles[index] = rule.role, rule.name, reason
        return rule is not None

    def give(self, indexes: Iterable[int], role: Role, rule: str, reason: str) -> None:
        """Give these lines a role."""
        self.roles.update(dict.fromkeys(indexes, (role, rule, reason)))

    def role(self, index: int) -> Role:
        """The role that a line has so far."""
        return self.roles[index][0] if index in self.roles else "body"

    def is_short(self, index: int, length: int = LONGEST_SIGNATURE) -> bool:
        """Whether the line is free, and short, and no sentence."""
        text = self.lines[index].text
        return self.is_free(index) and len(text) <= length and text[-1] not in SENTENCE_ENDS
