"""Heads of pages, papers and mails: the title is told by what stands above it and below it."""

from __future__ import annotations

import pytest

from converter.document import Paragraph, Table, text_of
from tests.normalizer.trees import (
    MORE_PROSE,
    PROSE,
    findings,
    numbered,
    paragraphs,
    read,
    read_lines,
)

TITLE = "渠尾的三户人家"
BYLINE = "作者：林守成"
ABOVE = [
    "首页　政务公开　政策文件　政策解读",
    "大河网 首页 新闻 政务 民生 专题",
    "跳转到主要内容",
    "今天是：2023年5月6日　星期六",
    "沔江市人民政府门户网站",
    "影评 > 华语新片",
    "健康频道",
    "第03版：副刊",
    "收件人：三编室全体",
    "抄送：工会；行政部",
    "发件人：石磊 <shi@example.com>",
    "声音 | 职业",
    "社區版 · 深水埗",
    "灯下漫笔",
    "书　评",
    "清河文艺 2023年第2期",
    "“水与人”征文选登",
    "清河大学硕士学位论文",
    "Q/JXH 07—2020",
    "DL-14",
    "有 效 性：有效",
]
TOGETHER = [
    ("清河县水利局", "2023年度工作总结"),
    ("在全县农业农村", "工作会议上的讲话"),
    ("QX-20型潜水泵", "安装使用说明书"),
    ("栗坪镇党委　栗坪镇政府", "党政联席会议纪要"),
    ("沔川县人民法院", "公告"),
    ("沔川县人民法院", "民事判决书"),
    ("香港長洲東灣街坊互助會", "第三十八屆會員大會會務報告"),
]


def title_of(*lines: str) -> str:
    title = read_lines(*lines).document.title
    return title.text if title else ""


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("gap", [[], [""]])
def test_what_stands_above_a_title_is_none(above: str, gap: list[str]) -> None:
    assert title_of(above, *gap, TITLE, *gap, BYLINE, *gap, PROSE, MORE_PROSE) == TITLE


@pytest.mark.parametrize("above", ["声音 | 职业", "灯下漫笔", "书　评", "展览馆 · 人物"])
def test_a_column_without_a_better_title_below_it_is_the_title(above: str) -> None:
    assert title_of(above, "林守成", PROSE, MORE_PROSE) == above
    assert title_of(above, "——写在通水六十年", PROSE, MORE_PROSE) == above


@pytest.mark.parametrize(("first", "second"), TOGETHER)
@pytest.mark.parametrize("gap", [[], [""]])
def test_an_office_a_speech_and_a_kind_go_on(first: str, second: str, gap: list[str]) -> None:
    lines = [first, *gap, second, *gap, "2023年5月6日", *gap, PROSE, MORE_PROSE]
    assert title_of(*lines) == first + second


def test_a_letterhead_that_the_title_names_again_stands_above_it() -> None:
    assert title_of("沙湾镇人民政府办公室", "沙湾镇堤防险情应急预案", PROSE, MORE_PROSE) == (
        "沙湾镇堤防险情应急预案"
    )


@pytest.mark.parametrize(
    "below",
    ["编制单位：清河县水利局", "县委副书记、县长　石　磊", "上塘村志编写小组", "南街记事"],
)
def test_no_title_goes_on_with_who_wrote_or_sent_it(below: str) -> None:
    title = "白荡湖2021年夏季藻类水华监测"
    assert title_of(title, below, "2024-01-18 20:31", PROSE, MORE_PROSE) == title


def test_a_mail_without_a_title_has_none() -> None:
    lines = ("发件人：石磊 <shi@example.com>", "时间：2023年5月6日 22:09", "各位所长：", PROSE)
    assert read_lines(*lines).document.title is None


def test_the_name_of_a_bulletin_stands_above_its_number_and_a_title() -> None:
    lines = ("调研参考", "（2023年第14期）", "关于歇脚难问题的调研报告", "作者：石磊", PROSE)
    assert title_of(*lines) == lines[2]
    assert title_of("工作简报", "第14期", PROSE, MORE_PROSE) == "工作简报"


def test_a_trail_is_furniture_above_all_text_alone() -> None:
    normalized = read_lines("影评 > 新片", TITLE, BYLINE, PROSE, "大豆 > 玉米", MORE_PROSE)
    left_out = [one.message for one in normalized.diagnostics if one.code == "FUR001"]
    assert left_out == ["left out by the rule trail-on-top: 影评 > 新片"]


def test_lines_of_a_head_may_be_bold() -> None:
    lines = ("# 节水方案", "**（征求意见稿）**", "**作者：林守成**", PROSE, MORE_PROSE)
    assert [one.role for one in paragraphs(read_lines(*lines).document)][:2] == [
        "subtitle",
        "byline",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("指标\t数值", "人口\t100万", "面积\t200平方公里"),
        ("姓名\t单位\t职务", "张三\t财政局\t局长"),
        ("日期\t值班人员\t电话", "5月1日\t张三\t13800000000"),
        ("姓名 | 语文 | 数学", "张三 | 90 | 85"),
    ],
)
@pytest.mark.parametrize("caption", [(), ("表1 主要指标",)])
def test_the_rows_of_a_table_are_no_head(rows: tuple[str, ...], caption: tuple[str, ...]) -> None:
    document = read_lines("2023年统计公报", "", *caption, *rows, "", PROSE).document
    table, after = document.blocks
    assert isinstance(table, Table)
    assert isinstance(after, Paragraph)
    assert text_of(table.caption) == "".join(caption)
    assert [[text_of(cell.inlines) for cell in row] for row in table.rows] == [
        [cell.strip() for cell in row.replace("|", "\t").split("\t")] for row in rows
    ]
    assert document.metadata.author == ""


