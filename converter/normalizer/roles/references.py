"""Entries of a bibliography, and notes that nothing in the text refers to."""

from __future__ import annotations

from converter.normalizer.roles.assigned import Assigned


def entries(assigned: Assigned) -> None:
    """The lines under 参考文献 or 注释, until the next heading."""
    heading = ""
    for index, line in enumerate(assigned.lines):
        if index in assigned.headings:
            title = assigned.rules.known_title(line.text)
            heading = line.text if title and title.holds else ""
        elif heading and assigned.is_free(index):
            assigned.give([index], "reference", "reference", f"it stands under {heading}")
