"""Marks that count the parts of a sentence, ``①高；②亮``, and lead to no notes.

A reference stands behind what it notes, before or after a mark of punctuation; what counts stands
before its part: behind ：, ； or 、, behind a word that couples, or behind the number before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.normalizer.notes.marks import Key, Place

_ANNOUNCING = frozenset("：:；;、（(")
_COUPLING = frozenset("和与與及或并並")
_STOPS = frozenset("，,。.！!？?")
_SENTENCE_ENDS = "。！？!?"
_NEAR = 8
"""The characters beside a mark that are looked at; what has more white space there is none."""

_PUNCTUATION = _ANNOUNCING | _STOPS | frozenset("”’」』》）)")


def references(text: str, marks: Sequence[Place], first: Key | None) -> Iterator[Place]:
    """Those of ``marks`` that lead to notes; the line begins with the mark ``first``, if any."""
    counting = _Counting(text, marks, first)
    for index in range(len(marks)):
        counting.read(index)
    return (mark for index, mark in enumerate(marks) if index not in counting.found)


class _Counting:
    """Which marks of a line count, by their indexes: ``found``."""

    def __init__(self, text: str, marks: Sequence[Place], first: Key | None) -> None:
        self._text, self._marks = text, marks
        self.found: set[int] = set()
        self._counted = {first[0]: first[1]} if first else {}  # by form, the last that counts
        self._before: list[str] = []

    def read(self, index: int) -> None:
        """Say whether this mark counts, and the one with the number before it."""
        form, number = self._marks[index][0]
        before = self._character_before(index)
        self._before.append(before)
        follows = self._counted.get(form) == number - 1 and before in _STOPS
        has_previous = self._has_previous(index)
        if before in _ANNOUNCING or follows or (has_previous and self._couples(index)):
            self.found.update((index - 1, index) if has_previous else (index,))
            self._counted[form] = number

    def _couples(self, index: int) -> bool:
        """Whether what stands between the mark and the last one makes both parts of a row."""
        if self._before[index] in _COUPLING:
            return True
        end = self._end(index - 1)
        behind = self._text[end : end + _NEAR].lstrip()[:1] or "。"
        is_inside = _PUNCTUATION.isdisjoint((self._before[index - 1], behind))
        return self._before[index] in ",，" and is_inside

    def _has_previous(self, index: int) -> bool:
        """Whether the last mark has the number before this one, in the same sentence."""
        form, number = self._marks[index][0]
        if not index or self._marks[index - 1][0] != (form, number - 1):
            return False
        return not any(map(self._between(index).__contains__, _SENTENCE_ENDS))

    def _character_before(self, index: int) -> str:
        """The one before the mark and those that stand with it: ``[1][2]``, ``[1]、[2]``."""
        if index and self._between(index).strip() in {"", "、", "，", ","}:
            return self._before[index - 1]
        start = self._marks[index][1]
        return self._text[max(0, start - _NEAR) : start].rstrip()[-1:] or "："

    def _between(self, index: int) -> str:
        return self._text[self._end(index - 1) : self._marks[index][1]]

    def _end(self, index: int) -> int:
        return self._marks[index][1] + self._marks[index][2]
