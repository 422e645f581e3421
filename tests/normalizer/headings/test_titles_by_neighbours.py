"""Titles and what looks like them, told by the lines around, in several forms of lines."""

from __future__ import annotations

import pytest

from tests.normalizer.headings.test_set_alike import found
from tests.normalizer.trees import MORE_PROSE, PROSE, headings, paragraphs, read_lines

SECTION = (PROSE, MORE_PROSE)
UNSTOPPED = (
    "她在渡口等了一整天，等到灯都点上了才往回走",
    "没有人来",
    "后来大家都说那天看见过她，在渡口的灯下面站着，手里提着一只空的篮子",
)


def spaced(*lines: str) -> list[str]:
    """The lines with a blank one above each."""
    return [one for line in lines for one in ("", line)]


def over(*titles: str) -> list[str]:
    """A section of two paragraphs under each title."""
    return [line for title in titles for line in (title, *SECTION)]


def test_a_question_halfway_between_titles_may_pause_where_another_asks() -> None:
    titles = ("方便了谁？", "是做不到，还是没想到？", "留一扇侧门")
    for lines in (over(*titles), spaced(*over(*titles))):
        assert found(PROSE, *lines) == [(1, one) for one in titles]


def test_where_paragraphs_have_no_stops_questions_are_titles_and_short_lines_are_not() -> None:
    titles = ("她为什么不走？", "钱怎么分？", "明年呢？")
    lines = [line for title in titles for line in (title, *UNSTOPPED, *UNSTOPPED)]
    assert found(*spaced(*UNSTOPPED, *lines)) == [(1, one) for one in titles]
    assert found(*UNSTOPPED, *lines) == [(1, one) for one in titles]
    assert found(*spaced(*UNSTOPPED * 6)) == []


def test_questions_to_someone_are_no_titles_where_paragraphs_have_no_stops() -> None:
    titles = ("您为什么不走？", "你们怎么分钱？", "你明年呢？")
    lines = [line for title in titles for line in (title, *UNSTOPPED, *UNSTOPPED)]
    assert found(*spaced(*UNSTOPPED, *lines)) == []


def test_a_caption_above_a_title_pauses_as_no_title_does() -> None:
    lines = over("渡口", "井台", "水磨坊", "石桥")
    caption = "码头上的灯，亮了一夜"
    at = lines.index("石桥")
    for space in (list, lambda lines: spaced(*lines)):
        headings = found(*space([PROSE, *lines[:at], caption, *lines[at:]]))
        assert headings == [(1, "渡口"), (1, "井台"), (1, "水磨坊"), (1, "石桥")]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            ("Tbilisi 第比利斯", "Kazbegi 卡兹别吉", "Ushguli 乌树故里"),
            ("娜娜", "她的儿子", "牧羊人"),
        ),
        (("东一：桥头", "西二：老街", "南三：码头"), ("面馆", "茶铺", "船家")),
    ],
)
def test_titles_of_one_make_are_over_those_of_another(
    upper: tuple[str, ...], lower: tuple[str, ...]
) -> None:
    first, second, third = upper
    one, two, three = lower
    lines = (first, *over(one, two), *over(second), *over(three), third, *over("石桥"))
    assert found(PROSE, *lines) == [
        (1, first),
        (2, one),
        (2, two),
        (1, second),
        (2, three),
        (1, third),
        (2, "石桥"),
    ]


def test_the_only_title_over_numbers_is_over_them_as_others_are_over_titles() -> None:
    days = ("水边的事", *over("渡口", "水磨坊"), "城里的事", *over("夜市", "井台"))
    rest = ("零碎的事", *over("1. 钱", "2. 安全"))
    assert found(PROSE, *days, *rest)[-3:] == [(1, "零碎的事"), (2, "1. 钱"), (2, "2. 安全")]


