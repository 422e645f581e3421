"""Lists, tables, verse, quotations and breaks, and what only looks like them."""

from __future__ import annotations

import time

import pytest

from converter.document import (
    Block,
    Document,
    ListBlock,
    Metadata,
    Paragraph,
    Quote,
    Separator,
    Table,
    Verse,
    text_of,
)

from .trees import MORE_PROSE, PROSE, findings, paragraphs, read_lines


def blocks(*lines: str) -> tuple[Block, ...]:
    return read_lines("渡口", *lines).document.blocks


def kinds(*lines: str) -> list[str]:
    return [type(block).__name__ for block in blocks(*lines)]


@pytest.mark.parametrize(
    ("items", "labels"),
    [
        (("（1）雨衣；", "（2）手电。"), ["（1）", "（2）"]),
        (("① 雨衣", "② 手电"), ["① ", "② "]),
        (("一、雨衣；", "二、手电；", "三、铁锹。"), ["一、", "二、", "三、"]),
        (("a. 雨衣", "b. 手电"), ["a. ", "b. "]),
        (("• 雨衣", "• 手电"), ["• ", "• "]),
        (("- 雨衣", "- 手电"), ["- ", "- "]),
        (("✔ 雨衣", "✘ 手电"), ["✔ ", "✘ "]),
        (("✅雨衣", "✔\ufe0f 手电"), ["✅", "✔\ufe0f "]),
        (("\uf06c\t雨衣", "\uf06c\t手电"), ["\uf06c\t", "\uf06c\t"]),
        (("l\t雨衣", "l\t手电"), ["l\t", "l\t"]),
        (("1.\t雨衣；", "2.\t手电。"), ["1.\t", "2.\t"]),
        (("Ø  雨衣", "ü  手电"), ["Ø  ", "ü  "]),
    ],
)
def test_lists_keep_their_labels(items: tuple[str, ...], labels: list[str]) -> None:
    before, found = blocks("请带：", *items)
    assert isinstance(before, Paragraph)
    assert isinstance(found, ListBlock)
    assert [item.label for item in found.items] == labels
    assert found.ordered == (labels[0][0] in "（①一a1")
    texts = [one.text for one in paragraphs(Document(Metadata(""), None, (found,)))]
    assert [label + text for label, text in zip(labels, texts, strict=True)] == list(items)


@pytest.mark.parametrize(
    "lines",
    [
        ("要带（1）雨衣；（2）手电。",),
        ("1. 雨衣",),
        ("1. 雨衣", "3. 手电"),
        ("1、3月雨大", "2、4月水急"),
        ("n 个人来了。", "天黑了。"),
        ("l 200", "l 300"),
    ],
)
def test_numbers_alone_make_no_list(lines: tuple[str, ...]) -> None:
    assert set(kinds(PROSE, *lines)) == {"Paragraph"}


def test_a_table_has_its_caption_and_its_head() -> None:
    _, table = blocks(PROSE, "表1　读者", "类型\t人数", "备考者\t81", "其他\t19")
    assert isinstance(table, Table)
    assert (len(table.rows), table.header_rows, text_of(table.caption)) == (3, 1, "表1　读者")


@pytest.mark.parametrize("head", ["指标\t2022年\t备注", "模型\tF1值\t备注"])
def test_numbers_below_a_head_are_set_right(head: str) -> None:
    _, table = blocks(PROSE, head, "人口\t1,234.5\t常住", "面积\t67%\t陆地", "河流\t—\t干流")
    assert isinstance(table, Table)
    assert table.header_rows == 1
    for row in table.rows:
        assert [cell.alignment for cell in row] == ["left", "right", "left"]
    _, table = blocks(PROSE, "1\t张三\t30", "2\t李四\t40", "3\t王五\t50")
    assert isinstance(table, Table)
    assert table.header_rows == 0
    assert {cell.alignment for row in table.rows for cell in row} == {"left"}


@pytest.mark.parametrize(
    ("numbers", "alignment"),
    [
        (("0.032", "－0.093", "−3.417"), "right"),
        (("＜0.001", "≥30", "~5"), "right"),
        (("2.1±0.9", "±0.5", "12 850.50"), "right"),
        (("1，286", "4.4‰", ""), "right"),
        (("3", "三", "4"), "left"),
        (("", "", ""), "left"),
    ],
)
def test_signs_bounds_and_empty_cells_are_numbers(numbers: tuple[str, ...], alignment: str) -> None:
    rows = (f"{name}\t{number}\t有" for name, number in zip("甲乙丙", numbers, strict=True))
    _, table = blocks(PROSE, "变量\t系数\t备注", *rows)
    assert isinstance(table, Table)
    assert {row[1].alignment for row in table.rows} == {alignment}


