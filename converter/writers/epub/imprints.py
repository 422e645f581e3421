"""The imprint of an official document between its rules (GB/T 9704-2012, 7.4), where it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from converter import imprint
from converter.document import Document, Paragraph
from converter.theme import Theme
from converter.writers.epub.xhtml import E
from converter.writers.markup import Markup, start_tag


class Imprint:
    """Finds the lines of the imprint among the others, and sets its boxes around them.

    One has those that say who gets the document, between which there is no rule (7.4.2).
    """

    def __init__(self, document: Document, theme: Theme) -> None:
        found = imprint.of(document) if theme.imprint else ()
        copies = [imprint.is_of_copies(line) for line in found]
        is_of_both = len(set(copies)) > 1 and copies == sorted(copies, reverse=True)
        kinds = {True: "imprint-copies", False: "imprint-issue"}
        self._names = [kinds[one] if is_of_both else "imprint" for one in copies]
        self._places: Mapping[int, int] = {id(line): at for at, line in enumerate(found)}

    def boxed(self, line: Paragraph, made: Markup) -> Iterator[Markup]:
        """What was ``made`` of a paragraph, with the edges of its box if it is first or last in it.

        Any other paragraph is in none.
        """
        at = self._places.get(id(line), -1)
        if at < 0:
            yield made
            return
        name, names = self._names[at], self._names
        if at == 0 or names[at - 1] != name:
            yield Markup(start_tag("div", {"class": name}) + ">")
        yield made
        if names[at + 1 : at + 2] != [name]:
            yield Markup("</div>")

    def sides(self, line: Paragraph) -> tuple[str, ...]:
        """Who issued it, the space, and when, of a line of the imprint that says both (7.4.3)."""
        found = imprint.sides(line) if id(line) in self._places else None
        if found is None:
            return ()
        left, right = found
        gap = line.text[len(left) : len(line.text) - len(right)]
        return left, gap, E.span(right, {"class": "issued"})
