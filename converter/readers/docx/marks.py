"""The marks of notes: numbers in the order of the text (ISO/IEC 29500-1, 17.11)."""

from __future__ import annotations

import msgspec

from converter.document import NoteReference
from converter.readers.numbers import formatted

BARE = ("decimalEnclosed",)
"""Formats that have their own circle and need no brackets."""


class Marks(msgspec.Struct):
    """Gives each note its mark where it is first referred to; ``forms`` are by kind of note."""

    forms: dict[str, str]
    given: dict[str, str] = msgspec.field(default_factory=dict)
    counts: dict[str, int] = msgspec.field(default_factory=dict)

    def reference(self, kind: str, key: str) -> NoteReference:
        """The reference to the ``footnote`` or ``endnote`` of this identifier."""
        identifier = f"{kind}-{key}"
        if identifier not in self.given:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.given[identifier] = self._mark(kind)
        return NoteReference(self.given[identifier], identifier)

    def _mark(self, kind: str) -> str:
        form = self.forms.get(kind, "decimal")
        text = formatted(self.counts[kind], form)
        return text if form.startswith(BARE) else f"[{text}]"
