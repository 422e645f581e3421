"""HTML: encodings, the article, furniture, notes, and what becomes of each element."""

from __future__ import annotations

import codecs

import pytest

from converter import ConverterError, readers
from converter.document import Document, Paragraph, Text, lines_of_text, walk_inlines
from converter.normalized import Normalized
from converter.sources.inputs import Input
from tests.readers import trees

SENTENCE = "水渠修好了，管护也要跟上。"


def read(text: str | bytes, encoding: str = "") -> Normalized:
    data = text if isinstance(text, bytes) else text.encode()
    return readers.read(Input("页.html", "页", data, encoding=encoding))


def lines(text: str) -> list[str]:
    """What stands in a page under a title and a heading, described."""
    normalized = read(f"<h1>题</h1><h2>节</h2>{text}")
    described = trees.blocks(normalized.document.blocks[0].blocks, "")
    return [line.rpartition(" @")[0] or line for line in described]


def said(normalized: Normalized, code: str) -> list[str]:
    return [one.message for one in normalized.diagnostics if one.code == code]


@pytest.mark.parametrize(
    "data",
    [
        f"<h1>题</h1><p>{SENTENCE}".encode(),
        codecs.BOM_UTF8 + f"<meta charset=gbk><h1>题</h1><p>{SENTENCE}".encode(),
        f"\ufeff<meta charset=gbk><h1>题</h1><p>{SENTENCE}".encode("utf-16-le"),
        f"\ufeff<h1>题</h1><p>{SENTENCE}".encode("utf-16-be"),
        f"<meta charset='gb2312'><h1>题</h1><p>{SENTENCE}".encode("gb18030"),
        f"<META content='text/html; charset=GBK'><h1>题</h1><p>{SENTENCE}".encode("gbk"),
        f"<meta charset=utf-16><h1>题</h1><p>{SENTENCE}".encode(),
        f"<?xml version='1.0' encoding='gb18030'?><html><h1>题</h1><p>{SENTENCE}</p></html>".encode(
            "gb18030"
        ),
    ],
)
def test_the_encoding_is_what_the_page_says(data: bytes) -> None:
    document = read(data).document
    assert document.title is not None
    assert document.title.text == "题"
    assert [block.text for block in document.blocks] == [SENTENCE]


def test_big5_and_an_encoding_that_the_user_says() -> None:
    traditional = "<h1>題</h1><p>水渠修好了，管護也要跟上。"
    for document in (
        read(("<meta charset=big5>" + traditional).encode("big5")).document,
        read(("<meta charset=gbk>" + traditional).encode("big5"), encoding="big5").document,
    ):
        assert document.blocks[0].text == "水渠修好了，管護也要跟上。"


def test_bytes_of_no_encoding_are_an_error() -> None:
    with pytest.raises(ConverterError, match="not UTF-8"):
        read("<p>水渠引水，灌溉田地。".encode() + b"\xff")


def test_bytes_that_are_utf_8_are_so_whatever_the_page_says() -> None:
    page = f"<meta charset=gbk><h1>题</h1><p>{SENTENCE}".encode()
    normalized = read(page)
    assert normalized.document.blocks[0].text == SENTENCE
    assert (normalized.encoding, normalized.certainty) == ("utf-8", "certain")
    assert said(normalized, "HTM005") == ["it says that it is gbk, but it is UTF-8"]
    assert said(read(b"<meta charset=gbk><h1>ti</h1><p>Yi."), "HTM005") == []


def test_two_bytes_that_may_be_utf_8_by_chance_are_what_the_page_says() -> None:
    document = read("<meta charset=gbk><p>联通</p>".encode("gbk")).document
    assert [text for text, _ in lines_of_text(document)] == ["联通"]


