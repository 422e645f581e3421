"""Justification: the orders of shrinking and stretching, and lines that fill their measure."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.layout.justification import justify
from converter.layout.lines import Line, Shape, set_paragraph
from converter.layout.metrics import Typeface, Typefaces


@pytest.mark.parametrize(
    ("room", "needed", "kerns"),
    [
        ("HOHCHPHSH", -400, {1: -200, 4: -200}),
        ("HOHCHPHSH", -1200, {1: -500, 4: -500, 6: -200}),
        ("HPHgLH", -600, {2: -500, 4: -100}),
        ("HSHPHH", -700, {4: -500, 2: -200}),
        ("LBLHgL", 300, {2: 250, 5: 50}),
    ],
)
def test_space_is_taken_and_given_in_the_order_of_clreq(
    room: str, needed: float, kerns: dict[int, float]
) -> None:
    spacing = justify(room, 0, len(room), needed, len(room) - 1)
    assert spacing.kerns == kerns
    assert spacing.everywhere == 0


def test_what_is_left_to_give_is_shared_by_all_gaps() -> None:
    assert justify("HHHHH", 0, 5, 100, 4).everywhere == 25
    assert justify("HHgLH", 0, 5, 330, 4).everywhere == 20


def test_the_mark_at_the_end_of_a_line_does_not_shrink_again() -> None:
    assert justify("HHHP", 0, 4, -500, 3).kerns == {}


def test_a_line_without_gaps_is_left_as_it_is() -> None:
    assert justify("H", 0, 1, 500, 0).everywhere == 0


@cache
def _song() -> Typeface:
    """The fixture ``song``, for properties: hypothesis takes no fixture of a function."""
    return Typefaces(theme.load("essay"))["song"]


def _has_no_gap(line: Line) -> bool:
    """A single character, or a single word: there is nowhere to put space."""
    return len(line.text) == 1 or all(character.isascii() for character in line.text)


@given(st.text(st.sampled_from("的一是了夯基立柱，。、“”《》aZ09% —"), min_size=60, max_size=200))
def test_every_line_but_the_last_fills_its_measure_to_a_hundredth_of_a_point(text: str) -> None:
    text = "夯" + text.strip() + "柱"
    lines = set_paragraph([(text, _song())], Shape(12, 432, "justify", 2))
    for index, line in enumerate(lines[:-1]):
        measure = 432 if index else 432 - 24
        assert abs(line.width - measure) < 0.01 or _has_no_gap(line)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


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
