"""The text as a reader without tags sees it: glyph by glyph, in the order of the pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from converter.verification.mismatches import Mismatch, difference, excerpt, first_difference
from converter.verification.pdf.texts import visible
from converter.verification.pieces import Piece


class Untagged:
    """Compares what is due with what is shown, as both come; no more is held than one is ahead.

    Body comes first, then notes, which stand at the feet of pages. ``mismatch`` is the first.
    """

    def __init__(self) -> None:
        self.mismatch: Mismatch | None = None
        self._due: deque[tuple[str, int]] = deque()
        self._shown: deque[str] = deque()
        self._agreed = 0

    def noted(self, due: Iterable[Piece]) -> Iterator[Piece]:
        """The pieces that are due, as they come."""
        for piece in due:
            if piece.kind != "picture" and (text := visible(piece.text)):
                self._due.append((text, piece.line))
                self._compare()
            yield piece

    def show(self, text: str) -> None:
        """Take what is shown next."""
        if text := visible(text):
            self._shown.append(text)
            self._compare()

    def finish(self) -> Iterator[Mismatch]:
        """What was found, once there is nothing more to come."""
        if self.mismatch is None and self._due:
            self._differ()
        if self.mismatch is None and self._shown:
            message = f"without tags, there is more: {excerpt(''.join(self._shown))}"
            self.mismatch = Mismatch("added", message, "pages")
        if self.mismatch:
            yield self.mismatch

    def _compare(self) -> None:
        """Compare what both have; of the first that is due, so much may have agreed before."""
        while self._due and self._shown and self.mismatch is None:
            due, _ = self._due[0]
            shown = self._shown.popleft()
            rest = len(due) - self._agreed
            if not due.startswith(shown[:rest], self._agreed):
                self._shown.appendleft(shown)
                self._differ()
            elif len(shown) < rest:
                self._agreed += len(shown)
            else:
                self._due.popleft()
                self._agreed = 0
                if len(shown) > rest:
                    self._shown.appendleft(shown[rest:])
        if self.mismatch:
            self._due.clear()
            self._shown.clear()

    def _differ(self) -> None:
        """Tell how the first that is due differs from what is shown."""
        due, line = self._due[0]
        found = due[: self._agreed] + "".join(self._shown)
        found = found[: max(len(due), first_difference(due, found) + 1)]
        message = f"without tags, {difference(due, found)}"
        self.mismatch = Mismatch("text", message, "pages", line)
