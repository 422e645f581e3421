"""Marks that count the parts of a sentence, ``①高；②亮``, and lead to no notes.

A reference stands behind what it notes, before or after a mark of punctuation; what counts stands
before its part: behind ：, ； or 、, behind a word that couples, or behind the number before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.normalizer.note_marks import Key, Place

_ANNOUNCING = frozenset("：:；;、（(")
_COUPLING = frozenset("和与與及或并並")
_STOPS = frozenset("，,。.！!？?")
_SENTENCE_ENDS = "。！？!?"
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
        self._last: dict[str, int] = {}  # by form, the index of the last mark

    def read(self, index: int) -> None:
        """Say whether this mark counts, and the one with the number before it."""
        form, number = self._marks[index][0]
        before = self._before(index)
        follows = self._counted.get(form) == number - 1 and before in _STOPS
        previous = self._previous(index)
        if before in _ANNOUNCING or follows or (previous is not None and self._couples(index)):
            self.found.add(index)
            if previous is not None:
                self.found.add(previous)
            self._counted[form] = number
        self._last[form] = index

    def _couples(self, index: int) -> bool:
        """Whether what stands between the mark and the last one makes both parts of a row."""
        before = self._before(index)
        if before in _COUPLING:
            return True
        start, end = self._around(index - 1)
        return before in ",，" and start not in _PUNCTUATION and end not in _PUNCTUATION

    def _previous(self, index: int) -> int | None:
        """The mark with the number before this one, in the same sentence."""
        form, number = self._marks[index][0]
        last = self._last.get(form)
        if last is None or last != index - 1 or self._marks[last][0][1] != number - 1:
            return None
        between = self._text[self._end(last) : self._marks[index][1]]
        return None if any(map(between.__contains__, _SENTENCE_ENDS)) else last

    def _around(self, index: int) -> tuple[str, str]:
        return self._before(index), self._text[self._end(index) :].lstrip()[:1] or "。"

    def _before(self, index: int) -> str:
        """The character before the mark and those that stand with it: ``[1][2]``, ``[1]、[2]``."""
        text, start = self._text, self._marks[index][1]
        while index and text[self._end(index - 1) : start].strip() in {"", "、", "，", ","}:
            index -= 1
            start = self._marks[index][1]
        return text[:start].rstrip()[-1:] or "："

    def _end(self, index: int) -> int:
        return self._marks[index][1] + self._marks[index][2]
