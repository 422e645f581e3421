"""The theme as w:styles: its styles by name, those that a text uses and those of every text."""

from __future__ import annotations

from collections.abc import Iterator, Set

from msgspec.structs import replace

from converter.document import KEPT_WITH_NEXT, SET_TOGETHER
from converter.theme import ANNEX_TITLE, HEADING_LEVELS, Margin, Style, StyleName, Theme
from converter.theme.lengths import Ems, Points
from converter.writers.docx import character_styles, default_styles, imprints, names
from converter.writers.docx.contents import LEADERS
from converter.writers.docx.elements import Element
from converter.writers.docx.grid import text_width
from converter.writers.docx.levels import Levels
from converter.writers.docx.names import MOST_LEVELS, Name, at_level
from converter.writers.docx.paragraph_styles import Border, ParagraphStyle, paragraph_style
from converter.writers.docx.tables import table_style, text_style

_RULE_INDENT = 0.4
"""The share of the type area on each side of the rule that parts scenes."""

_TABLE_END = Points(6)
"""The line after a table that would else touch another."""

_EVERYWHERE = frozenset(
    {names.TITLE, names.BODY, *(names.heading(level + 1) for level in range(HEADING_LEVELS))}
)
"""What a user who goes on writing looks for, whatever the text has."""


def style_sheet(theme: Theme, levels: Levels, language: str, used: Set[str]) -> Iterator[Element]:
    """What is in w:styles, with the styles ``used``, by their identifiers.

    InDesign would list every other too.

    ``language`` is the BCP 47 tag of the Chinese text.
    """
    styles = (
        *_of_text(theme),
        *_of_contents(theme),
        *_of_blocks(theme, levels),
        *_of_margins(theme),
    )
    yield default_styles.defaults(language)
    yield default_styles.normal(theme)
    yield default_styles.default_paragraph_font()
    for style in styles:
        if style.name in _EVERYWHERE or style.name.identifier in used:
            yield paragraph_style(style, theme)
    yield from character_styles.elements(theme, used)
    if names.TABLE.identifier in used:
        yield default_styles.table_normal()
        yield table_style(theme)


def margin_style(kind: str, margin: Margin, *, even_page: bool) -> Name:
    """The style of a ``header`` or ``footer`` on an even or another page."""
    if even_page and margin.alignment == "outside":
        return Name(f"{kind.title()} Even")
    return Name(kind, built_in=True)


def _of_text(theme: Theme) -> Iterator[ParagraphStyle]:
    """Title, headings, body and the roles of paragraphs."""
    on_grid = theme.page.grid is not None
    yield ParagraphStyle(names.TITLE, theme.title, on_grid, kept_with_next=True)
    first = ANNEX_TITLE if theme.sets_annexes_apart else 1
    for level in range(first, HEADING_LEVELS + 1):
        yield ParagraphStyle(
            names.heading(level),
            theme.heading(level),
            on_grid,
            kept_with_next=True,
            outline_level=max(0, level - 1),
        )
    yield ParagraphStyle(names.BODY, theme.body, on_grid)
    yield ParagraphStyle(names.NOTICE, theme.preview.style, on_grid)
    for role, name in names.ROLES.items():
        style = ParagraphStyle(
            name,
            theme.style(role),
            on_grid,
            kept_with_next=role in KEPT_WITH_NEXT,
            kept_together=name == names.CAPTION,
            set_together=role in SET_TOGETHER,
        )
        own = _of_masthead(role, style, theme)
        yield own
        if role == "document_number" and theme.imprint:
            yield imprints.signed_number(own, theme)
    yield ParagraphStyle(names.NUMBER_BELOW_TITLE, theme.number_below_title, on_grid)


def _of_masthead(role: StyleName, style: ParagraphStyle, theme: Theme) -> ParagraphStyle:
    """The style with what the theme adds to it in a masthead."""
    masthead = theme.masthead
    if masthead and role == "issuer":
        return replace(style, colour=masthead.colour)
    if masthead and role == "document_number":
        space = masthead.below_line(style.form)
        return replace(style, rule=Border(masthead.rule, space, masthead.colour))
    return style


def _of_contents(theme: Theme) -> Iterator[ParagraphStyle]:
    """The heading of the table of contents, and its entries, from which leaders run to numbers."""
    if theme.contents is None:
        return
    on_grid, heading = theme.page.grid is not None, names.CONTENTS_HEADING
    yield ParagraphStyle(heading, theme.contents.style, on_grid, kept_with_next=True)
    tab = text_width(theme.page), LEADERS.get(theme.contents.leader.strip()[:1], "none")
    for level, form in enumerate(theme.contents.levels, start=1):
        left = replace(form, alignment="left")
        yield ParagraphStyle(names.contents_entry(level), left, on_grid, tab=tab)


