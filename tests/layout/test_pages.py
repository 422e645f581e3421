"""Pages: the type area and its grid, and what may not be parted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from converter import theme
from converter.document import (
    Block,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Quote,
    Role,
    Section,
    Span,
    Text,
    Title,
)
from converter.layout import lay_out
from converter.layout.area import type_area
from converter.layout.pages import LaidOutPage
from converter.theme import Theme
from converter.theme.lengths import MILLIMETRE
from tests.layout.inside import assert_inside, huge, tiny
from tests.trees.nodes import items, table

SPAN = Span(1, 1, 1, 1)
SENTENCE = "基层是锻炼干部最好的学校，在这里我学会了真抓实干，拓展技能，提升能力。"


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),), SPAN)


def section(text: str, *blocks: Block, level: int = 1) -> Section:
    return Section(Heading(level, "", "一", "、", text, SPAN), blocks)


def document(*blocks: Block, title: str = "") -> Document:
    return Document(Metadata(title or "某文"), Title(title, SPAN) if title else None, blocks)


def texts(page: LaidOutPage) -> list[str]:
    return [placed.line.text for placed in page.lines]


def test_the_type_area_of_gongwen_is_that_of_the_standard() -> None:
    """GB/T 9704-2012, 5.2: 156 × 225 mm, 28 characters a line, 22 lines a page."""
    look = theme.load("gongwen")
    area = type_area(look.page, look.body)
    assert area.width == pytest.approx(156 * MILLIMETRE)
    assert area.height == pytest.approx(225 * MILLIMETRE)
    assert area.em == pytest.approx(15.79, abs=0.01)
    assert area.pitch == pytest.approx(29.6, abs=0.03)


def test_a_page_of_gongwen_has_22_lines_of_28_characters_that_fill_the_type_area() -> None:
    look = theme.load("gongwen")
    page = next(iter(lay_out(document(paragraph("基" * 28 * 60)), look).pages))
    assert len(page.lines) == 22
    assert [len(text) for text in texts(page)[1:]] == [28] * 21
    top = page.lines[0].baseline - 0.88 * page.lines[0].line.size
    bottom = page.lines[-1].baseline + 0.12 * page.lines[-1].line.size
    assert top == pytest.approx(look.page.margin_top, abs=0.01)
    assert bottom == pytest.approx(look.page.height - look.page.margin_bottom, abs=0.01)


def test_a_measure_is_a_whole_number_of_ems_with_the_rest_at_both_sides() -> None:
    """CLREQ 2.2.1."""
    look = theme.load("essay")
    page = replace(look.page, margin_left=look.page.margin_left + 5)
    area = type_area(page, look.body)
    assert area.width == pytest.approx(35 * 12)
    assert area.left == pytest.approx(page.margin_left + 3.5, abs=0.01)


def test_a_heading_stays_with_two_lines_of_what_follows() -> None:
    look = theme.load("essay")
    for lines in range(28, 36):
        text = document(
            paragraph("基" * (36 * lines - 3)), section("立柱", paragraph(SENTENCE * 4))
        )
        pages = list(lay_out(text, look).pages)
        for page in pages:
            said = texts(page)
            if "一、立柱" in said:
                assert len(said) - said.index("一、立柱") > 2


@settings(max_examples=40)
@given(st.lists(st.integers(min_value=1, max_value=400), min_size=1, max_size=40))
def test_no_page_begins_with_a_last_line_or_ends_with_a_first_one(lengths: Sequence[int]) -> None:
    look = theme.load("essay")
    pages = list(lay_out(document(*(paragraph("基" * length) for length in lengths)), look).pages)
    lines = [[(placed, id(placed.origin)) for placed in page.lines] for page in pages]
    for page, following in pairwise(lines):
        (last, paragraph_before), (first, paragraph_after) = page[-1], following[0]
        if paragraph_before == paragraph_after:
            assert not last.opens, "an orphan"
            assert not first.opens
            rest = [one for one in following if one[1] == paragraph_after]
            assert len(rest) > 1, "a widow"


HARD: list[tuple[Block, ...]] = [
    (paragraph("a" * 300),),
    (section("一" * 1000),),
    (section("空"), section("空")),
    (paragraph("——" * 200), paragraph("……" * 200)),
    (paragraph("（" * 100), paragraph("。" * 100)),
    (section("立柱", paragraph(""), section("a" * 300, level=2)),),
    tuple(paragraph(SENTENCE) for _ in range(100)),
]


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("change", [lambda look: look, tiny, huge])
@pytest.mark.parametrize("blocks", HARD)
def test_nothing_leaves_the_type_area(
    name: str, change: Callable[[Theme], Theme], blocks: tuple[Block, ...]
) -> None:
    look = change(theme.load(name))
    assert_inside(look, list(lay_out(document(*blocks, title="某" * 1000), look).pages))


@settings(max_examples=60)
@given(
    st.lists(
        st.text(
            st.sampled_from("的一基柱，。“”（）《》—…·～aZ09%￥ -\xad\u200b\xa0/.:"), max_size=90
        ),
        max_size=4,
    ),
    st.floats(40, 300),
    st.floats(4, 60),
)
def test_nothing_leaves_the_type_area_whatever_the_text_and_sizes(
    texts: list[str], width: float, size: float
) -> None:
    look = theme.load("essay")
    width += look.page.margin_left + look.page.margin_right
    look = replace(look, page=replace(look.page, width=width), body=replace(look.body, size=size))
    blocks = [section(text, paragraph(text)) for text in texts]
    assert_inside(look, list(lay_out(document(*blocks, title="题"), look).pages))


def test_a_page_that_a_heading_opens_has_no_space_above_it() -> None:
    look = theme.load("essay")
    area = type_area(look.page, look.body)
    for lines in range(30, 36):
        blocks = (paragraph("基" * (36 * lines - 3)), section("立柱", paragraph(SENTENCE * 4)))
        for page in list(lay_out(document(*blocks), look).pages):
            first = page.lines[0]
            assert first.baseline == pytest.approx(area.top + 0.88 * first.line.size, abs=0.01)


def test_facing_pages_mirror_their_margins_and_share_their_page_number_side() -> None:
    """The inner margin is on the left of right-hand, odd pages (CLREQ, 2.3.1)."""
    look = theme.load("gongwen")
    look = replace(look, page=replace(look.page, facing=True))
    first, second = list(lay_out(document(paragraph("基" * 1000)), look).pages)[:2]
    assert first.lines[1].left == pytest.approx(look.page.margin_left)
    assert second.lines[0].left == pytest.approx(look.page.margin_right)
    assert second.margins[0].left == pytest.approx(look.page.margin_right + 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— {page} —", ["— 1 —", "— 2 —"]),
        ("{page_han}", ["一", "二"]),
        ("第{page}页 共{pages}页", ["第1页 共2页", "第2页 共2页"]),
    ],
)
def test_a_page_number_has_the_form_that_the_theme_asks_for(text: str, expected: list[str]) -> None:
    look = theme.load("gongwen")
    assert look.footer
    look = replace(look, footer=replace(look.footer, text=text))
    pages = list(lay_out(document(paragraph("基" * 1000)), look).pages)
    assert [page.margins[0].line.text for page in pages] == expected


def test_the_page_number_of_gongwen_is_outside_7_mm_below_the_type_area() -> None:
    """GB/T 9704-2012, 7.5: right on odd pages, left on even ones, one character in; its dashes."""
    look = theme.load("gongwen")
    area = type_area(look.page, look.body)
    first, second = list(lay_out(document(paragraph("基" * 1000)), look).pages)[:2]
    (odd,), (even,) = first.margins, second.margins
    assert (odd.line.text, even.line.text) == ("— 1 —", "— 2 —")
    assert odd.left + odd.line.width == pytest.approx(area.left + area.width - 14, abs=0.01)
    assert even.left == pytest.approx(area.left + 14)
    middle = odd.baseline - 0.88 * 14 + 7
    below = area.top + area.height + 7 * MILLIMETRE
    assert middle == pytest.approx(below, abs=MILLIMETRE / 5), "the dash is in the middle"


def test_a_running_header_that_is_too_long_gives_way() -> None:
    look = theme.load("essay")
    pages = list(lay_out(document(paragraph("基" * 3000), title="挂职感悟" * 30), look).pages)
    assert len(pages[0].margins) == 1
    header = pages[1].margins[0]
    assert header.line.text.startswith("挂职感悟")
    assert header.line.text.endswith("…")
    assert header.line.width <= 432.01


@pytest.mark.parametrize("mark", ["（", "《", "、", "：“"])
def test_no_mark_is_left_open_before_the_ellipsis_of_a_header(mark: str) -> None:
    for length in range(40, 49):
        title = "基" * length + mark + "柱" * 40
        pages = lay_out(document(paragraph("基" * 3000), title=title), theme.load("essay")).pages
        header = list(pages)[1].margins[0].line.text
        assert header.strip("基柱…") in ("", mark)
        assert header.rstrip("…")[-1] in "基柱"


def test_a_document_with_nothing_in_it_has_a_page() -> None:
    (page,) = list(lay_out(document(), theme.load("essay")).pages)
    assert page.lines == ()


def test_a_character_without_a_glyph_is_a_box_and_a_diagnostic_with_its_place() -> None:
    look = theme.load("essay")
    blocks = (paragraph("某"), Paragraph((Text("某龘某龘"),), Span(7, 3, 7, 6)))
    layout = lay_out(document(*blocks), look)
    (page,) = layout.pages
    assert texts(page) == ["某", "某龘某龘"]
    assert page.lines[1].line.width == pytest.approx(12 * 4)
    (said,) = layout.diagnostics
    assert str(said).startswith("7:4: FNT002 no font has 龘 (U+9F98)")


def test_a_font_that_is_not_here_is_stood_in_for_and_said_so() -> None:
    layout = lay_out(document(paragraph("某")), theme.load("gongwen"))
    assert len(list(layout.pages)) == 1
    said = [one.message for one in layout.diagnostics if one.code == "FNT001"]
    assert "Essay Kai stands in for FangSong" in said


def test_offices_that_sign_jointly_have_no_space_between_them() -> None:
    """GB/T 9704-2012, 7.3.5.1: a space stands above the first, and each has a line."""
    signed = [Paragraph((Text(name),), SPAN, role="signature") for name in ("市商务局", "市文旅局")]
    (page,) = lay_out(document(paragraph("基"), *signed), theme.load("gongwen")).pages
    prose, first, second = (placed.baseline for placed in page.lines)
    pitch = abs(second - first)
    assert abs(first - prose) == pytest.approx(2 * pitch, rel=0.02)
    assert pitch == pytest.approx(29.6, abs=0.1)


def test_a_heading_stays_with_the_subtitle_below_it_and_with_the_text_below_that() -> None:
    subtitle = Paragraph((Text("——给一位守仓库的老人"),), SPAN, role="subtitle")
    for above in range(30, 40):
        text = document(*[paragraph("基")] * above, section("空仓", subtitle, paragraph(SENTENCE)))
        pages = list(lay_out(text, theme.load("essay")).pages)
        assert all("一、空仓" not in texts(page)[-2:] for page in pages)


@pytest.mark.parametrize("role", ["body", "salutation"])
@pytest.mark.parametrize("line", ["五年来的主要工作及特点：", "各位代表！"])
def test_a_line_that_announces_what_follows_ends_no_page(line: str, role: Role) -> None:
    look = theme.load("essay")
    own = Paragraph((Text(line),), SPAN, role=role)
    for above in range(30, 40):
        text = document(*[paragraph("基")] * above, own, paragraph(SENTENCE * 4))
        assert all(texts(page)[-1] != line for page in lay_out(text, look).pages)


BELOW: dict[str, tuple[Block, ...]] = {
    "paragraphs of a line": (paragraph("甲"), paragraph("乙"), paragraph(SENTENCE * 3)),
    "a paragraph of nothing": (paragraph(""), paragraph(SENTENCE * 3)),
    "a list": (items(True, "甲", "乙", "丙"),),
    "a quotation": (Quote((paragraph("甲"), paragraph("乙"), paragraph("丙")), SPAN),),
    "a table": (table([["甲"]] * 30),),
    "a table without a head": (table([["甲"]] * 30, heads=0),),
}


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("below", BELOW.values(), ids=list(BELOW))
def test_two_lines_of_whatever_follows_stand_below_a_heading(
    name: str, below: tuple[Block, ...]
) -> None:
    for above in range(10, 40):
        text = document(*[paragraph("基")] * above, section("立柱", *below), paragraph("梁" * 99))
        for page in lay_out(text, theme.load(name)).pages:
            heights = [round(one.baseline, 2) for one in page.lines]
            for placed, height in zip(page.lines, heights, strict=True):
                if placed.line.text == "一、立柱":
                    assert len({one for one in heights if one > height}) >= 2


def test_headings_with_a_line_each_may_open_a_page() -> None:
    sections = [section("立柱", paragraph("基")) for _ in range(60)]
    for page in lay_out(document(*sections), theme.load("essay")).pages:
        assert texts(page)[0] == "一、立柱"
        assert texts(page)[-1] == "基"


@pytest.mark.parametrize("name", theme.names())
def test_the_head_of_a_table_ends_no_page(name: str) -> None:
    for above in range(10, 40):
        text = document(*[paragraph("基")] * above, table([["首"], *[["甲"]] * 40]))
        for page in lay_out(text, theme.load(name)).pages:
            assert texts(page)[-1] != "首"


@pytest.mark.parametrize("name", theme.names())
def test_no_page_begins_with_a_signature_or_its_date(name: str) -> None:
    """GB/T 9704-2012, 7.3.5: they stand on a page with the text that they sign."""
    signed = [
        Paragraph((Text("青山县人民政府"),), SPAN, role="signature"),
        Paragraph((Text("2024年4月1日"),), SPAN, role="signature_date"),
    ]
    for above in range(10, 40):
        pages = list(lay_out(document(*[paragraph("基")] * above, *signed), theme.load(name)).pages)
        assert texts(pages[-1])[0] == "基"


def test_who_is_quoted_is_told_on_the_page_of_the_quotation() -> None:
    quote = Quote((paragraph("学而时习之，不亦说乎？" * 6), paragraph("——《论语》")), SPAN)
    for above in range(26, 38):
        text = document(*[paragraph("基")] * above, quote)
        for page in lay_out(text, theme.load("essay")).pages:
            assert texts(page)[0] != "——《论语》"
