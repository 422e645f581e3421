"""Heads, tails, turns and furniture in whole texts."""

from __future__ import annotations

import pytest

from converter.document import Paragraph, Section, Verse

from .trees import (
    MORE_PROSE,
    PROSE,
    findings,
    headings,
    lines_in,
    outline,
    paragraphs,
    read,
    read_lines,
)


def roles(*lines: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in paragraphs(read_lines(*lines).document)]


def roles_only(*lines: str) -> list[str]:
    return [role for role, _ in roles(*lines)]


def test_the_head_of_a_speech() -> None:
    assert roles(
        "在防汛会议上的讲话",
        "——写在汛期之前",
        "县长　周启明",
        "（2024年6月1日）",
        "同志们：",
        PROSE,
    ) == [
        ("subtitle", "——写在汛期之前"),
        ("byline", "县长　周启明"),
        ("date", "（2024年6月1日）"),
        ("salutation", "同志们："),
        ("body", PROSE),
    ]


def test_the_head_of_a_paper() -> None:
    head = roles_only(
        "枯季径流的模拟",
        "冯立冬1，尚小雨2",
        "（1.江城大学水文系，江城 000001；2.清河水文站，清河 000002）",
        "摘　要：枯季径流的误差在连续无雨三十天以上时迅速增大。",
        "关键词：枯季径流；双线性水库",
        PROSE,
    )
    assert head == ["byline", "contact", "abstract", "keywords", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("作者：郑晓舟", "byline"),
        ("來源: 島嶼時報", "source"),
        ("发布时间：2022-04-06 16:40", "date"),
        ("编者按：今年是建渠六十周年。", "editor_note"),
        ("【整理者按】本文根据录音整理。", "editor_note"),
        ("□ 林小满", "byline"),
        ("闻　樵", "byline"),
        ("清河县水利局", "byline"),
        ("（2019年修订）", "date"),
        ("县水利局：", "salutation"),
    ],
)
def test_a_line_of_a_head(line: str, role: str) -> None:
    assert roles("渡口的船", line, PROSE, MORE_PROSE)[0] == (role, line)


def test_what_a_head_does_not_know_ends_it_at_the_second_line() -> None:
    assert roles_only("渡口", "船在雾里", "雾在水里", "作者：闻樵", PROSE)[:3] == ["body"] * 3


def test_the_tail_of_a_notice() -> None:
    tail = roles_only(
        "防汛通知",
        PROSE,
        "特此通知。",
        "附件：1. 名单",
        "　　　2. 物资",
        "",
        "县防汛办",
        "2024年6月1日",
        "（联系人：龙海生；电话：0000-5550707）",
    )
    roles_due = [
        "closing",
        "attachment",
        "attachment_item",
        "signature",
        "signature_date",
        "contact",
    ]
    assert tail == ["body", *roles_due]


def test_a_notice_ends_before_its_annexes() -> None:
    tail = roles_only(
        "防汛通知", PROSE, "县防汛办", "2024年6月1日", "附件1", "防汛物资清单", PROSE, PROSE
    )
    assert tail[:4] == ["body", "signature", "signature_date", "annex"]


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (["附件1", "防汛物资清单", PROSE], ["annex"]),
        (["附　件", PROSE], ["annex", "body"]),
        (["附件1：", "防汛物资清单", PROSE], ["annex"]),
        (["附件：", "1. 防汛物资清单", "2. 联系人名单"], ["attachment"]),
        (["附件：", "防汛物资清单.docx"], ["attachment"]),
        (["附件1", "附件2"], ["attachment", "attachment"]),
        (["附件1：防汛物资清单", PROSE], ["attachment", "body"]),
    ],
)
def test_an_annex_has_a_text_of_its_own(lines: list[str], due: list[str]) -> None:
    """GB/T 9704-2012, 7.3.7; a list of annexes (附件说明, 7.3.4) has none."""
    roles = roles_only("防汛通知", PROSE, "县防汛办", "2024年6月1日", *lines)
    assert roles[3 : 3 + len(due)] == due


def test_an_annex_is_of_no_section_before_it() -> None:
    """GB/T 9704-2012, 7.3.7: 附件应当另面编排, so that no chapter ends with its number."""
    lines = (
        "防汛通知",
        "一、总体要求",
        PROSE,
        "二、工作安排",
        PROSE,
        "附件1",
        "防汛物资清单",
        PROSE,
    )
    blocks = read_lines(*lines).document.blocks
    kinds = [
        block.role if isinstance(block, Paragraph) else block.heading.text
        for block in blocks
        if isinstance(block, Paragraph | Section)
    ]
    assert kinds == ["总体要求", "工作安排", "annex", "防汛物资清单"]


