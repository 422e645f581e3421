"""Line breaking: known breaks, each with the clause that decides it, and properties of any text."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.layout import characters
from converter.layout.breaking import FULL_WIDTH_CLOSING, balance_lines, break_lines, measure
from converter.layout.justification import shrinkability
from converter.layout.metrics import Typeface, Typefaces

PROHIBITED_AT_START = "、，；：。！？”’》）】〕」』·～%）"
PROHIBITED_AT_END = "“‘《（【〔「『￥"


def broken(text: str, ems: float, typeface: Typeface, indent: float = 0) -> list[str]:
    paragraph = measure([(characters.encode(text), typeface)])
    lines = break_lines(paragraph, 1000 * ems, 1000 * indent)
    return [characters.decode(paragraph.text[start:end]) for start, end in lines]


KNOWN_BREAKS = [
    ("CLREQ 2.2.1: lines are full of ideographs", "夯基立柱行稳致远", 4, "夯基立柱/行稳致远"),
    ("GB/T 15834 5.1.10: half a mark ends", "我倍感珍惜，立柱架梁", 5.5, "我倍感珍惜，/立柱架梁"),
    ("CLREQ 3.1.3: a pause begins no line", "我倍感珍惜，立柱架梁", 5, "我倍感珍/惜，立柱/架梁"),
    ("CLREQ 3.1.3: no opening mark ends", "形成了《某街道典型》", 4, "形成了/《某街道/典型》"),
    ("CLREQ 3.1.3: a closing mark begins no line", "他在某街道）挂职", 5, "他在某街/道）挂职"),
    ("CLREQ 3.1.3: a middle dot begins no line", "诺尔曼·白求恩", 3, "诺尔/曼·白/求恩"),
    ("CLREQ 3.1.3: a connector begins no line", "一月二日～三日止", 4, "一月二/日～三/日止"),
    ("TYPOGRAPHY: pulled in first", "多听、多看、多思，多干些", 8, "多听、多看、多思，/多干些"),
    ("CLREQ 3.1.6.1: two marks are 1.5 em", "他走了（很远）。我们", 7, "他走了（很远）。/我们"),
    ("CLREQ 3.1.6.2: a bracket shrinks", "他形成了《某街道》一文", 4, "他形成了/《某街道》/一文"),
    ("GB/T 15834 5.1.6: —— is one thing", "菜市场——某市场", 4, "菜市场/——某/市场"),
    ("GB/T 15834 5.1.7: …… is one thing", "他没有……走了", 4, "他没有/……走了"),
    ("UAX #14: a word is whole", "用Python写成", 4, "用/Python/写成"),
    ("UAX #14: a number has its sign", "小区占80%，像水利局", 4.3, "小区占/80%，像/水利局"),
    ("UAX #14: a sign stays with its number", "贷款￥800元", 4, "贷款/￥800元"),
    ("UAX #14: words part at spaces", "to be or not", 3, "to be /or not"),
    ("UAX #14: words part after a hyphen", "state-of-art", 3, "state-/of-art"),
    ("a word longer than the line is broken", "a" * 12, 3, "aaaaa/aaaaa/aa"),
    ("such a word does not leave its line empty", "夯" + "a" * 7, 3, "夯aaa/aaaa"),
    ("CLREQ 3.1.3: no last line of one character", "夯基立柱行稳致远了", 4, "夯基立柱/行稳致/远了"),
    ("a combining mark stays with its letter", "夯基立e\u0301行走", 4.8, "夯基立e\u0301/行走"),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "text", "ems", "lines"), KNOWN_BREAKS)
def test_known_breaks(clause: str, text: str, ems: float, lines: str, song: Typeface) -> None:
    assert "/".join(broken(text, ems, song)) == lines, clause


def test_the_first_line_is_shorter_by_its_indent(song: Typeface) -> None:
    lines = broken("今年某月在市委组织部安排下到某街道挂职", 6, song, indent=2)
    assert lines == ["今年某月", "在市委组织部", "安排下到某街", "道挂职"]


def test_balanced_lines_are_nearly_equal_and_no_more(song: Typeface) -> None:
    paragraph = measure([("挂职感悟夯基立柱行稳致远深入基层扎根", song)])
    lines = balance_lines(paragraph, 16_000)
    assert [end - start for start, end in lines] == [9, 9]


TEXTS = st.text(
    st.sampled_from(
        "的一是在了夯基立柱" * 6
        + "，。、；：？！“”‘’《》（）—…·～"
        + "abcXYZ0123456789%￥$.,-/ ()\u3000\u0301"
    ),
    min_size=1,
    max_size=120,
)
MEASURES = st.integers(min_value=4, max_value=40)


@given(TEXTS, MEASURES)
def test_lines_joined_are_the_text(text: str, ems: int) -> None:
    assert "".join(broken(text, ems, _song())) == text


@given(TEXTS, MEASURES)
def test_no_line_breaks_a_prohibition_that_it_could_have_kept(text: str, ems: int) -> None:
    paragraph = measure([(characters.encode(text), _song())])
    for start, end in break_lines(paragraph, 1000 * ems)[:-1]:
        if not paragraph.may_break(end):
            assert not any(map(paragraph.may_break, range(start + 1, end)))


@given(TEXTS, MEASURES)
def test_no_line_is_wider_than_its_measure_can_shrink(text: str, ems: int) -> None:
    paragraph = measure([(characters.encode(text), _song())])
    for start, end in break_lines(paragraph, 1000 * ems):
        room = shrinkability(paragraph.room, start, paragraph.visible_end(start, end))
        assert paragraph.width(start, end) - room <= 1000 * ems + 0.02


SENTENCES = st.lists(
    st.tuples(
        st.text(st.sampled_from("的一是了夯基立柱"), min_size=2, max_size=7),
        st.sampled_from(["，", "。", "、", "：“", "”。", "《", "》", "！”", "；", "……", "——"]),
    ),
    min_size=1,
    max_size=20,
).map(lambda parts: "".join(map("".join, parts)))


@given(SENTENCES, MEASURES)
def test_no_line_of_chinese_begins_or_ends_with_what_may_not(text: str, ems: int) -> None:
    for line, following in pairwise(broken(text, ems, _song())):
        assert following[0] not in PROHIBITED_AT_START
        assert line[-1] not in PROHIBITED_AT_END


def test_full_width_marks_have_the_width_of_an_ideograph(song: Typeface) -> None:
    for name in (*FULL_WIDTH_CLOSING, characters.OPENING):
        for mark in characters.MEMBERS[name][:4]:
            assert song.widths[mark] == 1000, mark


@cache
def _song() -> Typeface:
    """The fixture ``song``, for properties: hypothesis takes no fixture of a function."""
    return Typefaces(theme.load("essay"))["song"]
