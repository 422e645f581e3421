"""Titles without numbers: those of two levels, those of unusual words by their sections."""

from __future__ import annotations

import pytest

from tests.normalizer.headings.test_set_alike import found
from tests.normalizer.trees import MORE_PROSE, PROSE, headings, read_lines

SECTION = (PROSE, MORE_PROSE, PROSE)


def over(*titles: str) -> list[str]:
    """A text with a section under each title, and no blank lines."""
    return [PROSE, *(line for one in titles for line in (one, *SECTION))]


@pytest.mark.parametrize(
    "odd",
    [
        "水来了！",
        "后来……",
        "腊月廿三",
        "1998",
        "桥修好了，谁来管？",
        "第一批：6月至8月",
        "《渡口》之外",
    ],
)
def test_a_title_of_unusual_words_has_a_section_as_its_siblings_have(odd: str) -> None:
    titles = ("渡口", odd, "水磨坊", "石桥")
    assert found(*over(*titles)) == [(1, one) for one in titles]


@pytest.mark.parametrize("line", ["水来了！", "后来……", "校长说，那星期二呢？", "“快跑！”"])
def test_a_sentence_of_a_few_words_has_none(line: str) -> None:
    lines = [*over("渡口", "水磨坊", "石桥"), line, MORE_PROSE]
    assert found(*lines) == [(1, one) for one in ("渡口", "水磨坊", "石桥")]


@pytest.mark.parametrize("blank", [False, True])
def test_a_cry_is_a_title_where_it_is_set_as_titles_are(*, blank: bool) -> None:
    lines = [PROSE]
    for title in ("渡口", "“快跑！”", "水磨坊"):
        lines += ["", title, PROSE, MORE_PROSE, PROSE] if blank else [title, *SECTION]
    assert ((1, "“快跑！”") in found(*lines)) is blank


@pytest.mark.parametrize(
    ("upper", "lower"), [("{}", "{}"), ("■ {}", "{}"), ("▶ {}", "◆ {}"), ("{}", "▷ {}")]
)
def test_titles_right_above_others_need_no_blank_line(upper: str, lower: str) -> None:
    first, second = (upper.format(one) for one in ("水边的事", "城里的事"))
    one, two, three, four = (lower.format(one) for one in ("渡口", "水磨坊", "夜市", "井台"))
    lines = (first, one, *SECTION, two, *SECTION, second, three, *SECTION, four, *SECTION)
    assert found(PROSE, *lines) == [
        (1, first),
        (2, one),
        (2, two),
        (1, second),
        (2, three),
        (2, four),
    ]


def test_two_short_lines_of_a_motto_are_no_titles() -> None:
    assert found(PROSE, "水来我在", "水退我修", PROSE, MORE_PROSE) == []


def test_titles_that_come_twice_in_the_same_order_are_headings() -> None:
    fish, eggs = (
        ("用料", *stuff, "做法", PROSE, MORE_PROSE, "外婆说", PROSE)
        for stuff in (("青鱼一条，要活的", "酱油一小碗"), ("鸡蛋十个", "猪油一块"))
    )
    kinds = [(2, one) for one in ("用料", "做法", "外婆说")]
    lines = ("一、冷盘", *fish, MORE_PROSE, "二、热菜", *eggs)
    assert found(PROSE, *lines) == [(1, "一、冷盘"), *kinds, (1, "二、热菜"), *kinds]


def test_what_is_right_and_what_is_wrong_are_titles_of_one_level() -> None:
    titles = ("✘ 抱出来给全家看", "✔ 关在一个房间里", "✘ 马上洗澡")
    assert found(*over(*titles)) == [(1, one) for one in titles]


def test_an_ornament_below_a_number_is_of_a_title_of_its_own() -> None:
    days = (("第一天", "✘ 洗澡", "✔ 喂水"), ("第二天", "✘ 换粮", "✔ 封窗"))
    lines = [line for day, *titles in days for line in (day, *over(*titles)[1:])]
    assert found(PROSE, *lines) == [
        (level, text) for day in days for level, text in zip((1, 2, 2), day, strict=True)
    ]


def test_codes_that_do_not_follow_one_another_are_titles() -> None:
    codes = ("E01", "E07", "E11")
    assert found(*over(*codes)) == [(1, one) for one in codes]


@pytest.mark.parametrize(
    "inside", [("一、", "二、", "一、", "二、"), ("1.1 ", "1.2 ", "2.1 ", "2.2 ")]
)
def test_a_number_and_its_title_may_stand_above_the_first_heading_inside(
    inside: tuple[str, str, str, str],
) -> None:
    one, two, three, four = inside
    parts = (
        ("PART 01", "来之前", one + "材料", two + "行李"),
        ("PART 02", "到了", three + "宿舍", four + "饭卡"),
    )
    lines = [line for *head, one, two in parts for line in (*head, *over(one, two)[1:])]
    assert [level for level, _ in found(PROSE, *lines)] == [1, 2, 2, 1, 2, 2]