def test_each_of_several_letters_has_its_own_ends() -> None:
    letter = ("妈：", PROSE, "祝", "身体健康！", "儿　小满", "四月十二日")
    due = ["salutation", "body", "closing", "closing", "signature", "signature_date"]
    document = read_lines("家书", "第一封信", *letter, "第二封信", *letter).document
    assert [heading.full_text for heading in headings(document)] == ["第一封信", "第二封信"]
    assert [one.role for one in paragraphs(document)] == due * 2


def test_a_letter_closes_over_two_lines() -> None:
    tail = roles_only("家书", PROSE, PROSE, "此致", "敬礼！", "郭振声")
    assert tail[-3:] == ["closing", "closing", "signature"]


def test_the_last_lines_of_a_poem_are_no_signatures() -> None:
    poem = ("雪落在井台上", "没有人看见", "天亮以前", "井还醒着", "灯也醒着", "2017年冬至")
    verse, date = read_lines("井", *poem).document.blocks
    assert isinstance(verse, Verse)
    assert len(verse.lines) == 5
    assert isinstance(date, Paragraph)
    assert date.role == "signature_date"


def test_what_is_centred_signs_nothing() -> None:
    space = "　" * 10
    lines = (PROSE, space + "静夜", PROSE, space + "雪落在井台上", space + "没有人看见", PROSE)
    assert set(roles_only("渡口", *lines, *[PROSE] * 9)) == {"body"}


def test_a_signature_set_right_stands_before_another_text() -> None:
    space = "　" * 10
    signed = (space + "清河县水利局", space + "2024年6月1日")
    found = roles_only("防汛通知", *[PROSE] * 9, *signed, "名单见网页，各村自取。", PROSE)
    assert found[9:11] == ["signature", "signature_date"]


def test_a_date_inside_a_text_signs_nothing() -> None:
    assert roles_only("渡口", PROSE, "2024年6月1日", PROSE, MORE_PROSE) == ["body"] * 4


def test_two_who_talk_in_turn() -> None:
    turns = ("问：您几岁学徒？", "答：十七岁。", "问：苦吗？", "答：苦。")
    assert roles_only("修钟", PROSE, *turns)[1:] == ["question", "answer"] * 2


def test_an_answer_goes_on_until_the_next_question() -> None:
    turns = ("记者：苦吗？", "裴家声：苦。", "我那时候十七岁。", "他笑了。", "记者：后来呢？")
    due = ["question", "answer", "answer", "body", "question", "answer"]
    assert roles_only("修钟", PROSE, *turns, "裴家声：后来就好了。")[1:] == due


def test_a_colon_alone_makes_no_interview() -> None:
    lines = ("时间：周一。", "地点：村口。", "办法：自愿。")
    assert set(roles_only("通知", PROSE, *lines, PROSE)) == {"body"}


def test_entries_under_references() -> None:
    entries = ("[1] 林守成. 水文[M]. 2009.", "白一楠. 书[J]. 2019.")
    assert roles_only("水", PROSE + "[1]", PROSE, "参考文献", *entries)[-2:] == ["reference"] * 2


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("作者：郑晓舟", "郑晓舟"),
        ("闻　樵", "闻樵"),
        ("陆离　著", "陆离"),
        ("文／林静宜　摄影／陈柏宇", "林静宜"),
        ("文/图：饭粒", "饭粒"),
        ("撰文 / 摄影：老樵", "老樵"),
        ("作者：　时间：2023-02-24", ""),
        ("许 嘉1，邵 文2", "许嘉、邵文"),
        ("孟昭宁[1]　石磊[2]　孟昭宁[3]", "孟昭宁、石磊"),
        (PROSE, ""),
    ],
)
def test_the_author_is_who_the_byline_names(byline: str, author: str) -> None:
    assert read_lines("渡口", byline, PROSE, PROSE).document.metadata.author == author


def test_furniture_is_left_out_and_reported_with_its_rule_and_text() -> None:
    normalized = read_lines(
        "雪夜", PROSE, "第 1 页 共 5 页", PROSE, "相关阅读", "· 一棵树", "责任编辑：方圆"
    )
    assert [one.text for one in paragraphs(normalized.document)] == [PROSE, PROSE]
    assert [one.message for one in normalized.diagnostics if one.code == "FUR001"] == [
        "left out by the rule page-number: 第 1 页 共 5 页",
        "left out by the rule related-links: 相关阅读",
        "left out by the rule related-links: · 一棵树",
        "left out by the rule editor: 责任编辑：方圆",
    ]


