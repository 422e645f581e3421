"""What the makers of blocks know beside the lines, and to whom they report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from converter.diagnostics import Diagnostic
from converter.normalizer import sentences
from converter.normalizer.blocks import verse
from converter.normalizer.lines import Line, is_set_apart
from converter.normalizer.trace import Trace

MIN_PARAGRAPHS = 5
USUAL = 0.85
"""The share of the paragraphs that have the indent of the text, of those no further in."""

FEW = 0.2
"""The share of those further in, beyond which they are no quotations."""

REASONS = {
    "bare list": "short lines that a colon or a heading announces",
    "words": "a colon announces it, or a source stands behind it",
    "verse": "short lines in a row, not filled",
    "quotation": "it is set off by an indent or by >",
    "separator": "it is nothing but signs",
    "table": "lines in a row with the same number of cells",
    "list": "numbers in sequence, or bullets, set off from the text",
}


class Context(msgspec.Struct):
    """``indent`` is that of most paragraphs of the text, in characters; -1 if there is none.

    ``stanzas`` are, by the index of its first line, the lines of each run of verse. What stands
    right under a heading ``is_headed``; where most paragraphs stand behind blank lines the text
    ``is_spaced``; where most are lines of verse it ``is_poem``.
    """

    diagnostics: list[Diagnostic]
    trace: Trace | None = None
    indent: int = -1
    stanzas: Mapping[int, int] = {}
    is_headed: bool = False
    is_spaced: bool = True
    is_poem: bool = False

    def among(self, lines: Sequence[Line]) -> Context:
        """The context for ``lines``."""
        return msgspec.structs.replace(self, stanzas=verse.runs(lines, of_poem=self.is_poem))

    def tell(self, lines: Sequence[Line], rule: str) -> None:
        """Tell the trace what decided about ``lines``."""
        if self.trace:
            for line in lines:
                self.trace.decide(line.in_source, rule, REASONS[rule])


def usual_indent(lines: Sequence[Line]) -> int:
    """The indent that nearly all the paragraphs of a text have, in characters; -1 if none is."""
    columns = [line.column - 1 for line in lines if line.role == "body" and is_paragraph(line)]
    if len(columns) < MIN_PARAGRAPHS:
        return -1
    indent, count = Counter(columns).most_common(1)[0]
    further = sum(column > indent for column in columns)
    is_usual = count >= USUAL * (len(columns) - further) and further <= FEW * len(columns)
    return indent if is_usual else -1


def is_spaced(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between most lines in the source."""
    spaced = sum(is_set_apart(lines, index) for index in range(1, len(lines)))
    return 2 * spaced > len(lines)


LONGEST_LINE = 20


def is_paragraph(line: Line) -> bool:
    """Whether a line is long, and ends as a sentence does."""
    return len(line.text) > LONGEST_LINE and line.text[-1] in sentences.ENDS
