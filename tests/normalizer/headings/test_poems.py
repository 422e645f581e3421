"""The titles of poems in collections, in all the ways in which these are set."""

from __future__ import annotations

import pytest

from converter.document import Verse, walk
from tests.normalizer.trees import PROSE, numbered, paragraphs, read_lines

TITLES = ("祖母的针线匾", "雨天修伞的人", "空房间")
FREE = (
    ("匾里有三十二颗扣子", "没有两颗是一样的", "", "等一件衣裳回来", "线都等老了"),
    ("膝盖上摊开一把黑伞", "像摊开一只鸟", "", "雨从桥的两边", "落下来"),
    ("墙上有一块白", "是挂历留下的", "", "我把窗户打开", "替我住一会儿"),
)
MARKED = (
    ("黑板是门板刷的，", "擦到最后，露出一个福字。"),
    ("我念：李水生。", "后排说，他去放牛了。", "", "我合上名册，", "带全班到山坡上去。"),
    ("越写越短的，", "不止是你。"),
)


def found(title: str, *lines: str) -> list[tuple[int, str]]:
    """Level and text of the headings under a title."""
    document = read_lines(title, *lines).document
    return [(level, label + text) for level, label, text in numbered(document)]


def poems(*before: str, bodies: tuple[tuple[str, ...], ...], after: str = "") -> list[str]:
    """The poems, each below its title; ``before`` this stand so many lines."""
    return [
        line
        for title, body in zip(TITLES, bodies, strict=True)
        for line in (*before, title, *([""] if after else []), *body)
    ]


ALL = [(1, title) for title in TITLES]


@pytest.mark.parametrize("head", [(), ("柏野",), ("", "汪鹤年", ""), ("（外二首）", "文/柏野")])
def test_titles_among_lines_with_marks_have_none(head: tuple[str, ...]) -> None:
    assert found("河边", *head, *poems(bodies=MARKED)) == ALL
    assert found("河边", *head, *poems("", bodies=MARKED)) == ALL


def test_a_date_or_a_motto_may_stand_between_poems() -> None:
    first, second, third = MARKED
    lines = (TITLES[0], *first, "1981.9.1 北岔", TITLES[1], "——给毕业班", *second, TITLES[2])
    assert found("河边", *lines, *third, "2011年冬") == ALL


def test_poems_stand_in_parts_and_have_parts() -> None:
    first, second, third = MARKED
    lines = ("辑一　代课", TITLES[0], *first, "辑二　旧体", TITLES[1], "1", *second, "2", *second)
    assert found("河边", *lines, TITLES[2], *third) == [
        (1, "辑一　代课"),
        (2, TITLES[0]),
        (1, "辑二　旧体"),
        (2, TITLES[1]),
        (3, "1"),
        (3, "2"),
        (2, TITLES[2]),
    ]


def test_more_blank_lines_stand_above_a_title_than_above_a_stanza() -> None:
    assert found("河边", "柏野", *poems("", "", bodies=FREE)) == ALL
    stanzas = ("河从山里来", "带着石头的凉", "", "她捶一件蓝布衫", "一下，又一下")
    parts = ("", "", "后来桥修好了", "船翻过来了", "", "水还在走", "走得很轻")
    assert found("河边", "", *stanzas, *parts, *parts) == []


def test_a_title_stands_further_in_than_verse() -> None:
    inset = ["\u3000" * 4 + line if line in TITLES else line for line in poems("", bodies=FREE)]
    assert found("河边", "柏野", *inset) == ALL
    stanzas = [line for body in FREE for line in ("", "\u3000\u3000" + body[0], body[1])]
    assert found("河边", "柏野", *stanzas) == []


def test_in_a_group_of_poems_what_names_a_thing_opens_one() -> None:
    assert found("河边（组诗）", "柏野", *poems("", bodies=FREE)) == ALL
    assert found("河边", "柏野", *poems("", bodies=FREE)) == []


