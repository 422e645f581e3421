"""Plays: acts and scenes, who is in them, what is said by turns, and what is done on the stage."""

from __future__ import annotations

import pytest

from converter.document import Document, ListBlock, Section, Verse, walk
from tests.normalizer.trees import headings, lines_in, paragraphs, read_lines

TITLE = "渡口"
WIDE = (
    "老　王　今天的雾可真大。",
    "小　满　爷爷，对岸有人在喊。",
    "老　王　（站起来）谁呀？",
    "　　　〔小满下。",
    "老　王　来了来了",
    "商　人　船家",
    "老　王　嗯",
    "商　人　过河",
)
GAPS = ("甲　今天咱们说说桥", "乙　桥有什么好说的", "甲　怎么没有", "乙　不知道")
COLONS = (
    "小明：（掏出手机）我看看谁给我发消息了。",
    "王老师：小明，你在看什么？",
    "（王老师走进教室）",
    "小明：（慌张地）没……没什么。",
    "王老师：说说吧，为什么带手机？",
    "小明：我想妈妈了。",
)
IN_BRACKETS = ("老王（坐在船头）：今天的雾可真大。", "小满（跑上）：对岸有人。", "老王：谁呀？")


def plain(document: Document) -> bool:
    """Whether all below the headings are paragraphs without a role."""
    blocks = [one for one in walk(document.blocks) if not isinstance(one, Section)]
    return len(blocks) == len(paragraphs(document)) and {
        one.role for one in paragraphs(document)
    } == {"body"}


@pytest.mark.parametrize("gap", [(), ("",)], ids=["close", "parted"])
@pytest.mark.parametrize("turns", [WIDE, GAPS, COLONS, IN_BRACKETS], ids=lambda turns: turns[0])
def test_turns_are_paragraphs_as_they_were_typed(
    turns: tuple[str, ...], gap: tuple[str, ...]
) -> None:
    scenes = (("第一幕", *gap, *turns), ("第二幕", *gap, *turns))
    lines = [line for scene in scenes for one in scene for line in (one, *gap)]
    document = read_lines(TITLE, "", *lines).document
    assert [one.full_text for one in headings(document)] == ["第一幕", "第二幕"]
    assert plain(document)
    assert lines_in(document)[2 : 2 + len(turns)] == [line.strip() for line in turns]


@pytest.mark.parametrize("turns", [WIDE, GAPS])
def test_names_with_gaps_open_no_verse(turns: tuple[str, ...]) -> None:
    document = read_lines(TITLE, "", *turns).document
    assert not any(isinstance(one, Verse | ListBlock) for one in document.blocks)


def test_what_is_done_on_a_stage_tells_a_play() -> None:
    stage = ("（幕启。渡口，黄昏。）", "（小明下。）", "（灯光渐暗。幕落。）")
    assert plain(read_lines("手机", stage[0], *COLONS, stage[1], *COLONS, stage[2]).document)


@pytest.mark.parametrize("act", ["第一幕", "第一场", "第一幕　渡口"])
@pytest.mark.parametrize("direction", ["（渡口，黄昏）", "〔渡口，黄昏。〕"])
@pytest.mark.parametrize("gap", [(), ("",)], ids=["close", "parted"])
def test_a_direction_below_an_act_is_neither_its_title_nor_a_subtitle(
    act: str, direction: str, gap: tuple[str, ...]
) -> None:
    lines = [line for one in (act, direction, *IN_BRACKETS) for line in (one, *gap)]
    document = read_lines(TITLE, "", *lines).document
    assert [one.full_text for one in headings(document)] == [act]
    assert plain(document)
    assert lines_in(document)[1:3] == [act, direction]


def test_acts_and_scenes_have_levels() -> None:
    lines = [
        line
        for act in ("第一幕", "第二幕")
        for scene in ("第一场", "第二场")
        for line in ((act,) * (scene == "第一场") + (scene, *IN_BRACKETS))
    ]
    document = read_lines(TITLE, "", *lines).document
    assert [(one.level, one.full_text) for one in headings(document)] == [
        (1, "第一幕"),
        (2, "第一场"),
        (2, "第二场"),
        (1, "第二幕"),
        (2, "第一场"),
        (2, "第二场"),
    ]


def test_the_key_of_its_name_is_left_out_and_who_wrote_it_is_the_writer() -> None:
    document = read_lines(
        "剧名：渡口", "编剧：石磊", "导演：小满", "", "第一幕", *IN_BRACKETS
    ).document
    assert document.title
    assert document.title.text == "渡口"
    assert document.metadata.author == "石磊"
    assert [one.text for one in paragraphs(document) if one.role == "byline"] == [
        "编剧：石磊",
        "导演：小满",
    ]


def test_a_talk_has_questions_and_answers_all_the_same() -> None:
    talk = ("记者：您为什么回来？", "石磊：为了渡口。", "记者：还走吗？", "石磊：不走了。")
    for remarks in ((), ("（见下）", "（接上）"), ("（笑）", "（起立）")):
        document = read_lines("访谈", "", *talk, *remarks).document
        assert [one.role for one in paragraphs(document)][:4] == ["question", "answer"] * 2


@pytest.mark.parametrize(
    ("remarks", "role"),
    [
        (("（灯光暗下来，我们换了个地方坐。）", "（服务员上）"), "question"),
        (("（幕启）", "（灯暗）"), "body"),
    ],
    ids=["those of a reporter", "a curtain"],
)
def test_who_asks_by_trade_and_does_is_in_a_play_only_with_a_curtain(
    remarks: tuple[str, str], role: str
) -> None:
    first, second = remarks
    talk = (
        "记者：您为什么回来？",
        "石磊：为了渡口。",
        first,
        "记者：还走吗？",
        "石磊：不走了。",
        second,
    )
    document = read_lines("访谈", "", *talk, "记者：谢谢您。", "石磊：不客气。").document
    found = {one.text: one.role for one in paragraphs(document)}
    assert found[talk[0]] == found["记者：还走吗？"] == role
    assert found[first] == found[second] == "body"
