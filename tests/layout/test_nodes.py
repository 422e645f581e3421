"""Lists, quotations, verse, run-in headings, tables and pictures on their pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from converter import ConverterError, theme
from converter.document import (
    Block,
    Document,
    Figure,
    Heading,
    LineBreak,
    ListBlock,
    ListItem,
    Metadata,
    Paragraph,
    Quote,
    Section,
    Separator,
    Strong,
    Text,
    Verse,
    lines_of_text,
)
from converter.layout import lay_out
from converter.layout.area import type_area
from converter.layout.characters import decode
from converter.layout.origins import Kind
from converter.layout.pages import LaidOutPage, Placed
from converter.theme import Theme
from converter.theme.lengths import Ems
from tests.layout.ink import left_edge
from tests.layout.inside import assert_inside
from tests.trees.nested import DOCUMENT, IMAGES, POEM, ROLES, ROWS, figure
from tests.trees.nodes import SPAN, heading, image, item, items, listing, paragraph, table

SENTENCE = "堤防之议，始于前朝，历经三百年，至今未绝，地方志书记之甚详。"


@pytest.fixture(scope="module")
def look() -> Theme:
    return theme.load("essay")


def document(*blocks: Block) -> Document:
    return Document(Metadata("某文"), None, blocks, images=IMAGES)


def pages(look: Theme, *blocks: Block) -> list[LaidOutPage]:
    return list(lay_out(document(*blocks), look).pages)


def lines(look: Theme, *blocks: Block) -> list[Placed]:
    return [placed for page in pages(look, *blocks) for placed in page.lines]


def starts(look: Theme, *blocks: Block) -> list[float]:
    """Where the ink of each line starts, in points from the left of the type area."""
    left = type_area(look.page, look.body).left
    return [round(one.left - left + left_edge(one.line), 1) for one in lines(look, *blocks)]


def kinds(placed: Placed) -> list[Kind]:
    return [element.kind for run in placed.line.runs if (element := placed.elements[run.piece])]


@pytest.mark.parametrize("name", theme.names())
def test_every_text_of_the_tree_is_on_the_pages_in_its_order(name: str) -> None:
    placed = [one for page in list(lay_out(DOCUMENT, theme.load(name)).pages) for one in page.lines]
    notes = [one for one in placed if "note" in around(one)]
    text = [one for one in placed if "note" not in around(one)]
    expected = "".join(text for text, _ in lines_of_text(DOCUMENT))
    found = "".join(said for one in (*text, *notes) for said in said_by(one))
    assert found == "".join(expected.split())


def around(placed: Placed) -> list[Kind]:
    return [one.kind for one in placed.element.around()] if placed.element else []


def said_by(placed: Placed) -> Iterator[str]:
    """The text of a line, what is repeated or added apart."""
    for run in placed.line.runs:
        if placed.elements and placed.elements[run.piece]:
            yield "".join(decode(run.text).split())


def test_a_paragraph_looks_as_its_role_says(look: Theme) -> None:
    for role in ROLES:
        style = look.preview.style if role == "notice" else look.style(role)  # type: ignore[arg-type]
        (placed, *_) = lines(look, paragraph("文", role=role))
        assert placed.line.size == style.size


def test_a_role_without_a_style_looks_like_the_body(look: Theme) -> None:
    bare = replace(look, styles={})
    assert starts(bare, paragraph("文", role="reference")) == starts(bare, paragraph("文"))


def test_a_reference_hangs(look: Theme) -> None:
    assert starts(look, paragraph(SENTENCE * 4, role="reference"))[:3] == [0, 21, 21]


def test_sides_are_moved_in_and_a_hanging_line_never_goes_beyond_the_left_one(look: Theme) -> None:
    style = replace(look.body, left_indent=Ems(1), first_line_indent=Ems(-5), right_indent=Ems(3))
    moved = replace(look, styles={"answer": style})
    first, second, *_ = lines(moved, paragraph("基" * 90, role="answer"))
    assert starts(moved, paragraph("基" * 90, role="answer"))[:2] == [0, 12]
    assert [len(one.line.text) for one in (first, second)] == [33, 32]


def test_on_a_grid_indents_are_whole_cells() -> None:
    look = theme.load("gongwen")
    em = type_area(look.page, look.body).em
    verse = lines(look, Verse(((Text("基" * 60),),), SPAN))
    assert [round(one.left - verse[0].left, 3) for one in verse] == [0, 0, 0]
    first, second, *_ = starts(look, Verse(((Text("基" * 60),),), SPAN))
    assert first == pytest.approx(4 * em, abs=0.1)
    assert second == pytest.approx(6 * em, abs=0.1)
    assert starts(look, paragraph("注", role="notice"))  # a role that a grid theme has no style for


def test_a_kept_line_end_is_kept_and_the_next_line_is_not_indented(look: Theme) -> None:
    broken = Paragraph((Text("甲"), Strong("乙"), LineBreak(), Text("丙丁")), SPAN)
    found = lines(look, broken)
    assert [one.line.text for one in found] == ["甲乙", "丙丁"]
    assert starts(look, broken) == [24, 0]
    assert [one.opens for one in found] == [True, False]


def test_a_run_in_heading_is_on_one_line_with_its_paragraph_in_its_own_face(look: Theme) -> None:
    first, *_ = lines(look, heading(3, "一", "加强领导。", paragraph(SENTENCE * 3), run_in=True))
    assert first.line.text.startswith("（一）加强领导。堤防之议")
    assert kinds(first)[0] == "heading"
    assert set(kinds(first)[1:]) == {"paragraph"}
    faces = {run.piece: run.face.family for run in first.line.runs}
    assert faces[0] != faces[1]


def test_a_run_in_heading_without_a_mark_is_parted_by_a_space_that_is_no_text(look: Theme) -> None:
    (first,) = lines(look, heading(3, "一", "加强领导", paragraph("文。"), run_in=True))
    assert first.line.text == "（一）加强领导\u3000文。"
    assert first.elements[1] is None


def test_a_run_in_heading_without_a_paragraph_is_a_heading(look: Theme) -> None:
    first, _ = lines(look, heading(1, "一", "甲", Separator("＊", SPAN), run_in=True))
    assert first.line.size == look.heading(1).size


def test_items_hang_by_the_indent_of_lists_one_more_each_level(look: Theme) -> None:
    deep = items(True, (paragraph("甲" * 50), items(False, "乙" * 50)))
    label, text, more, inner, inner_text, inner_more = lines(look, deep)
    assert (label.line.text, inner.line.text) == ("1.", "•")
    assert label.baseline == text.baseline
    left = type_area(look.page, look.body).left
    places = [one.left - left for one in (label, text, more, inner, inner_text, inner_more)]
    assert places == pytest.approx([0, 24, 24, 24, 48, 48])


def test_a_text_follows_a_label_that_is_wider_than_its_indent(look: Theme) -> None:
    item = ListItem("（一百二十）", (paragraph("甲" * 50),), SPAN)
    _, text, more = lines(look, ListBlock((item,), True, SPAN))
    assert text.line.runs[0].x == pytest.approx(5.5 * 12 - 24)
    assert more.line.runs[0].x == 0


@pytest.mark.parametrize(("name", "ems"), [("essay", 2), ("gongwen", 4.5)])
def test_the_gap_behind_a_label_in_brackets_is_that_of_a_mark(name: str, ems: float) -> None:
    """CLREQ, 3.1.6.3: the opening bracket at the line start is ½ em, which is no gap behind it.

    In ``essay`` the label hangs; （2） would be a hundredth of an em too wide for that.
    """
    look = theme.load(name)
    area = type_area(look.page, look.body)
    labels = ["（二）"] if name == "gongwen" else ["（1）", "（2）", "（9）"]
    own = [ListItem(label, (paragraph("甲"),), SPAN) for label in labels]
    for _, text in zip(*[iter(lines(look, ListBlock(tuple(own), True, SPAN)))] * 2, strict=True):
        begin = text.left + text.line.runs[0].x - area.left
        assert begin == pytest.approx(ems * area.em)


@pytest.mark.parametrize("label", ["第一条 ", "（一百二十）"])
@pytest.mark.parametrize("name", theme.names())
def test_what_is_centred_or_even_has_room_for_the_label_before_it(name: str, label: str) -> None:
    look = theme.load(name)
    long = "充分认识环境的极端重要性增强责任感使命感紧迫感坚定不移" * 2
    beside: list[Block] = [
        heading(1, "", long),
        paragraph(long, role="caption"),
        table([["甲"]], caption=long),
        Separator(long, SPAN),
    ]
    for block in beside:
        item = ListItem(label, (block,), SPAN)
        assert_inside(look, pages(look, ListBlock((item,), True, SPAN)))


def test_a_label_that_no_line_has_room_for_is_a_paragraph_of_its_own(look: Theme) -> None:
    item = ListItem("第" * 60, (paragraph("甲"),), SPAN)
    assert "".join(one.line.text for one in lines(look, ListBlock((item,), True, SPAN))) == (
        "第" * 60 + "甲"
    )


def test_lists_of_any_depth_leave_a_third_of_the_measure(look: Theme) -> None:
    deep: Block = paragraph(SENTENCE)
    for _ in range(30):
        deep = items(True, (deep,))
    widest = max(lines(look, deep), key=lambda one: one.line.width)
    assert widest.line.width > 432 / 3 - 13


def test_quotations_are_moved_in_from_both_sides_and_nest(look: Theme) -> None:
    text = paragraph("基" * 200)
    outer = lines(look, Quote((text,), SPAN))
    inner = lines(look, Quote((Quote((text,), SPAN),), SPAN))
    assert len(outer[1].line.text) == 32
    assert len(inner[1].line.text) == 28
    assert inner[1].left - outer[1].left == pytest.approx(24)


def test_lines_of_verse_are_never_joined_and_hang_where_they_are_turned_over(look: Theme) -> None:
    found = [one.line.text for one in lines(look, POEM)]
    assert found[:2] == ["大江流日夜，", "客心悲未央。"]
    assert len(found) == 4
    assert starts(look, POEM) == [48, 48, 48, 72]


@pytest.mark.parametrize("count", [8, 9])
def test_a_stanza_of_eight_lines_is_whole(look: Theme, count: int) -> None:
    stanza = Verse(((Text("大江流日夜，"),),) * count, SPAN)
    first, second = (
        sum("verse line" in kinds(one) for one in page.lines)
        for page in pages(look, paragraph("基" * 36 * 27), stanza)
    )
    assert (first == 0) is (count == 8)
    assert second > 1


def test_a_separator_is_in_the_middle_as_typed_or_a_rule(look: Theme) -> None:
    (page,) = pages(look, Separator("* * *", SPAN), Separator("", SPAN))
    (placed,), (rule,) = page.lines, page.rules
    middle = look.page.width / 2
    assert placed.left + left_edge(placed.line) + placed.line.width / 2 == pytest.approx(middle)
    assert rule.left + rule.width / 2 == pytest.approx(middle)


def test_a_table_has_three_rules(look: Theme) -> None:
    (page,) = pages(look, table(ROWS))
    top, under, bottom = page.rules
    assert [rule.thickness for rule in page.rules] == [1.5, 0.75, 1.5]
    assert top.width == under.width == bottom.width == pytest.approx(432)
    heads = [one for one in page.lines if "head cell" in kinds(one)]
    assert top.middle < heads[0].baseline < under.middle < page.lines[4].baseline < bottom.middle


def test_short_cells_are_whole_beside_a_long_one(look: Theme) -> None:
    said = [one.line.text for one in lines(look, table(ROWS))]
    assert {"一九九八", "江南", "金额（万元）", "淮河以南各县"} <= set(said)


def test_a_small_table_is_in_the_middle_as_wide_as_its_content(look: Theme) -> None:
    (page,) = pages(look, table([["甲", "乙"], ["1", "2"]]))
    assert page.rules[0].width < 100
    assert page.rules[0].left + page.rules[0].width / 2 == pytest.approx(look.page.width / 2)


def test_cells_are_aligned_as_they_say(look: Theme) -> None:
    (page,) = pages(look, table([["事项", "数"], ["甲", "1200"]], heads=0))
    number = next(one for one in page.lines if one.line.text == "1200")
    right = page.rules[0].left + page.rules[0].width
    ends = number.left + left_edge(number.line) + number.line.width
    assert ends == pytest.approx(right - look.style("table").size, abs=0.01)


def test_the_head_is_repeated_on_each_page_and_is_no_text_there(look: Theme) -> None:
    found = pages(look, table([ROWS[0], *ROWS[1:] * 40]))
    assert len(found) > 2
    for number, page in enumerate(found):
        heads = [one for one in page.lines if one.line.text == "年份"]
        assert [one.elements == () for one in heads] == [number > 0]
        assert heads[0] in page.lines[:1]
        assert [rule.thickness for rule in page.rules] == [1.5, 0.75, 1.5]


@pytest.mark.parametrize("count", [3, 8, 40])
def test_a_small_table_is_whole_and_two_rows_of_a_larger_one_stand_together(
    look: Theme, count: int
) -> None:
    rows = [["年份", "数"], *([f"第{number}年", "1200"] for number in range(count))]
    for before in range(20, 34):
        found = pages(look, *[paragraph("甲")] * before, table(rows))
        names = [sum(one.line.text.startswith("第") for one in page.lines) for page in found]
        parts = [part for part in names if part]
        assert sum(parts) == count
        assert len(parts) == 1 if count < 10 else min(parts) > 1


def test_a_row_is_not_parted_unless_it_takes_much_of_a_page(look: Theme) -> None:
    rows = [["甲", SENTENCE * size] for size in (3, 9, 5, 12, 4)] * 6
    for page in pages(look, table(rows, heads=0)):
        names = [one.baseline for one in page.lines if one.line.text == "甲"]
        assert page.lines[0].baseline == names[0]
    high = pages(look, table([["甲", SENTENCE * 200]], heads=0))
    assert len(high) > 2
    assert "".join(one.line.text for page in high for one in page.lines) == "甲" + SENTENCE * 200


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("size", [1, 2, 3])
def test_more_space_parts_rows_than_the_lines_of_one(name: str, size: int) -> None:
    """On a grid rows take whole lines of it, and what stands below them is on it."""
    look = theme.load(name)
    rows = [["甲", SENTENCE * size, "1"]] * 3
    (page,) = pages(look, paragraph("前"), table(rows, heads=0), paragraph("后"))
    firsts = [one.baseline for one in page.lines if one.line.text == "甲"]
    words = [one.baseline for one in page.lines if len(one.line.text) > 3]
    high = len(words) // 3
    inner = words[1] - words[0] if high > 1 else 0.0
    assert high > 1 or size == 1
    assert firsts[1] - words[high - 1] > 1.2 * inner
    area = type_area(look.page, look.body)
    if area.pitch:
        top, below = page.lines[0].baseline, page.lines[-1].baseline
        distances = (firsts[1] - firsts[0], firsts[2] - firsts[1], below - top)
        assert all(abs(one / area.pitch - round(one / area.pitch)) < 1e-6 for one in distances)


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("before", [1, 9, 13, 17])
def test_a_high_row_fills_pages_with_two_lines_at_least_and_its_cells_are_read_one_by_one(
    name: str, before: int
) -> None:
    look = theme.load(name)
    left, right = ("".join(f"{one}列第{number}句。" for number in range(250)) for one in "甲乙")
    rows = [["名", "左", "右"], ["高", left, right], ["低", "末", "末"]]
    found = pages(look, *[paragraph("前")] * before, table(rows))
    assert_inside(look, found)
    area = type_area(look.page, look.body)
    for page in found[:-1]:
        lowest = max(one.baseline for one in page.lines)
        assert lowest > area.top + area.height - 4 * area.leading(look.style("table").leading)
    said = ["", ""]
    for page in found:
        text = "".join(one.line.text for one in page.lines if one.elements)
        for index, cell in enumerate((left, right)):
            own = [one.line.text for one in page.lines if one.line.text in cell]
            assert len(own) > 1
            assert "".join(own) in text
            said[index] += "".join(own)
    assert said == [left, right]


def test_an_empty_cell_and_an_empty_item_are_on_the_page(look: Theme) -> None:
    (page,) = pages(look, table([["", ""]], heads=0), items(True, ()))
    elements = [one.elements[0].kind for one in page.lines if one.elements[0]]
    assert elements == ["row head", "cell", "label", "item body"]


@pytest.mark.parametrize(("number", "width"), [(0, 144), (7, None)])
def test_a_picture_is_at_150_dpi_or_smaller(look: Theme, number: int, width: float | None) -> None:
    (placed,) = lines(look, figure(number))
    assert placed.picture
    if width:
        assert placed.picture.width == pytest.approx(width)
    area = type_area(look.page, look.body)
    assert placed.picture.height <= area.height
    ratio = IMAGES[number].width / IMAGES[number].height
    assert placed.picture.width / placed.picture.height == pytest.approx(ratio)


@pytest.mark.parametrize("name", theme.names())
def test_a_caption_is_on_the_page_of_its_picture(name: str) -> None:
    look = theme.load(name)
    for before in range(0, 30, 3):
        for number in (0, 7):
            blocks = (*[paragraph("甲")] * before, figure(number, "图一　" + "说明" * 30))
            for page in pages(look, *blocks):
                said = [one for one in page.lines if one.picture or "caption" in kinds(one)]
                assert bool(said) is any(one.picture for one in said)


def test_a_wide_picture_is_scaled_to_the_measure_of_its_frame(look: Theme) -> None:
    wide = image("宽.png", "L", "PNG", (5000, 10))
    tree = Document(
        Metadata("某"), None, (Quote((Figure("宽.png", "", SPAN),), SPAN),), images=(wide,)
    )
    (placed,) = next(iter(lay_out(tree, look).pages)).lines
    assert placed.picture
    assert placed.picture.width == pytest.approx(432 - 48)


def test_a_figure_without_a_picture_is_an_error_with_its_line(look: Theme) -> None:
    with pytest.raises(ConverterError, match=r"the document has no picture 'x\.png'"):
        lines(look, Figure("x.png", "", SPAN))


def test_after_the_number_of_a_chapter_is_about_an_em_that_is_no_text(look: Theme) -> None:
    numbered = Heading(1, "第", "九", "编 ", "总则", SPAN)
    (first, *_) = lines(look, Section(numbered, (paragraph("文。"),)))
    label, *widening, text = first.line.runs
    space = text.x - label.x - 3 * first.line.size
    assert (label.text, text.text) == ("第九编 ", "总则")
    assert 0.9 < space / first.line.size < 1.1
    assert [element and element.kind for element in first.elements] == ["heading", None, "heading"]
    assert not "".join(run.text for run in widening).strip()


@pytest.mark.parametrize("number", ["表1 ", "图 2-3 ", "附表 A1 ", "表三 "])
def test_after_the_number_of_a_caption_is_about_an_em_that_is_no_text(
    look: Theme, number: str
) -> None:
    """GB/T 1.1-2020: an em stands between the number and the name of a figure or table."""
    (captioned, *_) = lines(look, paragraph(f"{number}各年龄段的阅读量", role="caption"))
    label, *widening, name = captioned.line.runs
    assert (decode(label.text), decode(name.text)) == (number, "各年龄段的阅读量")
    assert all(captioned.elements[run.piece] is None for run in widening)
    end = label.x + (label.advance - label.typeface.space) * captioned.line.size / 1000
    assert name.x - end == pytest.approx(captioned.line.size, rel=0.15)
    for unnumbered in ("表现 最好的", "图书 1 册", "表1　各年龄段"):
        (plain, *_) = lines(look, paragraph(unnumbered, role="caption"))
        assert len(plain.line.runs) == 1
    (table_caption, *_) = lines(look, table([["甲"]], caption=f"{number}名"))
    assert len(table_caption.line.runs) == 2 + len(widening)


def test_a_list_in_a_list_stands_further_in_where_first_lines_are_indented() -> None:
    look = theme.load("gongwen")
    em = type_area(look.page, look.body).em
    inner = listing(item("1. ", paragraph("基" * 40)))
    outer = listing(item("1. ", paragraph("基"), inner))
    texts = (one for one in lines(look, outer) if one.line.text.startswith("基"))
    first, second, rest = (one.left + left_edge(one.line) for one in texts)
    assert second - first == pytest.approx(2 * em, abs=0.1)
    assert rest - look.page.margin_left == pytest.approx(2 * em, abs=1)
