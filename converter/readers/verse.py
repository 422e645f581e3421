"""Text whose line ends count → stanzas."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Span, Text, Verse
from converter.patterns import lazy_pattern

_BLANK_LINES = lazy_pattern(r"\n(?:[ \t]*\n)+")


def stanzas(text: str, span: Span) -> Iterator[Verse]:
    """The stanzas of ``text``, which blank lines part."""
    for stanza in _BLANK_LINES.split(text.expandtabs(4)):
        lines = tuple((Text(line.rstrip()),) for line in stanza.split("\n") if line.strip())
        if lines:
            yield Verse(lines, span)
