"""What stands above a title that markup names, in Markdown, HTML and DOCX."""

from __future__ import annotations

import io

import docx
import pytest

from converter import readers
from converter.document import Block, Document, ListBlock, Paragraph
from converter.sources.inputs import Input

PROSE = "水渠修好了，管护也要跟上，先远后近，先高后低。"
ABOVE = ("清河县水利局文件", "清水〔2023〕7号", "诗歌园地")
ROLES = [("issuer", ABOVE[0]), ("document_number", ABOVE[1]), ("source", ABOVE[2])]


def read(name: str, data: str | bytes) -> Document:
    return readers.read(
        Input(name, "文", data.encode() if isinstance(data, str) else data)
    ).document


def written(*styled: tuple[str, str]) -> bytes:
    """A DOCX of these paragraphs, each with its style."""
    made, buffer = docx.Document(), io.BytesIO()
    for text, style in styled:
        made.add_paragraph(text, style)
    made.save(buffer)
    return buffer.getvalue()


def roles(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in blocks if isinstance(one, Paragraph)]


HEADINGS = {
    "a.md": "\n\n".join((*ABOVE, "# 守渠", "## 一、水", PROSE)),
    "a.html": "".join(f"<p>{one}</p>" for one in ABOVE) + f"<h1>守渠</h1><h2>一、水</h2><p>{PROSE}",
    "a.docx": written(
        *((one, "Normal") for one in ABOVE),
        *(("守渠", "Title"), ("一、水", "Heading 1"), (PROSE, "Normal")),
    ),
}
TYPED = {
    "a.md": "\n\n".join((*ABOVE, "# 守渠", PROSE)),
    "a.html": "".join(f"<p>{one}</p>" for one in ABOVE) + f"<h1>守渠</h1><p>{PROSE}",
    "a.docx": written(*((one, "Normal") for one in ABOVE), ("守渠", "Title"), (PROSE, "Normal")),
}


@pytest.mark.parametrize("name", HEADINGS)
@pytest.mark.parametrize("samples", [HEADINGS, TYPED], ids=["headings", "none"])
def test_what_stands_above_a_title_by_markup_stays_there(
    name: str, samples: dict[str, str | bytes]
) -> None:
    document = read(name, samples[name])
    assert document.title is not None
    assert document.title.text == "守渠"
    assert roles(document.masthead) == ROLES


def test_a_title_that_was_typed_has_a_masthead_too() -> None:
    lines = [*ABOVE[:2], "关于做好巡查工作的通知", PROSE]
    document = read("a.docx", written(*((line, "Normal") for line in lines)))
    assert document.title is not None
    assert document.title.text == lines[2]
    assert roles(document.masthead) == ROLES[:2]


def test_front_matter_is_printed_below_the_title() -> None:
    head = "---\nauthor: 林守成\ndate: 2024-05-01\n---\n"
    for text in ("# 守渠\n\n", "# 守渠\n\n## 水\n\n"):
        document = read("a.md", f"{head}江城评论\n\n{text}{PROSE}\n")
        assert roles(document.masthead) == [("source", "江城评论")]
        assert roles(document.blocks)[:2] == [("byline", "林守成"), ("date", "2024-05-01")]


def test_an_author_in_the_front_matter_is_no_typed_title() -> None:
    document = read("a.md", f"---\nauthor: 林守成\n---\n守渠\n\n{PROSE}\n")
    assert document.title is not None
    assert document.title.text == "守渠"
    assert roles(document.blocks)[0] == ("byline", "林守成")


def test_a_paragraph_above_a_title_is_one() -> None:
    document = read("a.md", f"{PROSE}\n\n- 甲\n- 乙\n\n# 守渠\n\n{PROSE}\n")
    paragraph, items = document.masthead
    assert roles((paragraph,)) == [("body", PROSE)]
    assert isinstance(items, ListBlock)


def test_a_title_in_a_paid_part_has_no_masthead() -> None:
    document = read("a.md", f"导读\n\n##paidbegin##\n\n来源：山城晚报\n\n# 守渠\n\n{PROSE}\n")
    assert document.masthead == ()
    assert [block.access for block in document.blocks] == ["free", "paid", "paid"]
