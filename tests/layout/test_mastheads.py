"""The masthead of an official document on its page (GB/T 9704-2012, 7.2)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from converter import theme
from converter.document import Document, Metadata, Paragraph, Role, Span, Text, Title
from converter.layout import lay_out
from converter.layout.area import type_area
from converter.layout.metrics import FULL_WIDTH
from converter.theme.lengths import MILLIMETRE

SPAN = Span(1, 1, 1, 1)
ASCENT = 0.88
"""Of Chinese type: how much of the em box is above the base line."""


def paragraph(text: str, role: Role) -> Paragraph:
    return Paragraph((Text(text),), SPAN, role=role)


DOCUMENT = Document(
    Metadata("关于防汛的通知"),
    Title("关于防汛的通知", SPAN),
    (paragraph("今年汛期来得早。", "body"),),
    masthead=(
        paragraph("××市人民政府文件", "issuer"),
        paragraph("×政发〔2024〕3号", "document_number"),
    ),
)


def test_the_masthead_of_gongwen_is_that_of_the_standard() -> None:
    """35 mm to the issuer, two lines to the number, 4 mm to the rule, two lines to the title."""
    look = theme.load("gongwen")
    area = type_area(look.page, look.body)
    (page,) = lay_out(DOCUMENT, look).pages
    issuer, number, title, _ = page.lines
    tops = [one.baseline - area.top - ASCENT * one.line.size for one in page.lines]
    assert tops[0] == pytest.approx(35 * MILLIMETRE, abs=MILLIMETRE / 2)
    assert tops[1] == pytest.approx(7 * area.pitch, abs=1)
    assert tops[2] == pytest.approx(10 * area.pitch, abs=1)
    for one in (issuer, number, title):
        first, last = one.line.runs[0], one.line.runs[-1]
        end = last.x + last.advance * one.line.size / FULL_WIDTH
        assert (first.x + end) / 2 == pytest.approx(area.width / 2, abs=0.5)
    (rule,) = page.rules
    assert (rule.left, rule.width) == (area.left, area.width)
    lower_edge = area.top + tops[1] + number.line.size
    assert rule.middle - rule.thickness / 2 - lower_edge == pytest.approx(4 * MILLIMETRE, abs=0.1)
    assert (issuer.colour, number.colour, title.colour) == ("#ff0000", None, None)
    assert rule.colour == "#ff0000"


@pytest.mark.parametrize("roles", [["copy_number"], ["copy_number", *["classification"] * 2]])
def test_what_marks_a_document_stands_in_the_space_above_its_issuer(roles: list[Role]) -> None:
    """The issuer is 35 mm down as ever, the lines above it flush left (7.2.1 to 7.2.4)."""
    above = tuple(paragraph("000012", role) for role in roles)
    document = replace(DOCUMENT, masthead=(*above, *DOCUMENT.masthead))
    look = theme.load("gongwen").fitted([*roles, "issuer", "document_number"])
    area = type_area(look.page, look.body)
    (page,) = lay_out(document, look).pages
    issuer = page.lines[len(roles)]
    top = issuer.baseline - area.top - ASCENT * issuer.line.size
    assert top == pytest.approx(35 * MILLIMETRE, abs=MILLIMETRE / 2)
    assert {one.line.runs[0].x for one in page.lines[: len(roles)]} == {0}


def test_a_rule_makes_room_for_itself() -> None:
    look = theme.load("essay")
    far = replace(theme.load("gongwen").masthead, distance=40.0)
    (page,) = lay_out(DOCUMENT, replace(look, masthead=far)).pages
    (rule,) = page.rules
    _, number, title, _ = page.lines
    assert number.baseline + 40 <= rule.middle <= title.baseline - title.line.size * ASCENT


def test_a_theme_without_a_masthead_has_no_colour_and_no_rule() -> None:
    (page,) = lay_out(DOCUMENT, theme.load("essay")).pages
    assert page.rules == ()
    assert {one.colour for one in page.lines} == {None}
