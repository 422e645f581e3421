"""The titles of poems in collections, in all the ways in which these are set."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import PROSE, numbered, read_lines

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
