"""The tree as a person reads it: a line a node, and every node of it."""

from __future__ import annotations

from msgspec.structs import replace

from converter.document import Document, Lead, Paragraph, Text, lines_of_text
from converter.inspection import lines
from converter.normalized import Normalized
from tests.trees.every_node import DOCUMENT
from tests.trees.nodes import SPAN


def described(document: Document) -> list[str]:
    return list(lines(Normalized(document, ())))


def test_every_node_is_described() -> None:
    lead = Paragraph((Lead("问："), Text("账本在哪里？")), SPAN)
    said = described(replace(DOCUMENT, blocks=(*DOCUMENT.blocks, lead)))
    for line in (
        "  subtitle  ——在全县农村工作会议上的讲话  line 1",
        "  paragraph  [lead 问：] 账本在哪里？  line 1",
        "    ordered list  line 1",
        "      item  1.   line 1",
        "            list  line 1",
        "    section 2 run-in  （一）谁来看账。  line 1",
        "    quote  line 1",
        "    verse  溪水从村口过， / 把去年的账，② / 也带走了。  line 1",
        "    table  表1　溪口村集体收入  line 1",
        "      row  2022 | 18.6 | 修渠；重点[3]",
        "    figure map.png  图1　溪口村，据实测  line 1",
        "  separator  * * *  line 1",
        "  separator  line 1",
        "  note  [4] 没有人引的注，也要留下。  line 1",
    ):
        assert line in said


def test_a_node_is_a_line_and_all_texts_are_begun() -> None:
    said = described(DOCUMENT)
    assert not any("\n" in line for line in said)
    whole = "".join(said)
    for text, _ in lines_of_text(DOCUMENT):
        assert text.replace("\n", " / ").strip()[:4] in whole
