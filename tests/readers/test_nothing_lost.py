"""The characters of a page are those of its tree and those that diagnostics name, once each."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from converter import readers
from converter.normalized import Normalized
from converter.sources.inputs import Input
from tests.normalizer import accounting

PROSE = "水渠修好了，管护也要跟上，这是大家都知道的事情。"
GENERATED = "0123456789.•◦▪*–-"
"""What a label of a list may be made of where the page has none."""

INLINES = """
海边有灯塔①，天色已晚②。|①张三《灯塔史》|##paidbegin##|我们##paidend##走<b>得</b>远。|一、<b>灯塔</b>
责任编辑：李|阅读全文|2024年1月1日|<i>天</i><br>晚了|来源：报　作者：王|[1] 李四《海》|&gt; 引
风<br><br>浪[1]，很大。|关于修渠的通知|水渠修好了，管护也要跟上。|<a href="#">图</a>1 水渠
"""
inline = st.sampled_from(INLINES.strip().replace("\n", "|").split("|"))
blocks = st.recursive(
    st.tuples(st.sampled_from(["p", "div", "h1", "h2", "li", "center"]), st.lists(inline)).map(
        lambda given: f"<{given[0]}>{''.join(given[1])}</{given[0]}>"
    ),
    lambda inner: st.tuples(
        st.sampled_from(["div", "blockquote", "ul", "td", "section", "div class=title"]),
        st.lists(inner, min_size=1, max_size=4),
    ).map(lambda given: f"<{given[0]}>{''.join(given[1])}</{given[0].split()[0]}>"),
    max_leaves=8,
)


def read(body: str) -> Normalized:
    return readers.read(Input("页.html", "页", f"<meta charset=utf-8>{body}".encode()))


def counted(text: str) -> Counter[str]:
    """The characters of ``text`` that are seen."""
    return Counter(
        one
        for one in text
        if not accounting.is_white_space(one) and unicodedata.category(one) != "Co"
    )


def assert_all_there(body: str) -> None:
    normalized = read(body)
    parser = html.HTMLParser(encoding="utf-8")
    given = counted(html.fromstring(f"<body>{body}</body>".encode(), parser=parser).text_content())
    kept = counted("".join(accounting.kept(normalized.document).elements()))
    told = counted("".join(one.message for one in normalized.diagnostics))
    assert not given - kept - told
    assert set(kept - given) <= set(GENERATED)


@settings(max_examples=300)
@given(st.lists(blocks, min_size=1, max_size=5).map("".join))
def test_of_a_page_nothing_is_lost_and_nothing_comes_twice(body: str) -> None:
    assert_all_there(f"{body}<p>{PROSE}</p>")


@pytest.mark.parametrize(
    "body",
    [
        # a mark of a paid region amidst a paragraph
        f"<p>题目</p><p>我们<b>走在</b>路上##paidbegin##看见<i>一棵</i>大树，有人。</p><p>{PROSE}</p>",
        # a note inside a quotation, an item and a cell, with text beside it
        f"<p>灯塔①，{PROSE}</p><blockquote><p>①张三《史》</p><p>{PROSE}</p></blockquote>",
        f"<p>灯塔①，{PROSE}</p><ul><li>甲<p>①张三《史》</p></li></ul>",
        f"<p>灯塔①，{PROSE}</p><table><tr><td>①张三《史》<td>甲<tr><td>乙<td>丙</table>",
        # a date that stands between the title of the page and what else reads like one
        "<div class=title>山城水利</div><div>2023年5月10日</div>"
        "<div><p>山城水利局关于修渠的<br>通知</p><p>水字〔2023〕1号</p><p>各乡镇：</p>"
        f"<p>{PROSE * 9}</p></div>",
        # a cell that no table holds
        f"<td><p>灯塔</p></td><p>{PROSE}</p>",
    ],
)
def test_what_was_lost_or_came_twice(body: str) -> None:
    assert_all_there(body)


EDGES = ["", " ", "    ", "\t", "　　", "\u00a0", "\u2003", "\u200b"]


def trimming(file: Input) -> list[str]:
    return [one.message for one in readers.read(file).diagnostics if one.code == "LIN001"]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(EDGES), st.sampled_from(["水渠。", ""]), st.sampled_from(EDGES)),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([None, "Heading 1", "Quote", "List Bullet"]),
)
def test_of_every_line_of_word_white_space_at_its_edges_is_told(
    parts: list[tuple[str, str, str]], style: str | None
) -> None:
    made = docx.Document()
    for part in parts:
        made.add_paragraph("".join(part), style)
    made.add_paragraph(PROSE)
    buffer = io.BytesIO()
    made.save(buffer)
    count = sum(bool(before or after) for before, _, after in parts)
    edges = "the edge of 1 line" if count == 1 else f"the edges of {count} lines"
    told = trimming(Input("文.docx", "文", buffer.getvalue()))
    assert told == [f"white space at {edges} removed"] * bool(count)


@pytest.mark.parametrize(
    ("name", "text", "is_told"),
    [
        # what browsers collapse is no text (CSS Text 3, 4.1.2), what they show is
        ("页.html", "<p>\n    水渠。\n  </p>", False),
        ("页.html", "<p>水渠。&nbsp;</p>", True),
        ("页.html", "<p>&emsp;&emsp;水渠。</p>", True),
        ("页.html", "<h2>水渠　</h2>", True),
        ("页.html", "<p>水渠。<br>　　水。</p>", True),
        # spaces and tabs around a paragraph are none of it (CommonMark, 4.8); four are code
        ("文.md", "   水渠。\t \n", False),
        ("文.md", "水渠。  \n  水。\n", False),
        ("文.md", "1. 水渠。\n\n   水。\n", False),
        ("文.md", "    水渠。\n", True),
        ("文.md", "\t水渠。\n", True),
        ("文.md", "水渠。　\n", True),
        ("文.md", "> 　水渠。\n", True),
        ("文.md", "## 　水渠\n", True),
        ("文.md", "## 水渠　 ##\n", True),
    ],
)
def test_white_space_of_the_markup_is_not_told_but_that_of_the_text_is(
    name: str, text: str, *, is_told: bool
) -> None:
    assert (
        trimming(Input(name, "文", text.encode()))
        == ["white space at the edge of 1 line removed"] * is_told
    )
