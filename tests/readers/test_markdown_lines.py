"""Line ends within a paragraph of Markdown: which part lines, and which only a width made."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.document import Paragraph
from converter.readers.markdown import widths
from tests.normalizer import accounting
from tests.readers import trees
from tests.readers.test_markdown import lines, read
from tests.readers.test_nothing_lost import counted

WORK = "各村都登记造册，逐户签字，把渠系管护这件事情落到实处。"
ROAD = "路修到村口，人就出得去；水引到田头，苗就活得成。"
LONG = (
    "水渠修好以后，管护也要跟上，这是大家都知道的事情，可是真正做起来并不容易，因为渠长路远，人手又少，"
    "一到汛期更是顾了东头顾不了西头，只好一段一段地分到各家各户去。"
)


def described(text: str) -> list[str]:
    """The blocks of a text, described without their places."""
    found = trees.described(read(text)).partition("info")[0].splitlines()
    return [line.rpartition(" @")[0] or line for line in found if not line.startswith("author")]


@pytest.mark.parametrize("head", ["# 守渠\n\n", "守渠\n\n"])
def test_headings_by_number_alone_on_their_lines_are_parted_from_the_text(head: str) -> None:
    text = f"一、雨\n{WORK}\n二、河\n（一）堤。{WORK}\n（二）闸。{WORK}\n"
    assert described(head + text) == [
        "title: 守渠",
        "section 1: |一|、|雨",
        f"  body: {WORK}",
        "section 1: |二|、|河",
        "  section 2: （|一|）|堤。",
        f"    body: {WORK}",
        "  section 2: （|二|）|闸。",
        f"    body: {WORK}",
    ]


def test_every_line_has_its_own_place() -> None:
    tree = read(f"# 守渠\n\n一、雨\n{WORK}\n二、河\n{WORK}\n").document
    assert [block.span.first_line for block in tree.blocks] == [3, 5]
    assert [block.span.last_line for block in tree.blocks] == [4, 6]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("特此通知。\n\n市水利局\n2024年5月1日",
         ["closing: 特此通知。", "signature: 市水利局", "signature_date: 2024年5月1日"]),
        ("特此通知。\n\n市水利局  \n2024年5月1日",
         ["closing: 特此通知。", "signature: 市水利局", "signature_date: 2024年5月1日"]),
        ("床前明月光，\n疑是地上霜。\n**举头**望明月，\n低头思故乡。",
         ["verse: 床前明月光， / 疑是地上霜。 / **举头**望明月， / 低头思故乡。"]),
        (f"{WORK}\n{LONG}{ROAD}\n{ROAD}{WORK}",
         [f"body: {WORK}", f"body: {LONG}{ROAD}", f"body: {ROAD}{WORK}"]),
    ],
)  # fmt: skip
def test_lines_that_plain_text_tells_apart_are(text: str, blocks: list[str]) -> None:
    assert described(f"# 通知\n\n各村：\n\n{WORK}\n\n{text}\n")[-len(blocks) :] == blocks


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        # a sentence a line, as who compares versions keeps it
        ("水来了。\n人也来了。\n渠就活了。", "水来了。人也来了。渠就活了。"),
        ("You can use\n`npm --timing` to do so.", "You can use npm --timing to do so."),
        # wrapped by hand, too little to tell a width
        (f"{WORK[:20]}\n{WORK[20:]}", WORK),
        ("各村报名，地\n址：东村水利站。", "各村报名，地址：东村水利站。"),
        ("他说，第\n一、二章要改", "他说，第一、二章要改"),
        # within code and tags lines may end too
        ("水 `来\n了` 人\n也来", "水 来 了 人也来"),
    ],
)  # fmt: skip
def test_other_lines_are_joined(text: str, paragraph: str) -> None:
    assert lines(text) == [f"body: {paragraph}"]


@pytest.mark.parametrize("width", [20, 24, 30, 40])
def test_a_text_that_was_wrapped_is_joined(width: int) -> None:
    paragraphs = [
        f"来稿请寄东村水利站，{LONG}",
        f"{LONG}2024年5月1日，{WORK}",
        f"{WORK}{LONG}他说：{ROAD}",
        f"（一）{LONG}；（二）{LONG}",
        f"{WORK}讲三件事：一、{LONG}二、{LONG}三、{LONG}",
    ]
    wrapped = ["\n".join(textwrap.wrap(one, width)) for one in paragraphs]
    one = described("# 守渠\n\n" + "\n\n".join(paragraphs))
    assert described("# 守渠\n\n" + "\n\n".join(wrapped)) == one


def test_lines_are_full_where_the_next_word_is_over_the_width() -> None:
    texts = ["水" * 30, "渠" * 29 + "，", "来。", "水" * 29, "（渠）", "人" * 30, "好。"]
    assert widths.full([0, 1, 3, 5], texts) == {0, 1, 3, 5}
    assert widths.full([0, 1], texts) == frozenset()
    assert widths.full([2, 4, 6], [*texts, ""]) == frozenset()


SECTION = "## 一、做法\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"1. 抓学习\n\n{WORK}\n\n2. 抓落实\n\n{WORK}\n\n3. 抓考核\n\n{WORK}\n",
        f"1. 抓学习\n{WORK}\n2. 抓落实\n{WORK}\n3. 抓考核\n{WORK}\n",
    ],
)
@pytest.mark.parametrize("head", ["# 总结\n\n## 一、做法\n\n", "# 总结\n\n"])
def test_numbers_over_texts_at_the_margin_are_headings(head: str, text: str) -> None:
    level = 1 + ("##" in head)
    assert [line.strip() for line in described(head + text) if f"section {level}" in line][-3:] == [
        f"section {level}: |1|. |抓学习",
        f"section {level}: |2|. |抓落实",
        f"section {level}: |3|. |抓考核",
    ]
    assert "list" not in "".join(described(head + text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. 雨衣\n2. 手电\n3. 绳子\n\n带齐再走。\n", 3),
        (f"1. 抓学习\n\n   {WORK}\n\n2. 抓落实\n\n   {WORK}\n", 2),
        (f"1. 抓学习\n   {WORK}\n2. 抓落实\n   {WORK}\n", 2),
        (f"1. **抓学习。**{WORK}\n\n2. **抓落实。**{WORK}\n", 2),
    ],
)
def test_a_list_is_a_list(text: str, count: int) -> None:
    found = described(f"# 总结\n\n## 一、做法\n\n{WORK}\n\n{text}")
    assert sum(line.strip().startswith("'") for line in found) == count
    assert sum("ordered list" in line for line in found) == 1


PIECES = [
    "一、雨",
    "二、河",
    f"（一）堤。{WORK}",
    "1. 抓学习",
    "2. 抓落实",
    WORK,
    f"{WORK}{ROAD}",
    "  续行",
    "市水利局",
    "2024年5月1日",
    "床前明月光，",
    "疑是地上霜。",
    "举头望明月，",
    "低头思故乡。",
    "## 三、工",
    "# 守渠",
    "**护林**",
    "- 雨衣",
    "> 引文",
    "责任编辑：李",
    "##paidbegin##",
    "##paidend##",
    "　　缩进。",
    "来源：报　作者：王",
    "|甲|乙|",
    "|-|-|",
    "|一|二|三|",
    "见[^1]。",
    "[^1]: 注文",
    "硬  ",
    "",
    "",
    "",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_of_lines_of_whatever_kind_no_character_is_lost(pieces: list[str]) -> None:
    text = "\n".join([*pieces, "", PIECES[5]])
    normalized = read(text)
    kept = counted("".join(accounting.kept(normalized.document).elements()))
    told = counted("".join(one.message for one in normalized.diagnostics))
    given = counted("".join(filter(lambda one: one not in "#*->|^[]:", text)))
    assert not given - kept - told


def test_a_line_that_a_rule_leaves_out_is_left_out_where_no_sentence_goes_on() -> None:
    left = read(f"守渠\n\n{WORK}\n责任编辑：李明\n")
    assert [one.text for one in left.document.blocks if isinstance(one, Paragraph)] == [WORK]
    assert [one.code for one in left.diagnostics] == ["FUR001"]
    kept = read(f"守渠\n\n{WORK[:-1]}，\n责任编辑：李明\n")
    assert [one.code for one in kept.diagnostics] == []


def test_a_short_line_over_a_text_is_a_heading_of_chinese_alone() -> None:
    text = f"守渠\n\n护林\n{WORK}{WORK}\n\n护水\n{WORK}{WORK}\n\n护人\n{WORK}{WORK}\n"
    assert [line for line in described(text) if "section" in line] == [
        "section 1: |||护林",
        "section 1: |||护水",
        "section 1: |||护人",
    ]