@pytest.mark.parametrize("below", ["柳青", "——致一位老人", "（二首）"])
def test_a_name_or_a_motto_may_stand_below_a_title_that_is_alone(below: str) -> None:
    lines = [
        line
        for title, body in zip(TITLES, FREE, strict=True)
        for line in ("", title, below, "", *body)
    ]
    assert found("河湾诗社作品", *lines) == ALL


def test_dates_and_names_alone_are_no_titles() -> None:
    lines = poems("", bodies=FREE, after="alone")
    assert found("河边", "", "汪鹤年", *lines, "", "2003.11初稿，2013.6改定", "", PROSE) == ALL


def test_one_poem_may_follow_that_of_the_title() -> None:
    body = ("鞭炮的红纸", "铺了一地", "没有人舍得扫")
    assert found("守岁（外一首）", "柏野", "", *FREE[2], "", "初一", "", *body) == [(1, "初一")]
    assert found("守岁", "柏野", "", *FREE[2], "", "初一", "", *body) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("", "小时候", "乡愁是一枚邮票", "", "长大后", "乡愁是一张船票", "", "后来啊", "它是坟墓"),
        ("张姐", "今天有豆浆吗？", "老板", "有，刚磨的。", "李哥", "给我留两根，", "不要太老。"),
        ("", "“有火吗？”", "“没有。”", "站台上没有别人", "", "“几点？”", "“该来的时候。”"),
        ("凉菜", "拍黄瓜", "皮蛋豆腐", "", "热菜", "红烧肉", "清蒸鱼", "", "汤", "紫菜汤", "面汤"),
    ],
    ids=["one poem", "chat", "dialogue", "list"],
)
def test_short_lines_that_are_no_titles_of_poems(lines: tuple[str, ...]) -> None:
    assert found("河边的日子", *lines) == []


def test_a_title_is_of_another_length_than_regular_verse() -> None:
    quatrain = ("山程九十九重湾", "送到渡头不送还", "行李轻轻书几册", "压舱多是旧家山")
    assert found("还乡绝句", "石敬亭", *poems(bodies=(quatrain,) * 3)) == ALL
    assert found("还乡绝句", "石敬亭", *poems("", bodies=(quatrain,) * 3)) == ALL


@pytest.mark.parametrize("head", [(), ("编者按：以下三首。", "")])
def test_poets_stand_right_below_titles(head: tuple[str, ...]) -> None:
    poets = ("鞠长有", "宋桂芝（环卫工人）", "齐船长")
    lines = [
        line
        for title, poet, body in zip(TITLES, poets, FREE, strict=True)
        for line in ("", title, poet, "", *body)
    ]
    assert found("同题诗选", *head, *lines) == ALL


def test_titles_that_come_again_are_those_of_poems_all_the_same() -> None:
    titles = ("渡口", "无题", "水磨坊", "无题", "夜航", "无题", "晒谷场")
    lines = [line for title in titles for line in ("", "", title, "", *MARKED[0])]
    assert found("江边诗抄（组诗）", "苏远", *lines) == [(1, title) for title in titles]


POETS = ("石磊", "林守成", "孟浩然")
POEMS = (
    ("河水流过石桥", "流过我的童年", "船在雾里", "等一个过河的人"),
    ("她在灯下补衣", "针脚密密", "像一条", "回家的路"),
    ("风从北边来", "麦子一片一片", "弯下腰", "像在听什么"),
)
REGULAR = (
    ("床前明月光，疑是地上霜。", "举头望明月，低头思故乡。"),
    ("春眠不觉晓，处处闻啼鸟。", "夜来风雨声，花落知多少。"),
    ("白日依山尽，黄河入海流。", "欲穷千里目，更上一层楼。"),
)