def test_a_page_that_does_not_say_its_encoding_is_read_in_the_one_found() -> None:
    text = "<p>我们从这里出发，沿着海岸走到灯塔。"
    assert trees.described(read(text.encode("gbk"))) == trees.described(read(text.encode()))


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("<p>一<strong>二</strong><em>三</em>四</p>", ["body: 一**二***三*四"]),
        ("<p>一<b>二</b><i>三</i></p>", ["body: 一**二***三*"]),
        ("<p><span style='font-weight: 700'>一</span>二</p>", ["body: **一**二"]),
        ("<p>一<br>二</p>", ["body: 一⏎二"]),
        ("<p>一<br><br>二</p>", ["body: 一", "body: 二"]),
        ("<p>一<br/> &nbsp;<br/>二<br></p>", ["body: 一", "body: 二"]),
        ("<div>　　一。<br>　　二。</div>", ["body: 一。", "body: 二。"]),
        ("<p>&emsp;&ensp;一&amp;二&lt;</p>", ["body: 一&二<"]),
        ("一<p>二</p>三", ["body: 一", "body: 二", "body: 三"]),
        ("<p>一行\n二行\n  three\nfour</p>", ["body: 一行二行three four"]),
        ("<p><a href='https://a.cn/x'>甲</a></p>", ["body: 甲<https://a.cn/x>"]),
        ("<p><a href='/x'>甲</a><a href='javascript:x()'>乙</a></p>", ["body: 甲乙"]),
        ("<p>x<sup>2</sup></p>", ["body: x2"]),
        ("<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>", ["body: 汉（hàn）"]),
        ("<blockquote><h3>甲</h3>乙</blockquote>", ["quote", "  body: **甲**", "  body: 乙"]),
        ("<dl><dt>甲</dt><dd>乙</dd></dl>", ["body: 甲", "body: 乙"]),
        ("<pre>甲\n  乙\n\n丙</pre>", ["verse: 甲 /   乙", "verse: 丙"]),
        ("<ol type=a start=2><li>甲<li value=9>乙</ol>",
         ["ordered list", "  'b. '", "    body: 甲", "  'i. '", "    body: 乙"]),
        ("<ul>甲<li>乙</li><ul><li>丙</li></ul></ul>",
         ["bulleted list", "  ''", "    body: 甲", "  '• '", "    body: 乙", "  ''",
          "    bulleted list", "      '◦ '", "        body: 丙"]),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", ["body: 甲", "body: 乙"]),
        ("<table><tr><td colspan=2>甲<td>乙<tr><td>丙</table>",
         ["table, 0 head: ", "  甲[l] | [l] | 乙[l]", "  丙[l] | [l] | [l]"]),
        ("<p>表1 数</p><table><tr><th>甲<th>乙</table>",
         ["table, 1 head: 表1 数", "  甲[l] | 乙[l]"]),
        ("<hr>一。<hr>", ["separator", "body: 一。"]),
    ],
)  # fmt: skip
def test_what_an_element_becomes(text: str, described: list[str]) -> None:
    assert lines(text) == described


def test_only_the_one_heading_of_level_1_is_the_title() -> None:
    one = read(f"<h1>甲</h1><h2>一、乙</h2><p>{SENTENCE}").document
    assert one.title is not None
    assert one.title.text == "甲"
    heading = one.blocks[0].heading
    assert (heading.level, heading.number, heading.separator, heading.text) == (1, "一", "、", "乙")
    two = read(f"<title>页 - 站</title><h1>甲</h1><p>{SENTENCE}<h1>乙</h1><p>{SENTENCE}").document
    assert two.title is not None
    assert two.title.text == "页"
    assert [block.heading.full_text for block in two.blocks] == ["甲", "乙"]


def test_a_first_paragraph_that_says_the_title_of_the_page_is_the_title() -> None:
    normalized = read(f"<title>守渠_某网</title><p>守渠</p><p>{SENTENCE}</p>")
    assert normalized.document.title is not None
    assert normalized.document.title.text == "守渠"
    assert trees.skeleton(normalized.document.blocks) == [("body", [("Text", SENTENCE)])]


MENU = "<div class='lm'><a href=/>首页</a> <a href=/a>要闻</a></div>"


@pytest.mark.parametrize(
    "around",
    [
        f"{MENU}<div class=c><div class=t>{{}}</div></div>",
        f"<table><tr><td>{MENU}</td><td>{{}}</td></tr></table>",
        f"{MENU}<section><section>{{}}</section></section><p class=x><a href=/x>更多</a></p>",
        f"{MENU}<article>{{}}</article><div><p>别的文章，也有一句话。</p></div>",
    ],
)
def test_the_article_is_where_the_sentences_are(around: str) -> None:
    page = around.format(f"<p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>")
    normalized = read(f"<h1>题</h1>{page}")
    texts = [block.text for block in normalized.document.blocks if isinstance(block, Paragraph)]
    assert texts[:2] == [SENTENCE * 3] * 2
    assert "首页" in "".join(said(normalized, "HTM002"))
    assert "首页" not in "".join(texts)


@pytest.mark.parametrize(
    "page",
    [
        f"<p>前言一句，不长。</p><div>{SENTENCE * 9}</div>",
        f"<div class=a>{SENTENCE * 9}</div><div class=a>后记一句，不长。</div>",
        f"前言一句，不长。<div>{SENTENCE * 9}</div>",
        f"<div>{SENTENCE * 9}</div>后记一句，不长。",
        f"<h2>前言</h2><div>{SENTENCE * 9}</div>",
        f"<blockquote>题记一句，不长。</blockquote><div>{SENTENCE * 9}</div>",
    ],
)
def test_what_may_be_text_beside_the_longest_part_stays(page: str) -> None:
    assert said(read(page), "HTM002") == []


def test_hidden_text_goes_and_is_told_of_but_what_scripts_show_stays() -> None:
    page = (
        f"<h1>题</h1><div style='visibility: hidden'><p>{SENTENCE}</p>"
        "<p style='display:none'>暗语</p><p hidden>密语</p></div>"
    )
    normalized = read(page)
    assert [block.text for block in normalized.document.blocks] == [SENTENCE]
    assert ["暗语" in one or "密语" in one for one in said(normalized, "HTM002")] == [True, True]


