"""What pages show that is not of the text: headers, footers, leaders, repeated heads of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from converter.document import Document, Table, text_of, walk
from converter.theme import Margin, Theme
from converter.verification.mismatches import Mismatch, difference, excerpt
from converter.verification.pdf.numerals import han, roman
from converter.verification.pdf.pages import Page
from converter.verification.pdf.texts import sayable, visible
from converter.verification.running import margins, text_due

ELLIPSIS = "…"
"""What stands for the end of a text that is longer than the measure."""


def compare_running_lines(
    pages: Sequence[Page], front: int, theme: Theme, title: str
) -> Iterator[Mismatch]:
    """The header and the footer of each page, beside those due; ``front`` pages have i, ii, iii."""
    for page in pages:
        number = page.number if page.number <= front else page.number - front
        numbers = {
            "{page}": roman(number) if page.number <= front else str(number),
            "{page_han}": han(number),
            "{pages}": str(len(pages) - front),
            "{title}": title,
        }
        for kind, margin in margins(theme):
            due = text_due(margin, is_first_page=number == 1)
            for placeholder, text in numbers.items():
                due = due.replace(placeholder, text)
            tag = kind.capitalize()
            shown = "".join(one.shown for one in page.text.artifacts if one.tag == tag)
            if not _agrees(visible(sayable(due)), visible(shown), margin, theme):
                message = difference(visible(due), visible(shown))
                yield Mismatch("text", message, f"{kind} of {page.place}")


def _agrees(due: str, shown: str, margin: Margin | None, theme: Theme) -> bool:
    """Whether all of it is shown, or the beginning of what is longer than the measure."""
    if due == shown or margin is None:
        return due == shown
    measure = theme.page.width - theme.page.margin_left - theme.page.margin_right
    is_long = (len(due) + margin.inset) * margin.size > measure
    return is_long and shown.endswith(ELLIPSIS) and due.startswith(shown.removesuffix(ELLIPSIS))


def compare_artifacts(
    pages: Sequence[Page], front: int, document: Document, theme: Theme
) -> Iterator[Mismatch]:
    """Other artifacts with a text: leaders of the contents, and heads of tables on later pages."""
    heads: frozenset[str] | None = None
    leader = frozenset(theme.contents.leader if theme.contents else "")
    for page in pages:
        for artifact in page.text.artifacts:
            text = visible(artifact.shown)
            if artifact.tag != "Artifact" or not text:
                continue
            if heads is None:
                heads = frozenset(_heads(document))
            if not (leader.issuperset(text) if page.number <= front else text in heads):
                yield Mismatch("added", f"it is not in the source: {excerpt(text)}", page.place)


def _heads(document: Document) -> Iterator[str]:
    """The text of the head of each table, cell by cell."""
    for block in walk(document.all_blocks):
        if isinstance(block, Table):
            cells = chain.from_iterable(block.rows[: block.header_rows])
            yield visible(sayable("".join(text_of(cell.inlines) for cell in cells)))