def test_titles_of_works_and_what_lists_things_are_no_verse() -> None:
    works = ("主要作品", "《边城》", "《长河》", "《湘行散记》", "评价", MORE_PROSE)
    meals = (
        "早餐",
        "豆浆、油条、鸡蛋",
        "午餐",
        "鱼块、肉丝、时蔬、蛋汤",
        "晚餐",
        "小米粥、花卷、黄瓜",
    )
    ways = ("上午", "断桥—白堤—平湖秋月", "下午", "苏堤—花港—雷峰塔", "交通", "地铁—公交—轮渡")
    for lines in (works, meals, ways):
        assert "Verse" not in kinds(PROSE, *lines)


def test_the_last_cells_of_a_row_may_be_empty() -> None:
    _, table = blocks(PROSE, "序号\t地点\t日期", "1\t桥头\t", "2\t祠堂\t七月")
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [3, 3, 3]
    assert table.header_rows == 1


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (("序号\t姓名\t电话", "1\t\t", "2\t\t"), 1),
        (("日期\t带班\t备注", "7月6日\t\t", "7月7日\t\t"), 1),
        (("姓名\t\t性别\t", "单位\t\t\t", "电话\t\t邮箱\t"), 0),
        (("\t周一\t周二", "上午\t语文\t数学", "下午\t体育\t"), 1),
    ],
)
def test_a_form_has_its_empty_cells(rows: tuple[str, ...], heads: int) -> None:
    tables = [block for block in blocks(PROSE, *rows) if isinstance(block, Table)]
    assert len(tables) == 1
    texts = [[text_of(cell.inlines) for cell in row] for row in tables[0].rows]
    assert texts == [row.split("\t") for row in rows]
    assert tables[0].header_rows == heads


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (6, ("班级\t\t姓名\t\t性别\t", "家长\t\t电话\t", "是否参加\t□是　□否", "其他说明\t")),
        (4, ("户主\t\t电话\t", "年份\t\t层数\t", "结论\t□无　□有", "户主签字\t\t排查人签字\t")),
    ],
)
def test_the_rows_of_a_form_may_have_fewer_cells_than_its_first(
    width: int, rows: tuple[str, ...]
) -> None:
    _, table, after = blocks(PROSE, *rows, PROSE)
    assert isinstance(table, Table)
    texts = [[text_of(cell.inlines) for cell in row] for row in table.rows]
    assert texts == [(row + "\t" * width).split("\t")[:width] for row in rows]
    assert isinstance(after, Paragraph)


def test_the_empty_rows_of_a_form_are_kept() -> None:
    for head, rows in (("序号\t姓名\t电话", 3), ("序号\t姓名\t", 2)):
        _, table, after = blocks(PROSE, head, *["\t\t"] * rows, PROSE)
        assert isinstance(table, Table)
        texts = [[text_of(cell.inlines) for cell in row] for row in table.rows]
        assert texts == [head.split("\t"), *[[""] * 3] * rows]
        assert isinstance(after, Paragraph)
    amid = ("姓名\t单位", "\t", "电话\t邮箱", "\t")
    _, table = blocks(PROSE, *amid)
    assert isinstance(table, Table)
    assert [text_of(row[0].inlines) for row in table.rows] == ["姓名", "", "电话", ""]
    assert set(kinds(PROSE, "渡口", "\t\t", "石桥", "", "\t", PROSE)) == {"Paragraph"}


@pytest.mark.parametrize(
    "rows",
    [
        ("渡口\t班次\t人数", "上渡\t早\t40", "\t晚\t25", "下渡\t早\t31", "\t晚\t18"),
        ("季度\t收入\t支出\t结余", "春\t\t90\t-90", "夏\t300\t\t300", "\t40\t20\t20"),
        ("项目\t金额\t备注", "船票\t320\t往返", "\t\t另有保险", "茶水\t85\t", "合计\t405\t"),
        ("村\t联络人", "东村\t周渡生", "\t周渡平", "西村\t林小满", "\t林大有"),
        ("姓名\t成绩\t", "\t语文\t数学", "周渡生\t90\t80"),
        ("甲\t\t\t3", "\t\t乙\t4", "\t丙\t\t"),
    ],
)
def test_the_first_cells_of_a_row_may_be_empty(rows: tuple[str, ...]) -> None:
    """A copy of merged cells has one tab before each cell that is covered (as of Excel)."""
    _, table, after = blocks(PROSE, *rows, PROSE)
    assert isinstance(table, Table)
    texts = [[text_of(cell.inlines) for cell in row] for row in table.rows]
    assert texts == [row.split("\t") for row in rows]
    assert isinstance(after, Paragraph)


