"""How well roles are told, by line, against the labels of the corpus.

A line counts where its role is as the label says. What front matter says of a text is printed
with a role of its own, and its lines are labelled otherwise: they are not counted. The texts held
aside were not looked at while the rules were made.
"""

from __future__ import annotations

from collections import Counter

import pytest

from converter import normalize, read
from converter.document import Paragraph, walk
from tests.corpus.labels import Labelled, corpus

ROLES = frozenset(
    [
        *("title", "subtitle", "byline", "source", "date", "editor_note", "abstract", "keywords"),
        *("salutation", "closing", "signature", "signature_date", "attachment", "contact"),
        *("reference", "question", "answer", "furniture"),
    ]
)


LABELS = {"issuer": "source", "document_number": "source"}
"""What the labels do not tell apart."""


def told(labelled: Labelled) -> dict[int, str]:
    """The role of each line that has one, as the normalizer reads it."""
    normalized = normalize(read(str(labelled.path)))
    roles: dict[int, str] = {}
    if title := normalized.document.title:
        roles |= dict.fromkeys(range(title.span.first_line, title.span.last_line + 1), "title")
    for block in walk(normalized.document.all_blocks):
        if isinstance(block, Paragraph) and block.role != "body":
            lines = range(block.span.first_line, block.span.last_line + 1)
            roles |= dict.fromkeys(lines, LABELS.get(block.role, block.role))
    for finding in normalized.diagnostics:
        if finding.code == "FUR001" and finding.span:
            roles[finding.span.first_line] = "furniture"
    return {
        number: role
        for number, role in roles.items()
        if labelled.roles.get(number) != "front-matter" and not _is_note(labelled, number, role)
    }


def _is_note(labelled: Labelled, number: int, role: str) -> bool:
    """Whether it is a note that nothing refers to, which is set as an entry of a list is."""
    return labelled.roles.get(number) == "note" and role == "reference"


def labels(labelled: Labelled) -> dict[int, str]:
    """The role of each line that has one, as an editor labelled it."""
    roles = {}
    role = ""
    for number, label in labelled.roles.items():
        role = role if label == "continues" else label.replace("-", "_")
        if role in ROLES:
            roles[number] = role
    return roles


@pytest.mark.parametrize(
    ("held_aside", "precision", "recall"), [(False, 0.95, 0.84), (True, 0.85, 0.67)]
)
def test_roles_are_told_as_well_as_ever(held_aside: bool, precision: float, recall: float) -> None:
    counts: Counter[str] = Counter()
    for labelled in corpus():
        if labelled.held_aside == held_aside:
            ours, theirs = told(labelled), labels(labelled)
            counts["right"] += len(ours.items() & theirs.items())
            counts["told"] += len(ours)
            counts["labelled"] += len(theirs)
    figures = counts["right"] / counts["told"], counts["right"] / counts["labelled"]
    assert figures >= (precision, 0)
    assert figures[1] >= recall, str(figures)
