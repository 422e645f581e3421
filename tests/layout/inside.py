"""Whether all that is on pages is inside the type area, and themes in which that is hard."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from converter.layout.area import type_area
from converter.layout.pages import LaidOutPage
from converter.theme import Theme
from tests.layout.ink import are_joined, left_edge, right_edge


def tiny(look: Theme) -> Theme:
    """A page with room for three characters of body in each of two lines."""
    side = 3 * look.body.size
    page = replace(
        look.page,
        width=look.page.margin_left + look.page.margin_right + side,
        height=look.page.margin_top + look.page.margin_bottom + side,
    )
    return replace(look, page=page)


def huge(look: Theme) -> Theme:
    """A title larger than the page, a body as large as a quarter of it."""
    return replace(
        look, title=replace(look.title, size=900), body=replace(look.body, size=150, leading=200)
    )


def assert_inside(look: Theme, pages: Sequence[LaidOutPage]) -> None:
    area = type_area(look.page, look.body)
    for page in pages:
        for placed in page.lines:
            if picture := placed.picture:
                assert placed.left >= area.left - 0.01
                assert placed.left + picture.width <= area.left + area.width + 0.01
                assert area.top - 0.01 <= placed.baseline - picture.height
                assert placed.baseline <= area.top + area.height + 0.01
            if not placed.line.runs:
                continue
            size = placed.line.size
            assert placed.left + left_edge(placed.line) >= area.left - 0.01
            assert placed.left + right_edge(placed.line) <= area.left + area.width + 0.01
            assert placed.line.width <= area.width + 0.01
            assert are_joined(placed.line)
            assert placed.baseline - 0.88 * size >= area.top - 0.01
            assert placed.baseline + 0.12 * size <= area.top + area.height + 0.01
        for rule in page.rules:
            assert rule.left >= area.left - 0.01
            assert rule.left + rule.width <= area.left + area.width + 0.01
            assert rule.middle - rule.thickness / 2 >= area.top - 0.01
            assert rule.middle + rule.thickness / 2 <= area.top + area.height + 0.01