def test_a_name_with_the_years_of_a_life_is_a_run_in_heading() -> None:
    names = ("汤伯温　", "汤金凤（1936—2009）　", "黄守成（1921—1995）　")
    lines = (f"{name}守塘三十一年。{PROSE}" for name in names)
    headings = [(1, "第一章　人物"), *((2, name) for name in names)]
    assert found(PROSE, "第一章　人物", *lines) == headings


def test_who_signs_a_letter_amidst_is_nearer_to_it() -> None:
    letter = ("", "一封来信", "", PROSE, "会员 0387", "", MORE_PROSE)
    lines = ("", "渡口", "", PROSE, "", "水磨坊", "", PROSE, *letter)
    assert "会员 0387" not in [text for _, text in found(PROSE, *lines)]


def test_a_colon_alone_on_its_line_is_no_title() -> None:
    assert found(PROSE, "：", PROSE * 2) == []


def test_a_title_that_ends_as_an_upper_one_begins_is_below_it() -> None:
    tasks = ("重点任务", "修堤", PROSE, "清淤", PROSE)
    safeguards = ("保障措施", "加强领导", PROSE, "强化资金保障", PROSE, "严格督导", PROSE)
    assert found(PROSE, *tasks, *safeguards) == [
        (1, "重点任务"),
        (2, "修堤"),
        (2, "清淤"),
        (1, "保障措施"),
        (2, "加强领导"),
        (2, "强化资金保障"),
        (2, "严格督导"),
    ]


def test_what_a_report_tells_of_stands_over_its_parts_where_one_does() -> None:
    parts = ("质量管理", "队伍建设", "优质服务")
    lines = [PROSE, "", "主要工作"]
    for part in parts:
        lines += ["", part, PROSE, MORE_PROSE]
    for title in ("存在不足", "下一步打算"):
        lines += ["", title, PROSE, MORE_PROSE]
    titles = [(1, "主要工作"), *((2, part) for part in parts)]
    assert found(*lines) == [*titles, (1, "存在不足"), (1, "下一步打算")]
    flat = [line for line in lines if line != "主要工作"]
    assert {level for level, _ in found(*flat)} == {1}


STATUTE = (
    ("第一编", "总则", 1),
    ("第一章", "一般规定", 2),
    ("第二章", "水权", 2),
    ("第二编", "水工程", 1),
    ("第三章", "修建", 2),
)
ARTICLES = ("第一条　为了保护水资源，制定本条例。", "第二条　水权由县人民政府确认。")


def levels(*lines: str) -> list[tuple[int, str]]:
    document = read_lines(*lines).document
    return [(one.level, one.full_text) for one in headings(document)]


@pytest.mark.parametrize("title", [(), ("清河县水利条例",), ("清河县水利条例", "")])
@pytest.mark.parametrize("gap", [(), ("",)], ids=["close", "parted"])
@pytest.mark.parametrize("only_one", [True, False], ids=["one division", "two divisions"])
def test_divisions_and_chapters_on_following_lines_are_two_headings(
    title: tuple[str, ...], gap: tuple[str, ...], *, only_one: bool
) -> None:
    units = STATUTE[: 3 if only_one else None]
    expected = [(level, f"{number}　{text}") for number, text, level in units]
    for apart in (False, True):
        lines = list(title)
        for number, text, level in units:
            lines += [number, *gap, text, *gap] if apart else [f"{number}　{text}", *gap]
            lines += ARTICLES if level > 1 else ()
        assert levels(*lines) == expected


@pytest.mark.parametrize("below", ["石磊", "2024年3月5日"])
@pytest.mark.parametrize("gap", [(), ("",)], ids=["close", "parted"])
def test_a_division_and_its_chapter_are_not_one_title(below: str, gap: tuple[str, ...]) -> None:
    lines = ("第一编　水", *gap, "第一章　井", *gap, below, *gap, PROSE, MORE_PROSE)
    assert levels(*lines) == [(1, "第一编　水"), (2, "第一章　井")]
    assert levels("第一部　江边", "第一章　井", PROSE, "第二章　渠", PROSE) == [
        (1, "第一部　江边"),
        (2, "第一章　井"),
        (2, "第二章　渠"),
    ]


def test_a_chapter_over_its_articles_is_the_title_of_an_excerpt() -> None:
    document = read_lines("第一章　总则", *ARTICLES, "第三条　本条例自公布之日起施行。").document
    assert document.title
    assert document.title.text == "第一章　总则"
