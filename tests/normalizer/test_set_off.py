"""Lists without labels, words that are shown as they stand somewhere, columns by spaces."""

from __future__ import annotations

import pytest

from converter.document import Block, ListBlock, Quote, Section, Table, Verse

from .trees import MORE_PROSE, PROSE, read_lines


def blocks(*lines: str) -> tuple[Block, ...]:
    return read_lines("渡口", PROSE, *lines).document.blocks[1:]


def kinds(*lines: str) -> list[str]:
    return [type(block).__name__ for block in blocks(*lines)]


@pytest.mark.parametrize(
    "items",
    [
        ("一只保温杯；", "一副假牙；", "一个骨灰盒。"),
        ("翻书的声音，", "粉笔的声音，", "窗外下雨的声音。"),
        ("加油站一个", "面馆三家", "修车铺五家", "秋千一个，拍照十元"),
        ("户　名：石磊", "开户行：清河农商行", "账　号：0000 0000"),
        ("14:00　报到", "15:30　认人。每人一张照片。"),
        ("——验证码改为五分钟；", "——左下角有“重来”；", "——按住屏幕转人工。"),
    ],
)
@pytest.mark.parametrize("blank", [False, True])
def test_short_lines_that_a_colon_announces_are_a_list(
    items: tuple[str, ...], *, blank: bool
) -> None:
    space = ("",) * blank
    _, found, after = blocks("他带来这些东西：", *space, *items, *space, MORE_PROSE)
    assert isinstance(found, ListBlock)
    assert not found.ordered
    assert len(found.items) == len(items)
    assert {item.label for item in found.items} == {"——" if items[0][0] == "—" else ""}
    assert type(after).__name__ == "Paragraph"


@pytest.mark.parametrize(
    "items",
    [
        ("丝瓜两根，嫩的", "油条一根", "盐，一小撮"),
        ("酱油", "猪油", "葱花"),
        ("一是轻车简从；", "二是不打招呼；", "三是不上酒。"),
        ("《大河志》，抄到第三章", "《论友谊》，没有还", "《夜》，太好"),
        ("底本：据以校勘的本子。", "参校本：拿来对照的。", "工作本：画乱了的。"),
    ],
)
def test_lines_alike_under_a_heading_are_a_list(items: tuple[str, ...]) -> None:
    sections = blocks("一、用料", *items, "二、做法", PROSE)
    assert isinstance(sections[0], Section)
    (found,) = sections[0].blocks
    assert isinstance(found, ListBlock)
    assert len(found.items) == len(items)


@pytest.mark.parametrize(
    "lines",
    [
        ("他说：", "“走吧。”", "“不走。”"),
        ("他说：", "走吧。", "不走。"),
        ("要带的东西：", "一把伞"),
        ("甲：灯要一盏一盏地点，", "乙：门要一扇一扇地敲。"),
    ],
)
def test_speech_and_single_lines_are_no_list(lines: tuple[str, ...]) -> None:
    assert set(kinds(*lines)) == {"Paragraph"}


@pytest.mark.parametrize(
    ("announcement", "words"),
    [
        ("条石上刻着四个字：", ("水来我在",)),
        ("小票背面写满了字：", ("高高兴兴上班来", "平平安安回家去")),
        ("墙上刷着红漆：", ("高高兴兴上班来", "平平安安回家去")),
        ("规矩写在街口的木牌上：", ("先问后修；", "修不好，不要钱；", "下雨不涨价。")),
    ],
)
@pytest.mark.parametrize("blank", [False, True])
def test_words_on_a_wall_are_a_quotation(
    announcement: str, words: tuple[str, ...], *, blank: bool
) -> None:
    space = ("",) * blank
    _, found, after = blocks(announcement, *space, *words, *space, MORE_PROSE)
    assert isinstance(found, Quote)
    assert len(found.blocks) == len(words)
    assert type(after).__name__ == "Paragraph"


@pytest.mark.parametrize(
    "lines",
    [
        ("他说过一句话：", "", "伞是雨天用的，不是拿来算的。"),
        ("笔记里写道：", "", PROSE),
        ("", "“人去了，灯还在。”（《渡口志》卷三）"),
        ("", "“祖宗要是活着，也要念书。”", "——竹坑村　闽太公"),
        ("", "在最深的井里，白天也看得见星星。（第12页）"),
    ],
)
def test_what_someone_said_is_a_quotation(lines: tuple[str, ...]) -> None:
    assert kinds(*lines, "", MORE_PROSE)[-2:] == ["Quote", "Paragraph"]


@pytest.mark.parametrize(
    "lines",
    [
        ("他总要问一句：", "", "“怎么裂的？”"),
        ("我告诉他：", "", "“明天走。”"),
        ("", "“走吧。”", "", "“不走。”（他摇头）"),
        ("政府补贴二十万元：", "", PROSE),
    ],
)
def test_turns_of_a_talk_are_no_quotation(lines: tuple[str, ...]) -> None:
    assert "Quote" not in kinds(*lines, "", MORE_PROSE)


def test_verse_that_is_written_is_verse() -> None:
    stanza = ("风从墙上翻过来", "没有敲门", "我们都听见了", "没有人说话")
    assert isinstance(blocks("他写了四行：", "", *stanza, "", PROSE)[1], Verse)


def test_columns_by_spaces_are_a_table() -> None:
    rows = ("地区　　　　标准（元）", "省会城市　　350", "县及以下　　200")
    (found,) = blocks("", *rows, "")
    assert isinstance(found, Table)
    assert (len(found.rows), found.header_rows) == (3, 1)


@pytest.mark.parametrize(
    "rows",
    [
        ("地区　　　　标准", "省会城市　　350"),
        ("毛惟一　　船腔", "金默语　　童谣", "骆驼草　　市场"),
        ("地区　　　　标准", "省会城市　350", "县及以下　　　200"),
    ],
)
def test_spaces_that_make_no_columns_part_no_cells(rows: tuple[str, ...]) -> None:
    assert "Table" not in kinds("", *rows, "")


STANZA = ("“人生代代无穷已，", "江月年年望相似。", "不知江月待何人，", "但见长江送流水。”")


def test_a_stanza_in_quotation_marks_is_verse() -> None:
    _, verse, _after = blocks("他常常念起那几句：", *STANZA, "念完便沉默了。")
    assert isinstance(verse, Verse)
    assert len(verse.lines) == 4


@pytest.mark.parametrize(
    "lines",
    [
        ("“来了。”", "“坐吧。”", "“喝水。”", "“好的。”"),
        ("“人生代代无穷已，", "江月年年望相似。”", "他念到这里停了。", "大家都没有说话。"),
        ("“我们走吧。", "“天黑了，灯也亮了。", "“船来了。", "“再不走就要误了时辰了。”"),
    ],
)
def test_what_is_said_is_no_verse(lines: tuple[str, ...]) -> None:
    assert "Verse" not in kinds("他们说：", *lines, PROSE)
