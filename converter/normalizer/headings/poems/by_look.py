"""Titles of poems that are told by what they are: unlike the lines of verse around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from converter.normalizer.headings.poems.lines import (
    VERSE,
    closes,
    is_aside,
    is_marked,
    names_thing,
    says_group,
)
from converter.normalizer.headings.poems.text import MIN_LINES, PoemText

Test = Callable[[str], bool]

SHORTEST_REGULAR = 4
"""The characters of a line of regular verse, at the least."""

FEW = 10
"""Of so many lines of verse one may be unlike the others, and no title."""


def unmarked(text: PoemText) -> list[int]:
    """Those that end in no mark, where the lines of verse do."""
    return _unlike_verse(text, is_marked, closes)


def of_another_length(text: PoemText) -> list[int]:
    """Those as long as no line of regular verse is."""
    counts = Counter(len(line.text) for line in text.lines[text.first :])
    usual = max(counts, key=lambda length: counts[length], default=0)
    if usual < SHORTEST_REGULAR:
        return []
    return _unlike_verse(text, lambda line: len(line) == usual, lambda _: True)


def _unlike_verse(text: PoemText, is_usual: Test, may_end: Test) -> list[int]:
    """Those that are not as lines of verse usually are, where two such follow and one may end."""
    found, others, usual = list[int](), 0, 0
    for index in range(text.first, len(text.lines)):
        line = text.lines[index].text
        if text.taken[index] or is_aside(line):
            continue
        if is_usual(line):
            if not found and len(line) <= VERSE:
                return []
            usual += 1
        elif (
            text.may_be_title(index)
            and text.is_below_end(index, may_end)
            and _is_over_verse(text, index, is_usual)
        ):
            found.append(index)
        else:
            others += 1
    are_verse = FEW * others <= usual and MIN_LINES * len(found) <= usual
    are_titles = len({text.lines[index].text for index in found}) == len(found)
    return found if are_verse and are_titles else []


def _is_over_verse(text: PoemText, index: int, is_usual: Test) -> bool:
    """Whether two lines of verse follow, or what is as long as these."""
    start = text.verse_below(index)
    below = [line.text for line in text.lines[start : start + MIN_LINES]]
    if not below or not is_usual(below[0]):
        return False
    return len(below[0]) > VERSE // 2 or all(map(is_usual, below))


def by_words(text: PoemText) -> list[int]:
    """Those that open a stanza and name a thing, in what says that it is a group of poems."""
    if not says_group(line.text for line in text.lines[: text.first + 1]):
        return []
    found = [one[0] for one in text.stanzas if len(one) >= MIN_LINES and _opens_poem(text, one[0])]
    poems = [one[0] for one in text.stanzas if len(one) >= MIN_LINES]
    return found if found and found[0] == poems[0] else []


def _opens_poem(text: PoemText, index: int) -> bool:
    if not text.may_be_title(index):
        return False
    return bool(text.taken[index + 1]) or names_thing(
        text.lines[index].text, text.lines[index + 1].text
    )