@pytest.mark.parametrize("names", ["石桥 菜地 渡口", "周一 周二 周三"])
def test_words_that_a_name_does_not_end_in_are_titles_between_blank_lines(names: str) -> None:
    lines = [line for name in names.split() for line in ("", name, "", PROSE, "", MORE_PROSE)]
    document = read_lines("春天的片段", *lines).document
    assert [title for _, _, title in numbered(document)] == names.split()
    signed = read_lines("春天的片段", "", "李明", *lines).document
    assert signed.metadata.author == "李明"


@pytest.mark.parametrize("names", ["童年 少年 中年", "黄山 华山 泰山", "张木匠 李铁匠 王裁缝"])
@pytest.mark.parametrize("byline", [[], ["李明"]])
def test_a_name_that_is_set_as_titles_below_are_is_one(names: str, byline: list[str]) -> None:
    lines = [line for name in names.split() for line in (name, PROSE, MORE_PROSE)]
    document = read_lines("我的一生", *byline, "", *lines).document
    assert [title for _, _, title in numbered(document)] == names.split()
    assert document.metadata.author == "".join(byline)


def test_the_title_that_a_text_had_first_stands_above_its_own() -> None:
    assert (
        title_of("（原标题：乡村的夏天）", "", "夏天的村子", "", PROSE, MORE_PROSE) == "夏天的村子"
    )
    assert title_of("原标题：乡村的夏天", "", PROSE, MORE_PROSE) == "乡村的夏天"


def test_a_pen_name_signs_under_the_title_and_an_account_above_a_time() -> None:
    roles = {"鹿鸣": "byline", "晨　钟": "byline"}
    for name, role in roles.items():
        blocks = read_lines(TITLE, name, PROSE, MORE_PROSE).document.blocks
        assert isinstance(blocks[0], Paragraph)
        assert blocks[0].role == role
    blocks = read_lines(TITLE, "长镜头故事", "2024-01-18 20:31", PROSE).document.blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].role == "source"


def test_rows_and_what_a_blank_line_sets_off_sign_nothing() -> None:
    text = f"总结\n{PROSE}\n满意度\t95\t97\n投诉\t3\t1\n\n白沙市中心血站\n2024年1月8日"
    roles = [
        (block.role, block.inlines) for block in read(text).document.blocks
        if isinstance(block, Paragraph)
    ]  # fmt: skip
    assert [role for role, _ in roles] == ["body", "signature", "signature_date"]


@pytest.mark.parametrize(
    "lines",
    [
        ("高举伟大旗帜", "为全面建设国家而奋斗", "——在大会上的报告"),
        ("读《平凡的世界》", "有感"),
        ("在全市深化改革", "加快发展暨招商引资大会上的", "讲　　话", "——在闭幕式上"),
        ("清河县人民政府", "关于2025年国民经济和社会发展计划", "执行情况的报告"),
        ("清河县人民政府", "清河县财政局", "关于做好防汛工作的通知"),
        ("清河县人民政府", "工 作 报 告"),
        ("清河县教育局2024年度", "工作总结"),
        ("“三严三实”学习", "心得体会"),
    ],
)
def test_a_title_goes_on_over_the_lines_that_it_is_set_in(lines: tuple[str, ...]) -> None:
    document = read_lines(*lines, "", PROSE, MORE_PROSE).document
    expected = "".join(line for line in lines if not line.startswith("——"))
    assert document.title
    assert document.title.text.replace(" ", "") == expected.replace(" ", "")
    assert document.metadata.author == ""


def test_the_key_of_a_title_is_left_out_and_reported() -> None:
    normalized = read_lines("标题：灯塔下的一夜", "作者：张三", "", PROSE, MORE_PROSE)
    title = normalized.document.title
    assert title
    assert (title.text, title.span.first_column) == ("灯塔下的一夜", 4)
    assert normalized.document.metadata.author == "张三"
    (told,) = (one for one in normalized.diagnostics if one.code == "FUR001")
    assert told.span
    assert (told.span.first_column, told.span.last_column) == (1, 3)


def test_the_writer_is_named_among_other_entries_of_a_head() -> None:
    head = "来源：求是网　作者：张三　发布时间：2025-03-01　浏览：123次"
    assert read_lines("灯塔", head, "", PROSE, PROSE).document.metadata.author == "张三"


def test_what_is_attached_may_stand_below_the_date() -> None:
    lines = (PROSE, "", "清河县防汛办", "2025年3月1日", "", "附件：1.名单", "2.表格")
    document = read_lines("关于防汛的通知", "", *lines).document
    roles = [block.role for block in document.blocks if isinstance(block, Paragraph)]
    assert roles[-2:] == ["attachment", "attachment_item"]


@pytest.mark.parametrize("first", [("附件：1.项目清单",), ("附件：", "1.项目清单")])
def test_what_is_attached_goes_on_with_no_numbers_of_headings(first: tuple[str, ...]) -> None:
    lines = ("1.强产业", PROSE, "2.引人才", PROSE, *first, "2.民生清单", "3.乡村清单", "")
    normalized = read_lines("山城总结", *lines, "山城县人民政府", "2024年7月1日")
    found = paragraphs(normalized.document)
    assert [(one.role, one.text) for one in found[-2:]] == [
        ("signature", "山城县人民政府"),
        ("signature_date", "2024年7月1日"),
    ]
    labels = [label for _, label, _ in numbered(normalized.document)]
    assert labels[:2] == ["1.", "2."]
    assert not any(labels[2:])
    assert findings(normalized, "SEQ001") == []
