"""The theme as w:styles: its paragraph and character styles by name, and no other."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from converter.theme import HEADING_LEVELS, Font, Margin, Style, Theme
from converter.theme.lengths import Points
from converter.writers.docx.elements import Element, half_points, hundredths, twips, w
from converter.writers.docx.grid import character_spacing, line_pitch

_JUSTIFICATION = {"justify": "both", "left": "left", "center": "center", "right": "right"}
"""Alignment as ST_Jc (ECMA-376-1, 17.18.44)."""

_SINGLE_SPACING = 240
"""In 240ths of a line (ECMA-376-1, 17.3.1.33)."""


class _ParagraphStyle(msgspec.Struct, frozen=True):
    """A paragraph style of the file.

    ``on_grid`` text takes lines and character spacing from the page's grid. ``inset`` is from the
    side that the text is aligned with.
    """

    identifier: str
    name: str
    form: Style
    on_grid: bool
    next: str = "BodyText"
    kept_with_next: bool = False
    outline_level: int | None = None
    inset: Points = Points(0)
    built_in: bool = True


def style_sheet(theme: Theme, language: str) -> Element:
    """w:styles; ``language`` is the BCP 47 tag of the Chinese text."""
    return w(
        "styles",
        _defaults(language),
        _normal(theme),
        _default_paragraph_font(),
        *(_paragraph_style(style, theme) for style in _paragraph_styles(theme)),
        _lead(theme),
    )


def margin_style(kind: str, margin: Margin, *, even_page: bool) -> str:
    """The identifier of the style of a ``header`` or ``footer`` on an even or another page."""
    return kind.title() + ("Even" if even_page and margin.alignment == "outside" else "")


def _paragraph_styles(theme: Theme) -> Iterator[_ParagraphStyle]:
    on_grid = theme.page.grid is not None
    yield _ParagraphStyle("Title", "Title", theme.title, on_grid, kept_with_next=True)
    for level in range(1, HEADING_LEVELS + 1):
        yield _ParagraphStyle(
            f"Heading{level}",
            f"heading {level}",
            theme.heading(level),
            on_grid,
            kept_with_next=True,
            outline_level=level - 1,
        )
    yield _ParagraphStyle("BodyText", "Body Text", theme.body, on_grid)
    yield _ParagraphStyle("Notice", "Notice", theme.preview.style, on_grid, built_in=False)
    for name, margin in (("Header", theme.header), ("Footer", theme.footer)):
        if margin is not None:
            yield from _margin_styles(name, margin)


def _margin_styles(name: str, margin: Margin) -> Iterator[_ParagraphStyle]:
    """A header's or footer's style; one more for even pages if it keeps to the outside."""
    alignment = "right" if margin.alignment == "outside" else margin.alignment
    style = _ParagraphStyle(
        name,
        name.lower(),
        Style(margin.font, margin.size, leading=margin.size, alignment=alignment),
        on_grid=False,
        next=name,
        inset=Points(margin.inset * margin.size),
    )
    yield style
    if margin.alignment == "outside":
        yield replace(
            style,
            identifier=f"{name}Even",
            name=f"{name} Even",
            form=replace(style.form, alignment="left"),
            next=f"{name}Even",
            built_in=False,
        )


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


def _lead(theme: Theme) -> Element:
    return w(
        "style",
        w("name", val="Lead"),
        w("basedOn", val="DefaultParagraphFont"),
        w("qFormat"),
        w("rPr", _fonts(theme.font(theme.lead.font))),
        type="character",
        customStyle=1,
        styleId="Lead",
    )


def _paragraph_style(style: _ParagraphStyle, theme: Theme) -> Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("next", val=style.next),
        w("qFormat"),
        w("pPr", *_paragraph_properties(style, theme)),
        _type(style.form, theme, on_grid=style.on_grid),
        type="paragraph",
        styleId=style.identifier,
        **({} if style.built_in else {"customStyle": 1}),
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
    """The first line in characters, which Word prefers, and in twips for all other readers."""
    if indent := style.form.first_line_indent:
        yield w("ind", firstLineChars=hundredths(indent), firstLine=twips(indent * style.form.size))
    elif style.inset and style.form.alignment in ("left", "right"):
        yield w("ind", **{style.form.alignment: twips(style.inset)})


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
