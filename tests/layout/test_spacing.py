"""Spacing: what is added between neighbours, and what room the spaces of the source have."""

from __future__ import annotations

import pytest

from converter.layout.context import encode
from converter.layout.measuring import measure
from converter.layout.metrics import Typeface
from converter.layout.paragraphs import Shape, set_paragraph
from converter.layout.spacing import LONG
from converter.theme import Alignment
from tests.layout.ink import right_edge

ZWSP = "\u200b"


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("夯 9 基", "HgdgH"),
        ("to be", "LLBLL"),
        ("所谓\u3000「绝对", "HHZOHH"),
        ("九五\u3000”计", "HHZCH"),
        ("第一编 总则", "HHHZHH"),
        ("a 《典》", "LZOHC"),
    ],
)
def test_a_space_has_the_room_of_what_it_stands_for(text: str, room: str, song: Typeface) -> None:
    """CLREQ 3.5.4: word spaces are those between words, Han–Latin spaces those beside Han."""
    paragraph = measure([(text, song)])
    assert (paragraph.kerns, paragraph.room) == ({}, room)


@pytest.mark.parametrize(
    "text", ["“九五 ”计划", "所谓 「绝对民主」", "（ 夯基）立柱", "他说： “好。 ”", "垒台， 立柱"]
)
def test_a_space_beside_a_mark_has_no_width(text: str, song: Typeface) -> None:
    """CLREQ 3.1.6: the blank beside a mark is its own."""
    (encoded,) = encode([text])
    closed, plain = measure([(encoded, song)]), measure([(text.replace(" ", ""), song)])
    assert closed.width(0, len(text)) == plain.width(0, len(plain.text))
    (line,) = set_paragraph([(text, song)], Shape(10, 200, "justify"))
    assert line.text == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("夯基垒 「立柱」", ["夯基垒 ", "「立柱」"]),
        ("夯基， 立柱架", ["夯基， ", "立柱架"]),
        ("夯基垒 」柱", ["夯基", "垒 」柱"]),
        ("夯基「 立柱", ["夯基", "「 立柱"]),
    ],
)
def test_a_line_ends_at_such_a_space_where_it_may(
    text: str, lines: list[str], song: Typeface
) -> None:
    """CLREQ 3.1.4: a closing mark begins no line, and an opening one ends none."""
    assert [line.text for line in set_paragraph([(text, song)], Shape(10, 30, "left"))] == lines


@pytest.mark.parametrize("text", ["夯基 立柱", "是（ ）的", "他说：  好", "a “b” c", "GB 夯"])
def test_other_spaces_are_as_wide_as_they_are(text: str) -> None:
    assert encode([text])[0].count(" ") == text.count(" ")


@pytest.mark.parametrize("text", ["互联网+政务", "互联网+", "+基", "基%立"])
def test_a_sign_without_a_word_has_no_han_latin_space(text: str, song: Typeface) -> None:
    assert measure([(text, song)]).kerns == {}


@pytest.mark.parametrize("text", ['写着"夯基"二字', "**夯基**立柱", "夯'GDP'基", '夯"5G"基'])
def test_a_straight_quotation_mark_or_asterisk_has_no_han_latin_space(
    text: str, song: Typeface
) -> None:
    """CSS Text 4, 8.4.1: the space is between ideographs and letters or numerals."""
    assert measure([(text, song)]).kerns == {}


@pytest.mark.parametrize("text", ["夯+5基", "夯C++基", "夯5%基"])
def test_a_sign_of_a_word_or_number_has_one(text: str, song: Typeface) -> None:
    """CLREQ 3.2.2."""
    assert measure([(text, song)]).kerns == {1: 250, len(text) - 1: 250}


@pytest.mark.parametrize("alignment", ["justify", "left"])
def test_the_point_of_a_number_gives_up_its_blank_half(
    alignment: Alignment, song: Typeface
) -> None:
    """CLREQ 3.1.6.1, as for marks; 3.5.4: no space goes into a number."""
    text = "占总人口的６３．５％以上" + "夯基垒台" * 4
    first, *_ = set_paragraph([(text, song)], Shape(10, 130, alignment))
    number = next(run for run in first.runs if "．" in run.text)
    point = number.text.index("．") + 1
    assert dict(number.kerns)[point] == -500
    assert number.spacing == 0
    assert right_edge(first) == pytest.approx(130 if alignment == "justify" else 125)


@pytest.mark.parametrize("text", ["夯（基）（立）。柱", "用Python写9个", "他说：“柱”"])
def test_a_space_of_no_width_parts_no_neighbours(text: str, song: Typeface) -> None:
    """Unicode 23.2: a zero-width space says where a line may end, and nothing else."""
    plain, parted = (measure([(one, song)]) for one in (text, ZWSP.join(text)))
    assert parted.width(0, len(parted.text)) == plain.width(0, len(text))
    assert parted.room.replace("W", "") == plain.room


def test_a_very_long_paragraph_is_spaced_like_others(song: Typeface) -> None:
    """Its kerns are held otherwise; they are the same, and so are the widths of its lines."""
    sample = "夯基（垒台）。“立柱”用Python写，"
    period, count = len(sample), LONG // len(sample) + 2
    short, long = measure([(sample * 3, song)]), measure([(sample * count, song)])
    place = period * (count - 2)
    assert [*long.boundaries] == [*long.kerns]
    assert len(long.kerns) == len(long.boundaries)
    assert long.width(place, place + 7) == short.width(period, period + 7)
    for added in (0.0, 50.0):
        of_short, of_long = ({at + 2: added} if added else {} for at in (period, place))
        kerns = long.kerns_between(place, place + period, of_long)
        assert kerns == short.kerns_between(period, 2 * period, of_short)


@pytest.mark.parametrize("end", ["，", "。", "”", "基"])
def test_a_mark_before_a_space_of_no_width_ends_its_line(end: str, song: Typeface) -> None:
    """GB/T 15834-2011, 5.1.10: half an em, and it is not squeezed again."""
    text = f"夯基，垒台立柱架{end}{ZWSP}夯基垒台"
    lines = set_paragraph([(text, song)], Shape(10, 85, "justify"))
    assert lines[0].text == text[: text.index(ZWSP) + 1]
    assert right_edge(lines[0]) == pytest.approx(85)
