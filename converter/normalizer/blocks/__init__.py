"""Lines under one heading → blocks: lists, tables, verse, quotations, breaks, and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from converter.document import Paragraph, Unsectioned
from converter.normalizer import leads
from converter.normalizer.blocks import (
    announcements,
    bare_lists,
    cells,
    lists,
    quotations,
    separators,
    tables,
    verse,
    written,
)
from converter.normalizer.blocks.context import Context
from converter.normalizer.lines import NOTHING, Line

Length = Callable[[Sequence[Line], int, Context], int]
Build = Callable[[Sequence[Line], Context], Sequence[Unsectioned]]

KINDS: tuple[tuple[str, Length, Build], ...] = (
    ("table", tables.length, tables.blocks),
    ("words", written.length, quotations.blocks),
    ("bare list", bare_lists.length, bare_lists.blocks),
    ("verse", verse.length, verse.blocks),
    ("quotation", quotations.length, quotations.blocks),
    ("separator", separators.length, separators.blocks),
    ("list", lists.length, lists.blocks),
)
"""What is no paragraph, in the order of trying: how many lines it has, and what is made of them."""

LONG_KINDS = tuple(kind for kind in KINDS if kind[0] not in ("bare list", "verse", "separator"))
"""What a line may begin that is longer than all items without marks, verse and separators."""

BY_ROLE = {"body": KINDS, "caption": tuple(kind for kind in KINDS if kind[0] == "table")}
"""What a line of a role may begin."""


OPENINGS = written.OPENS | lists.FIRST_CHARACTERS | {quotations.MARK}
"""What a long line begins with that begins anything but a paragraph, if its end does not tell."""

GONE = Line("", 0)
"""What is left of a line whose block has come."""


def of(lines: list[Line], context: Context) -> tuple[Unsectioned, ...]:
    """The blocks that ``lines`` are, none of which is a heading.

    Who makes a block sees the one line above it: those before go, for a text of many short lines is
    not to be in memory twice.
    """
    leading = leads.lengths([line.text if line.role == "body" else "" for line in lines])
    context = context.among(lines)
    found: list[Unsectioned] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.inside is not NOTHING and line.inside.code:
            found.append(line.inside.code)
            index += 1
            continue
        name, count, build = _kind(lines, index, context)
        if build:
            run = lines[index : index + count]
            found += build(run, context)
            context.tell(run, name)
        else:
            inlines = leads.marked(line, leading[index]) if index in leading else line.inlines
            found.append(Paragraph(inlines, line.span, line.access, line.role))
        for gone in range(max(0, index - 1), index + count - 1):
            lines[gone] = GONE
        index += count
    return tuple(found)


def _kind(lines: Sequence[Line], index: int, context: Context) -> tuple[str, int, Build | None]:
    line = lines[index]
    is_long = line.role == "body" and len(line.text) > separators.LONGEST
    if not is_long or _may_begin_any(lines, index, context):
        for name, length, build in LONG_KINDS if is_long else BY_ROLE.get(line.role, ()):
            if count := length(lines, index, context):
                return name, count, build
    return "", 1, None


def _may_begin_any(lines: Sequence[Line], index: int, context: Context) -> bool:
    """A quick look whether a long line may begin anything but a paragraph, as few do.

    It is too long for a row whose cells spaces part.
    """
    line = lines[index]
    text = line.text
    return (
        text[0] in OPENINGS
        or text[-1] in written.CLOSES
        or (index > 0 and lines[index - 1].text[-1] in announcements.COLONS)
        or line.column > context.indent + quotations.DEEPER
        or line.inside is not NOTHING
        or cells.TAB in text
        or cells.BAR in text
    )
