"""Justification: the orders of shrinking and stretching, and lines that fill their measure."""

from functools import cache
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from converter import theme
from converter.layout.characters import CLASSES, PAUSE, SHOWN_HYPHEN
from converter.layout.justification import THIRD_EM, elasticity, justify
from converter.layout.lines import Line
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.paragraphs import Shape, set_paragraph
from converter.theme import LineBreaking
from tests.layout.ink import are_joined, right_edge

ELASTIC = elasticity(300, 300)
"""Word spaces of 0.3 em, which shrink by 0.05 and stretch by 0.2."""


@pytest.mark.parametrize(
    ("clause", "room", "needed", "kerns"),
    [
        ("word spaces first", "HOHLBLHPH", -90, {5: -50, 1: -40}),
        ("brackets alike", "HOHCHPHSH", -400, {1: -200, 4: -200}),
        ("brackets to ¾ em, then pauses", "HOHCHPHSH", -700, {1: -250, 4: -250, 6: -200}),
        ("pauses, then Han–Latin spaces", "HPHgLH", -300, {2: -250, 4: -50}),
        ("Han–Latin spaces by a quarter, then stops", "HgLSH", -300, {2: -62.5, 4: -237.5}),
        ("pauses, then stops", "HSHPHH", -450, {4: -250, 2: -200}),
        ("then all marks alike", "HOHPHSHH", -1050, {1: -350, 4: -350, 6: -350}),
        ("then Han–Latin spaces to ⅛ em", "HSHgLH", -600, {2: -500, 4: -100}),
        ("an opening mark that begins a line has shrunk", "OHHH", -300, {}),
    ],
)
def test_a_line_shrinks_in_the_order_of_clreq_3_5_3(
    clause: str, room: str, needed: float, kerns: dict[int, float]
) -> None:
    spacing = justify(ELASTIC, room, 0, len(room), needed, len(room) - 1)
    assert spacing.kerns == kerns, clause
    assert spacing.everywhere == 0


@pytest.mark.parametrize(
    ("clause", "room", "needed", "kerns", "everywhere"),
    [
        ("word spaces to half an em, then Han–Latin ones", "LBLHgL", 230, {2: 200, 5: 30}, 0),
        ("Han–Latin spaces, then all", "HHgLH", 180, {3: THIRD_EM - 300}, 36.667),
        ("all gaps alike", "HHHHH", 100, {}, 25),
    ],
)
def test_a_line_stretches_in_the_order_of_clreq_3_5_4(
    clause: str, room: str, needed: float, kerns: dict[int, float], everywhere: float
) -> None:
    spacing = justify(ELASTIC, room, 0, len(room), needed, len(room) - 1)
    assert spacing.kerns == kerns, clause
    assert spacing.everywhere == pytest.approx(everywhere, abs=0.001)


@given(st.text(st.sampled_from("HHOCPSEg"), min_size=4, max_size=40), st.integers(1, 4000))
def test_no_mark_is_at_its_limit_while_another_is_whole(room: str, needed: int) -> None:
    """Half of what each may give up is taken in the order of CLREQ 3.5.3, the rest from all."""
    kerns = justify(ELASTIC, room, 0, len(room), -needed, len(room) - 1).kerns
    inside = [place for place, one in enumerate(room) if one in "OCPSE" and _is_inside(room, place)]
    shares = [-kerns.get(place + (room[place] != "O"), 0.0) for place in inside]
    if shares and max(shares) > 250:
        assert min(shares) >= 250


def _is_inside(room: str, place: int) -> bool:
    """Whether the boundary where a mark shrinks is inside the line, and shared with no other."""
    boundary = place + (room[place] != "O")
    shared = room[boundary - 1 : boundary + 1]
    return 0 < boundary < len(room) and not (shared[0] in "CPSEg" and shared[1] == "O")


def test_a_han_latin_space_ends_at_a_third_of_an_em_in_a_tolerable_line() -> None:
    """The narrower limit of CLREQ 3.2.2."""
    spacing = justify(ELASTIC, "HHHgLLHHHH", 0, 10, 33.3 + 50 * 9, 9)
    assert 250 + spacing.kerns[4] + spacing.everywhere <= THIRD_EM + 0.1


@pytest.mark.parametrize("text", ["向科学　「进军」的 号召“九五　”下", "见第　二节"])
def test_a_space_beside_chinese_is_not_stretched(text: str, song: Typeface) -> None:
    """CLREQ 3.5.4: only spaces between words are stretched before all gaps are."""
    line = text + "internationalization"
    (first, *_) = set_paragraph([(line, song)], Shape(12, 12 * (len(text) + 0.4), "justify"))
    assert all(not run.kerns or max(kern for _, kern in run.kerns) <= 0 for run in first.runs)


def test_the_colon_shrinks_with_the_pauses_in_a_sentence() -> None:
    """GB/T 15834-2011, 3.2.2: a 句内点号, as ， 、 ； are."""
    assert set("，、；：".translate(CLASSES)) == {PAUSE}


def test_what_a_long_word_leaves_behind_is_not_spread(song: Typeface) -> None:
    """CLREQ 3.2.2: ¼ em is a space; a line that needed more between its characters is short."""
    spread, short = (
        set_paragraph([(text + "internationalization", song)], Shape(12, 12 * 12, "justify"))[0]
        for text in ("夯基立柱行稳致远真抓", "夯基立柱行稳")
    )
    assert right_edge(spread) == pytest.approx(12 * 12)
    assert right_edge(short) == pytest.approx(12 * 6)


