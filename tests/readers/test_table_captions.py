"""Captions, units and notes that were typed around a table of Markdown, HTML or DOCX."""

from __future__ import annotations

import io

import docx
import pytest

from converter.document import Document, Paragraph, Table, text_of
from converter.readers.docx import DocxReader
from converter.readers.html import HtmlReader
from converter.readers.markdown import MarkdownReader
from converter.sources import Input

PROSE = "一年来，全乡粮食产量稳中有升，主要指标见下表，各村都有增产。"
NAME, UNIT, NOTE, SOURCE = "表1　产量", "单位：万吨", "注：为快报数。", "资料来源：年报。"
ROWS = (("作物", "产量"), ("水稻", "13.1"))


def _markdown(above: tuple[str, ...]) -> Document:
    rows = "\n".join(("| 作物 | 产量 |", "|---|---|", "| 水稻 | 13.1 |"))
    text = "\n\n".join((PROSE, *above, rows, NOTE, SOURCE, PROSE))
    return MarkdownReader().read(Input("a.md", "a", text.encode())).document


def _html(above: tuple[str, ...]) -> Document:
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in ROWS)
    before = "".join(f"<p>{one}</p>" for one in (PROSE, *above))
    after = "".join(f"<p>{one}</p>" for one in (NOTE, SOURCE, PROSE))
    page = f"<html><body><article>{before}<table>{rows}</table>{after}</article></body></html>"
    return HtmlReader().read(Input("a.html", "a", page.encode())).document


def _docx(above: tuple[str, ...]) -> Document:
    made = docx.Document()
    for one in (PROSE, *above):
        made.add_paragraph(one)
    table = made.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for one in (NOTE, SOURCE, PROSE):
        made.add_paragraph(one)
    sink = io.BytesIO()
    made.save(sink)
    return DocxReader().read(Input("a.docx", "a", sink.getvalue())).document


@pytest.mark.parametrize("read", [_markdown, _html, _docx])
@pytest.mark.parametrize("above", [(NAME, UNIT), (NAME,), (UNIT,), ()])
def test_they_are_of_the_table(read, above: tuple[str, ...]) -> None:
    document = read(above)
    (table,) = [one for one in document.blocks if isinstance(one, Table)]
    assert text_of(table.caption) == "\n".join(above)
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    assert [(one.text, one.role) for one in paragraphs] == [
        (PROSE, "body"),
        (NOTE, "table_note"),
        (SOURCE, "table_note"),
        (PROSE, "body"),
    ]
