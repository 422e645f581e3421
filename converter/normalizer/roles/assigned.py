"""The roles of lines while they are being found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from converter.document import Heading, Role
from converter.normalizer.blocks import cells, quotations
from converter.normalizer.headings.by_line import flags
from converter.normalizer.lines import NOTHING, Line, alike_around
from converter.normalizer.roles import entries
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Role as Rule
from converter.normalizer.rules.vocabulary import Zone
from converter.patterns import lazy_pattern

SENTENCE_ENDS = frozenset("。；，、：！？…”’」』.;:,!?")

LONGEST_SIGNATURE = 30

ROWS = {"date": 2, "signature-date": 3, "byline-office": 3}
"""The rules whose lines are rows of a list where so many touch one another."""

PARTICULAR = lazy_pattern(
    r"(?:会议|會議|活动|活動|开会|集合|上课)?(?:时\s{0,2}间|時\s{0,2}間|日\s{0,2}期|地\s{0,2}点|地\s{0,2}點|主\s{0,2}持|主\s?持\s?人"
    r"|主\s?讲|主\s?讲\s?人|出\s{0,2}席|列\s{0,2}席|缺\s{0,2}席|参\s{0,2}加|参加人员|出席人员|与会人员|对\s{0,2}象|名\s{0,2}额"
    r"|费\s{0,2}用|内\s{0,2}容|主\s{0,2}题|议\s{0,2}题|记\s{0,2}录|记\s?录\s?人|嘉\s{0,2}宾|票\s{0,2}价|报\s{0,2}名)\s?[:：]"
)
"""Keys of the particulars of an event or of minutes."""


class Assigned:
    """By index of a line, its role, the rule that gave it, and why; a heading has none."""

    def __init__(
        self, lines: Sequence[Line], headings: Mapping[int, Heading], rules: Rules
    ) -> None:
        self.lines, self.headings, self.rules = lines, headings, rules
        self.roles: dict[int, tuple[Role, str, str]] = {}
        self.is_heading = flags(headings, len(lines))

    def is_free(self, index: int) -> bool:
        """Whether the line is no heading, and may have a role but has none yet."""
        is_else = self.is_heading[index] or index in self.roles
        return not is_else and self.may_have_role(index)

    def may_have_role(self, index: int) -> bool:
        """Whether the line is no row of a table, and no part of what is quoted line by line."""
        line = self.lines[index]
        text = line.text
        is_of_form = line.inside is not NOTHING and cells.is_of_form(self.lines, index)
        is_row = (cells.TAB in text or cells.BAR in text) and cells.is_among_rows(self.lines, index)
        return not (is_of_form or is_row or text[0] == quotations.MARK)

    def match(self, index: int, zone: Zone, reason: str) -> bool:
        """Give a line that may have a role that which a rule of this zone tells, if any."""
        return self._matched(index, self.rules.role(self.lines[index].text, zone), reason)

    def match_unless_row(self, index: int, zone: Zone, reason: str) -> bool:
        """The same, but for one that is a row of a list."""
        rule = self.rules.role(self.lines[index].text, zone)
        return not self._is_row(index, zone, rule) and self._matched(index, rule, reason)

    def match_head(self, index: int, reason: str) -> bool:
        """Give the line the role that a head tells: that of the first entry, where it has several.

        Of them :mod:`entries` makes lines later.
        """
        if not self.may_have_role(index):
            return False
        rule = self.rules.role(self.lines[index].text, "head")
        if rule:
            return not self._is_row(index, "head", rule) and self._matched(index, rule, reason)
        first = entries.first(self.lines[index].text, self.rules)
        if first:
            self.roles[index] = first.role, first.rule, reason
        return first is not None

    def is_row(self, index: int, zone: Zone) -> bool:
        """Whether the line is one of several by one rule: days of a plan, names on a roster."""
        return self._is_row(index, zone, self.rules.role(self.lines[index].text, zone))

    def _matched(self, index: int, rule: Rule | None, reason: str) -> bool:
        if rule:
            self.roles[index] = rule.role, rule.name, reason
        return rule is not None

    def _is_row(self, index: int, zone: Zone, rule: Rule | None) -> bool:
        least = ROWS.get(rule.name, 0) if rule else 0
        if not least:
            return False

        def is_alike(one: int) -> bool:
            return self.rules.role(self.lines[one].text, zone) == rule

        return least <= 1 + alike_around(self.lines, index, is_alike, most=2)

    def is_particular(self, index: int) -> bool:
        """Whether the line is the first of several that tell of an event: 时间：, 地点：."""
        pair = self.lines[index : index + 2]
        return len(pair) == 2 and all(PARTICULAR.match(line.text) for line in pair)

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
