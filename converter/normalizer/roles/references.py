"""Entries of a bibliography, and notes that nothing in the text refers to."""

from __future__ import annotations

from converter.document import Role
from converter.normalizer.roles.assigned import Assigned

OF_TAIL: frozenset[Role] = frozenset({"date", "byline", "editor_note"})
"""What a journal prints below the list: when a paper came in, who wrote it, what paid for it."""


def entries(assigned: Assigned) -> None:
    """The lines under 参考文献 or 注释, until the next heading or what is of the tail."""
    heading = ""
    for index, line in enumerate(assigned.lines):
        if index in assigned.headings:
            title = assigned.rules.known_title(line.text)
            heading = line.text if title and title.holds else ""
        elif heading and not (assigned.is_free(index) and _may_be_entry(assigned, index)):
            heading = ""
        elif heading and _is_of_tail(assigned, index):
            assigned.match(index, "tail", "by its form, below a list")
        elif heading:
            assigned.give([index], "reference", "reference", f"it stands under {heading}")


def _may_be_entry(assigned: Assigned, index: int) -> bool:
    """Whether a line has no other role by its form, as 附件：…… has."""
    return assigned.rules.role(assigned.lines[index].text, "body") is None


def _is_of_tail(assigned: Assigned, index: int) -> bool:
    rule = assigned.rules.role(assigned.lines[index].text, "tail")
    return rule is not None and rule.role in OF_TAIL
