"""Notes: at the foot of the page of their reference, whole or going on, and never lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from converter import theme
from converter.document import (
    Block,
    Cell,
    Document,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Table,
    Text,
)
from converter.layout import lay_out
from converter.layout.area import type_area
from converter.layout.justification import LOOSE
from converter.layout.metrics import RAISED_BY, RAISED_SIZE
from converter.layout.pages import LaidOutPage, Placed
from tests.trees.nodes import SPAN, paragraph, table


def note(number: int, text: str) -> Note:
    return Note(f"n{number}", f"[{number}] ", (Text(text),), SPAN)


def with_note(number: int, before: int = 3, after: int = 3) -> Paragraph:
    mark = NoteReference(f"[{number}]", f"n{number}")
    return Paragraph((Text("基" * before), mark, Text("，" + "基" * after + "。")), SPAN)


def lay(blocks: Sequence[Block], notes: Sequence[Note], name: str = "essay") -> list[LaidOutPage]:
    tree = Document(Metadata("某文"), None, tuple(blocks), tuple(notes))
    return list(lay_out(tree, theme.load(name)).pages)


def is_note(placed: Placed) -> bool:
    return any(one.kind == "note" for one in placed.element.around()) if placed.element else False


def said(page: LaidOutPage, *, notes: bool) -> str:
    return "".join(one.line.text for one in page.lines if is_note(one) is notes)


def test_a_note_is_at_the_foot_of_the_type_area_under_a_rule_of_a_quarter() -> None:
    (page,) = lay([with_note(1)], [note(1, "出处。")])
    look = theme.load("essay")
    area = type_area(look.page, look.body)
    text, foot = page.lines
    assert foot.line.text == "[1] 出处。"
    assert foot.line.size == look.style("note").size
    assert foot.baseline + 0.12 * foot.line.size == pytest.approx(area.top + area.height)
    (rule,) = page.rules
    assert rule.width == pytest.approx(area.width / 4)
    assert text.baseline < rule.middle < foot.baseline - foot.line.size


def test_a_mark_is_raised_and_smaller_and_stands_with_what_is_before_it() -> None:
    for before in range(30, 40):
        (page,) = lay([with_note(1, before, 40)], [note(1, "出处。")])
        for placed in page.lines[:-1]:
            assert not placed.line.text.startswith("[")
            marks = [run for run in placed.line.runs if run.typeface.rise]
            for run in marks:
                assert run.text == "[1]"
                assert (run.typeface.scale, run.typeface.rise) == (RAISED_SIZE, RAISED_BY)


def test_a_mark_is_next_to_the_ink_of_what_it_follows() -> None:
    """The blank half of 。 is behind the note's mark, so that the next sentence begins there."""
    mark = NoteReference("[1]", "n1")
    for before, after, width in (("基。", "柱", 3), ("基。", "", 1.5), ("基”", "，柱", 3.5)):
        block = Paragraph((Text(before), mark, Text(after)), SPAN)
        (page,) = lay([block], [])
        (line,) = (one.line for one in page.lines)
        _, raised, *behind = line.runs
        marked = sum(map(raised.typeface.widths.__getitem__, raised.text)) / 1000 * line.size
        assert raised.x == pytest.approx((len(before) - 0.5 + 2) * line.size), "2 em of indent"
        assert line.width == pytest.approx(width * line.size + marked)
        for run in behind:
            assert run.x - raised.x - marked == pytest.approx(0.5 * line.size * (after == "柱"))


def test_notes_are_off_the_grid_of_the_text() -> None:
    """GB/T 9704-2012, 5.2.3: the 22 lines of a page are those of the text."""
    (page,) = lay([with_note(1)], [note(1, "出" * 60)], "gongwen")
    first, second = (one.baseline for one in page.lines if is_note(one))
    assert second - first == pytest.approx(theme.load("gongwen").style("note").leading) == 18


def test_the_gap_behind_a_label_does_not_stretch() -> None:
    """CLREQ 3.5.4: word spaces stretch before all else; the gap behind a label is none."""
    (page,) = lay([with_note(1)], [note(1, "出，" + "处" * 44 + "internationalization")])
    first, *_ = (one.line for one in page.lines if is_note(one))
    space = first.runs[0].typeface.space / 1000 * first.size
    label = sum(map(first.runs[0].typeface.widths.__getitem__, "[1]")) / 1000 * first.size
    behind = first.runs[1]
    assert behind.spacing > 0
    assert behind.x == pytest.approx(label + space + behind.spacing / 1000 * first.size)


def test_a_mark_that_names_no_note_is_a_mark() -> None:
    (page,) = lay([with_note(1)], [])
    assert page.lines[0].line.text == "基基基[1]，基基基。"


def test_a_line_goes_to_the_next_page_with_its_note() -> None:
    for lines in range(20, 31):
        blocks = [*[paragraph("甲")] * lines, with_note(1), *[paragraph("乙")] * 9]
        for page in lay(blocks, [note(1, "出" * 150)]):
            assert ("[1]" in said(page, notes=False)) is ("出" in said(page, notes=True))