def signed_poems(
    bodies: tuple[tuple[str, ...], ...], poet: str, *, gap: tuple[str, ...], close: bool = False
) -> list[str]:
    """The poems, each below its title and its poet's name, which a blank line may part."""
    return [
        line
        for title, who, body in zip(TITLES, POETS, bodies, strict=True)
        for line in ("", title, *gap, poet.format(who), *([] if close else [""]), *body)
    ]


@pytest.mark.parametrize("bodies", [POEMS, REGULAR], ids=["free", "regular"])
@pytest.mark.parametrize("poet", ["{}", "[唐] {}", "七（2）班　{}"])
@pytest.mark.parametrize(("gap", "close"), [((), False), ((), True), (("",), False)])
def test_poems_of_several_poets_have_each_its_title_and_its_poet(
    bodies: tuple[tuple[str, ...], ...], poet: str, gap: tuple[str, ...], close: bool
) -> None:
    lines = signed_poems(bodies, poet, gap=gap, close=close)
    assert found("清河诗选", *lines) == ALL
    names = [one.text for one in paragraphs(read_lines("清河诗选", *lines).document)]
    assert names == [poet.format(who) for who in POETS]
    assert {one.role for one in paragraphs(read_lines("清河诗选", *lines).document)} == {"byline"}


def test_the_poet_may_stand_behind_the_title() -> None:
    titles = [f"{title}（{who}）" for title, who in zip(TITLES, POETS, strict=True)]
    lines = [one for t, body in zip(titles, POEMS, strict=True) for one in (t, *body, "")]
    assert found("清河诗选", *lines) == [(1, title) for title in titles]


def test_several_poems_may_have_no_title_over_all() -> None:
    document = read_lines(*signed_poems(POEMS, "{}", gap=())[1:]).document
    assert document.title is None
    assert [text for _, _, text in numbered(document)] == list(TITLES)


def test_stanzas_that_open_with_short_lines_are_of_no_poets() -> None:
    lines = ("山上", "白云", "飘过来", "又飘过去", "", "河边", "黄叶", "落下来", "没有声音")
    assert found("秋天", *lines, "", "我在树下", "江水", "一直流") == []


@pytest.mark.parametrize("stanza", [("灯亮了",), ("灯亮了", "岸上没有人")])
@pytest.mark.parametrize("date", ["2024年3月5日", "写于清河"])
def test_a_stanza_over_a_date_signs_nothing(stanza: tuple[str, ...], date: str) -> None:
    document = read_lines("渡口", "", *POEMS[0], "", *stanza, date).document
    assert [(one.role, one.text) for one in paragraphs(document)] == [("signature_date", date)]
    assert len(document.blocks) == 3


def test_who_signs_a_poem_stands_between_verse_and_date() -> None:
    document = read_lines("渡口", "", *POEMS[0], "", "灯亮了", "石磊", "2024年3月5日").document
    assert [(one.role, one.text) for one in paragraphs(document)] == [
        ("signature", "石磊"),
        ("signature_date", "2024年3月5日"),
    ]


@pytest.mark.parametrize(
    "end",
    [
        ("2024年3月5日", "于清河"),
        ("2024年3月5日", "清河"),
        ("2024年3月5日", "", "清河"),
        ("——2024年3月，清河",),
        ("2024年3月5日　清河",),
        ("1981.9.1 北岔",),
    ],
)
def test_a_date_and_a_place_below_a_poem_are_no_stanza(end: tuple[str, ...]) -> None:
    document = read_lines("渡口", "", *POEMS[0], "", *POEMS[1], "", *end).document
    dates = [("signature_date", line) for line in end if line]
    assert [(one.role, one.text) for one in paragraphs(document)] == dates


def test_a_date_may_stand_below_each_poem() -> None:
    lines = (*POEMS[0], "", "2024年3月5日", "", "母亲的灯", "", *POEMS[1], "2024年3月8日")
    assert found("渡口（外一首）", "石磊", "", *lines) == [(1, "母亲的灯")]