def test_furniture_between_a_heading_and_its_text_hides_no_heading() -> None:
    lines = ("找山", PROSE, "第 1 页 / 共 2 页", "立标", PROSE, "点击展开全文", "收标", PROSE)
    document = read_lines("地图", PROSE, *lines).document
    assert [heading.text for heading in headings(document)] == ["找山", "立标", "收标"]


@pytest.mark.parametrize("line", ["目录", "评论", "收藏", "推荐", "广告", "3楼"])
def test_a_word_that_a_site_may_say_too_is_text(line: str) -> None:
    assert findings(read_lines("雪夜", PROSE, line, PROSE), "FUR001") == []


def test_a_text_of_nothing_but_furniture_is_kept() -> None:
    assert read("阅读全文").document.metadata.title == "阅读全文"


def test_entries_of_a_curriculum_vitae_are_headings_under_its_own() -> None:
    document = read_lines(
        "个人简历",
        "工作经历",
        "江城出版社　编辑（2018.07至今）",
        "• 责编图书；",
        "• 审读稿件。",
        "南浦日报社　校对（2016.07—2018.06）",
        "• 夜班校对；",
        "• 整理手册。",
        "自我评价",
        PROSE,
    ).document
    assert [heading.level for heading in headings(document)] == [1, 2, 2, 1]
    assert outline(document.blocks)[1] == ("自我评价", PROSE)


def test_a_column_and_a_title_in_two_lines_above_a_byline() -> None:
    document = read_lines(
        "山城评论", "把门口的牌子收起来，", "再听一听", "特约评论员　石　磊", PROSE
    ).document
    assert document.title is not None
    assert document.title.text == "把门口的牌子收起来，再听一听"
    assert [one.role for one in paragraphs(document)] == ["source", "byline", "body"]


def test_a_rule_of_signs_stands_between_a_letterhead_and_the_title() -> None:
    document = read_lines(
        "清河县水利局文件",
        "清水〔2023〕7号",
        "────────────",
        "关于开展堤防巡查的",
        "通　知",
        "各水利站：",
        PROSE,
    ).document
    assert document.title is not None
    assert document.title.text == "关于开展堤防巡查的通　知"
    assert [one.role for one in paragraphs(document)][:3] == [
        "issuer",
        "document_number",
        "salutation",
    ]


def test_particulars_under_a_heading_are_no_head() -> None:
    event = ("时间：11月11日（周六）14:00—16:00", "地点：二楼展厅", PROSE)
    assert roles_only("周末活动", PROSE, "一、读诗", *event, "二、画画", *event) == ["body"] * 7


def test_boxes_to_tick_under_a_heading_are_no_bylines() -> None:
    boxes = roles_only("行李", PROSE, "一、清单", "□ 墨镜（防紫外线）", "□ 唇膏", "二、路线", PROSE)
    assert "byline" not in boxes


def test_a_letter_is_signed_above_its_postscript() -> None:
    letter = roles_only(
        "沈老师：", PROSE, "学生　石磊", "　　　　　　　　　　　2016年11月29日夜", "又及：" + PROSE
    )
    assert letter == ["salutation", "body", "signature", "signature_date", "body"]


def test_what_a_journal_prints_below_its_references() -> None:
    tail = roles_only(
        "渠系的管护", PROSE, "参考文献", "[1] 林守成．渠[M]．江城：江城出版社，2019．",
        "收稿日期：2021-01-11", "基金项目：清河学院青年基金（2020Q07）",
    )  # fmt: skip
    assert tail == ["body", "reference", "date", "editor_note"]


def test_links_are_left_out_only_below_their_heading() -> None:
    kept = read_lines("小馆", PROSE, "【相关链接】", "小馆在邮电巷三号，每周六开放，免费，不预约。")
    assert findings(kept, "FUR001") == []


def test_a_table_of_contents_with_leaders_is_left_out() -> None:
    normalized = read_lines("说明书", "目录", "1 安全………………1", "2 部件.........2", PROSE)
    assert len(findings(normalized, "FUR001")) == 3


