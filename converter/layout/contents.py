"""The table of contents: an entry a section, with a leader and the number of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from msgspec.structs import replace

from converter.document import Section
from converter.layout.filling import FilledPage
from converter.layout.frames import Frame
from converter.layout.inlines import Part
from converter.layout.lines import Line, Run
from converter.layout.metrics import FULL_WIDTH, Typeface
from converter.layout.origins import ContentsEntry, ContentsHeading, Element, Elements
from converter.layout.pages import Block
from converter.layout.paragraphs import Shape, set_paragraph
from converter.layout.settings import Setting, Settings
from converter.theme import Contents

LEADER, NUMBER = 1, 2
"""The pieces of an entry's last line after its text; see :class:`ContentsEntry`."""

GAP_EM = 0.5
"""The least space beside the leader, in em."""

UNBOUNDED = 1e6
"""A measure that no leader or number fills."""


def entries(pages: Sequence[FilledPage], levels: int) -> list[ContentsEntry]:
    """Each section of the first ``levels``, with the number of the page that it begins on."""
    return [
        ContentsEntry(placed.origin, number)
        for number, page in enumerate(pages, start=1)
        for row in page.rows
        for placed in row.placed()
        if placed.opens and isinstance(placed.origin, Section)
        if placed.origin.heading.level <= levels
    ]


def contents_blocks(
    listed: Sequence[ContentsEntry], contents: Contents, settings: Settings
) -> Iterator[Block]:
    """The heading of the contents, and its entries, each of whose levels has a style."""
    widest = cache(partial(_widest_number, [entry.page for entry in listed]))
    setting = settings.of(contents.style, Frame(contents.style))
    typeface = settings.typefaces[setting.font]
    lines = set_paragraph([(contents.heading, typeface)], setting.shape)
    heading = Element("contents heading", ContentsHeading(contents.heading))
    yield _block(lines, (heading,), setting, keeps_next=True)
    table = Element("contents", heading.node)
    for entry in listed:
        style = contents.levels[entry.section.heading.level - 1]
        setting = settings.of(style, Frame(style))
        typeface = settings.typefaces[setting.font]
        column = widest(typeface) * setting.shape.size / FULL_WIDTH
        lines = _entry_lines(entry, contents.leader, column, setting.shape, typeface)
        yield _block(lines, _entry_elements(entry, table), setting, keeps_next=False)


def _entry_elements(entry: ContentsEntry, table: Element) -> Elements:
    """The leader is not part of the text."""
    item = Element("contents entry", entry, table)
    link = Element("entry link", entry, Element("entry reference", entry, item))
    return link, None, link


def _block(lines: list[Line], elements: Elements, setting: Setting, *, keeps_next: bool) -> Block:
    draft = setting.draft([Part([], elements)], setting.shape, keeps_next=keeps_next)
    return draft.block(iter([lines]))


def _entry_lines(
    entry: ContentsEntry, leader: str, column: float, shape: Shape, typeface: Typeface
) -> list[Line]:
    """The lines of an entry, all indented, with leader and number on the last.

    No text stands in the ``column`` of the numbers, so wide in points: its lines end before it,
    and all leaders too, so that their dots stand in columns.
    """
    number = _single_line(str(entry.page), shape.size, typeface)
    gap = GAP_EM * shape.size
    indent = min(max(shape.indent, 0.0) * shape.size, shape.measure / 2)
    measure = max(shape.size, shape.measure - indent - column - 2 * gap)
    text = replace(shape, measure=measure, alignment="left", indent=0.0)
    *others, last = (
        _moved(line, indent)
        for line in set_paragraph([(entry.section.heading.name, typeface)], text)
    )
    start, end = indent + last.width + gap, shape.measure - column - gap
    dots = _leader(leader, end - start, shape.size, typeface)
    runs = (
        *last.runs,
        *_moved(dots, end - dots.width, LEADER).runs,
        *_moved(number, shape.measure - number.width, NUMBER).runs,
    )
    return [*others, Line(tuple(_joined(runs, last.size)), last.size, shape.measure)]


def _widest_number(numbers: Sequence[int], typeface: Typeface) -> float:
    """The width of the widest page number, in 1/1000 em; digits may differ."""
    return max(sum(map(typeface.widths.__getitem__, str(number))) for number in numbers)


def _joined(runs: Sequence[Run], size: float) -> Iterator[Run]:
    """The runs of a line, each with the space after it up to the next."""
    for run, following in pairwise(runs):
        space = (following.x - run.x) / size * FULL_WIDTH - run.advance
        yield replace(run, kerns=(*run.kerns, (len(run.text), space)))
    yield from runs[-1:]


def _leader(leader: str, room: float, size: float, typeface: Typeface) -> Line:
    """``leader`` as often as there is room for it."""
    one, two = (_single_line(leader * times, size, typeface).width for times in (1, 2))
    times = int((room - one) / (two - one)) + 1 if room >= one and two > one else 0
    return _single_line(leader * times, size, typeface)


def _single_line(text: str, size: float, typeface: Typeface) -> Line:
    lines = set_paragraph([(text, typeface)], Shape(size, UNBOUNDED, "left"))
    return lines[0] if lines else Line((), size, 0.0)


def _moved(line: Line, distance: float, piece: int | None = None) -> Line:
    """The line further right, its runs being of ``piece`` if it is given."""
    return replace(line, runs=tuple(_moved_run(run, distance, piece) for run in line.runs))


def _moved_run(run: Run, distance: float, piece: int | None) -> Run:
    return replace(run, x=run.x + distance, piece=run.piece if piece is None else piece)