@pytest.mark.parametrize("lower", [("面线", "底线"), ("第一个办法：数", "第二个办法：接")])
def test_titles_alike_below_the_only_title_over_another_are_below_it(
    lower: tuple[str, str],
) -> None:
    lines = (*over("安装"), "怎么做", *over(*lower), *over("加油的时候", "修理"))
    assert found(PROSE, *lines) == [
        (1, "安装"),
        (1, "怎么做"),
        *((2, one) for one in lower),
        (1, "加油的时候"),
        (1, "修理"),
    ]


def test_who_wrote_a_piece_is_no_title_below_its_title() -> None:
    lines = (*over("渡口", "井台", "水磨坊"), "外婆的灯", "石小满", *SECTION, *over("石桥"))
    assert "石小满" not in [text for _, text in found(PROSE, *lines)]


def test_two_lines_of_which_no_other_pair_is_set_alike_are_no_titles() -> None:
    section = ("", *(PROSE * 2,) * 3, "")
    first = ("水边的事", "", "渡口", *section, "水磨坊", *section)
    second = ("城里的事", "", "夜市", *section, "井台", *section)
    headings = found(PROSE, "", *first, *second, "钥匙在老地方", "回来自己开", PROSE)
    assert [level for level, _ in headings] == [1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize("mark", ["§ ", "▎"])
def test_titles_behind_a_sign_are_over_those_without(mark: str) -> None:
    lines = (*over(mark + "概况"), mark + "分段", *over("渡口—石桥", "石桥—水磨坊"))
    assert found(PROSE, *lines, *over(mark + "何时去")) == [
        (1, mark + "概况"),
        (1, mark + "分段"),
        (2, "渡口—石桥"),
        (2, "石桥—水磨坊"),
        (1, mark + "何时去"),
    ]


def test_titles_in_an_annex_are_under_it() -> None:
    letter = (PROSE, *over("为什么是我", "我的想法"))
    annex = ("【附一】简历", "▎工作经历", PROSE, "▎教育经历", PROSE, "▎其他", PROSE)
    assert found(*letter, *annex, "【附二】回信", PROSE) == [
        (1, "为什么是我"),
        (1, "我的想法"),
        (1, "【附一】简历"),
        (2, "▎工作经历"),
        (2, "▎教育经历"),
        (2, "▎其他"),
        (1, "【附二】回信"),
    ]


@pytest.mark.parametrize("titles", [("“将就”", "“央人”", "“讲究”"), ("1984", "1991", "2003")])
def test_the_last_title_may_differ_from_several_of_one_form(titles: tuple[str, ...]) -> None:
    lines = over(*titles, "最后说说领带")
    assert found(PROSE, *lines) == [(1, one) for one in (*titles, "最后说说领带")]


def test_a_word_in_brackets_over_a_paragraph_needs_no_other() -> None:
    assert found(PROSE, MORE_PROSE, "【点评】", PROSE * 2) == [(1, "【点评】")]
    assert found(PROSE, MORE_PROSE, "【宿主已上线】", "“谁？”", MORE_PROSE) == []


def test_an_office_right_below_a_title_wrote_what_follows() -> None:
    lines = ["目录", "渡口修好了……1", "祠堂修了什么……2", *over("渡口修好了"), "祠堂修了什么"]
    assert found(*lines, "祠堂修缮小组", *SECTION) == [(1, "渡口修好了"), (1, "祠堂修了什么")]


def test_titles_in_a_table_of_contents_without_numbers_are_over_those_that_it_lacks() -> None:
    contents = ("目录", "桥通了……1", "祠堂……2", "来信……3")
    text = (*over("桥通了", "走了三十年", "钱变成了什么", "祠堂"), *over("来信"))
    assert found(*contents, *text) == [
        (1, "桥通了"),
        (2, "走了三十年"),
        (2, "钱变成了什么"),
        (1, "祠堂"),
        (1, "来信"),
    ]


@pytest.mark.parametrize(
    ("above", "line", "below"),
    [
        ("墙上的标语，红底白字，每个字有脸盆那么大：", "群众的事再小也是大事", MORE_PROSE),
        ("我拿过一张回单，翻过来，在背面写：", "有人让您别告诉别人？", MORE_PROSE),
        ("竹片上用烧红的铁丝烫了四个字：", "井不是炸", MORE_PROSE),
        ("最后一张上只有一行字：", "今天这里下雪，你那里呢", MORE_PROSE),
        ("后来我才听明白，她当时说的是：", "你问这个做什么？", MORE_PROSE),
        ("我把调查表换成三道题：", "您家里办酒，要请多少桌？", "您半夜生病，先喊谁？"),
        ("她说：「賣給像你這樣走路來的人。」", "一天大概有幾個？", "「妳是這個禮拜第二個。」"),
        ("老周：论斤卖掉了，我留了一盒，一共二十一颗。", "听众丙：可以看看那一盒吗？", MORE_PROSE),
    ],
)
def test_what_is_shown_said_or_asked_is_no_title(above: str, line: str, below: str) -> None:
    lines = (PROSE, *over("渡口", "水磨坊"), above, line, below, *SECTION, *over("石桥"))
    for form in (lines, spaced(*lines)):
        assert found(*form) == [(1, "渡口"), (1, "水磨坊"), (1, "石桥")]


def test_how_one_goes_on_who_tells_a_talk_is_no_title() -> None:
    lines = (PROSE, *over("渡口", "水磨坊"), PROSE, "我说怎么不能？", PROSE, *over("石桥"))
    for form in (lines, spaced(*lines)):
        assert found(*form) == [(1, "渡口"), (1, "水磨坊"), (1, "石桥")]


def test_three_questions_in_a_row_are_of_an_inquiry() -> None:
    asked = ("您走这条邮路几年了？", "一趟要几天？", "遇到过什么危险？")
    assert found(PROSE, *over("渡口", "水磨坊"), "访谈提纲", *asked) == [
        (1, "渡口"),
        (1, "水磨坊"),
        (1, "访谈提纲"),
    ]


def test_who_signs_a_mail_above_the_one_that_it_forwards_is_no_title() -> None:
    rest = ("-------- 原始邮件 --------", "关于巡堤的通知", "各单位：", *SECTION)
    assert found(*spaced(PROSE, "雷建军", *rest)) == []


def test_a_title_nearer_to_what_stands_above_is_none_who_signs() -> None:
    lines = spaced(PROSE, "第一个人，是我的师傅", *SECTION, "第二个人，是一位厂长", *SECTION)
    lines += spaced("第三个人，是骂过我的人", PROSE)
    assert found(*lines, "我自己的三个毛病", "", *SECTION)[-1] == (1, "我自己的三个毛病")


def test_the_first_title_may_be_over_the_next() -> None:
    lines = ("行前准备", *over("证件和车", "高反"), *over("花销", "几个坑"))
    headings = [(1, "行前准备"), (2, "证件和车"), (2, "高反"), (1, "花销"), (1, "几个坑")]
    for form in ((PROSE, *lines), spaced(PROSE, *lines)):
        assert found(*form) == headings


def test_the_second_of_two_lines_on_a_wall_is_no_title() -> None:
    wall = ("墙上写着：", "群众的事再小也是大事", "我们的事再大也是小事")
    lines = spaced(PROSE, *over("渡口", "水磨坊"), *wall, *SECTION, *over("石桥"))
    assert found(*lines) == [(1, "渡口"), (1, "水磨坊"), (1, "石桥")]


def test_the_words_on_a_blackboard_are_no_titles() -> None:
    lines = (
        "一、过程",
        *SECTION,
        "二、板书设计",
        "摩擦力",
        "方向：与运动相反",
        "三、反思",
        *SECTION,
    )
    assert found(PROSE, *lines) == [(1, "一、过程"), (1, "二、板书设计"), (1, "三、反思")]


def test_the_title_of_an_annex_of_a_standard_is_of_its_heading() -> None:
    annexes = ("附录A", "（规范性附录）", "入池作业票", PROSE)
    assert "入池作业票" not in [
        text for _, text in found("1 范围", PROSE, "2 作业", PROSE, *annexes)
    ]


def test_the_name_of_a_table_right_below_a_title_is_none() -> None:
    rows = ("布料　　　　针号　　线", "绸　　　　　　9　　　80支", "卡其　　　　16　　　42支")
    lines = (PROSE, *over("安装", "穿线"), "选用针线", "针线对照表", *rows, *SECTION)
    assert found(*lines) == [(1, "安装"), (1, "穿线"), (1, "选用针线")]


def test_rows_of_a_table_are_no_numbered_headings() -> None:
    rows = ("数字　　蔬菜　　肉", "1　　　旦底　　刘", "2　　　挖工　　月", "3　　　横川　　汪")
    lines = (
        "1　缘起",
        *SECTION,
        "2　三套数字",
        *rows,
        PROSE,
        *over("怎么叫客人"),
        "3　结论",
        PROSE,
    )
    assert found(PROSE, *lines) == [
        (1, "1　缘起"),
        (1, "2　三套数字"),
        (2, "怎么叫客人"),
        (1, "3　结论"),
    ]


@pytest.mark.parametrize(
    "told", ["做法按顺序写在这里，一共七步。", "具体步骤如下。", "制作流程如下："]
)
def test_steps_that_a_sentence_announces_are_items(told: str) -> None:
    steps = ("1. 豆腐压一夜。", "2. 切成小块，隔开放在稻草上。", "3. 放在最冷的地方。我家是鞋柜。")
    assert found(PROSE, told, *steps, PROSE) == []


def test_what_a_study_reports_is_no_step() -> None:
    lines = (
        "急诊预检分诊优化了流程，现报告如下。",
        "1 资料与方法",
        "1.1 一般资料",
        PROSE,
        "1.2 方法",
        PROSE,
    )
    assert found(*lines, "2 结果", PROSE) == [
        (1, "1 资料与方法"),
        (2, "1.1 一般资料"),
        (2, "1.2 方法"),
        (1, "2 结果"),
    ]


def test_facts_are_no_titles_though_a_remark_ends_one() -> None:
    facts = ("日期：七月八日（星期六）", "時間：上午十時正（九時到達）", "地點：文娛中心演奏廳")
    lines = ("（一）典禮詳情", *facts, PROSE, "（二）服飾", PROSE)
    assert found(PROSE, *spaced(*lines)) == [(1, "（一）典禮詳情"), (1, "（二）服飾")]


def test_a_title_among_others_may_be_over_an_announcement() -> None:
    told = (
        "整篇文章记不住，就记下面这三句：",
        "1. 先挂电话；",
        "2. 马上告诉别人；",
        "3. 等到明天。",
    )
    lines = (PROSE, *over("骗局怎么设计", "谁会上当"), "请您记住三句话", *told, PROSE)
    assert found(*spaced(*lines))[-1] == (1, "请您记住三句话")


@pytest.mark.parametrize("title", ["关于地下车库进水情况的说明", "关于运动会报名的通知"])
def test_the_title_of_a_document_quoted_in_a_talk_is_no_heading(title: str) -> None:
    lines = (title, "各位业主：", PROSE, "一、项目", *SECTION, "二、办法", *SECTION)
    talk = ("小戴：说明来了，请大家往下看。", "老宋：上次也说一会儿，等了两年。")
    assert found(*spaced(*talk, *lines)) == [(1, "一、项目"), (1, "二、办法")]


def test_what_is_in_a_box_is_a_row_though_it_is_counted_behind_a_space() -> None:
    rows = ("主体板材 1套（22块）", "集热器 4块", "螺栓包 1袋（含备件）", "说明书、合格证 各1份")
    assert found(PROSE, "1.1 清单", "请清点：", *rows, "1.2 安装", PROSE) == [
        (1, "1.1 清单"),
        (1, "1.2 安装"),
    ]


def test_a_title_of_somebodys_words_may_go_on_with_two_characters() -> None:
    titles = ("许伯", "“豆芽”一家", "陈师傅")
    assert found(PROSE, *over(*titles)) == [(1, one) for one in titles]


def test_an_annex_may_begin_with_what_a_colon_announces() -> None:
    lines = ("一、备课", *SECTION, "二、上课", *SECTION, "附：一张请假条")
    told = "总结写到这里，翻出一张没有丢掉的假条，抄在这里，编为一号："
    assert found(PROSE, *lines, told, "庞老师：", *SECTION)[-1] == (1, "附：一张请假条")


def test_sections_of_an_official_letter_of_taiwan_are_headings() -> None:
    items = ("一、本局8月22日召開之第6次會議決議。", "二、公園綠地管理自治條例第9條。")
    lines = ("主旨：公開展覽公園更新計畫，請踴躍參加。", "依據：", *items, "公告事項：", *items)
    assert found(*lines, "局長　岑○○", title="浦里市政府公告") == [(1, "依據："), (1, "公告事項：")]


def test_stages_of_a_meeting_in_brackets_are_under_its_items() -> None:
    lines = (
        "议题一：电动车",
        PROSE,
        "（讨论）",
        *SECTION,
        "（形成意见）",
        *SECTION,
        "议题二：渗水",
    )
    assert found(PROSE, *lines, PROSE) == [
        (1, "议题一：电动车"),
        (2, "（讨论）"),
        (2, "（形成意见）"),
        (1, "议题二：渗水"),
    ]


PLAN = ("活动安排", "", "4月21日　启动仪式", "4月22日　图书漂流", "4月25日　诗词大会", "")
BUDGET = ("经费预算", "", "奖状：180元", "图书：1400元", "横幅：160元", "")


def test_titles_between_blank_lines_stand_over_blocks_of_entries() -> None:
    marks = ("评分标准", "", "内容四十分，表达三十分，仪态二十分，时间十分，满分一百分。", "")
    document = read_lines("读书节活动", "", *PLAN, *marks, *BUDGET).document
    assert [one.full_text for one in headings(document)] == ["活动安排", "评分标准", "经费预算"]


def test_stanzas_are_no_such_blocks() -> None:
    stanza = ("船在雾里慢慢走", "岸在水里慢慢老", "灯在窗里慢慢红", "")
    document = read_lines("渡口", "", "雾", "", *stanza, "灯影", "", *stanza).document
    assert len(document.blocks) > 0
    assert not [one for one in headings(document) if one.full_text in stanza]


def test_one_title_over_entries_alone_is_none() -> None:
    document = read_lines("读书节活动", "", PROSE, "", *PLAN, PROSE).document
    assert headings(document) == []


def test_who_signs_a_letter_over_its_postscript_is_no_heading() -> None:
    end = (
        "你还要怎样更好的世界？",
        PROSE,
        "祝",
        "学业进步，平平安安！",
        "爱你的妈妈",
        "2024年9月16日",
    )
    lines = ("写给远行的女儿", "小禾：", PROSE, *end, f"又及：{PROSE}")
    document = read_lines(*(line for one in lines for line in (one, ""))).document
    assert headings(document) == []
    assert [one.text for one in paragraphs(document) if one.role == "signature"] == ["爱你的妈妈"]


def test_a_last_word_closes_the_text_whatever_titles_each_section_has() -> None:
    section = ("【注释】", "山中无人，只闻人语。", "【赏析】", PROSE, PROSE)
    lines = ("一、鹿柴", *section, "二、竹里馆", *section, "结语", PROSE)
    levels = {one.full_text: one.level for one in headings(read_lines("王维二首", *lines).document)}
    assert (levels["一、鹿柴"], levels["【注释】"], levels["结语"]) == (1, 2, 1)


def test_a_commentary_below_notes_is_a_section_of_its_own() -> None:
    section = ("【注释】", "雎鸠：一种水鸟。", "【赏析】", "以鸟起兴，写君子对淑女的思慕。")
    lines = (
        "一、关雎",
        "关关雎鸠，在河之洲。",
        *section,
        "二、蒹葭",
        "蒹葭苍苍，白露为霜。",
        *section,
    )
    document = read_lines("诗经二首", *(line for one in lines for line in ("", one))).document
    assert [one.level for one in headings(document)] == [1, 2, 2, 1, 2, 2]
    assert [one.role for one in paragraphs(document)][-2:] == ["reference", "body"]
