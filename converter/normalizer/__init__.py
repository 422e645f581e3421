"""The normalizer: a source becomes a document tree, and nothing of its text is lost.

Each module is one concern; this one says in which order they work:

- ``end_of_file``: what is no text
- ``marks``: the marks of a site, and which lines are paid for
- ``code``: lines of a program, which nothing else looks at
- ``physical_lines``, ``front_matter``, ``wrapping``: physical lines → paragraphs
- ``aside``, ``characters``, ``punctuation``: what is wrong with these, and GB/T 15834 against them
- ``furniture``: what a page or a site put around the text
- ``numbers_apart``, ``line_spacing``, ``headings``: which lines are headings, and how deep
- ``front``: the title, and what stands above it
- ``roles``: what the other lines are for: bylines, captions, turns, signatures
- ``notes``: marks of notes, joined with these
- ``sections``, ``blocks``, ``leads``: lists, tables, verse, quotations, paragraphs under headings

``rules`` are what all of them go by, ``lines`` what they hand on; ``han``, ``numerals`` and
``sentences`` are facts of the script. A ``trace`` is told which rule decided.
"""

from __future__ import annotations

from contextlib import closing

from msgspec.structs import replace

from converter.diagnostics import ConverterError, Diagnostic
from converter.document import Block, Document, Metadata, Title, Unsectioned
from converter.normalized import Normalized
from converter.normalizer import (
    aside,
    code,
    end_of_file,
    front,
    front_matter,
    furniture,
    headings,
    line_spacing,
    markdown_marks,
    marks,
    notes,
    numbers_apart,
    physical_lines,
    roles,
    sections,
    wrapping,
)
from converter.normalizer.blocks import verse
from converter.normalizer.blocks.context import Context, is_spaced, usual_indent
from converter.normalizer.front_matter import FrontMatter
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Line, number_lines
from converter.normalizer.physical_lines import PhysicalLines
from converter.normalizer.rules import Rules, default
from converter.normalizer.trace import Trace
from converter.sources import Source
from converter.sources.language import language


class NormalizerError(ConverterError):
    """A source in which there is no text."""


def normalize(
    source: Source,
    rules: Rules | None = None,
    trace: Trace | None = None,
    *,
    has_notes: bool = False,
) -> Normalized:
    """Read the structure of ``source``; raise :class:`NormalizerError` if it has no text.

    ``rules`` are ours unless given; ``trace`` is told which rule decided about which line. A text
    that ``has_notes`` by markup keeps what looks like a note as a paragraph.
    """
    rules = rules or default()
    diagnostics: list[Diagnostic] = []
    lines, texts, taken = _physical(source, rules, diagnostics, trace, has_notes=has_notes)
    head = front_matter.read(lines, diagnostics, trace)
    body = _paragraphs(lines, texts, head.last_line, rules, diagnostics)
    with closing(aside.begin(source, texts, body)) as looked_at:
        metadata, encoding = _metadata(source, head), (source.encoding, source.certainty)
        del lines, texts, source  # of many short lines, the lists alone are large
        later: list[Diagnostic] = []
        body, listed = furniture.leave_out(body, rules, later, trace)
        body = numbers_apart.join(body, rules, later)
        closed = line_spacing.closed_up(body, later)
        found = taken.headings(
            closed, lambda some: headings.find(some, rules, later, trace, listed)
        )
        place = front.find(closed, found, rules)
        if not has_notes:
            body = closed
        del closed
        title = _title(body, found, place, head, later, trace)
        above = 0 if title is head.title else place.first
        body = roles.assign(body, found, above, rules, trace)
        body, more = roles.entries.set_apart(body, rules, later, trace)
        found.make_room(more)
        above += sum(count for index, count in more.items() if index < above)
        author = metadata.author or roles.author.of(body, found)
        joined = notes.Joined(body, found, ())
        if not has_notes:
            joined = notes.join(body, found, rules, later, trace)
            above = taken.put_back(joined.lines, joined.headings, above, trace)
        del body, found  # as lines become blocks, nothing else is to hold them
        masthead, text = _blocks(joined, title.text if title else "", above, later, trace)
        of_characters, of_marks = looked_at.result()
    every = [*of_characters, *diagnostics, *of_marks, *later]
    every.sort(key=Diagnostic.place)
    return Normalized(
        Document(
            _entitled(metadata, title, author),
            title,
            head.paragraphs + text,
            joined.notes,
            masthead=masthead,
        ),
        tuple(every),
        *encoding,
    )