def test_a_table_of_contents_without_leaders_is_left_out_where_its_lines_come_again() -> None:
    titles = ("第一章　雾", "第二章　船", "第三章　灯")
    chapters = [line for title in titles for line in (title.replace("\u3000", " "), PROSE)]
    normalized = read_lines("渡口", "目　录", *titles, *chapters)
    assert len(findings(normalized, "FUR001")) == 4
    assert len(headings(normalized.document)) == 3
    assert findings(read_lines("渡口", "目　录", *titles, PROSE), "FUR001") == []


def test_an_abstract_under_its_heading_ends_at_the_keywords() -> None:
    lines = ("摘要", PROSE, "关键词：渠系；管护", "一、引言", PROSE, "二、方法", PROSE)
    assert roles_only("渠系的管护", *lines) == ["abstract", "keywords", "body", "body"]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (("七天，一百八十六公里", "路小北"), ["subtitle", "byline"]),
        (("", "小火慢煮的阿棉", ""), ["byline"]),
        (("时　雨", "（江城师范学院　文学院）"), ["byline", "byline"]),
        (("山水之间", "2024年5月1日"), ["byline", "date"]),
    ],
)
def test_a_line_right_under_the_title_is_known_by_what_follows(
    lines: tuple[str, ...], roles: list[str]
) -> None:
    assert roles_only("走回外婆家", *lines, PROSE, PROSE) == [*roles, "body", "body"]


def test_days_and_prices_in_a_list_under_a_heading_are_items() -> None:
    days = ("5月8日—12日　城东片", "5月15日—19日　山区片", "5月22日　汇总")
    assert roles_only("下乡", PROSE, "一、时间", *days, "二、要求", PROSE) == ["body"] * 5
    prices = ("红烧肉　　　三角五", "炒青菜　　　一角五")
    assert "byline" not in roles_only("食堂", PROSE, "一、菜单", *prices, "二、账", PROSE)


def test_hours_and_names_alone_are_no_turns_of_a_talk() -> None:
    hours = ("18:00　上楼，转三圈曲柄。", "18:40　雾来，听到汽笛以后再开灯。")
    host = ("主持人：汤若水", "致辞：毛惟一", "主持人：纪　兰", "致辞：俞平先生")
    roles = roles_only("手册", PROSE, "一、夜", *hours, "二、会", *host, "三、别的", PROSE)
    assert {"question", "answer"}.isdisjoint(roles)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("总协调：汤若水　000-0000-0011", "contact"),
        ("高清图片下载：https://example.com/a", "contact"),
        ("（下期预告：对话菜场管理员）", "editor_note"),
        ("补记：第二天又去了一次。", "editor_note"),
        ("原载于《山城文学》，转载请联系", "source"),
        ("采访、摄影：一笠", "byline"),
        ("冬月十九，夜", "signature_date"),
    ],
)
def test_what_stands_last_is_known_by_its_form(line: str, role: str) -> None:
    assert roles_only("渡口", PROSE, PROSE, line)[-1] == role


TALKS = {
    "by letters": ("Q. 为什么修渠？", "A. 因为缺水。"),
    "by signs": ("问｜为什么修渠？", "答｜因为缺水。"),
    "a paper and a man": ("江城晚报：说说修渠的事。", "林守成：那年缺水，全村的人都上了山。"),
}


@pytest.mark.parametrize("turns", TALKS.values(), ids=TALKS)
def test_turns_of_a_talk_in_any_form(turns: tuple[str, ...]) -> None:
    roles = roles_only("渠首", PROSE, *turns * 3, PROSE)
    assert [role for role in roles if role != "body"] == ["question", "answer"] * 3


def test_of_two_who_talk_the_one_asks_whose_turns_are_questions_more_often() -> None:
    talk = (
        "程：先说渠。",
        "林：渠是那年修的。",
        "程：谁修的？",
        "林：全村的人。",
        "程：后来呢？",
        "林：通水了。",
    )
    assert roles_only("渠首", PROSE, *talk)[1:] == ["question", "answer"] * 3
    even = ("甲：来了？", "乙：来了。", "甲：走吧。", "乙：去哪儿？", "甲：上山。", "乙：好。")
    assert roles_only("渠首", PROSE, *even, PROSE) == ["body"] * 8


def test_who_speaks_in_a_discussion_asks_or_answers() -> None:
    lines = ("一、情况", PROSE, "二、讨论情况", "储明：那天怎么办？", "殷大姐：钥匙不能交。")
    assert roles_only("纪要", *lines, "三、决定", PROSE) == ["body", "question", "answer", "body"]


