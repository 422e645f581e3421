"""Paragraphs of a marked-up text have the roles that the lines of a plain one have."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest

from converter import readers
from converter.document import Block, Paragraph, Section, Strong, Text
from converter.normalized import Normalized
from converter.readers.flow import Reasons
from converter.sources.inputs import Input

PROSE = "水渠修好了，管护也要跟上，先远后近，先高后低。"
HEAD = [("byline", "作者：林守成"), ("source", "来源：山城晚报"), ("date", "2024-05-01")]
BODY = ("body", PROSE)
TAIL = [
    ("closing", "特此通知。"),
    ("signature", "清河县水利局"),
    ("signature_date", "2024年5月1日"),
]
LINES = ["　".join(text for _, text in HEAD), "各村：", PROSE, "#一、水", PROSE, "#二、渠", PROSE]
LINES += [text for _, text in TAIL]
ROLES = [*HEAD, ("salutation", "各村："), BODY, BODY, BODY, *TAIL]


def of_markdown(lines: list[str]) -> Input:
    text = "\n\n".join(["# 守渠", *(line.replace("#", "## ") for line in lines)])
    return Input("文.md", "文", text.encode())


def of_html(lines: list[str]) -> Input:
    parts = (f"<h2>{one[1:]}</h2>" if one[0] == "#" else f"<p>{one}</p>" for one in lines)
    return Input("页.html", "页", ("<h1>守渠</h1>" + "\n".join(parts)).encode())


def of_docx(lines: list[str]) -> Input:
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph("守渠", "Title")
    for line in lines:
        made.add_paragraph(line.removeprefix("#"), "Heading 1" if line[0] == "#" else "Normal")
    made.save(buffer)
    return Input("文.docx", "文", buffer.getvalue())


DOORS = {"markdown": of_markdown, "html": of_html, "docx": of_docx}


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Section):
            yield from paragraphs(block.blocks)
        elif isinstance(block, Paragraph):
            yield block


def roles(normalized: Normalized) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in paragraphs(normalized.document.blocks)]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("lines", [LINES, [one.strip("#") for one in LINES]], ids=["", "typed"])
def test_roles_are_those_of_plain_text(door: str, lines: list[str]) -> None:
    normalized = readers.read(DOORS[door](lines))
    assert roles(normalized) == ROLES
    assert normalized.document.metadata.author == "林守成"
    assert [one.code for one in normalized.diagnostics].count("LIN004") == 2


@pytest.mark.parametrize("door", DOORS)
def test_what_is_of_the_page_among_entries_is_left_out_and_reported(door: str) -> None:
    lines = ["来源：山城晚报　浏览：328", PROSE, "#一、水", PROSE]
    normalized = readers.read(DOORS[door](lines))
    assert roles(normalized)[0] == ("source", "来源：山城晚报")
    assert "left out by the rule counts: 浏览：328" in {
        one.message for one in normalized.diagnostics
    }


def test_entries_keep_their_places_and_their_emphasis() -> None:
    text = f"# 守渠\n\n作者：林守成　**来源：山城晚报**\n\n{PROSE}\n\n## 一、水\n\n{PROSE}\n"
    byline, source, *_ = paragraphs(
        readers.read(Input("文.md", "文", text.encode())).document.blocks
    )
    assert byline.inlines == (Text("作者：林守成"),)
    assert source.inlines == (Strong("来源：山城晚报"),)


def test_lines_of_one_paragraph_are_entries_too() -> None:
    text = (
        f"<h1>守渠</h1><p>作者：林守成<br>来源：山城晚报</p><p>{PROSE}</p><h2>水</h2><p>{PROSE}</p>"
    )
    found = roles(readers.read(Input("页.html", "页", text.encode())))
    assert found[:2] == [("byline", "作者：林守成"), ("source", "来源：山城晚报")]


def test_entries_above_a_title_by_markup_are_parted_there() -> None:
    text = f"2024-05-01　来源：山城晚报\n\n# 守渠\n\n## 水\n\n{PROSE}\n"
    masthead = readers.read(Input("文.md", "文", text.encode())).document.masthead
    assert [one.role for one in masthead if isinstance(one, Paragraph)] == ["date", "source"]


def test_a_role_by_markup_stays() -> None:
    page = f'<h1>守渠</h1><p class="author">一颗纽扣</p><p>{PROSE}</p><h2>水</h2><p>{PROSE}</p>'
    assert roles(readers.read(Input("页.html", "页", page.encode())))[0] == ("byline", "一颗纽扣")


def test_the_author_of_a_style_is_the_name_without_its_key() -> None:
    made, buffer = docx.Document(), io.BytesIO()
    made.styles.add_style("Author", 1)
    for text, style in (("守渠", "Title"), ("作者：林守成", "Author"), ("水", "Heading 1")):
        made.add_paragraph(text, style)
    made.save(buffer)
    document = readers.read(Input("文.docx", "文", buffer.getvalue())).document
    assert document.metadata.author == "林守成"


def test_it_is_explained_which_rule_gave_a_role() -> None:
    reasons = Reasons()
    readers.read(of_markdown(LINES), "", None, reasons)
    told = {getattr(item, "text", ""): reasons.forms.get(id(item)) for item in reasons.items}
    signature, source, prose = (told[one] for one in ("清河县水利局", "来源：山城晚报", PROSE))
    assert signature is not None
    assert signature.rule == "signature"
    assert source is not None
    assert source.rule == "entries"
    assert prose is None
