"""Texts as editors paste them: out of sites, word processors, page layouts, chats and mail."""

from __future__ import annotations

from converter.document import ListBlock, Quote

from .trees import PROSE, findings, headings, paragraphs, read_lines

CHRONICLE = ("2019年11月 可行性研究报告获批", "2021年3月 开工", "2026年6月28日 通车")


def test_a_chronicle_below_a_word_for_links_is_text() -> None:
    kept = read_lines("高铁通车", PROSE, "相关链接", "高铁大事记", *CHRONICLE)
    assert findings(kept, "FUR001") == []
    (events,) = (block for block in kept.document.blocks if isinstance(block, ListBlock))
    assert len(events.items) == len(CHRONICLE)
    links = ("2024年9月全市经济运行情况", "九月 临江水情")
    assert len(findings(read_lines("高铁通车", PROSE, "相关链接", *links), "FUR001")) == 3


def test_a_day_in_a_form_signs_nothing_and_a_remark_below_is_of_the_table() -> None:
    form = ("日期\t带班领导\t电话", "7月6日\t\t", "7月7日\t\t", "", "注：此表可加页。")
    document = read_lines("值班安排", PROSE, *form).document
    roles = [(one.text, one.role) for one in paragraphs(document)]
    assert roles == [(PROSE, "body"), ("注：此表可加页。", "table_note")]


def test_minutes_by_their_number_have_their_title_below_the_mark_and_the_office() -> None:
    lines = ("会  议  纪  要", "〔2026〕第7期", "县政府办公室　　　　2026年5月20日")
    title = "关于研究老旧小区改造有关问题的会议纪要"
    present = ("出席：马骏　孙晓东", "列席：县住建局李明", "记录：赵楠")
    document = read_lines(*lines, title, PROSE, PROSE, *present).document
    assert document.metadata.title == title
    assert [one.role for one in paragraphs(document)] == 3 * ["source"] + 5 * ["body"]


def test_a_remark_on_a_manuscript_stands_above_the_title_of_a_speech() -> None:
    head = ("【时长：约8分钟　语速：每分钟200字】", "一根扁担", "参赛选手：5号　罗晓曼")
    document = read_lines(*head, "（缓步上台，鞠躬）", PROSE).document
    assert document.metadata.title == "一根扁担"
    assert [one.role for one in paragraphs(document)] == ["editor_note", "byline", "body", "body"]


def test_a_mail_that_is_quoted_line_by_line_is_one_quotation_without_its_marks() -> None:
    mail = ("> 发件人: 郑岚", ">", "> 何老师：", ">", "> " + PROSE, ">", "> 郑岚")
    normalized = read_lines("修改意见", PROSE, *mail)
    (quote,) = (block for block in normalized.document.blocks if isinstance(block, Quote))
    assert [one.text for one in paragraphs(normalized.document)][1:] == [
        "发件人: 郑岚",
        "何老师：",
        PROSE,
        "郑岚",
    ]
    assert (quote.span.first_line, quote.span.last_line) == (3, 9)
    assert len(findings(normalized, "QUO001")) == len(mail)
    alone = read_lines("渡口", PROSE, ">", PROSE)
    assert [one.text for one in paragraphs(alone.document)] == [PROSE, ">", PROSE]


def test_pieces_of_a_collection_hold_the_numbers_below_them() -> None:
    pieces = ("读后感篇1", "近日，" + PROSE, "一、信念。", PROSE, "二、本色。", PROSE)
    found = headings(read_lines("读后感范文（精选2篇）", *pieces, "读后感篇2", PROSE).document)
    assert [(one.full_text, one.level) for one in found] == [
        ("读后感篇1", 1),
        ("一、信念。", 2),
        ("二、本色。", 2),
        ("读后感篇2", 1),
    ]


def test_what_an_assistant_says_around_its_answer_goes_and_hashes_nest_by_their_number() -> None:
    above = ("好的！以下为您撰写一篇关于“转型”的发言稿，您可以修改 😊", "", "---", "")
    text = ("# 转型", "", PROSE, "### 在前", PROSE, "## 一、要转", PROSE, "### 1. 基础", PROSE)
    more = ("### 2. 场景", PROSE, "## 二、打算", PROSE)
    below = ("如果您需要，我还可以：", "- 压缩到800字", "- 补充案例", "请告诉我您的需求！")
    normalized = read_lines(*above, *text, *more, *below)
    assert normalized.document.metadata.title == "# 转型"
    assert [(one.full_text, one.level) for one in headings(normalized.document)] == [
        ("### 在前", 1),
        ("## 一、要转", 1),
        ("### 1. 基础", 2),
        ("### 2. 场景", 2),
        ("## 二、打算", 1),
    ]
    assert len(findings(normalized, "FUR001")) == 1 + len(below)
    assert findings(normalized, "MKD004") == [("MKD004", 5, 1)]


def test_a_date_below_the_text_of_the_last_run_in_heading_signs() -> None:
    plan = ("(一)抓征缴。" + PROSE, "(二)抓队伍。" + PROSE, "2025年12月29日")
    assert paragraphs(read_lines("工作计划", *plan).document)[-1].role == "signature_date"
    signed = (*plan[:2], "县医保局", plan[2])
    roles = [one.role for one in paragraphs(read_lines("工作计划", *signed).document)]
    assert roles[-2:] == ["signature", "signature_date"]


def test_what_a_journal_prints_in_english_below_the_references_is_no_entry_and_no_heading() -> None:
    entries = ("参考文献", "[1] 林守成．渠[M]．2019．", "[2] Lin. Canals[M]. 2020.")
    english = ("On the Care of Canals and of Those Who Dig Them", "XU Jia1, SHAO Wen2")
    summary = ("Abstract: Canals need care, and care needs people.", "Key words: canal; care")
    document = read_lines("渠系的管护", PROSE, PROSE, *entries, *english, *summary).document
    assert [one.full_text for one in headings(document)] == ["参考文献"]
    assert [one.role for one in paragraphs(document)][-6:] == [
        *("reference", "reference"),
        *("body", "byline", "abstract", "keywords"),
    ]
