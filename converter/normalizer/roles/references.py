"""What stands under a heading that says so: an abstract, the entries of a bibliography, notes.

Notes are those that nothing in the text refers to.
"""

from __future__ import annotations

from converter.document import Role
from converter.normalizer.roles.assigned import Assigned

OF_TAIL: frozenset[Role] = frozenset({"date", "byline", "editor_note", "contact"})
"""What a journal prints below the list: when a paper came in, who wrote it, what paid for it."""


ENTRY: dict[str, Role] = {"references": "reference", "notes": "reference", "abstract": "abstract"}
"""By what a section holds, the role of its lines."""


def entries(assigned: Assigned) -> None:
    """The lines under 摘要, 参考文献 or 注释, until the next heading or what is of the tail."""
    heading = ""
    role: Role = "body"
    for index, line in enumerate(assigned.lines):
        if index in assigned.headings:
            title = assigned.rules.known_title(line.text)
            heading, role = "", "body"
            if title and title.holds:
                heading, role = line.text, ENTRY[title.holds]
        elif heading and _ends(assigned, index, role):
            heading = ""
        elif heading and _is_of_tail(assigned, index):
            assigned.match(index, "tail", "by its form, below a list")
        elif heading:
            assigned.give([index], role, role, f"it stands under {heading}")


def _ends(assigned: Assigned, index: int, role: Role) -> bool:
    """Whether the line is none of the section: it has another role by its form, as 附件：…… has.

    Keywords below an abstract have theirs, and end it.
    """
    if not assigned.is_free(index) or assigned.rules.role(assigned.lines[index].text, "body"):
        return True
    rule = assigned.rules.role(assigned.lines[index].text, "head") if role == "abstract" else None
    if rule is None or rule.role != "keywords":
        return False
    return assigned.match(index, "head", "by its form, below an abstract")


def _is_of_tail(assigned: Assigned, index: int) -> bool:
    rule = assigned.rules.role(assigned.lines[index].text, "tail")
    return rule is not None and rule.role in OF_TAIL
