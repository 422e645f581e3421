"""What pages show that is not of the text: headers, footers, leaders, repeated heads of tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from converter.document import Document, Table, text_of, walk
from converter.theme import Margin, Theme
from converter.verification.mismatches import Mismatch, difference, excerpt
from converter.verification.pdf.colours import compare_colours
from converter.verification.pdf.numerals import han, roman
from converter.verification.pdf.pages import Page
from converter.verification.pdf.texts import sayable, visible
from converter.verification.running import margins, text_due

ELLIPSIS = "…"
"""What stands for the end of a text that is longer than the measure."""


class RunningLines:
    """Looks at page after page. ``mismatches`` are all that were found.

    Of ``count`` pages those of the contents, ``front`` of them, have i, ii, iii.
    """

    def __init__(self, count: int, front: int, document: Document, theme: Theme) -> None:
        self._count, self._front = count, front
        self._document, self._theme = document, theme
        self._title = document.metadata.title
        self._leader = frozenset(theme.contents.leader if theme.contents else "")
        self.mismatches: list[Mismatch] = []

    def look_at(self, page: Page) -> None:
        """Compare what a page shows that is not of the text."""
        self.mismatches += self._margins(page)
        self.mismatches += self._others(page)
        self.mismatches += compare_colours(page, self._theme)

    def _margins(self, page: Page) -> Iterator[Mismatch]:
        """The header and the footer, beside those due."""
        is_front = page.number <= self._front
        number = page.number if is_front else page.number - self._front
        numbers = {
            "{page}": roman(number) if is_front else str(number),
            "{page_han}": han(number),
            "{pages}": str(self._count - self._front),
            "{title}": self._title,
        }
        for kind, margin in margins(self._theme):
            due = text_due(margin, is_first_page=number == 1)
            for placeholder, text in numbers.items():
                due = due.replace(placeholder, text)
            tag = kind.capitalize()
            shown = "".join(one.shown for one in page.text.artifacts if one.tag == tag)
            if not _agrees(visible(sayable(due)), visible(shown), margin, self._theme):
                message = difference(visible(due), visible(shown))
                yield Mismatch("text", message, f"{kind} of {page.place}")

    def _others(self, page: Page) -> Iterator[Mismatch]:
        """Other artifacts with a text: leaders of the contents, and repeated heads of tables."""
        for artifact in page.text.artifacts:
            text = visible(artifact.shown)
            if artifact.tag != "Artifact" or not text:
                continue
            is_front = page.number <= self._front
            if not (self._leader.issuperset(text) if is_front else text in self._heads):
                yield Mismatch("added", f"it is not in the source: {excerpt(text)}", page.place)

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(_heads(self._document))


def _agrees(due: str, shown: str, margin: Margin | None, theme: Theme) -> bool:
    """Whether all of it is shown, or the beginning of what is longer than the measure."""
    if due == shown or margin is None:
        return due == shown
    measure = theme.page.width - theme.page.margin_left - theme.page.margin_right
    is_long = (len(due) + margin.inset) * margin.size > measure
    return is_long and shown.endswith(ELLIPSIS) and due.startswith(shown.removesuffix(ELLIPSIS))


def _heads(document: Document) -> Iterator[str]:
    """The text of the head of each table, cell by cell."""
    for block in walk(document.all_blocks):
        if isinstance(block, Table):
            cells = chain.from_iterable(block.rows[: block.header_rows])
            yield visible(sayable("".join(text_of(cell.inlines) for cell in cells)))