def test_a_tab_before_what_stands_below_a_table_is_an_indent() -> None:
    rows = ("村\t联络人", "东村\t周渡生", "西村\t林小满")
    for below in (
        "\t以上由村里推选。",
        "\t他们说：",
        "\t要是渡口停航，就由联络人一户一户地告诉各家老人",
    ):
        _, table, after = blocks(PROSE, *rows, below, PROSE)[:3]
        assert isinstance(table, Table)
        assert len(table.rows) == 3
        assert isinstance(after, Paragraph)
    indented = tuple("\t" + row for row in (*rows, "\t周渡平", "北村\t"))
    _, table = blocks(PROSE, *indented)
    assert isinstance(table, Table)
    assert [text_of(row[0].inlines) for row in table.rows] == ["村", "东村", "西村", "", "北村"]
    head, last = blocks(*["\t" + PROSE] * 5, *rows, "\t往年的情形", "\t" + PROSE)[5:][:2]
    assert isinstance(head, Table)
    assert len(head.rows) == 3
    assert isinstance(last, Paragraph)
    signed = blocks(
        PROSE, "村\t组\t人", "东村\t一\t周渡生", "\t\t渡口镇人民政府", "\t\t2024年9月28日"
    )
    assert [getattr(block, "role", "") for block in signed[2:]] == ["signature", "signature_date"]
    told = ("主持人：\t林小满", "\t各位乡亲，大家好。今天把渡口的事说一说。")
    assert set(kinds(PROSE, *told, PROSE)) == {"Paragraph"}


def test_the_last_row_of_a_form_is_no_signature() -> None:
    rows = ("事由\t\t人数\t", "经过\t", "办法\t", "报告人\t\t联系电话\t")
    _, table, *_ = blocks(PROSE, *rows, "抄送：各村民小组。", "渡口镇人民政府　　2025年7月4日印发")
    assert isinstance(table, Table)
    assert len(table.rows) == len(rows)
    assert [text_of(cell.inlines) for cell in table.rows[-1]] == ["报告人", "", "联系电话", ""]


def test_articles_with_a_tab_behind_their_numbers_are_no_rows() -> None:
    lines = (
        "第一条\t本社名称为渡口社。",
        "第二条\t本社住所在桥头。",
        "（一）\t死亡；",
        "（二）\t迁出。",
    )
    assert "Table" not in kinds(PROSE, *lines)


def test_a_tab_at_the_edges_of_paragraphs_makes_no_table() -> None:
    assert set(kinds(PROSE, "渡口\t", "水磨\t", "石桥\t", PROSE)) == {"Paragraph"}
    assert kinds(PROSE, "\t渡口\t三月", "\t水磨\t四月", "\t石桥\t五月")[1:] == ["Table"]
    assert set(kinds(PROSE, "表1\t")) == {"Paragraph"}
    (table,) = blocks(PROSE, "\t渡口\t三月", "\t水磨\t四月", "\t石桥\t五月")[1:]
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {2}


def test_a_table_with_marks_loses_them_with_one_report() -> None:
    normalized = read_lines("书房", PROSE, "| 书 | 年 |", "|:--|--:|", "| 雪 | 2019 |")
    table = normalized.document.blocks[-1]
    assert isinstance(table, Table)
    assert (len(table.rows), table.header_rows) == (2, 1)
    assert [cell.alignment for cell in table.rows[1]] == ["left", "right"]
    assert findings(normalized) == [("TBL001", 3, 1)]