@pytest.mark.parametrize(
    ("mark", "note", "label"),
    [
        ("<sup><a href='#n'>[1]</a></sup>", "<p id=n>[1] 县志。</p>", "[1] "),
        ("<a href='#n'>①</a>", "<div><a name=n></a>① 县志。</div>", "① "),
        ("<a href='#n'>1</a>", "<ol><li id=n>县志。<a href='#r'>↩</a></li></ol>", "1. "),
        ("<a href='#n'>注1</a>", "<p id=n>1．县志。</p>", "1．"),
    ],
)
def test_notes_are_joined_to_their_marks(mark: str, note: str, label: str) -> None:
    document: Document = read(f"<h1>题</h1><p>甲{mark}，乙。</p><p>丙，丁。</p>{note}").document
    assert len(document.blocks) == 2
    (joined,) = document.notes
    assert (joined.label, trees.inlines(joined.inlines)) == (label, "县志。")
    reference = document.blocks[0].inlines[1]
    assert reference.note == joined.identifier


def test_a_link_to_a_part_of_the_page_is_no_note() -> None:
    document = read("<h1>题</h1><p><a href='#s'>见下节</a>，甲。</p><p id=s>乙，丙。</p>").document
    assert document.notes == ()
    assert [block.text for block in document.blocks] == ["见下节，甲。", "乙，丙。"]


def test_emphasis_stays_in_a_list_and_behind_a_heading_that_were_only_typed() -> None:
    page = (
        "<title>渡口</title><p>请带：</p><p>1. <b>雨衣</b>一件；</p><p>2. 手电<i>两支</i>。</p>"
        "<p>（一）修堤。土要<b>夯实</b>。</p><p>（二）清淤。泥要挑远。</p>"
    )
    inlines = [one for one in walk_inlines(read(page).document.blocks) if not isinstance(one, Text)]
    assert [(type(one).__name__, one.text) for one in inlines] == [
        ("Strong", "雨衣"),
        ("Emphasis", "两支"),
        ("Strong", "夯实"),
    ]


LAYOUT = f"""
<table><tr><td>标题：<td>关于修渠的通知<tr><td>发布日期：<td>2023年5月10日</table>
<div class="title"><h2>关于修渠 管护的通知</h2></div>
<div class="content"><table><tr><td><p>各乡镇：</p><p>{SENTENCE * 9}</table>
<p align="right">山城水利局</p><p align="right">二〇二三年五月六日</p></div>
<div><p>上一篇：没有了</p></div>
"""


def test_what_issued_a_text_and_when_is_of_it_where_a_table_lays_out_the_rest() -> None:
    document = read(LAYOUT).document
    assert document.title is not None
    assert document.title.text == "关于修渠 管护的通知"
    assert [(block.role, block.text) for block in document.blocks[-2:]] == [
        ("signature", "山城水利局"),
        ("signature_date", "二〇二三年五月六日"),
    ]


def test_a_title_that_stands_before_the_article_and_in_it_stands_once() -> None:
    page = "<h1>关于修渠的通知</h1><p>来源：山城晚报</p><div><p>水字〔2023〕1号</p>"
    normalized = read(f"{page}<p>关于<br>修渠的通知</p><p>{SENTENCE}</p><p>{SENTENCE}</p></div>")
    texts = [block.text for block in normalized.document.blocks]
    assert texts == ["来源：山城晚报", "水字〔2023〕1号", SENTENCE, SENTENCE]
    assert said(normalized, "HTM002") == ["left out, for it is the title again: 关于 修渠的通知"]


@pytest.mark.parametrize(
    ("row", "entries"),
    [
        (
            '<div class="info"><span>2021-05-01 08:00</span><span>来源: 晚报</span></div>',
            ["2021-05-01 08:00", "来源: 晚报"],
        ),
        ("<center>灯塔<br>作者：林下　2003-8-12<br></center><hr>", ["作者：林下", "2003-8-12"]),
        ("<p>来源：山城晚报</p><hr>", ["来源：山城晚报"]),
    ],
)
def test_who_when_and_where_from_are_entries_however_a_page_parts_them(
    row: str, entries: list[str]
) -> None:
    head = "" if "center" in row else "<h1>灯塔 原创</h1>"
    page = f"<title>灯塔_山城网</title>{head}{row}<p>{SENTENCE}</p><p>{SENTENCE}</p><hr>"
    normalized = read(page)
    document = normalized.document
    assert document.title is not None
    assert document.title.text == "灯塔"
    assert [block.text for block in document.blocks] == [*entries, SENTENCE, SENTENCE]
    assert ("left out as furniture (tag): 原创" in said(normalized, "HTM002")) == bool(head)


def test_the_way_back_to_a_site_behind_the_last_sentence_is_left_out() -> None:
    text = f"{SENTENCE}<a href='http://a.cn'>返回搜狐，查看更多</a>"
    assert lines(f"<p>{text}</p>") == [f"body: {SENTENCE}"]
    assert lines("<p>请<a href='http://a.cn'>查看更多</a>灯塔。</p>") == [
        "body: 请查看更多<http://a.cn>灯塔。"
    ]
