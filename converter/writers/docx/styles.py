"""The theme as w:styles: its paragraph and character styles by name, and no other."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec
from msgspec.structs import replace

from converter.theme import HEADING_LEVELS, CharacterStyle, Ems, Font, Margin, Points, Style, Theme
from converter.writers.docx import names
from converter.writers.docx.elements import Element, half_points, hundredths, twips, w
from converter.writers.docx.grid import character_spacing, line_pitch
from converter.writers.docx.names import StyleId

_JUSTIFICATION = {"justify": "both", "left": "left", "center": "center", "right": "right"}
"""Alignment as ST_Jc (ECMA-376-1, 17.18.44)."""

_SINGLE_SPACING = 240
"""In 240ths of a line (ECMA-376-1, 17.3.1.33)."""

_LINK_COLOUR = "0563C1"
"""What Word's own style Hyperlink has."""

_KEPT_WITH_NEXT = {names.FIGURE, names.PARAGRAPHS["salutation"], names.PARAGRAPHS["signature"]}
"""Beside title and headings: what is nothing without the next paragraph."""

_OUTER_RULE, _HEAD_RULE = 12, 6
"""1.5 pt and 0.75 pt, in eighths of a point: the three lines of a table (GB/T 7713.2-2022)."""


class _ParagraphStyle(msgspec.Struct, frozen=True):
    """A paragraph style of the file.

    ``on_grid`` text takes lines and character spacing from the page's grid. ``inset`` is from the
    side that the text is aligned with.
    """

    style: StyleId
    form: Style
    on_grid: bool
    next: str = names.BODY.identifier
    kept_with_next: bool = False
    outline_level: int | None = None
    inset: Points = Points(0)
    single_spaced: bool = False


def style_sheet(theme: Theme, language: str, used: Collection[StyleId]) -> Element:
    """w:styles: the headings and the body, and of all others those that are ``used``.

    ``language`` is the BCP 47 tag of the Chinese text.
    """
    return w(
        "styles",
        _defaults(language),
        _normal(theme),
        _default_paragraph_font(),
        *(_paragraph_style(style, theme) for style in _paragraph_styles(theme, used)),
        *(
            _character_style(style, properties)
            for style, properties in _character_styles(theme)
            if style in used
        ),
        *([_three_line_table()] if names.TABLE in used else []),
    )


def margin_style(kind: str, margin: Margin, *, even_page: bool) -> StyleId:
    """The style of a ``header`` or ``footer`` on an even or another page."""
    if even_page and margin.alignment == "outside":
        return StyleId(f"{kind.title()}Even", f"{kind.title()} Even", built_in=False)
    return StyleId(kind.title(), kind)


def _paragraph_styles(theme: Theme, used: Collection[StyleId]) -> Iterator[_ParagraphStyle]:
    on_grid = theme.page.grid is not None
    yield _ParagraphStyle(StyleId("Title", "Title"), theme.title, on_grid, kept_with_next=True)
    for level in range(1, HEADING_LEVELS + 1):
        yield _ParagraphStyle(
            names.heading(level),
            theme.heading(level),
            on_grid,
            kept_with_next=True,
            outline_level=level - 1,
        )
    yield _ParagraphStyle(names.BODY, theme.body, on_grid)
    for style, form in _further_styles(theme):
        if style in used:
            yield _ParagraphStyle(
                style,
                form,
                on_grid,
                next=names.BODY.identifier if style in _KEPT_WITH_NEXT else style.identifier,
                kept_with_next=style in _KEPT_WITH_NEXT,
                single_spaced=style == names.FIGURE,
            )
    for name, margin in (("header", theme.header), ("footer", theme.footer)):
        if margin is not None:
            yield from _margin_styles(name, margin)


def _further_styles(theme: Theme) -> Iterator[tuple[StyleId, Style]]:
    for name, style in names.PARAGRAPHS.items():
        yield style, theme.style(name)
    form = theme.style("list")
    for depth in range(1, names.LIST_LEVELS + 1):
        indent = Ems(depth * form.left_indent)
        yield names.list_level(depth), replace(form, left_indent=indent)
    yield names.FIGURE, theme.style("caption")
    yield names.NOTICE, theme.preview.style


def _margin_styles(kind: str, margin: Margin) -> Iterator[_ParagraphStyle]:
    """A header's or footer's style; one more for even pages if it keeps to the outside."""
    alignment = "right" if margin.alignment == "outside" else margin.alignment
    style = margin_style(kind, margin, even_page=False)
    form = _ParagraphStyle(
        style,
        Style(margin.font, margin.size, leading=margin.size, alignment=alignment),
        on_grid=False,
        next=style.identifier,
        inset=Points(margin.inset * margin.size),
    )
    yield form
    if margin.alignment == "outside":
        even = margin_style(kind, margin, even_page=True)
        left = replace(form.form, alignment="left")
        yield replace(form, style=even, form=left, next=even.identifier)


def _defaults(language: str) -> Element:
    """No default face or size: every style names its own."""
    properties = w("rPr", w("lang", val="en-US", eastAsia=language))
    return w("docDefaults", w("rPrDefault", properties), w("pPrDefault"))


