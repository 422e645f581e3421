"""Run-in headings that a colon or ！ ends: by their siblings, and by what stands behind them."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import PROSE, headings, read_lines

TITLE = "在全县防汛工作会议上的讲话"
TEXT = "各级党委要高度重视，把工作抓好，抓出成效。"


def run_in(*lines: str) -> list[str]:
    """The run-in headings of a text of these lines under a title and a paragraph."""
    found = headings(read_lines(TITLE, PROSE, *lines).document)
    return [one.full_text for one in found if one.run_in]


@pytest.mark.parametrize("mark", "：！")
@pytest.mark.parametrize("label", ["（{}）", "{}、"])
def test_a_colon_ends_a_title_beside_one_that_a_full_stop_ends(label: str, mark: str) -> None:
    one, other = (label.format(number) for number in "一二")
    lines = (f"{one}加强领导。{TEXT}", f"{other}强化督查{mark}对落实不力的要严肃问责。")
    assert run_in(*lines) == [f"{one}加强领导。", f"{other}强化督查{mark}"]


@pytest.mark.parametrize(
    "texts",
    [
        ("加强领导：" + TEXT, "强化督查：对落实不力的要严肃问责，决不姑息。"),
        ("开馆：五月一日。当天免费。", "闭馆：六月一日。次日盘点。"),
        (
            "初審：由主辦單位邀請學者三人，就來稿格式審查。",
            "決審：由評審委員會開會討論，投票決定名次。",
        ),
    ],
)
def test_colons_end_titles_where_all_are_set_so_over_sentences(texts: tuple[str, ...]) -> None:
    lines = [f"{number}．{text}" for number, text in enumerate(texts, start=1)]
    assert run_in(*lines) == [line.partition("：")[0] + "：" for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("1．时间：5月1日", "2．地点：会议室"),
        ("1．时间：5月1日上午。", "2．地点：三楼会议室。"),
        ("1．身份证：原件及复印件各一份。", "2．照片：近期免冠照片两张。"),
        ("①老渠：即响水渠。今覆以水泥。", "②灯昏：一灯如豆。予伏其侧。"),
        ("1．甲说：" + TEXT, "2．乙说：" + TEXT),
        ("1．时间：" + TEXT,),
    ],
)
def test_facts_and_notes_and_speeches_behind_a_colon_stay_what_they_are(
    lines: tuple[str, ...],
) -> None:
    assert run_in(*lines) == []


def test_colons_end_titles_beside_those_alone_on_their_lines() -> None:
    notice = (
        "一、活动时间：4月24日上午在学校操场集合。",
        "二、活动地点：湿地公园（距学校9公里）。",
        *("三、活动内容", TEXT, "四、费用", TEXT, "五、注意事项", TEXT),
    )
    found = headings(read_lines(TITLE, PROSE, *notice).document)
    assert [one.full_text for one in found] == [
        *("一、活动时间：", "二、活动地点：", "三、活动内容", "四、费用", "五、注意事项")
    ]
    assert run_in(*notice[:2], "三、活动内容", "四、费用", "五、注意事项") == []


def test_no_title_ends_at_a_space_inside_a_bracket() -> None:
    lines = [
        line
        for number, name in zip("一二三", ("适应", "积累", "强化"), strict=True)
        for line in (f"第{number}阶段：{name}期（第 1—4 周）", TEXT)
    ]
    found = headings(read_lines(TITLE, PROSE, *lines).document)
    assert [(one.full_text, one.run_in) for one in found] == [(line, False) for line in lines[::2]]


def test_no_title_ends_inside_a_bracket() -> None:
    rents = ("1．月租金八百元（大写：捌佰元整），按月支付。", "2．租金按月支付。" + TEXT)
    assert run_in(*rents) == []
    terms = ("1．租金（月）：" + TEXT, "2．押金（一次）：" + TEXT)
    assert run_in(*terms) == ["1．租金（月）：", "2．押金（一次）："]