@pytest.mark.parametrize(
    "lines",
    [
        ("当|x|较小时，级数收敛得很快", "而|y|较大时，就要换一种办法"),
        ("当|x|较小时，取前三项即可。", "而|y|较大时，换一种办法。", "记|z|为两者之差的绝对值。"),
        ("模型写作P(A|B)＝P(AB)/P(B)", "其中P(A|B)为条件概率，与P(B)不同", "又E(X|Y)为条件期望"),
        ("f(x)＝|x|＋1", "g(x)＝|x|－1", "h(x)＝|x|＋2"),
        ("|a＋b|≤|a|＋|b|", "|a－b|≥|a|－|b|"),
        ("向量|a|的模为3", "向量|b|的模为4", "向量|c|的模为5"),
        ("|a|的模为3", "|b|的模为4", "|c|的模为5"),
        ("记 |a| 为长", "记 |b| 为宽"),
        ("若 a | b，则 b 是 a 的倍数。", "若 b | c，则 c 是 b 的倍数。", "若 c | d，则可类推。"),
        ("甲 | 乙", "丙 | 丁"),
    ],
)
def test_bars_of_formulas_are_kept(lines: tuple[str, ...]) -> None:
    found = blocks(PROSE, *lines, PROSE)
    assert {type(block).__name__ for block in found} == {"Paragraph"}
    texts = [text_of(block.inlines) for block in found if isinstance(block, Paragraph)]
    assert texts == [PROSE, *lines, PROSE]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (("渡口|船|人", "上渡|2|5", "下渡|1|3"), 3),
        (("渡口 | 船 | 人", "上渡 | 2 | 5"), 3),
        (("渡口 | 船", "上渡 | 2", "下渡| 1"), 2),
        (("表1　船", "渡口 | 船", "上渡 | 2"), 2),
        (("渡口 | 船 | 人", "上渡 | | ", "下渡 | 1 |"), 3),
        (("渡口|班次|人", "上渡|早|40", "|晚|25"), 3),
        (("队名 | | 组别 |", "队员| | 年级 |", "想解决的问题| | |"), 3),
        (("条件 | 值", "P(A) | ≥0.5", "C++ | <3"), 2),
    ],
)
def test_bars_part_the_cells_of_rows(rows: tuple[str, ...], cells: int) -> None:
    _, table, *after = blocks(PROSE, *rows)
    assert isinstance(table, Table)
    assert not after
    assert {len(row) for row in table.rows} == {cells}
    filled = [text_of(cell.inlines) for row in table.rows for cell in row]
    due = [text for row in rows if "|" in row for text in map(str.strip, row.split("|")) if text]
    assert [text for text in filled if text] == due


@pytest.mark.parametrize("lines", [("甲|乙",), ("甲\t乙", "甲\t乙\t丙"), ("甲|乙", "", "丙|丁")])
def test_uneven_or_single_rows_make_no_table(lines: tuple[str, ...]) -> None:
    assert set(kinds(PROSE, *lines)) == {"Paragraph"}


def test_a_quotation_by_marks_loses_them_with_a_report() -> None:
    normalized = read_lines("书", "他写道：", "> 少年读书。", ">> 老年读书。")
    _, quote = normalized.document.blocks
    assert isinstance(quote, Quote)
    assert [one.text for one in paragraphs(normalized.document)][1:] == ["少年读书。", "老年读书。"]
    assert findings(normalized, "QUO001") == [("QUO001", 3, 1), ("QUO001", 4, 1)]


def test_a_paragraph_set_further_in_than_all_others_is_a_quotation() -> None:
    lines = [part for line in [PROSE] * 7 for part in (line, "")]
    found = kinds(*lines, "　　" + PROSE, "", PROSE)
    assert found == ["Paragraph"] * 7 + ["Quote", "Paragraph"]


def test_paragraphs_set_in_here_and_there_are_no_quotations() -> None:
    lines = [("　　" if number % 3 else "") + PROSE for number in range(9)]
    assert set(kinds(*lines)) == {"Paragraph"}


@pytest.mark.parametrize("line", ["* * *", "———", "◆◆◆", "※　※　※", "-----", "▼", "★", "＊"])
def test_a_break_is_kept_as_typed(line: str) -> None:
    _, separator, _ = blocks(PROSE, line, PROSE)
    assert isinstance(separator, Separator)
    assert separator.text == line


def test_verse_is_parted_into_stanzas() -> None:
    stanza = ("雪落在井台上", "没有人看见", "天亮以前", "井还醒着")
    first, second = blocks(*stanza, "", *stanza)
    assert isinstance(first, Verse)
    assert isinstance(second, Verse)
    assert list(map(text_of, first.lines)) == list(stanza)


def test_regular_verse_has_lines_of_one_length() -> None:
    (verse,) = blocks(
        "西江十月水初平，", "橘柚垂垂两岸明。", "最是渔家新酿熟，", "一篙撑入夕阳声。"
    )
    assert isinstance(verse, Verse)