def test_the_mark_at_the_end_of_a_line_does_not_shrink_again() -> None:
    assert justify(ELASTIC, "HHHP", 0, 4, -500, 3).kerns == {}


def test_a_line_without_gaps_is_left_as_it_is() -> None:
    assert justify(ELASTIC, "H", 0, 1, 500, 0).everywhere == 0


@cache
def _song() -> Typeface:
    """The fixture ``song``, for properties: hypothesis takes no fixture of a function."""
    return Typefaces(theme.load("essay"))["song"]


@given(
    st.text(st.sampled_from("的一是了夯基立柱，。、“”《》aZ09% —～"), min_size=60, max_size=200),
    st.sampled_from(["greedy", "optimized"]),
)
@example("0" * 62, "optimized")
@example("夯基，立柱" + "0" * 62, "greedy")
def test_every_line_but_the_last_fills_its_measure_to_a_hundredth_of_a_point(
    text: str, method: Literal["greedy", "optimized"]
) -> None:
    text = "夯" + text.strip() + "柱"
    shape = Shape(12, 432, "justify", 2, LineBreaking(method=method))
    lines = set_paragraph([(text, _song())], shape)
    for index, line in enumerate(lines[:-1]):
        measure = 432 if index else 432 - 24
        assert abs(line.width - measure) < 0.01 or _is_left_short(line, measure)
        assert abs(right_edge(line) - 432) < 0.01 or _is_left_short(line, measure)
    assert all(map(are_joined, lines))
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def _is_left_short(line: Line, measure: float) -> bool:
    """Whether it has no gap, or its gaps would be wider than a space, ¼ em (CLREQ, 3.2.2)."""
    gaps = sum(not one.isascii() and not other.isascii() for one, other in pairwise(line.text))
    is_word = len(line.text) == 1 or all(character.isascii() for character in line.text)
    return is_word or measure - line.width > gaps * 12 / 4


def test_a_soft_hyphen_is_drawn_where_a_line_ends_at_it(song: Typeface) -> None:
    lines = set_paragraph([("inter\xadnational\xadism", song)], Shape(10, 75, "left"))
    assert [line.runs[-1].text for line in lines] == [
        f"inter\xadnational{SHOWN_HYPHEN}",
        "ism",
    ]
    assert "".join(line.text for line in lines) == "inter\xadnational\xadism"


def test_a_connector_and_what_it_connects_are_not_spaced(song: Typeface) -> None:
    """CLREQ 3.5.4."""
    text = "自一月二日～三日止夯基立柱行稳致远夯基internationalization"
    first = set_paragraph([(text, song)], Shape(12, 12 * 20, "justify"))[0]
    connected = next(run for run in first.runs if "～" in run.text)
    assert connected.text == "日～三"
    assert connected.spacing == 0


@pytest.mark.parametrize("measure", [3, 12, 25])
def test_type_larger_than_the_measure_is_set_smaller(song: Typeface, measure: float) -> None:
    for line in set_paragraph([("夯基——“立柱”Python", song)], Shape(30, measure, "justify", 2)):
        assert line.width <= measure + 0.01
        assert line.size <= measure / 2, "a dash is 2 em"


def test_leads_and_body_are_runs_of_their_own_faces(typefaces: Typefaces) -> None:
    lead, body = typefaces["kai"], typefaces["song"]
    (line,) = set_paragraph(
        [("以守护人民为荣。", lead), ("一周两次", body)], Shape(12, 432, "left")
    )
    assert [(run.text, run.face.family) for run in line.runs] == [
        ("以守护人民为荣。", "Essay Kai"),
        ("一周两次", "Noto Serif SC"),
    ]
    assert line.runs[1].x == pytest.approx(8 * 12)


def test_no_space_is_put_into_words_and_numbers(song: Typeface) -> None:
    text = "用Python写成的698家企业的程序internationalization"
    first = set_paragraph([(text, song)], Shape(12, 12 * 18, "justify"))[0]
    rigid = [run for run in first.runs if run.text in ("Python", "698")]
    assert len(rigid) == 2
    assert all(run.spacing == 0 for run in rigid)
    assert any(run.spacing > 0 for run in first.runs)


@pytest.mark.parametrize(
    "text",
    [
        "夯基……立柱……行稳致远internationalization",
        "夯基\u200b立柱\u2060行稳致远真抓实internationalization",
    ],
)
def test_space_follows_one_glyph_each(text: str, song: Typeface) -> None:
    """CLREQ 3.1.5.1: …… is whole. A writer spaces glyphs: …… has two, what is not seen has none."""
    first = set_paragraph([(text, song)], Shape(12, 12 * 13, "justify"))[0]
    spaced = [run for run in first.runs if run.spacing]
    assert spaced
    assert all(len(song.glyphs[one].glyph_ids) == 1 for run in spaced for one in run.text)
    assert right_edge(first) == pytest.approx(12 * 13)
    assert are_joined(first)


@pytest.mark.parametrize("gap", [4 * "\u3000", 8 * " "])
def test_a_line_in_columns_is_not_stretched(gap: str, song: Typeface) -> None:
    """CLREQ, 3.5.4, has space go between all characters; what is to be filled in has none."""
    form = f"学校（盖章）：{gap}填报人：{gap}联系电话：{gap}日期："
    first, *others = set_paragraph([(form, song)], Shape(10, 150, "justify"))
    assert others
    assert all(run.spacing == 0 for run in first.runs)
    prose, *_ = set_paragraph([("各乡镇要把责任落实到人" * 3, song)], Shape(10, 155, "justify"))
    assert right_edge(prose) == pytest.approx(155)
