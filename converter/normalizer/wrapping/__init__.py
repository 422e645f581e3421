"""Hard-wrapped lines → paragraphs: a line end that only the width of the page made goes.

What tells a fold from the end of a paragraph is the room left: the next word did not fit. Several
line ends at which it did not, in the middle of a sentence, and few that speak against it are
evidence of a width; without it nothing is joined, for a wrong join destroys paragraphs. Lines that
were justified on a page, and copied from there without the indents of paragraphs, are but nearly as
wide as each other: more of them have to speak for their width.

Lines by the million are not looked at one by one: ``stretches`` leaves out those that nothing may
be joined to, ``line_ends`` counts the few shapes that the ends of the others have, ``evidence``
finds the widths in these, ``folds`` tells which lines of a run go on, and ``joining`` joins them.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.diagnostics import Diagnostic
from converter.normalizer.lines import Line
from converter.normalizer.physical_lines import PhysicalLines
from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.folds import folds
from converter.normalizer.wrapping.joining import paragraphs
from converter.normalizer.wrapping.places import located, unwrap
from converter.normalizer.wrapping.spaces import glue
from converter.normalizer.wrapping.stretches import margin, stretches

__all__ = ["glue", "located", "rejoin", "unwrap"]


def rejoin(
    lines: PhysicalLines, texts: Sequence[str], rules: Rules, diagnostics: list[Diagnostic]
) -> list[Line]:
    """The paragraphs: each that was wrapped is made whole again, and reported.

    ``texts`` are the lines as they were: they tell how wide an indent is.
    """
    whole: list[Line] = []
    done, before = 0, margin(lines)
    for stretch in stretches(lines, texts, before):
        for wrapped in folds(stretch, rules):
            whole += lines.between(done, wrapped.lines.start)
            whole += paragraphs(lines, wrapped, before + 1, diagnostics)
            done = wrapped.lines.stop
    whole += lines.between(done, len(lines))
    return whole