@pytest.mark.parametrize(
    "lines",
    [
        ("“走吧。”", "“去哪儿？”", "“渡口。”", "“好。”"),
        ("天黑了。", "他没有说话，看着河。", "灯亮了。", "船还没有回来，风大了。"),
        ("雪落在井台上", "没有人看见"),
    ],
)
def test_short_paragraphs_are_no_verse(lines: tuple[str, ...]) -> None:
    assert set(kinds(*lines)) == {"Paragraph"}


POEM = ("雪落在井台上", "没有人看见", "天亮以前", "井还醒着", "", "桶还没有来", "绳子先醒了")


@pytest.mark.parametrize(
    "stanza",
    [
        ("你数过：", "三百一十二块砖", "是松的"),
        ("一个说：颗粒", "一个说：归仓"),
        ("墙上写着：", "防火防盗", "1978年"),
        ("“有人下没有”", "没有"),
    ],
)
def test_in_a_poem_short_lines_are_verse_whatever_they_say(stanza: tuple[str, ...]) -> None:
    found = blocks(*POEM, "", *stanza, "", *POEM)
    verses = [block for block in found if isinstance(block, Verse)]
    assert found == tuple(verses)
    assert [text_of(line) for line in verses[2].lines] == list(stanza)
    prose = blocks(PROSE, *stanza, PROSE, PROSE)
    assert not [block for block in prose if isinstance(block, Verse)]


def test_a_name_a_date_and_a_talk_beside_a_poem_are_none_of_it() -> None:
    lines = ("铁生", "", *POEM, "", "2014年岁末，于渡口")
    assert kinds(*lines) == ["Paragraph", "Verse", "Verse", "Paragraph"]
    talk = ("跟帖：", "老王：第4首，看哭了。", "小曲：我也是。")
    assert kinds(*POEM, *POEM, 2 * PROSE, *talk)[3:] == 4 * ["Paragraph"]


def test_what_has_another_access_is_another_block() -> None:
    found = blocks("请带：", "• 雨衣", "• 手电", "##paidbegin##", "• 铁锹", "• 沙袋", "##paidend##")
    assert [getattr(block, "access", "") for block in found] == ["free", "free", "paid"]


def test_two_couplets_of_one_measure_are_verse() -> None:
    lines = ("白日依山尽，黄河入海流。", "欲穷千里目，更上一层楼。")
    document = read_lines("登楼", PROSE, *lines, PROSE).document
    (verse,) = (block for block in document.blocks if isinstance(block, Verse))
    assert len(verse.lines) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("天黑了，灯亮了。", "他走了，我没走。"),
        ("白日依山尽，黄河入海流。", "欲穷千里目，要再上一层楼。"),
        ("白日依山尽，黄河入海流。", "", "欲穷千里目，更上一层楼。"),
    ],
)
def test_sentences_of_two_parts_are_no_couplets(lines: tuple[str, ...]) -> None:
    document = read_lines("登楼", PROSE, *lines, PROSE).document
    assert not [block for block in document.blocks if isinstance(block, Verse)]


@pytest.mark.parametrize("indent", ["", "　　"])
def test_few_lines_further_in_than_what_announces_a_song_are_verse(indent: str) -> None:
    song = ("灯塔灯塔亮又亮", "照着船儿回家乡", "船儿船儿快快来")
    lines = (f"{indent}我们唱道：", *(f"{indent}　　{line}" for line in song))
    document = read_lines("灯塔", indent + PROSE, *lines, indent + PROSE).document
    (verse,) = (block for block in document.blocks if isinstance(block, Verse))
    assert len(verse.lines) == len(song)


def nested(*lines: str) -> list[object]:
    return [
        _labels(block) for block in blocks(PROSE, *lines, PROSE) if isinstance(block, ListBlock)
    ]


