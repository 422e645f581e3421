"""Layout: a document and a theme become pages of placed lines. No file format is known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.layout.area import TypeArea, type_area
from converter.layout.blocks import Blocks
from converter.layout.contents import contents_blocks, entries
from converter.layout.drafts import RULE
from converter.layout.filling import FilledPage, NoteRows, fill_pages
from converter.layout.margins import PageNumber, RunningLines
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.numerals import roman
from converter.layout.pages import (
    LaidOutPage,
    Row,
    Rule,
    height_of,
    place_rows,
    place_rules,
    rows_of,
)
from converter.layout.parallel import set_paragraphs
from converter.layout.settings import Settings
from converter.theme import Theme

NOTE_RULE_SHARE = 0.25
"""The length of the rule above notes, in the measure."""


class Layout(msgspec.Struct, frozen=True):
    """A document laid out, and what there is to say about its fonts.

    ``typefaces`` know each character of it.
    """

    pages: Sequence[LaidOutPage]
    typefaces: Sequence[Typeface]
    diagnostics: Sequence[Diagnostic]


def lay_out(document: Document, theme: Theme) -> Layout:
    """Lay ``document`` out as ``theme`` says; there is always at least one page."""
    typefaces = Typefaces(theme)
    area = type_area(theme.page, theme.body)
    settings = Settings(document, theme, typefaces, area)
    rows, notes = _set(document, settings)
    body = list(fill_pages(rows, area, notes))
    contents = list(_contents(body, settings))
    running = RunningLines(document.metadata.title, len(body), theme, typefaces, area)
    pages = [
        _laid_out(page, filled, running, notes, area)
        for page, filled in zip(_numbers(len(contents), len(body)), [*contents, *body], strict=True)
    ]
    return Layout(pages, typefaces.opened(), typefaces.diagnostics(document))


def _set(document: Document, settings: Settings) -> tuple[list[Row], NoteRows]:
    """All rows of the text, and those of its notes; what nothing refers to goes with the last."""
    blocks = Blocks(document, settings)
    body = list(blocks.body())
    drafts = [*body, *map(blocks.note, document.notes)]
    jobs = [job for draft in drafts for job in draft.jobs]
    lines = set_paragraphs(jobs, settings.typefaces)
    rows = list(rows_of(draft.block(lines) for draft in body))
    notes = {
        note.identifier: list(rows_of([draft.block(lines)]))
        for note, draft in zip(document.notes, drafts[len(body) :], strict=True)
    }
    referred = {note for row in rows if row.notes for note in row.notes}
    if others := tuple(note for note in notes if note not in referred):
        last = rows.pop() if rows else Row(None, 0.0, 0.0)
        rows.append(replace(last, notes=(*last.notes, *others)))
    style = settings.theme.style("note")
    return rows, NoteRows(notes, settings.area.leading(style.leading))


def _laid_out(
    page: PageNumber, filled: FilledPage, running: RunningLines, notes: NoteRows, area: TypeArea
) -> LaidOutPage:
    """A page with its notes at the foot of the type area, under a rule."""
    left, foot_top = area.left_on(page.side), area.top + area.height - height_of(filled.foot)
    rules = list(place_rules(filled.rows, left, area.top))
    if filled.foot:
        rules.append(Rule(left, foot_top - notes.gap / 2, area.width * NOTE_RULE_SHARE, RULE))
    return LaidOutPage(
        number=page.number,
        lines=(
            *place_rows(filled.rows, left, area.top),
            *place_rows(filled.foot, left, foot_top),
        ),
        margins=tuple(running.on(page)),
        label=page.label,
        rules=tuple(rules),
    )


def _contents(body: Sequence[FilledPage], settings: Settings) -> Iterator[FilledPage]:
    """The pages of the contents; where pages face each other, the text begins on the right."""
    theme = settings.theme
    if theme.contents is None:
        return
    listed = entries(body, len(theme.contents.levels))
    if not listed:
        return
    blocks = contents_blocks(listed, theme.contents, settings)
    pages = list(fill_pages(list(rows_of(blocks)), settings.area))
    yield from pages
    if theme.page.facing and len(pages) % 2:
        yield FilledPage([])


def _numbers(contents: int, body: int) -> Iterator[PageNumber]:
    """The contents are not counted among the pages of the text: they have numbers of their own."""
    for number in range(1, contents + 1):
        yield PageNumber(number, roman(number), side=number)
    for number in range(1, body + 1):
        yield PageNumber(number, str(number), side=contents + number)
