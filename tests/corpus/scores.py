"""Precision, recall and F1 of what was found, as against what the labels name."""

from __future__ import annotations

from collections.abc import Set

import msgspec


class Score(msgspec.Struct):
    """How many were found, how many of them are right, and how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def count(self, found: Set[object], there: Set[object]) -> None:
        """Add those of one text."""
        self.right += len(found & there)
        self.found += len(found)
        self.there += len(there)

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.there

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there)

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f}, precision {self.precision:.4f}, recall {self.recall:.4f}"
