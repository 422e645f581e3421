"""Marks of Markdown in plain text go where they are no accident, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.conversion import Reading
from converter.conversion import read as read_as
from converter.document import Document, Lead, Paragraph, Section, Separator, Strong, Text, walk
from converter.readers import read_document
from converter.sources import inputs
from tests.corpus import labels
from tests.normalizer.accounting import kept, removed, visible
from tests.normalizer.trees import MORE_PROSE, PROSE

ANSWER = f"""# 渡口的**方案**

---

## 一、**先修桥** ##

{PROSE}**先修桥，再修路**，{MORE_PROSE}

### 1. 桥面

- **木板**：换成新的；
- **栏杆**：漆两遍。

## 总结

{MORE_PROSE}
"""


def document(tmp_path: Path, text: str, reader: str = "") -> Document:
    path = tmp_path / "渡口.txt"
    path.write_text(text, encoding="utf-8")
    return read_as(inputs.read_file(path), Reading(reader=reader)).document


def headings(tree: Document) -> list[tuple[int, str]]:
    sections = (block for block in walk(tree.blocks) if isinstance(block, Section))
    return [(one.heading.level, one.heading.full_text) for one in sections]


def test_an_answer_of_a_language_model_is_set_without_its_marks(tmp_path: Path) -> None:
    tree = document(tmp_path, ANSWER)
    assert tree.title
    assert tree.title.text == tree.metadata.title == "渡口的方案"
    assert headings(tree) == [
        (1, "一、先修桥"),
        (2, "1. 桥面"),
        (1, "总结"),
    ]
    paragraph = next(one for one in walk(tree.blocks) if isinstance(one, Paragraph))
    assert paragraph.inlines == (Text(PROSE), Strong("先修桥，再修路"), Text("，" + MORE_PROSE))
    assert [one.text for one in walk(tree.blocks) if isinstance(one, Separator)] == [""]
    assert not set("#*") & set(kept(tree))


def test_who_asks_for_text_keeps_the_marks(tmp_path: Path) -> None:
    tree = document(tmp_path, ANSWER, "text")
    assert tree.title
    assert tree.title.text == "# 渡口的**方案**"
    assert headings(tree)[0] == (1, "## 一、**先修桥** ##")


@pytest.mark.parametrize("text", ["#渡口# 的**桥", "##paidbegin##桥##paidend## * * *"])
def test_few_marks_are_text(tmp_path: Path, text: str) -> None:
    tree = document(tmp_path, f"渡口\n\n{PROSE}{text.split('##')[0]}\n\n{MORE_PROSE}\n")
    assert kept(tree) == visible(f"渡口{PROSE}{text.split('##')[0]}{MORE_PROSE}")


def test_a_mark_without_its_other_half_stays(tmp_path: Path) -> None:
    tree = document(tmp_path, ANSWER.replace("再修路**", "再修路"))
    assert any("**先修桥" in one.text for one in walk(tree.blocks) if isinstance(one, Paragraph))


def test_a_lead_is_a_lead_without_its_marks(tmp_path: Path) -> None:
    leads = "\n\n".join(
        f"**{lead}** {PROSE}" for lead in ("学会修桥。", "学会修路。", "学会撑船。")
    )
    tree = document(tmp_path, f"# 渡口\n\n## 一、学\n\n{leads}\n\n## 二、做\n\n{PROSE}\n")
    found = [
        one.inlines[0].text
        for one in walk(tree.blocks)
        if isinstance(one, Paragraph) and isinstance(one.inlines[0], Lead)
    ]
    assert found == ["学会修桥。", "学会修路。", "学会撑船。"]


def test_nothing_but_marks_goes_of_the_texts_of_the_corpus() -> None:
    told = 0
    for labelled in labels.corpus():
        if labelled.held_aside:
            continue
        read = read_document(labelled.path)
        if any(one.code == "MKD004" for one in read.diagnostics):
            told += 1
            text = labelled.path.read_text(encoding="utf-8")
            gone = visible(text) - kept(read.document) - removed(read, text.split("\n"))
            told_of = "".join(
                one.message.partition(": ")[2]
                for one in read.diagnostics
                if one.code == "MKD004" and one.severity == "info"
            )
            assert gone == visible(told_of), labelled.name
            assert set(gone) <= set("#*-_"), labelled.name
    assert told > 5