def _physical(
    source: Source,
    rules: Rules,
    diagnostics: list[Diagnostic],
    trace: Trace | None,
    *,
    has_notes: bool,
) -> tuple[PhysicalLines, list[str], code.Found]:
    """The physical lines without marks of the site and white space at their edges; and as typed.

    The code in them is apart. Where markup ``has_notes`` it has told what is code.
    """
    texts = source.lines()
    end_of_file.remove(texts, diagnostics)
    lines = PhysicalLines(texts)
    if rules.held_by_marks(source.text):
        lines = physical_lines.of(marks.remove(number_lines(texts), rules, diagnostics, trace))
    taken = code.Found()
    if not has_notes:
        taken = code.take(lines, texts)
        diagnostics += markdown_marks.check(source, lines.texts, taken.fences)
    lines = physical_lines.trimmed(lines, diagnostics)
    if not any(lines.texts):
        raise NormalizerError("no text in it", place=source.name, hint="give it some")
    return lines, texts, taken


def _paragraphs(
    lines: PhysicalLines,
    texts: list[str],
    last_of_head: int,
    rules: Rules,
    diagnostics: list[Diagnostic],
) -> list[Line]:
    """The lines below the front matter, those made whole that were wrapped."""
    lines.texts[:last_of_head] = texts[:last_of_head] = [""] * last_of_head  # no prose
    body = wrapping.rejoin(lines, texts, rules, diagnostics)
    wrapping.unwrap(texts, body)
    return body


def _blocks(
    joined: notes.Joined,
    title: str,
    above: int,
    diagnostics: list[Diagnostic],
    trace: Trace | None,
) -> tuple[tuple[Unsectioned, ...], tuple[Block, ...]]:
    """What stands above the title, and the text, in blocks under their headings."""
    lines = joined.lines
    context = Context(
        diagnostics,
        trace,
        usual_indent(lines),
        is_spaced=is_spaced(lines),
        is_poem=verse.is_poem(lines, title),
    )
    return sections.build(lines, joined.headings, above, context)


def _metadata(source: Source, head: FrontMatter) -> Metadata:
    """What a file tells; its language is that which its head tells, or that of its characters."""
    name = source.stem.encode("utf-8", "replace").decode()  # a file's name may be no Unicode
    told = head.language or language(source.text, source.encoding)
    return Metadata(name, head.author, told, source.modified)


def _entitled(metadata: Metadata, title: Title | None, author: str) -> Metadata:
    """With the name of the text, if it has a title, and who wrote it."""
    name = front.name_of(title.text) if title else metadata.title
    return replace(metadata, title=name, author=author)


def _title(
    body: list[Line],
    found: Headings,
    place: front.Place,
    head: FrontMatter,
    diagnostics: list[Diagnostic],
    trace: Trace | None,
) -> Title | None:
    """The title, taken out of the lines; without one that is said."""
    last = place.first + place.count
    title = front.title(body[place.first : last + 1], place.count, diagnostics)
    if head.title and (title is None or title.text != head.title.text):
        return head.title
    if title is None:
        diagnostics.append(front.NO_TITLE)
    if trace and title:
        for line in body[place.first : last]:
            trace.decide(
                line.in_source, "title", "the first line, and it does not end as a sentence"
            )
    del body[place.first : last]
    found.leave_out(place.first, last)
    return title
