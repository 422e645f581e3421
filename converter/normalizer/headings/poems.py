"""The titles of poems: lines that stand alone between blank ones, where verse is set in stanzas.

A poem's title is as short as its lines are, and has no number; what tells it is the space around
it, or that these end in a mark and it does not. Where one stands above another, it is that of a
group of poems, or its poet's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import ITEM
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

POEM, GROUP = "title of a poem", "title of a group of poems"

VERSE = 30
"""The longest line of verse: two of seven characters, their marks and spaces, and some more."""

LONGEST_TITLE = 15

MIN_SIBLINGS = 2

_NO_TITLE_END = frozenset("。，；：、！？….,;:!?”’」』）)—")
_NO_TITLE_START = frozenset("“‘「『（(—…#*-·•")

_VERSE_ENDS = frozenset("。，；、！？…,.;!?”’」』")
MIN_LINES, LONGEST_LINE = 2, 16
"""The lines of a poem right below its title, at the least, and their characters, at the most."""

_NO_VERSE = lazy_pattern(r"[：:；;\t|]|　{2}|\d")
"""What rows of lists, tables and programmes have in them."""

Stanza = range
"""The indices of lines with no blank one between them."""


def titles(lines: Sequence[Line], taken: bytearray) -> list[Candidate]:
    """The titles in a text that is verse for the most part; ``taken`` flags what is else.

    None where fewer than two poems have one.
    """
    short = sum(len(line.text) <= VERSE for line in lines)
    if 3 * short < 2 * len(lines):
        return []
    stanzas = list(_stanzas(lines))
    found = list(_titles(lines, stanzas, taken))
    above = {stanza[0] - 1 for stanza in stanzas if _is_verse(lines, stanza)}
    if sum(one.index in above for one in found) >= MIN_SIBLINGS:
        return found
    poems = [
        stanza
        for stanza in stanzas[1:]
        if not taken[stanza[0]] and _is_right_below_title(lines, stanza)
    ]
    if len(poems) < MIN_SIBLINGS or 2 * sum(map(len, poems)) < len(lines):
        return []
    return [Candidate(stanza[0], POEM, lines[stanza[0]].text) for stanza in poems]


def _is_right_below_title(lines: Sequence[Line], stanza: Stanza) -> bool:
    """Whether all lines of verse but the first end in a mark, and that may be a title."""
    title, *verse = (lines[index].text for index in stanza)
    return (
        len(verse) >= MIN_LINES
        and _may_be_title(title)
        and all(len(text) <= LONGEST_LINE and text[-1] in _VERSE_ENDS for text in verse)
    )


def _stanzas(lines: Sequence[Line]) -> Iterator[Stanza]:
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].number > lines[index - 1].number + 1:
            yield range(start, index)
            start = index


def _is_verse(lines: Sequence[Line], stanza: Stanza) -> bool:
    texts = [lines[index].text for index in stanza]
    return len(texts) > 1 and all(
        len(text) <= VERSE and not ITEM.match(text) and not _NO_VERSE.search(text) for text in texts
    )


def _titles(
    lines: Sequence[Line], stanzas: Sequence[Stanza], taken: bytearray
) -> Iterator[Candidate]:
    """Those that stand alone above something; above another title it is a group's."""
    alone = [
        len(one) == 1 and not taken[one[0]] and _may_be_title(lines[one[0]].text) for one in stanzas
    ]
    for place, stanza in enumerate(stanzas[1:-1], start=1):
        if alone[place]:
            form = GROUP if alone[place + 1] else POEM
            yield Candidate(stanza[0], form, lines[stanza[0]].text)


def _may_be_title(text: str) -> bool:
    return (
        len(text) <= LONGEST_TITLE
        and any(map(str.isalnum, text))
        and text[-1] not in _NO_TITLE_END
        and text[0] not in _NO_TITLE_START
    )