def _of_blocks(theme: Theme, levels: Levels) -> Iterator[ParagraphStyle]:
    for level in range(1, MOST_LEVELS + 1):
        yield from _of_level(theme, levels, level)
    yield from _of_figures(theme)
    yield from _of_separators(theme)
    yield from _of_tables(theme)
    yield from imprints.paragraph_styles(theme)
    yield ParagraphStyle(names.FOOTNOTE, theme.style("note"), on_grid=False, next=names.FOOTNOTE)


def _of_level(theme: Theme, levels: Levels, level: int) -> Iterator[ParagraphStyle]:
    """The styles of blocks that stand in lists and quotations, or may."""
    on_grid = theme.page.grid is not None
    for base, form in (
        (names.LIST, levels.of_list(level)),
        (names.LIST_CONTINUE, levels.of_continuation(level)),
    ):
        name = at_level(base, level)
        yield ParagraphStyle(name, form, on_grid, next=name)
    for base, form, together in (
        (names.QUOTE, theme.style("quote"), False),
        (names.VERSE, theme.style("verse"), True),
        (names.CODE, theme.style("code"), False),
    ):
        name = at_level(base, level)
        yield ParagraphStyle(
            name,
            form,
            on_grid,
            next=name,
            kept_together=together,
            further_in=levels.further_in(level),
            as_typed=base == names.CODE,
        )


def _of_figures(theme: Theme) -> Iterator[ParagraphStyle]:
    """Pictures, in lines as high as they are, and the captions above tables."""
    on_grid, caption = theme.page.grid is not None, theme.style("caption")
    yield ParagraphStyle(names.TABLE_CAPTION, caption, on_grid, kept_with_next=True)
    yield ParagraphStyle(names.TABLE_UNIT, theme.unit_of_table, on_grid, kept_with_next=True)
    lone = ParagraphStyle(names.LONE_FIGURE, caption, on_grid, free_lines=True)
    yield lone
    above = replace(caption, space_after=Points(0))
    yield replace(lone, name=names.FIGURE, form=above, next=names.CAPTION, kept_with_next=True)


def _of_separators(theme: Theme) -> Iterator[ParagraphStyle]:
    """A break as typed, and a rule, which is short and in the middle."""
    on_grid, form, page = theme.page.grid is not None, theme.style("separator"), theme.page
    yield ParagraphStyle(names.SEPARATOR, form, on_grid, kept_together=True)
    width = page.width - page.margin_left - page.margin_right
    side = Ems(_RULE_INDENT * width / form.size)
    ruled = replace(form, left_indent=side, right_indent=side, first_line_indent=Ems(0))
    yield ParagraphStyle(names.RULE, ruled, on_grid, rule=Border())


def _of_tables(theme: Theme) -> Iterator[ParagraphStyle]:
    """The text of cells, which are their own type area and off the page's grid."""
    form = text_style(theme)
    head = replace(form, font=(theme.strong or theme.lead).font)
    alignments = ("left", "center", "right")
    for is_head, own in ((False, form), (True, head)):
        for alignment in alignments:
            name = names.table_text(alignment, head=is_head)
            aligned = replace(own, alignment=alignment, first_line_indent=Ems(0))
            yield ParagraphStyle(name, aligned, on_grid=False, next=name)
    end = replace(form, leading=_TABLE_END, first_line_indent=Ems(0))
    yield ParagraphStyle(names.TABLE_END, end, on_grid=False)


def _of_margins(theme: Theme) -> Iterator[ParagraphStyle]:
    """A header's and a footer's style; one more for even pages if it keeps to the outside."""
    for kind, margin in (("header", theme.header), ("footer", theme.footer)):
        if margin is None:
            continue
        alignment = "right" if margin.alignment == "outside" else margin.alignment
        style = ParagraphStyle(
            margin_style(kind, margin, even_page=False),
            Style(margin.font, margin.size, leading=margin.size, alignment=alignment),
            on_grid=False,
            next=None,
            inset=Points(margin.inset * margin.size),
        )
        yield style
        if margin.alignment == "outside":
            even = margin_style(kind, margin, even_page=True)
            yield replace(style, name=even, form=replace(style.form, alignment="left"))
