"""Hard-wrapped texts: made whole when the evidence is strong, left alone when it is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from converter.normalizer.han import HAN
from converter.normalizer.wrapping import spaces

from .test_properties import alarm, work
from .trees import ends, findings, headings, lines_in, paragraphs, read

CODE = "LIN002"
TITLE = "防汛日记"
RIVER = (
    "入汛以来，上游连降暴雨，水库的水位一天涨了三米，镇里的干部和村民轮流上堤，每隔两百米就有一盏"
    "马灯，从渡口一直亮到三十里外的闸门，远远望去，像一条落在地上的银河，守堤的老人说他活了七十岁"
    "也没有见过这样大的水，更没有见过这样多的人。"
)
BRIDGE = (
    "天快亮的时候，桥头传来消息，说下游的泄洪口已经打开，水位开始慢慢回落，大家这才想起来整整一夜"
    "没有人吃过东西，食堂的师傅挑着两桶热粥上了堤，一人一碗，谁也不肯先喝，推让了半天，最后还是让"
    "几个学生娃先端了起来。"
)
DAY = RIVER[:-1] + "；" + BRIDGE
SHIP = (
    "The ferry left the northern bank at six in the morning, and nobody on board had slept for "
    "more than an hour. The old man who kept the well-known lamp by the water said that in 70 "
    "years he had not seen the river so high, nor so many people standing beside it in the rain."
)
FULL_STOPS = "。！？”…."
NOT_AT_START = set("，。、；：！？”’》）…—,.;:!?)%")
NOT_AT_END = set("“‘《（(")


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def narrow(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


Measure = Callable[[str], int]
MEASURES: list[Measure] = [columns, narrow, len]


def units(text: str) -> list[str]:
    """What no line end may part: Latin words, and marks with what they belong to."""
    found: list[str] = []
    for one in text:
        word = one.isascii() and one != " " and found and found[-1][-1].isascii()
        if (
            found
            and found[-1] != " "
            and (one in NOT_AT_START or found[-1][-1] in NOT_AT_END or word)
        ):
            found[-1] += one
        else:
            found.append(one)
    return found


def wrap(text: str, width: int, indent: str = "", measure: Measure = columns) -> list[str]:
    lines, line = [], indent
    for unit in units(text):
        if measure(line + unit) > width and line.strip():
            lines.append(line.rstrip(" "))
            line = "" if unit == " " else unit
        else:
            line += unit
    return [*lines, line]


def texts(text: str) -> list[str]:
    return lines_in(read(text).document)


def wrapped(form: str, parts: list[str], width: int, measure: Measure = columns) -> str:
    lines: list[str] = []
    for part in parts:
        lines += wrap(part, width, "　　" if form == "indents" else "", measure)
        lines += [""] * (form == "blank lines")
    return "\n".join(lines)


FORMS = ["indents", "blank lines"]


@pytest.mark.parametrize(
    ("form", "width"), list(product([*FORMS, "short lines"], [40, 56, 60, 72, 80]))
)
def test_a_wrapped_text_is_made_whole(form: str, width: int) -> None:
    parts = [TITLE, RIVER, BRIDGE, RIVER]
    if form == "short lines":
        assume_short = [columns(wrap(part, width)[-1]) < width - 6 for part in parts]
        if not all(assume_short):
            pytest.skip("a last line as long as the others ends nothing")
    assert texts(wrapped(form, parts, width)) == parts


@pytest.mark.parametrize("rare", ["𠮷", "😀", "한", "ñ", "€"])
@pytest.mark.parametrize("form", FORMS)
def test_a_character_that_is_not_in_gbk_has_the_width_of_its_class(rare: str, form: str) -> None:
    parts = [
        TITLE,
        *(part.replace("堤", rare).replace("亮", rare) for part in (RIVER, BRIDGE, DAY)),
    ]
    assert texts(wrapped(form, parts, 60)) == parts


def test_a_table_and_a_rule_amid_wrapped_lines_part_them_and_stay_as_they_are() -> None:
    rows = ["一号闸门\t王师傅看守，昼夜不离", "二号闸门\t李师傅看守，昼夜不离"]
    lines = [*wrap(RIVER, 60), *rows, *wrap(BRIDGE, 60), "-" * 60, *wrap(DAY, 60)]
    normalized = read("\n".join([TITLE, *lines]))
    whole = [p.text for p in paragraphs(normalized.document)]
    assert [text for text in whole if text in {RIVER, BRIDGE, DAY}] == [RIVER, BRIDGE, DAY]
    spans = [one.span for one in normalized.diagnostics if one.code == CODE and one.span]
    row, rule = lines.index(rows[0]) + 2, lines.index("-" * 60) + 2
    ranges = [range(span.first_line, span.last_line + 1) for span in spans]
    assert not any(line in one for line in (row, row + 1, rule) for one in ranges)


@pytest.mark.parametrize("width", [50, 60, 66, 72, 78])
def test_latin_words_get_their_spaces_back(width: int) -> None:
    assert texts(wrapped("blank lines", ["The River", SHIP, SHIP], width)) == [
        "The River",
        SHIP,
        SHIP,
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("河水还在往上涨", "谁也没有说话", "河水还在往上涨谁也没有说话"),
        ("the river", "is rising", "the river is rising"),
        ("the well-", "known lamp", "the well-known lamp"),
        ("in the rain.", "Nobody slept", "in the rain. Nobody slept"),
        ("大家都用Python", "语言", "大家都用Python语言"),
        ("大家都用", "Python语言", "大家都用Python语言"),
        ("大家都用machine", "learning方法", "大家都用machine learning方法"),
        ("那是在19", "98年的夏天", "那是在1998年的夏天"),
        ("水位涨了2.", "5米", "水位涨了2.5米"),
        ("there were 70", "30 people", "there were 70 30 people"),
        ("他说", "“水来了”", "他说“水来了”"),
        ("café", "noir", "café noir"),
    ],
)
def test_what_a_fold_stood_for(before: str, after: str, joined: str) -> None:
    fill = "河" if not before.isascii() and "café" not in before else "a"
    lines = [
        (fill * 60)[: (60 - columns(before)) // columns(fill)] + before,
        after + (fill * 60)[: (60 - columns(after)) // columns(fill)],
    ]
    whole = texts("\n".join([TITLE, "", *wrap(RIVER, 60), "", *lines, "。", ""]))
    assert joined in whole[2]


MODELS = (
    "近年来各类模型层出不穷，研究者们普遍采用了所谓的 state-of-the-art 模型作为比较的基线，"
    "并且在 2024 年的数据集上反复验证其结论是否可靠，其中最有名的是 attention 机制以及由它"
    "发展而来的 language models 一类的技术，对此学界有 30 多种不同的看法，到 2025 年也没有定论。"
)


@pytest.mark.parametrize("width", range(50, 61))
@pytest.mark.parametrize("is_spaced", [True, False])
def test_a_fold_between_han_and_latin_is_a_space_where_the_text_sets_one(
    width: int, is_spaced: bool
) -> None:
    models = MODELS if is_spaced else re.sub(f" (?=[{HAN}])|(?<=[{HAN}]) ", "", MODELS)
    assert texts(wrapped("indents", [TITLE, models, RIVER], width)) == [TITLE, models, RIVER]


@pytest.mark.parametrize(
    ("text", "letters", "digits"),
    [
        ("用 Python 写 3 天，用 Go 写 5 天", True, True),
        ("用 Python 写3天，用 Go 写5天", True, False),
        ("用Python写 3 天，用Go写 5 天", False, True),
        ("用 Python 写3天，用 Go 写，用Go写", False, False),
        ("用 Python 写", False, False),
        ("the river is rising, and so is it", False, False),
    ],
)
def test_spaces_are_set_where_most_places_have_one(text: str, letters: bool, digits: bool) -> None:
    assert spaces.spacing([text]) == spaces.Spacing(letters, digits)


def off_a_page(parts: list[str], width: int) -> list[str]:
    """The lines of a page as they are copied: what their first ones are set in is lost."""
    return [line.strip() for part in parts for line in wrap(part, width, "　　")]


@pytest.mark.parametrize("margin", ["  ", "    ", "\t", "　　", " " * 16])
@pytest.mark.parametrize("form", FORMS)
def test_a_margin_before_all_lines_hides_no_fold(form: str, margin: str) -> None:
    parts = [TITLE, RIVER, BRIDGE, RIVER]
    lines = wrapped(form, parts, 60).split("\n")
    normalized = read("\n".join(margin + line if line else "" for line in lines))
    assert lines_in(normalized.document) == parts
    river = next(one.span for one in paragraphs(normalized.document) if one.text == RIVER)
    last = wrap(RIVER, 60, "　　" if form == "indents" else "")[-1]
    assert river.last_column == len(margin) + len(last)


TALK = "守堤的人坐在灯下。" * 3 + "水声很大，说话要喊才听得见。" * 4 + "天亮以后，雨停了。"


@pytest.mark.parametrize("width", [50, 56, 60, 64, 76])
def test_a_text_copied_off_a_page_is_made_whole(width: int) -> None:
    parts = [RIVER, BRIDGE, TALK, DAY, TALK[9:], RIVER]
    assert texts("\n".join([TITLE, *off_a_page(parts, width)])) == [TITLE, *parts]


def test_justified_lines_differ_by_what_their_marks_are_squeezed() -> None:
    parts = [RIVER, BRIDGE, TALK, DAY, TALK[9:], RIVER]
    lines = off_a_page(parts, 60)
    for index in (1, 4, 14):
        lines[index] += lines[index + 1][0]
        lines[index + 1] = lines[index + 1][1:]
    assert texts("\n".join([TITLE, *lines])) == [TITLE, *parts]


def test_titles_of_news_of_like_length_are_no_page() -> None:
    lines = [
        "市政府召开常务会议研究防汛抗旱和城市供水工作",
        "渡口镇举行首届龙舟文化节暨非遗项目展演",
        "全市重点水利工程建设现场推进会在东闸召开",
        "我市三家单位入选省级节水型企业名单",
        "水利局组织党员干部赴大坝开展主题实践日活动",
        "下游三县签订跨区域水资源联合调度的合作协议",
        "东闸管理所被授予全国青年文明号称号",
        "我市首座全地下式污水处理厂正式投入商业运行",
        "渡口古镇修缮工程通过省文物局专家组的验收",
    ]
    assert texts("\n".join([TITLE, *lines])) == [TITLE, *lines]


def test_the_number_of_a_page_is_of_no_paragraph() -> None:
    lines = wrap(DAY, 60, "　　")
    for number in ("12", "— 12 —", "第 3 页 共 9 页"):
        text = "\n".join([TITLE, *lines[:3], number, *lines[3:], *wrap(RIVER, 60, "　　")])
        assert texts(text) == [TITLE, DAY, RIVER]
    page = [TITLE, "7"], [TITLE, "8"]
    more = [*lines[3:5], *page[1], *lines[5:], *wrap(RIVER, 60, "　　")]
    assert texts("\n".join([TITLE, *lines[:3], *page[0], *more])) == [TITLE, DAY, RIVER]


def test_entries_of_literature_stand_apart_where_the_last_one_fills_its_line() -> None:
    entries = ["［1］程文．渡口志［M］．武汉：江上出版社，" + "2021（4）：112-119．"] * 2
    lines = [*wrap(DAY, 2 * 20 + 18), "参考文献", *entries, "［3］吴河．水．"]
    assert texts("\n".join([TITLE, *lines]))[-3:] == [*entries, "［3］吴河．水．"]


def test_a_rejoined_paragraph_spans_all_its_lines_and_is_reported() -> None:
    lines = wrap(DAY, 60, "　　")
    normalized = read("\n".join([TITLE, *lines, BRIDGE]))
    first, second = paragraphs(normalized.document)
    assert ends(first.span) == (2, 3, len(lines) + 1, len(lines[-1]))
    assert ends(second.span) == (len(lines) + 2, 1, len(lines) + 2, len(BRIDGE))
    (finding,) = [one for one in normalized.diagnostics if one.code == CODE]
    assert finding.span == first.span
    assert finding.severity == "info"
    assert f"{len(lines)} wrapped lines" in finding.message


def test_marks_are_checked_in_the_whole_paragraph_and_found_in_their_lines() -> None:
    quoted = RIVER[:20] + "“" + RIVER[20:80] + "”" + RIVER[80:] + BRIDGE[:-1] + "（，" + BRIDGE
    lines = wrap(quoted, 60)
    normalized = read("\n".join([TITLE, "", *lines]))
    assert [p.text for p in paragraphs(normalized.document)] == [quoted]
    line = next(number for number, one in enumerate(lines, start=3) if "（" in one)
    assert findings(normalized, "PUN003") == [("PUN003", line, lines[line - 3].index("（") + 1)]


def test_a_marker_a_signature_and_a_speech_end_a_paragraph() -> None:
    full = (RIVER + BRIDGE)[: 30 * 4 - 1].replace("。", "，") + "。"
    lines = wrap(full, 60)
    assert columns(lines[-1]) == 60
    for after in ("二、闸门", "（二）闸门。", "②闸门。", "渡口镇人民政府"):
        assert texts("\n".join([TITLE, "", *wrap(DAY, 60), "", *lines, after])) == [
            TITLE,
            DAY,
            full,
            after,
        ]
    short = "大家都上了堤。"
    for after in ("“水退了！”", "记者：水退了吗？"):
        whole = texts("\n".join([TITLE, "", *wrap(DAY, 60), *lines, after, short]))
        assert whole == [TITLE, DAY, full, after, short]


ADDRESS = (
    "单位名称：北京市海淀区中关村某某科技有限公司人力资源部",
    "联系地址：北京市海淀区中关村大街二十七号中关村大厦三层",
    "邮　编：100080",
)


def test_the_lines_of_an_address_are_not_joined() -> None:
    found = texts("\n".join([TITLE, "", *wrap(DAY, 56), "", *ADDRESS]))
    assert found == [TITLE, DAY, *ADDRESS]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("柏先生：考进去的那一年，出版社正好招人，一共三个，", "考三张卡片：给出音、义、例。"),
        ("望湖：0000-8123461　新风：0000-8123462　纸厂：0　水岸", "社区：0000-8123463。"),
        ("答：三件事：一是电视音量是不是比从前大了一截，二是打", "电话时听不听得清，三件全占。"),
        ("柏先生：我们这一代人，都见过那一天的样子，后来我对她", "他们说：只要灯亮着，就有人。"),
    ],
)
def test_an_entry_that_goes_on_is_joined_with_what_looks_like_a_key(above: str, below: str) -> None:
    found = texts("\n".join([TITLE, "", *wrap(DAY, columns(above)), "", above, below]))
    assert found == [TITLE, DAY, above + below]


def test_headings_stand_between_wrapped_paragraphs() -> None:
    parts = [TITLE, "一、水情", RIVER, "二、工情", BRIDGE]
    document = read("\n".join(line for part in parts for line in wrap(part, 60))).document
    assert [one.full_text for one in headings(document)] == ["一、水情", "二、工情"]
    assert [one.text for one in paragraphs(document)] == [RIVER, BRIDGE]


def test_each_stretch_is_read_in_its_own_form() -> None:
    letter = [RIVER, BRIDGE]
    lines = [TITLE, RIVER, BRIDGE, *wrap(DAY, 60, "　　"), BRIDGE, *VERSE, ""]
    lines += [*wrap(letter[0], 40), "", *wrap(letter[1], 40)]
    assert texts("\n".join(lines)) == [TITLE, RIVER, BRIDGE, DAY, BRIDGE, *VERSE, *letter]


def test_a_mark_of_the_site_parts_paragraphs() -> None:
    lines = wrap(RIVER, 60)
    whole = texts("\n".join([TITLE, "", *lines[:2], "##paidbegin##", *lines[2:], "##paidend##"]))
    assert "".join(whole[1:]) == RIVER
    assert len(whole) > 2


VERSE = ["白日依山尽", "黄河入海流", "欲穷千里目", "更上一层楼"]
LEFT_ALONE = {
    "verse": VERSE * 6,
    "verse with marks": ["两个黄鹂鸣翠柳，一行白鹭上青天。", "窗含西岭千秋雪，门泊东吴万里船。"]
    * 8,
    "long couplets": [
        "风声雨声读书声声声入耳，家事国事天下事事事关心，",
        "有志者事竟成破釜沉舟百二秦关终属楚，",
        "苦心人天不负卧薪尝胆三千越甲可吞吴。",
    ]
    * 6,
    "English verse": [
        "Of Man's first disobedience, and the fruit",
        "Of that forbidden tree whose mortal taste",
        "Brought death into the World, and all our woe,",
        "With loss of Eden, till one greater Man",
        "Restore us, and regain the blissful seat,",
        "Sing, Heavenly Muse, that, on the secret top",
        "Of Oreb, or of Sinai, didst inspire",
        "That shepherd who first taught the chosen seed",
        "In the beginning how the heavens and earth",
        "Rose out of Chaos: or, if Sion hill",
        "Delight thee more, and Siloa's brook that flowed",
        "Fast by the oracle of God, I thence",
        "Invoke thy aid to my adventurous song,",
        "That with no middle flight intends to soar",
        "Above th' Aonian mount, while it pursues",
        "Things unattempted yet in prose or rhyme.",
    ],
    "dialogue": ["“水位多少？”", "“二十七米三。”", "他放下电话，一句话也没有说，走到了窗前。"] * 6,
    "address": ["渡口镇人民政府办公室", "河东县滨江大道18号", "邮编：412000", "电话：0731-1234567"]
    * 4,
    "signature": ["渡口镇防汛指挥部", "2024年6月18日"] * 6,
    "list": [
        f"{number}.检查第{number}号闸门和它的启闭设备，登记造册，专人看守；"
        for number in range(1, 20)
    ],
    "contents": [f"水库大坝和渡口的防汛检查记录{'…' * 12}{number:3}" for number in range(1, 20)],
    "table": [
        f"第{number:02}号闸门\t检查人员王师傅\t检查结果良好\t登记造册" for number in range(1, 20)
    ],
    "rules": ["=" * 60] * 8,
    "paragraphs of one line": [RIVER, BRIDGE] * 5,
    "short paragraphs of one length": [RIVER[:37] + "。", BRIDGE[:37] + "。"] * 8,
    "indented paragraphs without full stops": ["　　" + RIVER[:38], "　　" + BRIDGE[:38]] * 8,
    "names of different lengths": [RIVER[: 20 + 7 * number % 23] for number in range(1, 24)],
}


@pytest.mark.parametrize("name", LEFT_ALONE)
@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_what_was_not_wrapped_is_left_alone(name: str, glue: str) -> None:
    lines = LEFT_ALONE[name]
    normalized = read(glue.join([TITLE, *lines]))
    whole = lines_in(normalized.document)
    assert whole == [TITLE, *(line.strip() for line in lines)]
    assert findings(normalized, CODE) == []


def test_less_than_five_lines_are_no_evidence() -> None:
    lines = wrap(RIVER, 60)[:3]
    assert texts("\n".join([TITLE, *lines])) == [TITLE, *lines]


@pytest.mark.parametrize("form", FORMS)
def test_a_short_text_of_prose_needs_fewer(form: str) -> None:
    parts = [TITLE, RIVER[-50:], "夜里" + BRIDGE[-48:], RIVER[-50:]]
    assert texts(wrapped(form, parts, 64)) == parts


def test_rows_of_one_width_are_no_prose() -> None:
    row = "2009.09—2013.06　河东师范学院，汉语言文学，学士，共四年整"
    rows = [row, row.replace("学士", "硕士"), row.replace("四", "三"), "工作经历，曾任渡口教师"]
    assert texts("\n".join([TITLE, *rows])) == [TITLE, *rows]


WORDS = [
    "大堤",
    "渡口的",
    "老人",
    "水",
    "马灯，",
    "说",
    "、",
    "“银河”",
    "《日记》",
    "2024年",
    "河；",
    "GDP",
    "三十里",
    "。",
]
quick = settings(derandomize=True, max_examples=150, deadline=None)


@st.composite
def prose(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=90, max_size=200))
    text = "水" + "".join(word for word in words if word[0].isalnum() or word[0] in "“《")
    return text.rstrip("，；") + "。"


def is_clear(text: str, width: int, indent: str, measure: Measure) -> bool:
    """Whether no line of it opens as a list, a paragraph or a table does."""
    return all(columns(line) <= 100 for line in wrap(text, width, indent, measure))


@quick
@given(
    st.lists(prose(), min_size=2, max_size=4),
    st.integers(40, 84),
    st.sampled_from(FORMS),
    st.sampled_from(MEASURES[:2]),
)
def test_any_wrapped_prose_comes_back(
    parts: list[str], width: int, form: str, measure: Measure
) -> None:
    indent = "　　" if form == "indents" else ""
    assume(all(is_clear(part, width, indent, measure) for part in parts))
    text = wrapped(form, [TITLE, *parts], width, measure)
    assert texts(text) == [TITLE, *parts]
    assert texts("\n".join(texts(text))) == [TITLE, *parts]


@quick
@given(st.lists(prose(), min_size=1, max_size=6), st.sampled_from(["\n", "\n\n", "\n　　"]))
def test_any_prose_of_one_line_a_paragraph_is_untouched(parts: list[str], glue: str) -> None:
    normalized = read(glue.join([TITLE, *parts]))
    assert lines_in(normalized.document) == [TITLE, *parts]
    assert findings(normalized, CODE) == []


@quick
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("".join), max_size=60)
)
def test_nothing_is_lost_whatever_is_joined(lines: list[str]) -> None:
    whole = texts("\n".join([TITLE, *lines]))
    assert "".join(whole).replace(" ", "") == TITLE + "".join(lines)


SHAPES: dict[str, Callable[[int], str]] = {
    "tables amid lines": lambda n: "\n".join(["水" * 30, "水" * 30, "水\t天" * 9] * n),
    "no line in GBK": lambda n: "\n".join(["水" * 29 + "😀"] * n),
    "a shape a line": lambda n: "\n".join(
        "“" * (i % 7) + "水" * (20 + i % 31) + "ab1-"[: i % 5] + "水" for i in range(n)
    ),
    "one paragraph": lambda n: "\n".join(["水" * 30] * n),
    "two widths": lambda n: (
        "\n".join(["水" * 30] * 6 + ["水" * 40] * 6) + "\n" + "\n".join(["水" * 30] * n)
    ),
    "many widths": lambda n: "\n".join("水" * (20 + 7 * i % 29) for i in range(n)),
    "blocks": lambda n: "\n\n".join(["\n".join(wrap(RIVER, 60))] * (n // 4)),
    "almost wrapped": lambda n: "\n".join(["水" * 30, "水" * 20 + "。"] * n),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str) -> None:
    small, large = (work(SHAPES[shape](count)) for count in (200, 400))
    assert large <= 2.5 * small
    with alarm(20):
        read(SHAPES[shape](10_000))


def test_a_space_that_the_fold_took_behind_latin_letters_is_reckoned_with() -> None:
    lines = (
        "　　第二天早上我们离开的时候，老人站在门口挥手，一直到我们看不见他为止。我们都",
        "很难过，因为不知道什么时候能再见到他。后来我在图书馆里读到 To the Lighthouse",
        "这本书，才明白他的意思。",
    )
    other = (
        "　　灯塔是当时最高的一座建筑。它的光可以照到二十海里以外的地方，听说每年都会有",
        "上千艘船从它旁边经过，没有一艘触礁，也没有一艘在夜里迷路，只有风暴的日子里才有",
        "人留在岸上。",
    )
    document = read("\n".join(("灯塔下的一夜", "", *lines, *other))).document
    joined = ["".join(one).strip() for one in (lines, other)]
    assert [one.text for one in paragraphs(document)] == joined


NOTICE = """各乡镇人民政府：

    据气象部门预报，未来一周我县将有持续强降雨过程。为切实做好防
汛工作，确保人民群众生命财产安全，现就有关事项通知如下：

    一、提高思想认识。各级各部门要充分认识防汛工作的极端重要性，
克服麻痹思想和侥幸心理，立足于防大汛、抢大险、救大灾。

    二、强化隐患排查。要对水库、河堤、山塘、地质灾害点等重点部位
进行拉网式排查，发现问题立即整改，不留死角。

    三、严格值班值守。严格执行24小时值班和领导带班制度，确保信息
畅通。
"""


def test_folds_of_numbered_paragraphs_tell_of_a_width_as_those_of_others_do() -> None:
    read_notice = read(f"{TITLE}\n\n{NOTICE}")
    text = "\n".join(lines_in(read_notice.document))
    assert "为切实做好防汛工作" in text
    assert "确保信息畅通。" in text
    assert len(findings(read_notice, CODE)) == 4