def test_a_long_note_begins_with_its_mark_and_goes_on() -> None:
    long = note(1, "出处在此。" * 900)
    found = lay([*[paragraph("甲")] * 5, with_note(1), *[paragraph("乙")] * 50], [long])
    feet = [said(page, notes=True) for page in found]
    assert len([foot for foot in feet if foot]) > 2
    assert "".join(feet) == "[1] " + "出处在此。" * 900
    assert "[1]" in said(found[0], notes=False)
    assert "乙" in said(found[1], notes=False), "the text goes on beside it"


def test_notes_that_nothing_refers_to_are_on_the_last_page() -> None:
    found = lay([paragraph("甲" * 2000)], [note(1, "出处。"), note(2, "其二。")])
    assert said(found[-1], notes=True) == "[1] 出处。[2] 其二。"
    assert said(lay([], [note(1, "出处。")])[0], notes=True) == "[1] 出处。"


def test_a_second_reference_has_no_second_note() -> None:
    found = lay([with_note(1), *[paragraph("甲")] * 50, with_note(1)], [note(1, "出处。")])
    assert [said(page, notes=True) for page in found] == ["[1] 出处。", ""]


def test_a_note_in_a_cell_is_at_the_foot() -> None:
    cells = table([["甲", "乙"]], heads=0)
    marked = replace(cells.rows[0][0], inlines=(Text("甲"), NoteReference("①", "n1")))
    found = lay([replace(cells, rows=((marked, cells.rows[0][1]),))], [note(1, "出处。")])
    assert said(found[0], notes=True) == "[1] 出处。"


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 900)), min_size=1, max_size=12),
    st.sampled_from(theme.names()),
)
def test_no_note_is_lost_and_none_is_before_its_reference(
    sizes: list[tuple[int, int]], name: str
) -> None:
    blocks = [with_note(number, after=size) for number, (size, _) in enumerate(sizes)]
    notes = [note(number, "出" * size) for number, (_, size) in enumerate(sizes)]
    found = lay(blocks, notes, name)
    feet = "".join(said(page, notes=True) for page in found)
    assert feet.replace(" ", "") == "".join(
        f"[{number}]" + "出" * size for number, (_, size) in enumerate(sizes)
    )
    area = type_area(theme.load(name).page, theme.load(name).body)
    seen = ""
    for page in found:
        seen += said(page, notes=False)
        for number in range(len(sizes)):
            if f"[{number}]" in said(page, notes=True):
                assert f"[{number}]" in seen
        text = [one.baseline for one in page.lines if not is_note(one)]
        foot = [one for one in page.lines if is_note(one)]
        if text and foot:
            assert max(text) < min(one.baseline - one.line.size for one in foot)
        for one in page.lines:
            assert one.baseline + 0.12 * one.line.size <= area.top + area.height + 0.01


def test_a_line_ends_between_the_marks_of_two_notes_and_in_none() -> None:
    """Twelve marks after one another are wider than what a line may be spread by."""
    marks = [NoteReference(f"[{number}]", f"n{number}") for number in range(10, 22)]
    notes = [note(number, "出处。") for number in range(10, 22)]
    for before in range(22, 33):
        inlines = (Text("基" * before), *marks, Text("，" + "基" * 40 + "。"))
        (page,) = lay([Paragraph(inlines, SPAN)], notes)
        lines = [one.line for one in page.lines if not is_note(one)]
        assert all(line.text.count("[") == line.text.count("]") for line in lines)
        assert not any(line.text.startswith("，") for line in lines)
        for line in lines[:-1]:
            assert line.runs[0].x + line.width == pytest.approx(36 * 12, abs=0.01)
            assert max(run.spacing for run in line.runs) < LOOSE


def test_the_blank_half_of_a_mark_is_behind_all_marks_of_notes() -> None:
    one, two = (NoteReference(f"[{number}]", f"n{number}") for number in (1, 2))
    notes = [note(1, "出处。"), note(2, "出处。")]
    tree = Paragraph((Text("基基。"), one, two, Text("基")), SPAN)
    (page,) = lay([tree], notes)
    before, *marks, after = page.lines[0].line.runs
    advances = [run.advance for run in (before, *marks)]
    assert after.x == pytest.approx(before.x + sum(advances) * 12 / 1000)
    bare = sum(sum(map(run.typeface.widths.__getitem__, run.text)) for run in (before, *marks))
    assert sum(advances) == pytest.approx(bare)


def test_notes_of_a_row_on_several_pages_are_in_the_order_of_its_cells() -> None:
    """The mark in its second cell is on a page before that in the first."""
    first, second = (NoteReference(f"[{number}]", f"n{number}") for number in (1, 2))
    late = Cell((Text("甲列很长的句子，" * 300), first))
    early = Cell((second, Text("乙列很长的句子，" * 300)))
    pages = lay([Table(((late, early),), 0, SPAN)], [note(1, "甲注。"), note(2, "乙注。")])
    marked = [number for number, page in enumerate(pages) if "[2]" in said(page, notes=False)]
    noted = [number for number, page in enumerate(pages) if "乙注。" in said(page, notes=True)]
    assert marked < noted
    assert "".join(said(page, notes=True) for page in pages) == "[1] 甲注。[2] 乙注。"
