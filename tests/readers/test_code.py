"""Code that markup sets off: its lines and spaces are kept; verse and indented text stay so."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from converter.document import Code, Document, Paragraph, Verse, walk
from converter.readers.docx import DocxReader
from converter.readers.html import HtmlReader
from converter.readers.markdown import MarkdownReader
from converter.sources import Input

PROSE = "各乡镇要把责任落实到人，逐村逐户登记造册，不得有误。"
LINES = ("for one in rows:", "    print(one,   1)  # 一,二", "", "done()")


def _markdown(text: str) -> Document:
    return MarkdownReader().read(Input("a.md", "a", text.encode())).document


def _codes(document: Document) -> list[tuple[str, ...]]:
    return [one.lines for one in walk(document.all_blocks) if isinstance(one, Code)]


@pytest.mark.parametrize("fence", ["```", "```python", "~~~", "````js"])
def test_a_fence_of_markdown(fence: str) -> None:
    end = fence.rstrip("pythonjs")
    document = _markdown("\n".join((PROSE, "", fence, *LINES, end, "", PROSE)))
    assert _codes(document) == [LINES]


def test_indented_code_of_markdown_and_an_indented_paragraph() -> None:
    indented = [f"    {line}" if line else "" for line in LINES]
    document = _markdown("\n".join((PROSE, "", *indented, "", PROSE, "", "    " + PROSE)))
    assert _codes(document) == [LINES]
    assert [one.text for one in document.blocks if isinstance(one, Paragraph)] == [PROSE] * 3


def test_a_drawing_is_kept_and_a_poem_is_verse() -> None:
    tree = (".", "├── 文章", "│   └── 草稿.md")
    poem = ("春眠不觉晓，", "处处闻啼鸟。")
    document = _markdown("\n".join((PROSE, "", "```", *tree, "```", "", "```", *poem, "```")))
    assert _codes(document) == [tree]
    assert any(isinstance(one, Verse) for one in document.blocks)


def test_code_in_an_item_of_a_list() -> None:
    document = _markdown("\n".join(("1. 先写：", "", "   ```", "   a = 1", "     b = 2", "   ```")))
    assert _codes(document) == [("a = 1", "  b = 2")]


@pytest.mark.parametrize("markup", ["<pre>{}</pre>", "<pre><code class='x'>{}</code></pre>"])
def test_pre_of_html(markup: str) -> None:
    inner = markup.format("\n" + "\n".join(LINES) + "\n")
    page = f"<html><body><p>{PROSE}</p>{inner}<p>{PROSE}</p></body></html>"
    document = HtmlReader().read(Input("a.html", "a", page.encode())).document
    assert _codes(document) == [LINES]


@pytest.mark.parametrize("name", ["HTML Preformatted", "Source Code", "Preformatted Text"])
@pytest.mark.parametrize("is_one", [True, False])
def test_paragraphs_of_word_in_a_style_for_code(name: str, *, is_one: bool) -> None:
    made = docx.Document()
    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph(PROSE)
    for paragraph in ["\n".join(LINES)] if is_one else LINES:
        made.add_paragraph(paragraph, style)
    made.add_paragraph(PROSE)
    sink = io.BytesIO()
    made.save(sink)
    document = DocxReader().read(Input("a.docx", "a", sink.getvalue())).document
    assert _codes(document) == [LINES]
    assert len(document.blocks) == 3


def test_punctuation_in_code_is_not_looked_at() -> None:
    text = "\n".join((PROSE, "", "```", 'print("一,二")', "# 中文,半角", "```", "", PROSE))
    said = MarkdownReader().read(Input("a.md", "a", text.encode())).diagnostics
    assert not [one for one in said if one.code.startswith("PUN")]
