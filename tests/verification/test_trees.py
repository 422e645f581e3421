"""Trees of any shape: no false alarm; and a tree that differs in one place is noticed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from converter import load_theme, writers
from converter.document import Document
from converter.theme import Theme
from converter.verification import FORMATS, Mismatch
from tests.trees import any_tree
from tests.verification import sample
from tests.verification.compared import compared

SPOKEN = ("text", "label", "prefix", "number", "separator", "alternate")
"""The fields whose text every format shows."""

ANOTHER = "异"
"""A character that no tree has."""

ESSAY = load_theme()

Tree = dict[str, Any]


def mismatches(
    format_name: str, written: Document, due: Document, theme: Theme = ESSAY
) -> tuple[Mismatch, ...]:
    sink = io.BytesIO()
    writers.create(format_name).write(written, theme, sink)
    return compared(format_name, sink.getvalue(), due, theme)


def verdicts(
    written: Document, due: Document, theme: Theme = ESSAY
) -> dict[str, tuple[Mismatch, ...]]:
    return {name: mismatches(name, written, due, theme) for name in FORMATS}


def unnoticed(written: Document, due: Document) -> set[str]:
    """The formats whose file of another tree is taken for that of the one that is due."""
    return {name for name, found in verdicts(written, due).items() if not found}


def nodes(tree: object) -> Iterator[Tree]:
    """Every node of a tree in its JSON form."""
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for one in tree:
            yield from nodes(one)


def said(tree: object) -> str:
    """All that a node shows, without spaces."""
    texts = (node[field] for node in nodes(tree) for field in SPOKEN if field in node)
    return "".join("".join(texts).split())


def depths(tree: Tree) -> list[int]:
    """How deep each heading is where none is skipped (ISO 14289-1, 7.4.2): all that a PDF tells."""
    levels: list[int] = []
    found: list[int] = []
    for heading in (node for node in nodes([tree["masthead"], tree["blocks"]]) if "level" in node):
        levels = [*(level for level in levels if level < heading["level"]), heading["level"]]
        found.append(len(levels))
    return found


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and the same with another character in one place."""
    document = draw(any_tree.documents)
    tree = json.loads(document.to_json())
    places = [
        (node, field, place)
        for part in ("masthead", "blocks", "notes", "title")
        for node in nodes(tree[part])
        for field in SPOKEN
        for place, character in enumerate(node.get(field, ""))
        if not character.isspace()
    ]
    assume(places)
    node, field, place = draw(st.sampled_from(places))
    node[field] = node[field][:place] + ANOTHER + node[field][place + 1 :]
    return document, Document.from_json(json.dumps(tree))


@st.composite
def changed_levels(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and the same with a heading of another level, of the four that formats tell."""
    document = draw(any_tree.documents)
    tree = json.loads(document.to_json())
    headings = [
        node for node in nodes([tree["masthead"], tree["blocks"]]) if node.get("level", 9) <= 4
    ]
    assume(headings)
    heading = draw(st.sampled_from(headings))
    heading["level"] = draw(
        st.sampled_from([one for one in range(1, 5) if one != heading["level"]])
    )
    return document, Document.from_json(json.dumps(tree))


@st.composite
def changed_orders(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and the same with two neighbours swapped that say different things."""
    document = draw(any_tree.documents)
    tree = json.loads(document.to_json())
    lists = [
        node[field]
        for node in nodes(tree)
        for field in ("masthead", "blocks", "items", "lines", "rows")
        if field in node
    ]  # fmt: skip
    places = [
        (blocks, place)
        for blocks in lists
        for place in range(len(blocks) - 1)
        if said(blocks[place]) and said(blocks[place + 1])
        if said(blocks[place]) != said(blocks[place + 1])
    ]
    assume(places)
    blocks, place = draw(st.sampled_from(places))
    blocks[place], blocks[place + 1] = blocks[place + 1], blocks[place]
    return document, Document.from_json(json.dumps(tree))


EXAMPLES = settings(max_examples=25, suppress_health_check=list(HealthCheck))
"""Each tree is judged in every format, for drawing one takes longer than writing it."""


@EXAMPLES
@given(any_tree.documents)
def test_any_tree_is_verified(document: Document) -> None:
    assert verdicts(document, document) == dict.fromkeys(FORMATS, ())


@pytest.mark.parametrize(
    "theme", [load_theme("gongwen"), sample.theme()], ids=["gongwen", "contents"]
)
@settings(EXAMPLES, max_examples=20)
@given(any_tree.documents)
def test_any_tree_is_verified_in_other_themes(theme: Theme, document: Document) -> None:
    assert verdicts(document, document, theme) == dict.fromkeys(FORMATS, ())


@EXAMPLES
@given(changed_texts())
def test_another_character_is_noticed(documents: tuple[Document, Document]) -> None:
    due, written = documents
    assert unnoticed(written, due) == set()


@EXAMPLES
@given(changed_levels())
def test_another_level_is_noticed(documents: tuple[Document, Document]) -> None:
    due, written = documents
    told, other = (depths(json.loads(one.to_json())) for one in documents)
    assert unnoticed(written, due) <= ({"pdf"} if told == other else set())


@EXAMPLES
@given(changed_orders())
def test_another_order_is_noticed(documents: tuple[Document, Document]) -> None:
    due, written = documents
    assert unnoticed(written, due) == set()
