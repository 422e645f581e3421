"""Text whose line ends count → code, or stanzas."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Code, Span, Text, Verse
from converter.normalizer.code import TAB
from converter.patterns import lazy_pattern

_BLANK_LINES = lazy_pattern(r"\n(?:[ \t]*\n)+")
_HAN = lazy_pattern("[\u3001-\u301f\u3400-\u9fff\uff01-\uff5e]")
_DRAWN = lazy_pattern("[\u2500-\u257f]|[^ \n]   *[^ \n]")
"""Lines that are drawn, or columns: what only spaces keep in their places."""


def blocks(text: str, span: Span, *, is_code: bool = False) -> list[Code] | list[Verse]:
    """What markup keeps line by line: code, if it says so, or for the most part is not Chinese.

    Else it is verse, or a letter, whose stanzas blank lines part.
    """
    text = text.expandtabs(TAB)
    if not (is_code or _is_latin(text) or _DRAWN.search(text)):
        return [*_stanzas(text, span)]
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return [Code(tuple(lines), span)] if lines else []


def _is_latin(text: str) -> bool:
    """Whether at most half of what is seen is Chinese."""
    return 2 * len(_HAN.findall(text)) <= len("".join(text.split()))


def _stanzas(text: str, span: Span) -> Iterator[Verse]:
    for stanza in _BLANK_LINES.split(text):
        lines = tuple((Text(line.rstrip()),) for line in stanza.split("\n") if line.strip())
        if lines:
            yield Verse(lines, span)
