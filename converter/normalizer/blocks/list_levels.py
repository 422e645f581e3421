"""How deep the items of a list stand in one another: by indent, or by another form of number.

An inner list that is not further in is one only where the outer goes on behind it with the number
that is due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from converter.normalizer import sentences
from converter.normalizer.lines import Line

MIN_INDENT = 2
"""The characters by which an inner item with a bullet is further in."""

MOST_MISSING = 20
"""No more numbers in a row are missing from a list."""

BULLET = "bullet"

_SENTENCE_ENDS = sentences.ENDS | frozenset("?)）")
"""What a question or a paragraph ends in, of which what follows is no part."""


class Label(msgspec.Struct, frozen=True, gc=False):
    """What an item begins with: the form of its number, the number, and where it ends."""

    form: str
    value: int
    end: int


class Level(msgspec.Struct, frozen=True, gc=False):
    """The last item of a level: its label, and where it stands."""

    label: Label
    column: int


LabelOf = Callable[[str], Label | None]


def depths(lines: Sequence[Line], start: int, label_of: LabelOf) -> list[int]:
    """How deep each of the lines from ``start`` on that are items stands; 0 is the first."""
    first = label_of(lines[start].text)
    if first is None or (first.form != BULLET and first.value != 1):
        return []
    stack = [Level(first, lines[start].column)]
    found = [0]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        label = _label(line, lines[start], label_of)
        if label is None:
            break
        one = Level(label, line.column)
        depth = _depth(stack, one)
        if depth is None and label.value == 1 and _returns(lines, index, stack, label_of):
            depth = len(stack)
        if depth is None:
            break
        stack[depth:] = [one]
        found.append(depth)
    return found


def _label(line: Line, first: Line, label_of: LabelOf) -> Label | None:
    is_alike = line.role == "body" and line.access == first.access
    return label_of(line.text) if is_alike and line.text else None


def _depth(stack: Sequence[Level], one: Level) -> int | None:
    """The level on which an item goes on, or a new one that begins further in."""
    going_on = [depth for depth, level in enumerate(stack) if _goes_on(level, one)]
    if going_on:
        return max(going_on, key=lambda depth: (stack[depth].column == one.column, depth))
    is_first = one.label.value == 1 or one.label.form == BULLET
    return len(stack) if is_first and one.column >= stack[-1].column + MIN_INDENT else None


def _goes_on(level: Level, one: Level) -> bool:
    if level.label.form != one.label.form:
        return False
    if one.label.form == BULLET:
        return one.column < level.column + MIN_INDENT
    step = one.label.value - level.label.value
    is_wrong = 1 < step <= 1 + MOST_MISSING or (step in (0, -1) and one.label.value > 1)
    return step == 1 or (is_wrong and one.column == level.column)


def _returns(lines: Sequence[Line], index: int, stack: Sequence[Level], label_of: LabelOf) -> bool:
    """Whether two numbers of another form follow, behind which an outer item has the one due."""
    inner = label_of(lines[index].text)
    if lines[index - 1].text[-1] in _SENTENCE_ENDS:
        return False
    if inner is None or any(level.label.form == inner.form for level in stack):
        return False
    for place in range(index + 1, len(lines)):
        label = _label(lines[place], lines[index], label_of)
        if label is None:
            return False
        if label.form != inner.form:
            return inner.value > 1 and any(
                level.label.form == label.form != BULLET and level.label.value + 1 == label.value
                for level in stack
            )
        if label.value != inner.value + 1:
            return False
        inner = label
    return False