def test_lines_that_ask_above_the_turns_of_one_who_answers_are_questions() -> None:
    answer = "林守成：那年缺水，全村的人都上了山。"
    talk = ("为什么修渠？", answer, "谁来修的？", answer, "后来怎么样？", answer)
    assert roles_only("渠首", PROSE, *talk, PROSE)[1:-1] == ["question", "answer"] * 3


def test_an_answer_below_a_heading_that_asks() -> None:
    lines = (
        "一、要带什么材料？",
        f"答：{PROSE}",
        "二、多久可以领到？",
        f"答：{PROSE}",
        "三、其他",
        PROSE,
    )
    roles = [one.role for one in paragraphs(read_lines("办证问答", PROSE, *lines).document)]
    assert roles == ["body", "answer", "answer", "body"]


@pytest.mark.parametrize("above", ["原创　江 棠　白桦与灯", "渡口通讯　Vol. 118"])
def test_an_account_or_a_newsletter_stands_above_the_title(above: str) -> None:
    document = read_lines(above, "最后一届学生", "2026-01-08 20:30", "", PROSE, MORE_PROSE).document
    assert document.title
    assert document.title.text == "最后一届学生"


def test_the_number_of_a_project_below_a_heading_is_of_the_text() -> None:
    number = "项目编号：QH2024-017"
    below = read_lines("招标公告", PROSE, "一、项目基本情况", number, PROSE, "二、其他", PROSE)
    assert number in lines_in(below.document)
    assert number not in lines_in(read_lines(number, "招标公告", PROSE, MORE_PROSE).document)


def test_an_address_of_several_lines_at_the_end_is_whom_to_write_to() -> None:
    body = "我们这一代人，见证了许多事，村口的广场上有人唱歌。"
    address = [
        "来稿请寄：",
        "北京市海淀区中关村大街27号12层1203室",
        "《青年文摘》编辑部收",
        "邮编：100080",
    ]
    signed = ["《青年文摘》编辑部", "2024年5月1日"]
    found = read("\n".join(["给读者的一封信", "", body, body, *address, "", *signed]))
    roles = [(one.text, one.role) for one in paragraphs(found.document)][2:]
    assert roles == [
        *[(text, "contact") for text in address],
        (signed[0], "signature"),
        (signed[1], "signature_date"),
    ]
    assert headings(found.document) == []


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (("申请人：李明", "日期：2024年5月1日"), ["signature", "signature_date"]),
        (("地点：学校礼堂", "日期：2024年5月1日"), ["body", "body"]),
        (("发布日期：2024年5月1日",), ["date"]),
    ],
)
def test_the_date_below_who_signs_may_have_a_key(lines: tuple[str, ...], roles: list[str]) -> None:
    found = paragraphs(read("\n".join(["辞职报告", "", PROSE, PROSE, "", *lines])).document)
    assert [one.role for one in found][-len(lines) :] == roles


@pytest.mark.parametrize(
    "text", ["2024年4月23日", "三楼报告厅", "作者为什么印象深刻？", "蹒跚　踌躇　琐屑"]
)
def test_what_is_all_of_a_section_is_its_text(text: str) -> None:
    lines = ("关于读书会的通知", PROSE, "一、时间地点", text, "二、内容", text, "三、要求", PROSE)
    bodies = [one for one in paragraphs(read_lines(*lines).document) if one.text == text]
    assert [one.role for one in bodies] == ["body", "body"]


@pytest.mark.parametrize(
    "rows",
    [
        ("星期一　张伟", "星期二　李娜", "星期三　王强"),
        ("3月1日　女子单打第一轮", "3月2日　男子单打第一轮", "3月3日　混合双打第一轮"),
        ("2005.09—2009.06　大学历史学本科", "2009.07—2015.08　中学教师"),
        ("6月20日上午　语文", "6月20日下午　数学", "6月21日上午　英语"),
    ],
)
def test_rows_of_a_plan_or_a_roster_are_no_head_and_no_tail(rows: tuple[str, ...]) -> None:
    document = read_lines("值班表", "", *rows).document
    assert {one.role for one in paragraphs(document)} <= {"body"}
    assert document.metadata.author == ""


def test_who_is_to_sign_is_not_greeted() -> None:
    lines = ("会议纪要", "", PROSE, MORE_PROSE, "", "记录人（签字）：", "主持人（签字）：")
    roles = [one.role for one in paragraphs(read_lines(*lines).document)]
    assert "salutation" not in roles