def _normal(theme: Theme) -> Element:
    """What all paragraphs share: the body's type, and the rules of Chinese line breaking.

    Han and Latin stand a quarter em apart (CLREQ; ECMA-376-1, 17.3.1.2 and 17.3.1.3). A mark may
    hang, which is Word's own default (17.3.1.21): LibreOffice 7 reads the switch the wrong way
    round, and then loses some of the marks that it hangs.
    """
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            w("widowControl"),
            w("kinsoku"),
            w("overflowPunct"),
            w("autoSpaceDE"),
            w("autoSpaceDN"),
        ),
        _type(theme.body, theme, on_grid=False),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _default_paragraph_font() -> Element:
    return w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )


def _character_styles(theme: Theme) -> Iterator[tuple[StyleId, list[Element]]]:
    """The character styles, each with the children of its w:rPr."""
    for style, own in (
        (names.LEAD, theme.lead),
        (names.STRONG, theme.strong or theme.lead),
        (names.EMPHASIS, theme.emphasis or theme.lead),
    ):
        yield style, [_face(own, theme)]
    for level in range(1, HEADING_LEVELS + 1):
        yield names.run_in_heading(level), [_face(theme.heading(level), theme)]
    yield names.NOTE_REFERENCE, [w("vertAlign", val="superscript")]
    yield names.HYPERLINK, [w("color", val=_LINK_COLOUR)]


def _face(style: CharacterStyle | Style, theme: Theme) -> Element:
    return _fonts(theme.font(style.font))


def _character_style(style: StyleId, properties: list[Element]) -> Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="DefaultParagraphFont"),
        w("qFormat"),
        w("rPr", *properties),
        type="character",
        styleId=style.identifier,
        **_custom(style),
    )


def _three_line_table() -> Element:
    """A rule above and below, and one under the head."""
    rules = (w(side, val="single", sz=_OUTER_RULE) for side in ("top", "bottom"))
    head = w("tcBorders", w("bottom", val="single", sz=_HEAD_RULE))
    return w(
        "style",
        w("name", val=names.TABLE.name),
        w("qFormat"),
        w("tblPr", w("tblBorders", *rules)),
        w("tblStylePr", w("tcPr", head), type="firstRow"),
        type="table",
        styleId=names.TABLE.identifier,
        **_custom(names.TABLE),
    )


def _custom(style: StyleId) -> dict[str, int]:
    return {} if style.built_in else {"customStyle": 1}


def _paragraph_style(style: _ParagraphStyle, theme: Theme) -> Element:
    return w(
        "style",
        w("name", val=style.style.name),
        w("basedOn", val="Normal"),
        w("next", val=style.next),
        w("qFormat"),
        w("pPr", *_paragraph_properties(style, theme)),
        _type(style.form, theme, on_grid=style.on_grid),
        type="paragraph",
        styleId=style.style.identifier,
        **_custom(style.style),
    )


def _paragraph_properties(style: _ParagraphStyle, theme: Theme) -> Iterator[Element]:
    """In the order of CT_PPr. The outline level, from 0, is what navigation panes show."""
    if style.kept_with_next:
        yield w("keepNext")
        yield w("keepLines")
    yield w("snapToGrid", val=int(style.on_grid))
    yield _spacing(style, theme)
    yield from _indents(style)
    yield w("jc", val=_JUSTIFICATION[style.form.alignment])
    if style.outline_level is not None:
        yield w("outlineLvl", val=style.outline_level)


def _spacing(style: _ParagraphStyle, theme: Theme) -> Element:
    if style.single_spaced and not style.on_grid:
        before = twips(style.form.space_before)
        return w("spacing", before=before, line=_SINGLE_SPACING, lineRule="auto")
    pitch = line_pitch(theme.page) if style.on_grid else None
    return _spacing_in_lines(style.form, pitch) if pitch else _spacing_in_points(style.form)


def _spacing_in_points(form: Style) -> Element:
    return w(
        "spacing",
        before=twips(form.space_before),
        after=twips(form.space_after),
        line=twips(form.leading),
        lineRule="exact",
    )


def _spacing_in_lines(form: Style, pitch: int) -> Element:
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
        line=_SINGLE_SPACING,
        lineRule="auto",
    )


def _indents(style: _ParagraphStyle) -> Iterator[Element]:
    """In characters, which Word prefers, and in twips for all other readers."""
    form = style.form
    if values := _in_characters(form):
        yield w("ind", **values)
    elif style.inset and form.alignment in ("left", "right"):
        yield w("ind", **{form.alignment: twips(style.inset)})


def _in_characters(form: Style) -> dict[str, int]:
    """The attributes of w:ind (ECMA-376-1, 17.3.1.12); a first line that hangs has its own."""
    first = "firstLine" if form.first_line_indent > 0 else "hanging"
    indents = {
        "left": form.left_indent,
        "right": form.right_indent,
        first: abs(form.first_line_indent),
    }
    values: dict[str, int] = {}
    for name, ems in indents.items():
        if ems:
            values |= {f"{name}Chars": hundredths(ems), name: twips(ems * form.size)}
    return values


def _type(style: Style, theme: Theme, *, on_grid: bool) -> Element:
    size = half_points(style.size)
    spacing = character_spacing(theme) if on_grid else None
    return w(
        "rPr",
        _fonts(theme.font(style.font)),
        *([w("spacing", val=spacing)] if spacing else []),
        w("sz", val=size),
        w("szCs", val=size),
    )


def _fonts(font: Font) -> Element:
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