SHORT_POEMS = (
    ("早春", "李明河", "风从河面上来", "带着冰裂的声音"),
    ("寄远", "周桐", "你走以后，雨下了三天", "青石板上长出了苔"),
)


@pytest.mark.parametrize("gap", [(), ("",)], ids=["close", "parted"])
def test_poems_of_two_lines_below_their_poets_are_verse(gap: tuple[str, ...]) -> None:
    lines = [
        line
        for title, poet, *verse in SHORT_POEMS
        for line in ("", title, *gap, poet, *gap, *verse)
    ]
    document = read_lines("春日诗二首", *lines).document
    assert [text for _, _, text in numbered(document)] == ["早春", "寄远"]
    assert [(one.role, one.text) for one in paragraphs(document)] == [
        ("byline", "李明河"),
        ("byline", "周桐"),
    ]
    assert sum(isinstance(one, Verse) for one in walk(document.blocks)) == len(SHORT_POEMS)


def test_deeds_below_names_are_no_verse() -> None:
    deeds = ("", "销售部", "", "王小明", "", "连续三年销售冠军", "客户满意度第一")
    more = ("", "研发部", "", "李建国", "", "拥有专利三项", "带领团队完成升级")
    document = read_lines("优秀员工", *deeds, *more).document
    assert not any(isinstance(one, Verse) for one in walk(document.blocks))


def test_the_second_poem_of_one_poet_among_others_has_its_title_too() -> None:
    lines = ("我是一片云（外一首）", "五年级一班 李朵朵", "", "我是一片云，", "飘在蓝天上。")
    lines += ("风来了，", "我就去旅行。", "", "雨滴", "", "滴答，滴答，", "雨滴在窗台上跳舞。")
    last = ("秋天的信", "六年级二班 王一诺", "", "秋天写了一封信，", "邮票是红枫叶。")
    document = read_lines("校园诗歌选登", "", *lines, "", *last, "邮递员是大雁，").document
    assert [text for _, _, text in numbered(document)] == [lines[0], "雨滴", "秋天的信"]
    assert [one.text for one in paragraphs(document)] == [lines[1], last[1]]
    assert sum(isinstance(one, Verse) for one in walk(document.blocks)) == 3


def test_a_poet_below_the_title_of_a_poem_with_notes_is_no_heading() -> None:
    first = ("　　望岳", "杜甫", "", "岱宗夫如何？齐鲁青未了。", "造化钟神秀，阴阳割昏晓。")
    second = ("　　春晓", "孟浩然", "", "春眠不觉晓，处处闻啼鸟。", "夜来风雨声，花落知多少。")
    first += ("荡胸生曾云，决眦入归鸟。", "会当凌绝顶，一览众山小。")
    notes = ("【注释】", "①不觉晓：不知不觉天就亮了。", "【赏析】", PROSE)
    below = [line for one in notes for line in ("", f"　　{one}")]
    end = ("　　结语", "", f"　　{PROSE}")
    document = read_lines(
        "古诗赏析二则", "", *first, *below, "", *second, *below, "", *end
    ).document
    assert [(level, text) for level, _, text in numbered(document)] == [
        (1, "望岳"),
        (2, "【注释】"),
        (2, "【赏析】"),
        (1, "春晓"),
        (2, "【注释】"),
        (2, "【赏析】"),
        (1, "结语"),
    ]
    bylines = [one.text for one in paragraphs(document) if one.role == "byline"]
    assert bylines == ["杜甫", "孟浩然"]


def test_the_last_poem_of_a_group_over_its_date_signs_nothing() -> None:
    last = ("麦子", "", "弯下腰的", "都是饱满的", "", "2023年5月于麦城")
    document = read_lines("故乡（组诗）", "", "井", "", *POEMS[0], "", *last).document
    assert [one.role for one in paragraphs(document)] == ["signature_date"]
    assert [text for _, _, text in numbered(document)] == ["井", "麦子"]
