"""What is wrong with characters and punctuation, looked for while the structure is read.

Nothing depends on it, and it is a tenth to a quarter of the work: of a long text another process
does it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.diagnostics import Diagnostic
from converter.normalizer import characters, punctuation, wrapping
from converter.normalizer.lines import Line
from converter.processes import Ahead
from converter.sources import Source

LONG = 400_000
"""The characters of a text for which another process is worth its while."""

LINE = 10
"""The characters of its lines, on average: of very many lines a copy takes much memory."""

Findings = tuple[list[Diagnostic], list[Diagnostic]]
"""Those about characters, and those about punctuation."""


def begin(source: Source, texts: Sequence[str], body: Sequence[Line]) -> Ahead[Findings]:
    """Begin to look at a source whose physical lines, unwrapped, are ``texts``, its text ``body``.

    Where no other process does it is done at once, so that no line is held for it.
    """

    def find() -> Findings:
        of_marks = wrapping.located(punctuation.check(texts), body)
        return list(characters.check(source)), list(of_marks)

    is_long = len(source.text) >= max(LONG, LINE * len(texts))
    decode = msgspec.msgpack.Decoder(Findings).decode
    return Ahead(find, msgspec.msgpack.encode, decode, is_begun=is_long, at_once=True)
