"""How well roles are told, by line, against the labels of the corpus.

A line counts where its role is as the label says. What front matter says of a text is printed
with a role of its own, and its lines are labelled otherwise: they are not counted. The texts held
aside were not looked at while the rules were made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

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
from tests.corpus.reading import normalized

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
    **dict.fromkeys(["attachment_item", "annex"], "attachment"),
    "table_note": "caption",
}
"""What the labels do not tell apart."""


NOTE_KEPT = ("reference", "note")
"""A note that nothing refers to is set as an entry of a list is."""


def told(labelled: Labelled) -> dict[int, str]:
    """What each line that is no running text is, as the normalizer reads it."""
    reading = normalized(labelled.path)
    document = reading.document
    found: list[tuple[Span, str]] = [(document.title.span, "title")] if document.title else []
    found += _kinds(document.all_blocks)
    found += ((note.span, "note") for note in document.notes)
    in_tree = {number for number, _ in _by_line(found)}
    left_out = (one.span for one in reading.diagnostics if one.code == "FUR001" and one.span)
    found += ((span, "furniture") for span in left_out if span.first_line not in in_tree)
    labelled_roles = labels(labelled)
    roles: dict[int, str] = {}
    for number, role in _by_line(found):
        label = labelled_roles.get(number, "front_matter")
        if label != "front_matter" and roles.get(number) != label:
            roles[number] = "note" if (role, label) == NOTE_KEPT else role
    return roles


def _by_line(found: Iterable[tuple[Span, str]]) -> Iterator[tuple[int, str]]:
    """Each line with its role; one of several entries has several, of which its label names one."""
    for span, role in found:
        yield from ((number, role) for number in range(span.first_line, span.last_line + 1))


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
    """The role of each line, as an editor labelled it; furniture may part what continues."""
    roles = {}
    role = ""
    for number, label in labelled.roles.items():
        roles[number] = role if label == "continues" else label.replace("-", "_")
        role = role if label == "furniture" else roles[number]
    return roles


@pytest.mark.parametrize(
    ("held_aside", "of", "precision", "recall"),
    [
        (False, ROLES, 0.935, 0.845),
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
