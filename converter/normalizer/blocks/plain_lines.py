"""Lines without a mark of their own, of which lists and quotations may be made."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer import sentences
from converter.normalizer.blocks import lists, separators
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

_PAUSES = frozenset("；：:;，,")

_TURN = lazy_pattern(r"(\S{1,4})[　 ]{1,4}\S")
"""How a line opens that someone of a play says."""


def is_plain(lines: Sequence[Line], start: int, index: int, longest: int) -> bool:
    """Whether a line has no role, label, tab or ``>``, and is as free to read as line ``start``."""
    line = lines[index]
    return (
        line.role == "body"
        and len(line.text) <= longest
        and line.access == lines[start].access
        and "\t" not in line.text
        and line.text[0] != ">"
        and lists.label_of(line.text) is None
        and not separators.is_separator(line.text)
    )


def touches(lines: Sequence[Line], index: int) -> bool:
    """Whether no blank line stands above this one."""
    return lines[index].number == lines[index - 1].last_line + 1


def ends(text: str) -> bool:
    """Whether a sentence ends here, or pauses."""
    return text[-1] in sentences.ENDS or text[-1] in _PAUSES


def are_turns(lines: Sequence[Line]) -> bool:
    """Whether each line opens with a name and a space, and a name comes again, as in a play."""
    if not _TURN.match(lines[0].text):
        return False
    matches = [_TURN.match(line.text) for line in lines]
    names = {match[1] for match in matches if match}
    return all(matches) and len(names) < len(lines)
