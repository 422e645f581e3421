"""What lines that are no running text are for: byline, salutation, signature and the like.

Before the first paragraph stand the lines of the head, one after the other; after the last one
those of the tail, and so before each annex. In between few roles are known by their form alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from converter.document import Heading
from converter.normalizer.lines import Line
from converter.normalizer.roles import amidst, author, contracts, ends, entries, references, turns
from converter.normalizer.roles.assigned import Assigned
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace

__all__ = ["assign", "author", "entries"]


def assign(
    lines: Sequence[Line],
    headings: Mapping[int, Heading],
    above: int,
    rules: Rules,
    trace: Trace | None,
) -> list[Line]:
    """``lines`` with the roles they have; ``headings`` are by index, and have none.

    The first lines, as many as ``above``, stood before the title.
    """
    assigned = Assigned(lines, headings, rules)
    ends.head(assigned, above)
    amidst.heads_of_sections(assigned)
    amidst.around_tables(assigned)
    amidst.attachments(assigned)
    for start, end in ends.parts(assigned):
        ends.tail(assigned, start, end)
        contracts.foot(assigned, start, end)
    contracts.head(assigned)
    references.entries(assigned)
    amidst.known_by_form(assigned)
    amidst.set_right(assigned)
    amidst.last_line(assigned)
    turns.of_talk(assigned)
    if trace:
        for index, (_, rule, reason) in assigned.roles.items():
            trace.decide(lines[index].in_source, rule, reason)
    return [
        replace(line, role=assigned.roles[index][0]) if index in assigned.roles else line
        for index, line in enumerate(lines)
    ]
