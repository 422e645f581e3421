"""Read the pages of a PDF, each when it is asked for, and the fonts that they use."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

import msgspec

from converter.verification.pdf.content import Marked, PageText, read_page
from converter.verification.pdf.file import File
from converter.verification.pdf.fonts import Font
from converter.verification.pdf.objects import Dictionary, Value
from converter.verification.pdf.packed import PackedNumbers, PackedStates
from converter.verification.pdf.reading_ahead import PagesAhead, Part
from converter.verification.pdf.streams import Stream
from converter.verification.pdf.trees import number_of
from converter.verification.pieces import Fault

HELD = 16
"""How many pages are held at a time: a paragraph and its notes seldom stand on more."""

TOLERANCE = 0.5
"""How much higher than the last a line may begin, in points."""


class Page(msgspec.Struct):
    """A page, by ``number`` from 1; ``place`` is how that is told.

    ``annotations`` are the numbers of their objects, and ``box`` its edges in points: left, bottom,
    right and top.
    """

    number: int
    place: str
    entries: Dictionary
    annotations: frozenset[int]
    box: tuple[float, float, float, float]
    text: PageText


class Pages:
    """All pages, of which few are held; what is read of one first is shown to each ``look``.

    ``owned`` says by page, and by the index of its marked content, what an element has made of
    that: 0 where none owns it.
    """

    def __init__(self, file: File, look: Callable[[Page], None]) -> None:
        self._file, self._look = file, look
        self._fonts: dict[int, Font] = {}
        self._shared: dict[int, Mapping[str, Font]] = {}
        self._objects = array("I", _leaves(file))
        self._numbers = PackedNumbers(zip(self._objects, count(1)))
        self._held: OrderedDict[int, Page] = OrderedDict()
        self.owned = PackedStates(len(self._objects))
        self._ahead = PagesAhead(len(self._objects), self._read_part)

    def __len__(self) -> int:
        return len(self._objects)

    def number(self, value: Value) -> int:
        """The number of the page that is referred to, from 1; 0 if none is."""
        return self._numbers.get(number_of(value))

    def page(self, number: int) -> Page:
        """The page of a number, which is there."""
        page = self._held.get(number)
        if page is None:
            page = self._held[number] = self._read(number)
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        else:
            self._held.move_to_end(number)
        return page

    def read_all(self) -> None:
        """Read what has not been read."""
        for number in range(1, len(self) + 1):
            if number not in self.owned:
                self.page(number)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with pages and fonts, whatever they say, once the structure is read."""
        if len(self._numbers) < len(self):
            yield Fault("pages", "one is there twice")
        for number, font in self._fonts.items():
            font.used |= self._ahead.used[number]
            yield from font.faults()

    def _read_part(self, numbers: Sequence[int]) -> Part:
        """The texts of some pages."""
        texts = [self._read_text(number, self._entries(number)) for number in numbers]
        return Part(texts, {number: list(font.used) for number, font in self._fonts.items()})

    def _read_text(self, number: int, entries: Dictionary) -> PageText:
        content, fonts = _content(self._file, entries), self._fonts_of(entries)
        return read_page(content, fonts, _place(number))

    def _entries(self, number: int) -> Dictionary:
        entries = self._file.object(self._objects[number - 1])
        if not isinstance(entries, dict):
            raise TypeError("a page is no dictionary")
        return entries

    def _read(self, number: int) -> Page:
        file, entries = self._file, self._entries(number)
        left, bottom, right, top = file.numbers(entries, "MediaBox")
        self._fonts_of(entries)  # whoever reads the text, all fonts are looked at in the end
        text = self._ahead.take(number) or self._read_text(number, entries)
        annotations = frozenset(map(number_of, file.items(entries, "Annots")))
        box = left, bottom, right, top
        page = Page(number, _place(number), entries, annotations, box, text)
        if number not in self.owned:
            self.owned.add(number, len(text.marked))
            self._look(page)
        return page

    def _fonts_of(self, page: Dictionary) -> Mapping[str, Font]:
        """The fonts of a page by their names there; most pages have those of others."""
        shared = number_of(page.get("Resources"))
        if shared in self._shared:
            return self._shared[shared]
        resources = self._file.dictionary(page, "Resources")
        fonts = self._opened(self._file.dictionary(resources, "Font"))
        if shared:
            self._shared[shared] = fonts
        return fonts

    def _opened(self, fonts: Dictionary) -> Mapping[str, Font]:
        """Fonts by their names, each read once."""
        found = {}
        for name, value in fonts.items():
            number, font = number_of(value), self._file.resolved(value)
            if number and isinstance(font, dict):
                if number not in self._fonts:
                    self._fonts[number] = Font(self._file, f"/{name}", font)
                found[f"/{name}"] = self._fonts[number]
        return found


def _place(number: int) -> str:
    return f"page {number}"


def _leaves(file: File) -> Iterator[int]:
    """The numbers of the pages in their order (7.7.3)."""
    left: list[Value] = [file.root.get("Pages")]
    seen: set[int] = set()
    while left:
        value = left.pop()
        node, number = file.resolved(value), number_of(value)
        if not isinstance(node, dict) or not number:
            raise TypeError("a page is no object")
        if "Kids" not in node:
            yield number
        elif number not in seen:
            seen.add(number)
            left += reversed(list(file.items(node, "Kids")))


def _content(file: File, page: Dictionary) -> bytes:
    contents = file.get(page, "Contents")
    parts = [contents] if isinstance(contents, Stream) else file.items(page, "Contents")
    streams = (file.resolved(part) for part in parts)
    return b"\n".join(one.data() for one in streams if isinstance(one, Stream))


def off_page(page: Page) -> Iterator[Fault]:
    """A line that begins off the page; one is told."""
    left, bottom, right, top = page.box
    for sequence in (*page.text.artifacts, *page.text.marked.values()):
        if not all(left <= x <= right and bottom <= y <= top for x, y in sequence.places):
            yield Fault(page.place, f"a text is off the page: {_text(sequence)}")
            return


def above(page: Page) -> Iterator[Marked]:
    """What begins above the line before it: cells are side by side, and nothing else."""
    last = page.box[3]
    for sequence in page.text.marked.values():
        for _, y in sequence.places:
            if y > last + TOLERANCE:
                yield sequence
            last = y


def above_fault(page: Page, sequence: Marked) -> Fault:
    """What is not read in its place."""
    return Fault(page.place, f"a text is above what is read before it: {_text(sequence)}")


def _text(sequence: Marked) -> str:
    return sequence.shown[:20]
