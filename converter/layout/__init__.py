"""Layout: a document and a theme become pages of placed lines. No file format is known here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, islice

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.layout.area import TypeArea, type_area
from converter.layout.blocks import Blocks
from converter.layout.contents import contents_blocks, entries
from converter.layout.drafts import RULE
from converter.layout.filling import NO_NOTES, FilledPage, NoteRows, fill_pages
from converter.layout.margins import PageNumber, RunningLines
from converter.layout.metrics import FULL_WIDTH, Typeface, Typefaces
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
from converter.layout.parallel import set_blocks
from converter.layout.settings import Settings
from converter.theme import Theme
from converter.theme.official import fitted, spaces

NOTE_RULE_SHARE = 0.25
"""The length of the rule above notes, in the measure."""


class Layout:
    """A document laid out: its ``pages``, of which there is at least one.

    They come as they are asked for, once, and what has been given is not held: a long text has
    more lines than there is memory for.
    """

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document, self._theme = document, theme
        self._typefaces = Typefaces(theme)
        self.pages = self._laid_out()

    @property
    def typefaces(self) -> Sequence[Typeface]:
        """They know each character of the pages so far."""
        return list(self._typefaces.opened.values())

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """What there is to say about fonts, once all pages have been read."""
        return self._typefaces.diagnostics(self._document)

    def _signed_width(self, text: str) -> float:
        """The width of a signature or its date on one line, in em."""
        widths = self._typefaces[self._theme.style("signature").font].widths
        return sum(map(widths.__getitem__, text)) / FULL_WIDTH + spaces(text)

    def _laid_out(self) -> Iterator[LaidOutPage]:
        typefaces = self._typefaces
        theme = fitted(self._theme, self._document, self._signed_width)
        area = type_area(theme.page, theme.body)
        settings = Settings(self._document, theme, typefaces, area)
        rows, notes = _set(self._document, settings)
        body: Iterable[FilledPage] = fill_pages(rows, area, notes)
        contents: Sequence[FilledPage] = ()
        pages_of_text = 0
        if theme.contents or _say_how_many(theme):
            held = body = list(body)
            contents, pages_of_text = list(_contents(held, settings)), len(held)
        title = self._document.metadata.title
        running = RunningLines(title, pages_of_text, theme, typefaces, area)
        pages = zip(_numbers(len(contents)), chain(contents, body), strict=False)
        for page, filled in pages:
            yield _laid_out(page, filled, running, notes, area)


def lay_out(document: Document, theme: Theme) -> Layout:
    """Lay ``document`` out as ``theme`` says."""
    return Layout(document, theme)


def _say_how_many(theme: Theme) -> bool:
    """Whether pages tell how many there are."""
    return any(margin and "{pages}" in margin.text for margin in (theme.header, theme.footer))


def _set(document: Document, settings: Settings) -> tuple[Iterable[Row], NoteRows]:
    """All rows of the text, and those of its notes.

    Notes may stand on any page, so that a text with notes is set as a whole.
    """
    blocks, typefaces = Blocks(document, settings), settings.typefaces
    if not document.notes:
        return rows_of(set_blocks(blocks.body(), typefaces)), NO_NOTES
    body = list(blocks.body())
    made = set_blocks(chain(body, map(blocks.note, document.notes)), typefaces)
    rows = list(rows_of(islice(made, len(body))))
    notes = {
        note.identifier: list(rows_of([block]))
        for note, block in zip(document.notes, made, strict=True)
    }
    return _with_others(rows, notes), NoteRows(notes, settings.of_notes().spaced.leading)


def _with_others(rows: list[Row], notes: Collection[str]) -> list[Row]:
    """The rows, the last with the notes that none refers to."""
    referred = {note for row in rows if row.notes for note in row.notes}
    if others := tuple(note for note in notes if note not in referred):
        last = rows.pop() if rows else Row(None, 0.0, 0.0)
        rows.append(replace(last, notes=(*last.notes, *others)))
    return rows


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
    pages = list(fill_pages(rows_of(blocks), settings.area))
    yield from pages
    if theme.page.facing and len(pages) % 2:
        yield FilledPage([])


def _numbers(contents: int) -> Iterator[PageNumber]:
    """The contents are not counted among the pages of the text: they have numbers of their own."""
    for number in range(1, contents + 1):
        yield PageNumber(number, roman(number), side=number)
    for number in count(1):
        yield PageNumber(number, str(number), side=contents + number)
