"""How well roles are told, by line, against the labels of the corpus.

A line counts where its role is as the label says. What front matter says of a text is printed
with a role of its own, and its lines are labelled otherwise: they are not counted. The texts held
aside were not looked at while the rules were made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from converter import normalize, read
from converter.document import (
    Block,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Separator,
    Span,
    Table,
    Verse,
    text_of,
)
from tests.corpus.labels import Labelled, corpus

ROLES = frozenset(
    [
        *("title", "subtitle", "byline", "source", "date", "editor_note", "abstract", "keywords"),
        *("salutation", "closing", "signature", "signature_date", "attachment", "contact"),
        *("caption", "reference", "question", "answer", "furniture"),
    ]
)

BLOCKS = frozenset(["list_item", "quote", "verse", "table_row", "note"])

KINDS = {ListBlock: "list_item", Quote: "quote", Verse: "verse", Table: "table_row"}

LABELS = {
    **dict.fromkeys(["copy_number", "classification", "issuer", "document_number"], "source"),
    "attachment_item": "attachment",
}
"""What the labels do not tell apart."""


NOTE_KEPT = ("reference", "note")
"""A note that nothing refers to is set as an entry of a list is."""


def told(labelled: Labelled) -> dict[int, str]:
    """What each line that is no running text is, as the normalizer reads it."""
    normalized = normalize(read(str(labelled.path)))
    document = normalized.document
    roles: dict[int, str] = {}
    if title := document.title:
        roles |= _at(title.span, "title")
    for span, kind in _kinds(document.all_blocks):
        roles |= _at(span, kind)
    for note in document.notes:
        roles |= _at(note.span, "note")
    for finding in normalized.diagnostics:
        if finding.code == "FUR001" and finding.span:
            roles[finding.span.first_line] = "furniture"
    labelled_roles = labels(labelled)
    return {
        number: "note" if (role, labelled_roles[number]) == NOTE_KEPT else role
        for number, role in roles.items()
        if labelled_roles.get(number, "front_matter") != "front_matter"
    }


def _at(span: Span, role: str) -> dict[int, str]:
    return dict.fromkeys(range(span.first_line, span.last_line + 1), role)


def _kinds(blocks: Iterable[Block]) -> Iterator[tuple[Span, str]]:
    for block in blocks:
        match block:
            case Section():
                yield from _kinds(block.blocks)
            case Paragraph(role="body") | Separator():
                pass
            case Paragraph(role=role):
                yield block.span, LABELS.get(role, role)
            case _:
                yield block.span, KINDS[type(block)]
        if isinstance(block, Table):
            yield from _captions(block)


def _captions(table: Table) -> Iterator[tuple[Span, str]]:
    """The lines of a caption, which stand above the rows: none of the corpus are below."""
    lines = text_of(table.caption).split("\n") if table.caption else []
    for number in range(table.span.first_line, table.span.first_line + len(lines)):
        yield Span(number, 1, number, 1), "caption"


def labels(labelled: Labelled) -> dict[int, str]:
    """The role of each line, as an editor labelled it."""
    roles = {}
    role = ""
    for number, label in labelled.roles.items():
        role = role if label == "continues" else label.replace("-", "_")
        roles[number] = role
    return roles


@pytest.mark.parametrize(
    ("held_aside", "of", "precision", "recall"),
    [
        (False, ROLES, 0.94, 0.825),
        (True, ROLES, 0.875, 0.68),
        (False, BLOCKS, 0.94, 0.79),
        (True, BLOCKS, 0.875, 0.68),
    ],
    ids=["roles", "roles held aside", "blocks", "blocks held aside"],
)
def test_roles_are_told_as_well_as_ever(
    held_aside: bool, of: frozenset[str], precision: float, recall: float
) -> None:
    counts: Counter[str] = Counter()
    for labelled in corpus():
        if labelled.held_aside == held_aside:
            ours, theirs = (
                {line: role for line, role in roles.items() if role in of}
                for roles in (told(labelled), labels(labelled))
            )
            counts["right"] += len(ours.items() & theirs.items())
            counts["told"] += len(ours)
            counts["labelled"] += len(theirs)
    figures = counts["right"] / counts["told"], counts["right"] / counts["labelled"]
    assert figures[0] >= precision, str(figures)
    assert figures[1] >= recall, str(figures)
