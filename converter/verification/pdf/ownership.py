"""What elements own: each marked content belongs to one, and they are in the order of the pages."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Literal

from converter.patterns import lazy_pattern
from converter.verification.pdf.content import Marked
from converter.verification.pdf.file import File
from converter.verification.pdf.objects import Array, Dictionary
from converter.verification.pdf.packed import PackedNumbers
from converter.verification.pdf.pages import Page, Pages, above, above_fault
from converter.verification.pdf.trees import Element, number_of, numbers
from converter.verification.pieces import Fault

Part = Literal["body", "note", "contents"]
"""Where on a page a text stands."""

OWNED, CELL = 1, 2
"""What is known of a marked content that has an owner."""

_REFERENCE = lazy_pattern(rb"(\d+)\s+\d+\s+R|null")


class Ownership:
    """Notes of each marked content of ``pages`` that an element owns it."""

    def __init__(
        self, file: File, root: Dictionary, pages: Pages, fault: Callable[[str, str], None]
    ) -> None:
        self._file, self._pages, self._fault = file, pages, fault
        tree = numbers(file, file.dictionary(root, "ParentTree"))
        self._parents = PackedNumbers((key, number_of(value)) for key, value in tree)
        self._parents_of_page: tuple[int, array[int]] = 0, array("I")
        self._last: dict[Part, tuple[int, int]] = {}
        self._last_of_row: dict[int, int] = {}
        self._is_astray = False
        self._above: list[tuple[int, int]] = []

    def take(
        self,
        element: Element,
        page: Page,
        mcid: int,
        marked: Marked,
        part: Part,
        *,
        is_cell: bool,
    ) -> None:
        """An element takes a marked content, which stands in this part of its page."""
        owned = self._pages.owned
        if owned[page.number, marked.index]:
            self._fault(f"the marked content {mcid} belongs to two elements", page.place)
        owned[page.number, marked.index] = CELL if is_cell else OWNED
        if not self._knows(page, mcid, element.number):
            self._fault(f"the parent tree does not know marked content {mcid}", page.place)
        self._check_order(page, marked, part, is_cell=is_cell)

    def open_row(self) -> None:
        """A row of a table begins."""
        self._last_of_row.clear()

    def note_above(self, page: Page) -> None:
        """Note what begins above the line before it, which only cells may."""
        self._above += ((page.number, sequence.index) for sequence in above(page))

    def finish(self) -> Iterator[Fault]:
        """What no element owns, and what only cells may do, once the structure is read."""
        for number, index in self._above:
            if self._pages.owned[number, index] != CELL:
                yield above_fault(self._pages.page(number), self._marked(number, index))
        for number, index in self._pages.owned.unset():
            shown = self._marked(number, index).shown[:20]
            yield Fault(f"page {number}", f"a text belongs to no element: {shown}")

    def _marked(self, number: int, index: int) -> Marked:
        return list(self._pages.page(number).text.marked.values())[index]

    def _check_order(self, page: Page, marked: Marked, part: Part, *, is_cell: bool) -> None:
        """Elements come in the order in which a reader without tags reads what is theirs.

        Where a row of a table goes on on the next page, so may each of its cells: they are in order
        on each of the pages.
        """
        last, place = self._last.get(part, (0, 0)), (page.number, marked.index)
        is_behind = place < last
        if is_cell:
            if page.number in self._last_of_row:
                is_behind = marked.index < self._last_of_row[page.number]
            self._last_of_row[page.number] = marked.index
        if is_behind and not self._is_astray and marked.shown:
            self._is_astray = True
            self._fault("without tags, it is read in another order", page.place)
        self._last[part] = max(last, place)

    def _knows(self, page: Page, mcid: int, number: int) -> bool:
        """Whether the parent tree leads back to the element (14.7.4.4)."""
        known, parents = self._parents_of_page
        if known != page.number:
            parents = self._read_parents(page)
            self._parents_of_page = page.number, parents
        return mcid < len(parents) and parents[mcid] == number != 0

    def _read_parents(self, page: Page) -> array[int]:
        """The numbers of the elements on a page, by MCID."""
        key = page.entries.get("StructParents")
        found = self._file.object(self._parents.get(key)) if isinstance(key, int) else None
        if not isinstance(found, Array):
            return array("I")
        matches = _REFERENCE.finditer(found.data, found.start, found.end)
        return array("I", (int(match[1] or 0) for match in matches))