def _labels(block: ListBlock) -> list[object]:
    found: list[object] = []
    for item in block.items:
        found.append(item.label.strip())
        found += [_labels(inner) for inner in item.blocks if isinstance(inner, ListBlock)]
    return found


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (
            ("1. 甲事", "2. 乙事", "   a. 子事", "   b. 丑事", "3. 丙事"),
            [["1.", "2.", ["a.", "b."], "3."]],
        ),
        (
            ("1. 甲事", "  1. 子事", "  2. 丑事", "2. 乙事", "  1. 寅事"),
            [["1.", ["1.", "2."], "2.", ["1."]]],
        ),
        (("- 铁锹", "  - 大铁锹", "- 雨衣"), [["-", ["-"], "-"]]),
        (("- 铁锹", "  - 大铁锹", "    • 新的", "- 雨衣"), [["-", ["-", ["•"]], "-"]]),
        (("1. 甲事；", "a. 子事；", "b. 丑事；", "2. 乙事。"), [["1.", ["a.", "b."], "2."]]),
        (("- 铁锹", " - 大铁锹", "- 雨衣"), [["-", "-", "-"]]),
        (("1. 甲事", "  2. 乙事", "3. 丙事"), [["1.", "2.", "3."]]),
        (("• 甲事", "1. 乙事", "2. 丙事"), [["1.", "2."]]),
        (("1. 甲事；", "A. 子事  B. 丑事；", "2. 乙事。"), []),
    ],
)
def test_lists_stand_in_items_by_indent_or_where_the_outer_one_goes_on(
    lines: tuple[str, ...], labels: list[object]
) -> None:
    assert nested(*lines) == labels


@pytest.mark.parametrize(
    "items",
    [
        ("1. 身份证；", "3. 户口本；", "4. 照片。"),
        ("（一）身份证；", "（三）户口本；", "（四）照片。"),
        ("① 身份证", "② 户口本", "⑤ 照片"),
    ],
)
def test_a_list_with_a_hole_is_one_and_the_hole_is_told(items: tuple[str, ...]) -> None:
    assert kinds(PROSE, "请带上：", *items, PROSE)[2] == "ListBlock"
    assert len(findings(read_lines("渡口", PROSE, "请带上：", *items, PROSE), "SEQ003")) == 1


def test_numbers_far_apart_are_no_list() -> None:
    assert "ListBlock" not in kinds(PROSE, "请带上：", "1. 身份证。", "9. 照片。", PROSE)


@pytest.mark.parametrize(
    "lines",
    [
        ("int elapsedTimeInDays;", "变量名说清楚了，注释就多余了。《代码整洁之道》里有一句话。"),
        ("x^2 - 5x + 6 = 0;", "解：因式分解得"),
        ("Dear Lu,", "How are you?"),
    ],
)
@pytest.mark.parametrize("gap", [(), ("",)])
def test_one_line_of_a_program_or_a_letter_opens_no_list(
    lines: tuple[str, str], gap: tuple[str, ...]
) -> None:
    assert "ListBlock" not in kinds(PROSE, "先看一个例子：", *gap, lines[0], *gap, lines[1], PROSE)


def test_a_list_of_words_ends_above_a_sentence_of_chinese() -> None:
    words = ("abandon; give up;", "ability; power;", "abroad; overseas;")
    found = kinds(PROSE, "", "背了三个词：", *words, "明天再背三个，后天复习。", PROSE)
    assert found[2:] == ["ListBlock", "Paragraph", "Paragraph"]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((1, 2, 9), "the list goes from 2. to 9."),
        ((1, 2, 3, 9, 10), "the list goes from 3. to 9."),
        ((1, 2, 2, 3), "the list has 2. twice"),
        ((1, 3, 2, 4), "the list has 2. behind 3."),
        ((1, 2, 4, 3), "the list has 3. behind 4."),
    ],
)
def test_a_list_has_its_holes_and_repeats_told_of(numbers: tuple[int, ...], said: str) -> None:
    items = [f"{number}. 雨衣；" for number in numbers]
    normalized = read_lines("渡口", PROSE, "请带上：", *items, PROSE)
    assert [len(one.items) for one in normalized.document.blocks if isinstance(one, ListBlock)] == [
        len(numbers)
    ]
    assert [one.message for one in normalized.diagnostics if one.code == "SEQ003"] == [said]


def test_where_all_numbers_are_1_nothing_is_said() -> None:
    rules = [f"一、{rule}不开；" for rule in ("风大", "水大", "夜里")]
    assert findings(read_lines("渡口", PROSE, "规矩如下：", *rules, PROSE), "SEQ003") == []


@pytest.mark.parametrize("line", ["> > > >", ">", "：：：：", "（I）（", "1.1 1.1", "“《“《"])
def test_lines_that_nobody_writes_cost_what_they_are_long(line: str) -> None:
    """What looks from each line to the end of those alike would take ten times as long."""
    start = time.process_time()
    read_lines("灯塔", *[line] * 6_000, PROSE)
    assert time.process_time() - start < 4


def test_a_quotation_may_begin_with_marks_alone() -> None:
    assert kinds(">", "> ", "> 天晚了。", ">", "> 回家。", PROSE) == ["Quote", "Paragraph"]
