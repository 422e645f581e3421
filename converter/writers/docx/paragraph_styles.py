"""A paragraph style of a theme as w:style."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from converter.theme import Colour, Font, Style, Theme
from converter.theme.lengths import Points
from converter.writers.docx.elements import Element, half_points, hundredths, twips, w
from converter.writers.docx.grid import character_spacing, indent_unit, line_pitch
from converter.writers.docx.names import BODY, Name

_JUSTIFICATION = {"justify": "both", "left": "left", "center": "center", "right": "right"}
"""Alignment as ST_Jc (ECMA-376-1, 17.18.44)."""

_SINGLE_SPACING = 240
"""In 240ths of a line (ECMA-376-1, 17.3.1.33)."""


_TALLEST = 1.45
"""The height of a line of the tallest faces (Noto, Source Han), in em."""

PAPER = Colour("#FFFFFF")
"""What is drawn in it is not seen."""


class Border(msgspec.Struct, frozen=True):
    """A rule above or under a paragraph: its thickness, and the space between them."""

    thickness: Points = Points(0.5)
    space: Points = Points(0)
    colour: Colour | None = None


class ParagraphStyle(msgspec.Struct, frozen=True):
    """A paragraph style of the file.

    ``on_grid`` text takes lines and character spacing from the page's grid. ``inset`` is from the
    side that the text is aligned with, ``further_in`` from the left, both beside the form's own
    indents. Those ``set_together`` have no space between two of them. Lines are as high as a
    picture in them if they are ``free``. ``rule`` is drawn under the paragraph, or the last of one
    style in a row, ``rule_above`` above it, or the first, by so much ``wider`` on either side.
    ``tab`` is where a text after a tab ends, in twips, with its leader. In a text ``as_typed``, as
    code is, no space comes between Chinese and Latin, and nothing is proofread.
    """

    name: Name
    form: Style
    on_grid: bool
    next: Name | None = BODY
    kept_with_next: bool = False
    kept_together: bool = False
    set_together: bool = False
    outline_level: int | None = None
    inset: Points = Points(0)
    further_in: Points = Points(0)
    free_lines: bool = False
    rule: Border | None = None
    rule_above: Border | None = None
    wider: Points = Points(0)
    tab: tuple[int, str] | None = None
    colour: Colour | None = None
    as_typed: bool = False


def paragraph_style(style: ParagraphStyle, theme: Theme) -> Element:
    """The w:style; without a ``next`` the paragraph after it has the same."""
    return w(
        "style",
        w("name", val=style.name.name),
        w("basedOn", val="Normal"),
        w("next", val=(style.next or style.name).identifier),
        w("qFormat"),
        w("pPr", *_paragraph_properties(style, theme)),
        type_of(
            style.form,
            theme,
            on_grid=style.on_grid and not style.as_typed,
            colour=style.colour,
            is_proofread=not style.as_typed,
        ),
        type="paragraph",
        styleId=style.name.identifier,
        **({} if style.name.built_in else {"customStyle": 1}),
    )


def type_of(
    style: Style,
    theme: Theme,
    *,
    on_grid: bool,
    colour: Colour | None = None,
    is_proofread: bool = True,
) -> Element:
    """Face, colour and size as w:rPr."""
    size = half_points(style.size)
    spacing = character_spacing(theme) if on_grid else None
    return w(
        "rPr",
        faces(theme.font(style.font)),
        *([] if is_proofread else [w("noProof")]),
        *([w("color", val=_colour(colour))] if colour else []),
        *([w("spacing", val=spacing)] if spacing else []),
        w("sz", val=size),
        w("szCs", val=size),
    )


def faces(font: Font) -> Element:
    """The faces by name. Never w:b: bold that no face has is smeared (CLREQ).

    The hint gives “ ” ‘ ’ — …, which Latin shares, to the Chinese face (17.3.2.26).
    """
    return w(
        "rFonts",
        hint="eastAsia",
        ascii=font.latin,
        hAnsi=font.latin,
        eastAsia=font.named,
        cs=font.latin,
    )


def _paragraph_properties(style: ParagraphStyle, theme: Theme) -> Iterator[Element]:
    """In the order of CT_PPr. The outline level, from 0, is what navigation panes show."""
    if style.kept_with_next:
        yield w("keepNext")
    if style.kept_with_next or style.kept_together:
        yield w("keepLines")
    if style.form.opens_page:
        yield w("pageBreakBefore")
    if style.rule or style.rule_above:
        yield w("pBdr", *_rules(style))
    if style.tab:
        place, leader = style.tab
        yield w("tabs", w("tab", val="right", leader=leader, pos=place))
    if style.as_typed:
        yield w("autoSpaceDE", val=0)
        yield w("autoSpaceDN", val=0)
    yield w("snapToGrid", val=int(_snaps(style, theme)))
    yield _spacing(style, theme)
    yield from _indents(style, theme)
    if style.set_together:
        yield w("contextualSpacing")
    yield w("jc", val=_JUSTIFICATION[style.form.alignment])
    if style.outline_level is not None:
        yield w("outlineLvl", val=style.outline_level)


def _rules(style: ParagraphStyle) -> Iterator[Element]:
    """In the order of CT_PBdr. Rules reach from side to side: so far out are white ones there."""
    side = Border(Points(0.25), style.wider, PAPER) if style.wider else None
    for place, rule in (
        ("top", style.rule_above),
        ("left", side),
        ("bottom", style.rule),
        ("right", side),
    ):
        if rule:
            yield _border(place, rule)


def _border(place: str, rule: Border) -> Element:
    """In eighths of a point, and the space in points (ECMA-376-1, 17.3.4)."""
    return w(
        place,
        val="single",
        sz=round(rule.thickness * 8),
        space=round(rule.space),
        color=_colour(rule.colour),
    )


def _colour(colour: Colour | None) -> str:
    """As ST_HexColor (ECMA-376-1, 17.18.38)."""
    return colour.removeprefix("#").upper() if colour else "auto"


def _spacing(style: ParagraphStyle, theme: Theme) -> Element:
    pitch = line_pitch(theme.page) if style.on_grid else None
    if pitch:
        return _spacing_in_lines(style.form, pitch, snaps=_snaps(style, theme))
    return _spacing_in_points(style.form, free_lines=style.free_lines)


def _snaps(style: ParagraphStyle, theme: Theme) -> bool:
    """Whether its lines are the grid's, and none of a tall face is one line more than it asks for.

    Lines that are not are exact, and as high as so many of the grid.
    """
    pitch = line_pitch(theme.page) if style.on_grid else None
    return pitch is not None and twips(style.form.size * _TALLEST) <= _lines(style.form, pitch)


def _lines(form: Style, pitch: int) -> int:
    """The leading in whole lines of the grid, in twips."""
    return max(1, round(twips(form.leading) / pitch)) * pitch


def _spacing_in_points(form: Style, *, free_lines: bool) -> Element:
    lines = (_SINGLE_SPACING, "auto") if free_lines else (twips(form.leading), "exact")
    return w(
        "spacing",
        before=twips(form.space_before),
        after=twips(form.space_after),
        line=lines[0],
        lineRule=lines[1],
    )


def _spacing_in_lines(form: Style, pitch: int, *, snaps: bool) -> Element:
    """Single lines: exact ones would leave the grid (ECMA-376-1, 17.3.1.32 and 17.3.1.33).

    The space around is in hundredths of a grid line too: a twip more would cost a whole line.
    """
    before, after = (
        round(100 * twips(space) / pitch) for space in (form.space_before, form.space_after)
    )
    return w(
        "spacing",
        beforeLines=before,
        before=before * pitch // 100,
        afterLines=after,
        after=after * pitch // 100,
        line=_SINGLE_SPACING if snaps else _lines(form, pitch),
        lineRule="auto" if snaps else "exact",
    )


def _indents(style: ParagraphStyle, theme: Theme) -> Iterator[Element]:
    """w:ind in twips, and the first line's indent in characters too, which Word prefers.

    On a grid the sides are in by whole characters of it.
    """
    form = style.form
    em = indent_unit(form, theme, on_grid=style.on_grid)
    sides = {"left": Points(form.left_indent * em + style.further_in)}
    sides["right"] = Points(form.right_indent * em)
    if form.alignment in sides:
        sides[form.alignment] = Points(sides[form.alignment] + style.inset)
    values = {side: twips(length) for side, length in sides.items() if length}
    if first := form.first_line_indent:
        kind = "firstLine" if first > 0 else "hanging"
        if "left" not in values:
            values[f"{kind}Chars"] = hundredths(abs(first))
        values[kind] = twips(abs(first) * form.size)
    if values:
        yield w("ind", **values)
