"""What stands under a heading that says so: an abstract, the entries of a bibliography, notes.

Notes are those that nothing in the text refers to.
"""

from __future__ import annotations

from converter.document import Role
from converter.normalizer.roles.assigned import Assigned

OF_TAIL: frozenset[Role] = frozenset({"date", "byline", "editor_note", "contact", "keywords"})
"""What a journal prints below the list: when a paper came in, who wrote it, what paid for it."""

IN_LATIN = "by its form, in what is printed in English below a list"

MOST_LATIN = 5
"""Title, writers, their office, abstract and keywords."""

ENTRY: dict[str, Role] = {"references": "reference", "notes": "reference", "abstract": "abstract"}
"""By what a section holds, the role of its lines."""


def entries(assigned: Assigned) -> None:
    """The lines under 摘要, 参考文献 or 注释, until the next heading or what is of the tail."""
    for index in assigned.headings:
        heading = assigned.lines[index].text
        title = assigned.rules.known_title(heading)
        if title and title.holds:
            _entries_under(heading, ENTRY[title.holds], assigned, index + 1)


def _entries_under(heading: str, role: Role, assigned: Assigned, start: int) -> None:
    for index in range(start, len(assigned.lines)):
        if assigned.is_heading[index]:
            return
        if heading and _ends(assigned, index, role):
            heading = ""
        elif role == "reference" and (count := _latin_head(assigned, index)):
            heading, role = "", "body"
            for place in range(index + 1, index + count):
                assigned.match(place, "head", IN_LATIN)
        elif heading and _is_of_tail(assigned, index):
            assigned.match(index, "tail", "by its form, below a list")
        elif heading:
            assigned.give([index], role, role, f"it stands under {heading}")


def _latin_head(assigned: Assigned, start: int) -> int:
    """How many lines from ``start`` on are title, writers, abstract and keywords in English.

    A journal prints them below the list (GB/T 7713.2-2022, 5.1 to 5.4).
    """
    if not _may_be_latin_head(assigned.lines[start].text):
        return 0
    lines = assigned.lines[start : start + MOST_LATIN]
    roles = [assigned.rules.role(line.text, "head") for line in lines]
    abstract = next((i for i, one in enumerate(roles) if one and one.role == "abstract"), 0)
    if not abstract or not lines[abstract].text.isascii():
        return 0
    if not all(_may_be_latin_head(line.text) for line in lines[:abstract]):
        return 0
    is_followed = abstract + 1 < len(lines) and roles[abstract + 1] is not None
    return abstract + 1 + is_followed


def _may_be_latin_head(text: str) -> bool:
    """Whether a line is in English, and no entry of the list."""
    return text.isascii() and text[0] != "[" and text[-1] != "."


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
