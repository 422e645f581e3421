"""The titles of poems: by what sets them apart from verse.

A poem's title is as short as its lines are, and has no number. What tells it is its place: it
stands alone between blank lines, below more of these than stanzas do, or further in than verse. Or
it ends in no mark where the lines of verse do, or is of another length; or the text says that it is
a group of poems, and the words that open some of its stanzas name a thing. Where one stands right
above another, it is that of a group, or its poet's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.poems import by_look, by_place
from converter.normalizer.headings.poems.lines import VERSE, says_others
from converter.normalizer.headings.poems.text import PoemText
from converter.normalizer.headings.short_texts import is_full_name
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules

POEM, GROUP = "title of a poem", "title of a group of poems"

MIN_SIBLINGS = 2

WAYS: tuple[Callable[[PoemText], list[int]], ...] = (
    by_place.of_poets,
    by_place.alone,
    by_place.signed,
    by_place.spaced,
    by_look.unmarked,
    by_place.further_in,
    by_look.of_another_length,
    by_look.by_words,
)
"""What tells titles from verse; where one has told some, the next is not asked."""

AMID_PROSE = WAYS[1:3]
"""Those that need not be in a text of nothing but verse."""


def titles(lines: Sequence[Line], taken: bytearray, first: int, rules: Rules) -> list[Candidate]:
    """The titles in a text that is verse for the most part, from the ``first`` line below its own.

    ``taken`` flags what is else. None where fewer than two poems have one.
    """
    prose = sum(len(line.text) > VERSE for line in lines)
    if 3 * prose > len(lines):
        return []
    text = PoemText(lines, taken, first, rules)
    least = MIN_SIBLINGS - says_others(line.text for line in lines[: text.first])
    for way in WAYS if text.is_verse() else AMID_PROSE:
        found = way(text)
        if len(found) >= least:
            return list(_formed(text, found))
    return []


def poets(lines: Sequence[Line], titles: Sequence[Candidate]) -> frozenset[int]:
    """The lines right below ``titles`` of poems that name who wrote them: no titles themselves."""
    below = (one.index + 1 for one in titles)
    known = {one.index for one in titles}
    return frozenset(
        index for index in below if index not in known and is_full_name(lines[index].text)
    )


def _formed(text: PoemText, found: Sequence[int]) -> Iterator[Candidate]:
    """The titles; right above another stands that of a group, or the last line of a poem."""
    known = frozenset(found)
    upper = [index for index in found if index + 1 in known]
    are_groups = len(upper) >= MIN_SIBLINGS and upper[0] == found[0]
    for index in found:
        if are_groups or index not in upper:
            form = GROUP if index in upper else POEM
            yield Candidate(index, form, text.lines[index].text, recurs=len(found) == 1)
