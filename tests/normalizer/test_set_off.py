"""Lists without labels, words that are shown as they stand somewhere, columns by spaces."""

from __future__ import annotations

import pytest

from converter.document import (
    Block,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Table,
    Verse,
    text_of,
)

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


def texts_of(table: Table) -> list[list[str]]:
    return [[text_of(cell.inlines) for cell in row] for row in table.rows]


def test_rows_of_columns_by_spaces_may_be_short() -> None:
    head, *rows = (
        "项目      金额    备注",
        "船票      320     往返",
        "保险      12",
        "茶水      85      自带",
    )
    rows += ["住宿              未定", "合计      417"]
    found, after = blocks("表1　费用", head, *rows, "注：　以元计。")
    assert isinstance(found, Table)
    assert texts_of(found)[1:] == [
        ["船票", "320", "往返"],
        ["保险", "12", ""],
        ["茶水", "85", "自带"],
        ["住宿", "", "未定"],
        ["合计", "417", ""],
    ]
    assert found.header_rows == 1
    assert isinstance(after, Paragraph)
    assert after.role == "table_note"


def test_a_short_row_below_other_columns_is_none() -> None:
    rows = ("品类　件数　滞留", "童鞋　902　0.6", "厨具　714　1.2", "书籍　630　5.7")
    (found,) = blocks(*rows, "合计　2246")
    assert isinstance(found, Table)
    assert texts_of(found)[-1] == ["合计", "2246", ""]
    found, after = blocks(*rows, "渡口　小站")
    assert isinstance(found, Table)
    assert len(found.rows) == len(rows)
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize(
    "rows",
    [
        (
            "叫法　对折　根数　口感",
            "二细　6　64　筋道",
            "细的　7　128　软硬适中",
            "毛细　8　256　适合老人",
        ),
        ("项目　场次　人次", "访视　—　1,944", "共餐　141　8,883", "送餐　—　5,412"),
        (
            "时间　戴多久　何处",
            "首周　1～2小时　家里",
            "次周　3～4小时　家里",
            "再次　5小时　楼下",
            "末周　全天　街上",
        ),
        ("表1　面的叫法", "叫法　口感　适合", "二细　筋道有嚼头　青年", "毛细　细如发丝　老人孩子"),
    ],
)
def test_one_space_parts_columns_where_figures_or_a_caption_tell_so(rows: tuple[str, ...]) -> None:
    assert kinds(*rows) == ["Table"]


@pytest.mark.parametrize(
    "rows",
    [
        ("张三　李四　王五", "周渡生　林小满　石磊", "赵敏　陈志强　孙伟"),
        ("春来　花开　江上", "夏至　蝉鸣　树间", "秋深　叶落　庭前"),
        ("11月4日　北风　112.5　收衣太迟", "11月5日　北风　86.0　发烧", "11月6日　微风　0　退烧"),
        ("A．翘首　绯红　锃亮", "B．悄然　屏息　殷红", "C．镌刻　仲裁　畸形"),
    ],
)
def test_names_and_verse_that_spaces_part_are_no_columns(rows: tuple[str, ...]) -> None:
    assert "Table" not in kinds(*rows)


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
