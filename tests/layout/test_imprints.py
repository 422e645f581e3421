"""The imprint at the foot of an official document, and who signed it (GB/T 9704-2012, 7.2, 7.4)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from converter import theme
from converter.document import Document, Metadata, Paragraph, Role, Span, Text, Title
from converter.layout import lay_out
from converter.layout.area import type_area
from converter.layout.metrics import FULL_WIDTH
from converter.layout.pages import LaidOutPage, Placed
from converter.theme.lengths import MILLIMETRE

LOOK = theme.load("gongwen")
AREA = type_area(LOOK.page, LOOK.body)
FOOT = AREA.top + AREA.height
COPIES = (
    "抄送：县委办公室，县人大常委会办公室，县政协办公室，县法院，县检察院，县人武部，各人民团体。"
)
ISSUED = "清河县人民政府办公室　　　　2017年5月6日印发"
SIGNED = "清政〔2017〕23号　　　　签发人：石磊"


def paragraph(text: str, role: Role) -> Paragraph:
    return Paragraph((Text(text),), Span(1, 1, 1, 1), role=role)


def document(*contacts: str, body: int = 1) -> Document:
    return Document(
        Metadata("请示"),
        Title("请示", Span(1, 1, 1, 1)),
        (
            *[paragraph("东渠年久失修。", "body")] * body,
            *(paragraph(one, "contact") for one in contacts),
        ),
    )


def last(tree: Document, look: theme.Theme = LOOK) -> LaidOutPage:
    return list(lay_out(tree, look).pages)[-1]


def ends(placed: Placed) -> tuple[float, float]:
    """Where a line begins and ends, from the left of the type area."""
    first, end = placed.line.runs[0], placed.line.runs[-1]
    size = placed.line.size
    left = placed.left - AREA.left
    return left + first.x, left + end.x + end.advance * size / FULL_WIDTH


@pytest.mark.parametrize("body", [1, 15, 16, 17, 18, 19, 20, 40])
def test_an_imprint_ends_at_the_foot_of_the_last_page(body: int) -> None:
    page = last(document(COPIES, ISSUED, body=body))
    thick, thin = 0.35 * MILLIMETRE, 0.25 * MILLIMETRE
    assert [one.thickness for one in page.rules] == pytest.approx([thick, thin, thick])
    assert {(one.left, one.width) for one in page.rules} == {(AREA.left, AREA.width)}
    assert page.rules[-1].middle + thick / 2 == pytest.approx(FOOT)
    assert page.rules[0].middle - thick / 2 == pytest.approx(FOOT - 3 * AREA.pitch)
    assert page.rules[1].middle == pytest.approx(FOOT - AREA.pitch)


def test_its_lines_are_of_size_4_a_character_in_on_both_sides() -> None:
    *_, copies, going_on, office, date = last(document(COPIES, ISSUED)).lines
    assert {one.line.size for one in (copies, going_on, office, date)} == {14}
    (left, _), (further, _) = ends(copies), ends(going_on)
    assert left == pytest.approx(AREA.em)
    assert further - left == pytest.approx(3 * 14)  # below what follows the colon
    assert office.baseline == date.baseline
    assert ends(office)[0] == pytest.approx(AREA.em)
    assert ends(date)[1] == pytest.approx(AREA.width - AREA.em)
    assert (office.line.text, date.line.text) == tuple(ISSUED.split("　　　　"))


def test_between_two_lines_of_who_gets_it_is_no_rule() -> None:
    page = last(document("主送：市水利局。", "抄送：县委办公室。", ISSUED))
    tops = [round((FOOT - one.middle) / AREA.pitch) for one in page.rules]
    assert tops == [3, 1, 0]


def test_what_is_too_long_for_one_line_stands_on_two() -> None:
    office = "清河县人民政府防汛抗旱指挥部办公室综合协调与物资保障处"
    *_, first, second = last(document(f"{office}　　2017年5月6日印发")).lines
    assert second.baseline - first.baseline == pytest.approx(AREA.pitch)


def test_contacts_are_no_imprint_nor_is_one_in_a_theme_without() -> None:
    assert last(document("（联系人：孟梓）")).rules == ()
    assert last(document("抄送：县委办公室。", "（联系人：孟梓）")).rules == ()
    assert last(document(COPIES, ISSUED), theme.load("essay")).rules == ()


NUMBER, SIGNER = (
    paragraph("清政〔2017〕23号", "document_number"),
    paragraph("签发人：石磊", "contact"),
)


@pytest.mark.parametrize(
    "lines",
    [(paragraph(SIGNED, "document_number"),), (NUMBER, SIGNER), (SIGNER, NUMBER)],
    ids=["one line", "two", "the signer first"],
)
def test_a_number_stands_left_and_who_signed_right_with_the_rule_below(
    lines: tuple[Paragraph, ...],
) -> None:
    masthead = (paragraph("清河县人民政府文件", "issuer"), *lines)
    page = last(replace(document(), masthead=masthead))
    _, *sides, title, _ = page.lines
    number, signed = sorted(sides, key=lambda one: ends(one)[0])
    assert number.baseline == signed.baseline
    assert ends(number)[0] == pytest.approx(AREA.em)
    assert ends(signed)[1] == pytest.approx(AREA.width - AREA.em)
    assert (number.line.text, signed.line.text) == ("清政〔2017〕23号", "签发人：石磊")
    faces = {one.text: one.typeface.face.family for one in signed.line.runs}
    assert faces["石磊"] == "Essay Kai"
    (rule,) = page.rules
    lower_edge = number.baseline + 0.12 * number.line.size
    assert rule.middle - rule.thickness / 2 - lower_edge == pytest.approx(4 * MILLIMETRE, abs=0.1)
    assert title.baseline - number.baseline == pytest.approx(3 * AREA.pitch, abs=AREA.pitch / 3)
