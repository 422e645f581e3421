"""Headings without a number: known by their words, their place, or a dash; and what is none."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, findings, headings, numbered, read_lines

TITLE = "河边的村子"


def found(*lines: str) -> list[tuple[int, str]]:
    """Level and text of the headings under a title."""
    document = read_lines(TITLE, *lines).document
    return [(level, label + text) for level, label, text in numbered(document)]


def test_short_lines_between_paragraphs_are_headings() -> None:
    assert found(PROSE, "渡口", PROSE, MORE_PROSE, "水磨", PROSE, "为什么修桥？", PROSE) == [
        (1, "渡口"),
        (1, "水磨"),
        (1, "为什么修桥？"),
    ]


def test_the_first_of_them_may_open_the_text() -> None:
    assert found("从渡口说起", PROSE, "水磨", PROSE, "石桥", PROSE) == [
        (1, "从渡口说起"),
        (1, "水磨"),
        (1, "石桥"),
    ]
    assert found("陆离", PROSE, "水磨", PROSE, "石桥", PROSE) == [(1, "水磨"), (1, "石桥")]
    assert found("采访：陆离", PROSE, "水磨", PROSE, "石桥", PROSE)[0] == (1, "水磨")


def test_the_first_of_them_may_stand_right_below_a_numbered_one() -> None:
    lines = ("一、修", "量水", PROSE, "打桩", PROSE, "二、护", PROSE)
    assert found(PROSE, *lines) == [(1, "一、修"), (2, "量水"), (2, "打桩"), (1, "二、护")]


def test_one_alone_in_its_section_is_believed_with_its_siblings_elsewhere() -> None:
    lines = ("一、修", PROSE, "量水", PROSE, "打桩", PROSE, "二、护", PROSE, "巡夜", PROSE)
    assert found(*lines)[-1] == (2, "巡夜")


def test_questions_far_apart_are_headings_and_those_of_an_interview_are_not() -> None:
    questions = ("您为什么做凳子？", "谁来上夜校？", "您做好以后呢？")
    section = (PROSE, MORE_PROSE, PROSE)
    apart = [line for question in questions for line in (question, *section)]
    assert found(PROSE, *apart) == [(1, question) for question in questions]
    assert found(PROSE, *(line for question in questions for line in (question, PROSE))) == []
    explained = ("谁可以换？", "要不要交钱？", "怎么申请？")
    lines = (line for question in explained for line in (question, PROSE))
    assert found(PROSE, *lines) == [(1, question) for question in explained]


def test_titles_in_black_brackets_are_headings_wherever_they_stand() -> None:
    lines = (
        "【来信一】桂花太香怎么办",
        "邰律师：",
        PROSE,
        "此致",
        "【来信二】遗嘱写在挂历上",
        PROSE,
    )
    assert found(PROSE, *lines) == [(1, lines[0]), (1, lines[4])]
    reports = ("【本报讯】昨天，河水又涨了。", PROSE, "【新华社电】今天，河水退了。", PROSE)
    assert found(PROSE, *reports) == []


def test_one_at_the_edge_needs_no_sibling_where_paragraphs_are_set_in() -> None:
    prose = "\u3000\u3000" + PROSE
    assert found(prose, "陆离先生生平", prose, prose) == [(1, "陆离先生生平")]
    assert found(PROSE, "陆离先生生平", PROSE, PROSE) == []
    assert found(prose, "\u3000\u3000陆离先生生平", prose, prose) == []


POEM = ("他把一分钟拆开", "摆在白布上", "一粒也没有少")


def test_the_titles_of_poems_stand_alone() -> None:
    poems = ("", "修表的人", "", *POEM, "", *POEM, "", "无题", "", *POEM)
    assert found(*poems) == [(1, "修表的人"), (1, "无题")]


def test_poems_stand_under_the_names_of_their_poets() -> None:
    poems = ("尹照的诗", "修表的人", "无题", "冯懋斋的诗", "山居三首")
    first, second, third, fourth, fifth = (("", poem, "") for poem in poems)
    numbered_poem = ("其一", "", *POEM, "", "其二", "", *POEM)
    lines = (*first, *second, *POEM, *third, *POEM, *fourth, *fifth, *numbered_poem)
    assert found(*lines) == [
        (1, "尹照的诗"),
        (2, "修表的人"),
        (2, "无题"),
        (1, "冯懋斋的诗"),
        (2, "山居三首"),
        (3, "其一"),
        (3, "其二"),
    ]


def test_a_list_between_blank_lines_is_no_poem() -> None:
    items = ("- 旧手机", "- 一截网线", "- 饭盒")
    lines = ("", "要准备什么", "", *items, "", "怎么做", "", *items, "", PROSE)
    assert found(*lines) == [(1, "要准备什么"), (1, "怎么做")]


def test_words_in_quotes_are_headings_and_what_is_said_is_not() -> None:
    quoted = ("“十三岁，我爹把我交给了江”", "「石头不是用眼睛看的」")
    assert found(PROSE, quoted[0], PROSE, quoted[1], PROSE) == [(1, text) for text in quoted]
    assert found(PROSE, "“后来呢？”", PROSE, "“后来就走了。”", PROSE) == []


DIARY = ("三月", "3月2日　雪", PROSE, "3月5日　雪转多云", PROSE, "四月", "4月1日　阴", PROSE)


def test_the_dates_of_a_diary_stand_under_its_months() -> None:
    lines = (*DIARY, "五月", "5月4日 晴", PROSE)
    headings = [line for line in lines if line != PROSE]
    assert found(*lines) == [(1 if "日" not in line else 2, line) for line in headings]


def test_posts_with_their_years_stand_under_a_known_title() -> None:
    lines = ("教育背景", PROSE, "工作经历", "沙岭日报社　编辑（2018.07至今）", "• 编书", "• 校书")
    more = ("江城出版社　校对（2016.07—2018.06）", "• 夜班", "自我评价", PROSE)
    assert found(*lines, *more) == [
        (1, "教育背景"),
        (1, "工作经历"),
        (2, lines[3]),
        (2, more[0]),
        (1, "自我评价"),
    ]


def test_letters_are_numbers_and_tasks_are_none() -> None:
    letters = ("A. 店员（2名）", PROSE, "B. 编目员（1名）", PROSE)
    assert found(*letters) == [(1, letters[0]), (1, letters[2])]
    tasks = ("1．人口最稠密的是（　　）", PROSE, "2．为什么？（8分）", PROSE, "3．____", PROSE)
    assert found(*tasks) == []


def test_a_list_holds_no_headings() -> None:
    lines = ("1．朗读课文。", "2．抓住动作。", "3．观察亲人。")
    rest = ("一、导入", PROSE, "二、初读", "1．听读", PROSE, "2．自读", PROSE, "三、小结", PROSE)
    headings = [(1 if line[0] in "一二三" else 2, line) for line in rest if line != PROSE]
    assert found(PROSE, *lines, *rest) == headings


def test_numbers_above_their_titles_are_one_heading_with_them() -> None:
    lines = ("01", "渡口", PROSE, "02", "水磨", PROSE)
    assert found(*lines) == [(1, "01\u3000渡口"), (1, "02\u3000水磨")]
    paid = ("01", "##paidbegin##渡口", PROSE, "02", "##paidbegin##水磨", PROSE)
    assert "01\u3000渡口" not in [text for _, text in found(*paid)]
    poem = ("1", "她是一只碗", "盛过我们", "2", "她是一根绳子", "系着灶")
    assert found(*poem) == [(1, "1"), (1, "2")]


def test_headings_that_come_again_in_each_section_stand_under_its_own() -> None:
    dishes = ("一、丝瓜汤", "二、冬笋汤", "三、萝卜汤")
    parts = ("用料", "1. 盐", "2. 水", "做法", PROSE)
    found_there = found(PROSE, *(line for dish in dishes for line in (dish, PROSE, *parts)))
    assert found_there == [
        heading for dish in dishes for heading in ((1, dish), (2, "用料"), (2, "做法"))
    ]


def test_names_in_a_chat_and_lines_of_a_song_are_no_headings() -> None:
    chat = ("渡口人", "吃了吗？", "水生哥", "吃了。") * 3
    song = ("上岸吧", "灯还亮着", "上岸吧", "面还热着") * 3
    assert found(PROSE, *chat) == []
    assert found(PROSE, *song) == []


def test_frames_and_hashes_make_headings_of_one_level() -> None:
    for first, second in (
        ("== 0x00 准备 ==", "== 0x01 装系统 =="),
        ("——一年里做了什么——", "——明年想做什么——"),
        ("**一、行李**", "**二、语言**"),
        ("# 它睡着了吗？", "# 你也会死吗？"),
    ):
        assert found(PROSE, first, PROSE, second, PROSE) == [(1, first), (1, second)]


def test_words_in_brackets_that_open_paragraphs_are_run_in() -> None:
    lines = ("【口味】汤是浑的，胡椒重。", "【环境】屋里有四张桌子。", "【服务】老板只会说两句话。")
    assert [text for _, text in found(PROSE, *lines)] == ["【口味】", "【环境】", "【服务】"]


def test_questions_with_a_number_are_headings_where_answers_have_no_mark() -> None:
    questions = ("Q1：什么时候去最好？", "Q2：怎么去？")
    assert [text for _, text in found(PROSE, questions[0], PROSE, questions[1], PROSE)] == list(
        questions
    )
    turns = (questions[0], "A1：" + PROSE, questions[1], "A2：" + PROSE)
    assert found(PROSE, *turns) == []


def test_known_words_may_have_a_title_after_them() -> None:
    assert found(PROSE, "附录　调查问卷（节选）", PROSE) == [(1, "附录　调查问卷（节选）")]
    assert found(PROSE, "附：几点实用的建议", "1. 带水", "2. 带馕", PROSE) == [
        (1, "附：几点实用的建议")
    ]


def test_numbers_stand_inside_them_and_they_inside_numbers() -> None:
    assert found(
        PROSE,
        "怎么修",
        "第一步：量水",
        PROSE,
        "第二步：打桩",
        PROSE,
        "怎么护",
        "第一步：巡",
        PROSE,
        "第二步：守",
        PROSE,
    ) == [
        (1, "怎么修"),
        (2, "第一步：量水"),
        (2, "第二步：打桩"),
        (1, "怎么护"),
        (2, "第一步：巡"),
        (2, "第二步：守"),
    ]
    assert found("一、修", PROSE, "量水", PROSE, "打桩", PROSE, "二、护", PROSE) == [
        (1, "一、修"),
        (2, "量水"),
        (2, "打桩"),
        (1, "二、护"),
    ]


NONE = {
    "one alone": (PROSE, "渡口", PROSE, MORE_PROSE),
    "ended by a mark": (PROSE, "乡亲们！", PROSE, "船工们！", PROSE),
    "sentences": (PROSE, "天黑了。", PROSE, "灯亮了。", PROSE),
    "quotations": (PROSE, "“到渡口！”", PROSE, "“去水磨。”", PROSE),
    "speakers": (PROSE, "老吴：过河吗", PROSE, "老吴：走不走", PROSE),
    "questions": (PROSE, "渡口还在吗？", PROSE, "水磨还转吗？", PROSE),
    "verse": (PROSE, "水从山上来", "磨在水边转", "人在磨边老", PROSE),
    "credits": (PROSE, "摄影 陆离", PROSE, "编辑 方圆", PROSE),
    "captions": (PROSE, "图1 渡口", PROSE, "图2 水磨", PROSE),
    "dates": (PROSE, "五月三日", PROSE, "五月四日", PROSE),
    "the end": (PROSE, "渡口", PROSE, "陆离", "二〇二〇年春"),
}


@pytest.mark.parametrize("lines", NONE.values(), ids=NONE)
def test_other_short_lines_are_none(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


@pytest.mark.parametrize("text", ["前言", "楔　子", "【引言】"])
def test_what_stands_before_is_known_by_its_words(text: str) -> None:
    assert found(text, PROSE, "第一章　雾", PROSE, "第二章　船", PROSE) == [
        (1, text),
        (1, "第一章　雾"),
        (1, "第二章　船"),
    ]


@pytest.mark.parametrize("text", ["结束语", "后　记", "参考文献："])
def test_what_stands_after_is_known_by_its_words(text: str) -> None:
    lines = ("一、修", "（一）量水", PROSE, "（二）打桩", PROSE, "二、护", PROSE, text, PROSE)
    assert found(*lines)[-1] == (1, text)


def test_notes_of_a_chapter_stay_in_it() -> None:
    lines = ("第一章　雾", PROSE, "注释", PROSE, "第二章　船", PROSE)
    assert found(*lines) == [(1, "第一章　雾"), (2, "注释"), (1, "第二章　船")]


def test_each_chapter_may_have_its_own_and_contents_name_them_too() -> None:
    chapters = ("第一章　雾", PROSE, "小结", PROSE, "第二章　船", PROSE, "小结", PROSE)
    assert [text for _, text in found(*chapters)].count("小结") == 2
    contents = ("前言", "第一章　雾", "第二章　船", "后记")
    text = ("前言", PROSE, "第一章　雾", PROSE, "第二章　船", PROSE, "后记", PROSE)
    assert [text for _, text in found(*contents, *text)] == list(text[::2])


def test_dashed_lines_with_paragraphs_after_them_are_headings() -> None:
    lines = (
        "一、体会",
        PROSE,
        "——必须依靠群众。",
        PROSE,
        "——必须守土尽责。",
        PROSE,
        "二、打算",
        PROSE,
    )
    assert found(*lines) == [
        (1, "一、体会"),
        (2, "——必须依靠群众。"),
        (2, "——必须守土尽责。"),
        (1, "二、打算"),
    ]
    assert found(PROSE, "——必须依靠群众。", "——必须守土尽责。", PROSE) == []


def test_the_title_of_an_annex_is_a_heading() -> None:
    assert found(PROSE, "附件1", "物资清单", PROSE) == [(1, "物资清单")]


def test_the_parts_of_a_text_hold_its_sections() -> None:
    lines = ("上篇　风", "一", PROSE, "二", PROSE, "下篇　雪", "一", PROSE, "二", PROSE)
    assert found(*lines) == [
        (1, "上篇　风"),
        (2, "一"),
        (2, "二"),
        (1, "下篇　雪"),
        (2, "一"),
        (2, "二"),
    ]


def test_an_excerpt_may_begin_at_any_number() -> None:
    lines = ("九十八、雾", PROSE, "九十九、船", PROSE, "一百、灯", PROSE)
    assert [text for _, text in found(*lines)] == list(lines[::2])
    assert [text for _, text in found(*lines[:4])] == list(lines[:4:2])
    assert found(*lines[:2]) == []
    assert found("98. 雾", PROSE, "99. 船", PROSE) == []


def test_numbers_that_run_on_through_the_sections_are_followed() -> None:
    lines = (
        "一、修",
        "1.量水",
        PROSE,
        "2.打桩",
        PROSE,
        "二、护",
        "3.巡",
        PROSE,
        "三、用",
        "4.灌",
        PROSE,
    )
    assert found(*lines) == [
        (1, "一、修"),
        (2, "1.量水"),
        (2, "2.打桩"),
        (1, "二、护"),
        (2, "3.巡"),
        (1, "三、用"),
        (2, "4.灌"),
    ]


def test_outlines_go_under_the_number_they_name() -> None:
    lines = ("1. 雾", PROSE, "2. 船", "2.1 桨", PROSE, "2.2 帆", PROSE)
    assert found(*lines) == [(1, "1. 雾"), (1, "2. 船"), (2, "2.1 桨"), (2, "2.2 帆")]


def test_a_member_that_reads_like_a_paragraph_is_told() -> None:
    lines = ("一、水情", PROSE, "二、工情很急，各地都在抢险；", PROSE, "三、要求", PROSE)
    assert findings(read_lines(TITLE, *lines), "SEQ001", "SEQ002") == [("SEQ002", 4, 1)]


RUN_IN = {
    "in brackets": ("（一）加强领导。", "（二）备足物资。"),
    "with a comma": ("（一）大力修堤，保一方平安。", "（二）清理河道，还一条清流。"),
    "arabic": ("1.修堤。", "2.清淤。"),
    "a question": ("1.为什么修？", "2.怎么修？"),
    "clauses of one shape": (
        "一、轻装下河，让行李少一点。",
        "二、脚下留情，让石头慢一点。",
        "三、管好宠物，让水鸟静一点。",
    ),
    "one word after an ordinal": ("第一、删。", "第二、数。"),
    "even clauses": ("一、提高认识，加强领导。", "二、明确任务，落实责任。"),
    "by a space": ("第一条　名称　", "第二条　住所　"),
}


@pytest.mark.parametrize("titles", RUN_IN.values(), ids=RUN_IN)
def test_a_run_in_heading_ends_where_its_body_begins(titles: tuple[str, ...]) -> None:
    document = read_lines(TITLE, *(title + PROSE for title in titles)).document
    assert [label + text for _, label, text in numbered(document)] == list(titles)


NOT_RUN_IN = {
    "one alone": ("（一）加强领导。",),
    "uneven clauses": ("一、大家知道，这条堤修了三十年。", "二、大家也知道，今年的雨来得早。"),
    "ordinals": ("第一，要修堤。", "第二，要清淤。"),
    "several numbers": ("（一）修堤。（二）清淤。", "（三）护岸。（四）巡查。"),
    "articles": ("第一条　为了修堤。", "第二条　本办法自公布之日起施行。"),
}


@pytest.mark.parametrize("openings", NOT_RUN_IN.values(), ids=NOT_RUN_IN)
def test_other_openings_are_text(openings: tuple[str, ...]) -> None:
    assert found(*(opening + PROSE for opening in openings)) == []


@pytest.mark.parametrize("labels", [("1.1 ", "1.2 "), ("1.", "2."), ("（一）", "（二）")])
def test_what_an_article_lays_down_in_sentences_has_no_titles(labels: tuple[str, str]) -> None:
    one, other = labels
    clauses = (
        f"{one}乙方为甲方制作网站。网站须有地图。",
        f"{other}甲方须在三天内验收。逾期即为合格。",
    )
    articles = [(1, "第一条　服务"), (1, "第二条　费用")]
    assert found("第一条　服务", *clauses, "第二条　费用", PROSE) == articles
    terms = (f"{one}内容。{PROSE}", f"{other}验收。{PROSE}")
    articles[1:1] = [(2, f"{one}内容。"), (2, f"{other}验收。")]
    assert found("第一条　服务", *terms, "第二条　费用", PROSE) == articles


def test_where_blank_lines_stand_everywhere_they_tell_nothing() -> None:
    double = "\n\n".join((PROSE, "一、修", PROSE, "二、护", PROSE, "一颗纽扣", PROSE))
    assert found("", *double.split("\n")) == [(1, "一、修"), (1, "二、护")]


@pytest.mark.parametrize("stop", ["", ".", "．"])
def test_a_paragraph_needs_no_full_stop_of_full_width(stop: str) -> None:
    prose = 4 * PROSE.rstrip("。") + stop
    assert found(prose, "渡口", prose, "水磨", prose) == [(1, "渡口"), (1, "水磨")]


def test_a_question_with_a_pause_is_a_heading_beside_others() -> None:
    section = (PROSE, MORE_PROSE, PROSE)
    questions = ("谁来上夜校？", "没有灯，怎么看书？", "做好以后呢？")
    apart = [line for question in questions for line in (question, *section)]
    assert found(PROSE, *apart) == [(1, question) for question in questions]
    among = ("渡口", PROSE, "谁知道呢，也许？", PROSE, MORE_PROSE, "水磨", *section)
    assert found(PROSE, *among) == [(1, "渡口"), (1, "水磨")]


def test_three_lines_with_a_colon_over_paragraphs_are_headings_and_fewer_announce() -> None:
    lines = [line for text in ("渡口：", "水磨：", "石桥：") for line in (text, PROSE)]
    assert found(PROSE, *lines) == [(1, "渡口："), (1, "水磨："), (1, "石桥：")]
    assert found(PROSE, *lines[:4]) == []


def test_one_over_a_list_with_numbers_needs_no_sibling_beside_headings() -> None:
    sections = ("一、修", PROSE, "二、护", PROSE)
    assert found(*sections, "看过的书", "[1] 水经注.", "[2] 河防通议.", "[3] 治河.") == [
        (1, "一、修"),
        (1, "二、护"),
        (1, "看过的书"),
    ]


def test_one_stands_in_the_only_chapter_of_an_excerpt() -> None:
    lines = ("第二章　渡口", "第一节　船", PROSE, "第二节　人", PROSE, "", "本章小结", "", PROSE)
    assert found(*lines)[-1] == (2, "本章小结")


def test_all_that_stands_between_two_titles_is_what_the_first_announces() -> None:
    titles = ("【教学目标】", "【教学方法】", "【课时安排】", "【教学过程】")
    below = (PROSE, "朗读法、讨论法", "两课时，这是第二课时", PROSE)
    plan = [line for both in zip(titles, below, strict=True) for line in both]
    assert found(*plan) == [(1, title) for title in titles]
    bare = [line.strip("【】") for line in plan]
    assert found(*bare) == [(1, title.strip("【】")) for title in titles]


LEAFLET = (
    ("【药品名称】", "感冒灵颗粒"),
    ("【成　份】", "三叉苦、金盏银盘、野菊花、岗梅"),
    ("【功能主治】", "解热镇痛。用于感冒引起的头痛、发热、鼻塞。"),
    ("【规格】", "0.25g"),
    ("【用法用量】", "开水冲服，一次10克（1袋），一日3次"),
    ("【不良反应】", "尚不明确"),
    ("【注意事项】", "忌烟、酒及辛辣、生冷、油腻食物。"),
    ("【贮　藏】", "密封"),
)


@pytest.mark.parametrize("alone", [(), (0,), (6,), (0, 6), (0, 5, 6), (2, 4, 6)])
@pytest.mark.parametrize("indent", ["", "　　"], ids=["flush", "indented"])
@pytest.mark.parametrize("gap", [(), ("",)], ids=["close", "parted"])
def test_the_entries_of_a_leaflet_are_headings_whether_sentences_or_not(
    alone: tuple[int, ...], indent: str, gap: tuple[str, ...]
) -> None:
    lines: list[str] = []
    for place, (word, text) in enumerate(LEAFLET):
        entry = (word, text) if place in alone else (word + text,)
        lines += [indent + line for one in entry for line in (one, *gap)]
    document = read_lines("感冒灵颗粒说明书", *lines).document
    entries = [(one.level, one.full_text, one.run_in) for one in headings(document)]
    assert entries == [(1, word, place not in alone) for place, (word, _) in enumerate(LEAFLET)]


@pytest.mark.parametrize(
    "lines",
    [
        ("【时间】周六上午", "【地点】渡口", "【票价】免费"),
        ("【女生】父老乡亲们", "【男生】新年好", "【包装】给大家的礼物"),
        ("【摘要】水是生命之源", "【关键词】水；生命", "【作者简介】石磊，男，清河人"),
    ],
)
def test_other_words_in_brackets_over_what_is_no_sentence_are_none(lines: tuple[str, ...]) -> None:
    assert found(PROSE, *lines, PROSE) == []
