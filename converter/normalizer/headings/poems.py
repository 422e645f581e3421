"""The titles of poems: by what sets them apart from verse.

A poem's title is as short as its lines are, and has no number. What tells it is its place: it
stands alone between blank lines, below more of these than stanzas do, or further in than verse. Or
it ends in no mark where the lines of verse do; or the text says that it is a group of poems, and
the words that open some of its stanzas name a thing. Where one stands right above another, it is
that of a group, or its poet's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.poem_lines import (
    VERSE,
    is_aside,
    is_marked,
    is_verse,
    names_thing,
    says_group,
    says_others,
    tells,
)
from converter.normalizer.headings.poem_text import PoemText, Stanza
from converter.normalizer.headings.short_texts import is_name
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules

POEM, GROUP = "title of a poem", "title of a group of poems"

MIN_SIBLINGS = 2
MIN_LINES = 2
"""The lines of a poem at the least."""

FEW = 10
"""Of so many lines of verse with marks at their ends one may have none."""


def titles(lines: Sequence[Line], taken: bytearray, first: int, rules: Rules) -> list[Candidate]:
    """The titles in a text that is verse for the most part, from the ``first`` line below its own.

    ``taken`` flags what is else. None where fewer than two poems have one.
    """
    prose = sum(len(line.text) > VERSE for line in lines)
    if 3 * prose > len(lines):
        return []
    text = PoemText(lines, taken, first, rules)
    least = MIN_SIBLINGS - says_others(line.text for line in lines[: text.first])
    for way in WAYS if text.is_verse() else WAYS[:1]:
        found = way(text)
        if len(found) >= least:
            return list(_formed(text, found))
    return []


def _formed(text: PoemText, found: Sequence[int]) -> Iterator[Candidate]:
    """The titles; right above another stands that of a group, or the last line of a poem."""
    known = frozenset(found)
    upper = [index for index in found if index + 1 in known]
    are_groups = len(upper) >= MIN_SIBLINGS and upper[0] == found[0]
    for index in found:
        if are_groups or index not in upper:
            form = GROUP if index in upper else POEM
            yield Candidate(index, form, text.lines[index].text, recurs=len(found) == 1)


def _alone(text: PoemText) -> list[int]:
    """Those that stand alone above something, if some of them and the first do above verse."""
    stanzas = text.stanzas
    found = [one[0] for one in stanzas[:-1] if _is_alone(text, one)]
    known = frozenset(found)
    titled = [
        after[0]
        for before, after in pairwise(stanzas)
        if before[0] in known
        and len(after) >= MIN_LINES
        and all(is_verse(text.lines[index].text) for index in after)
    ]
    return found if len(titled) >= min(MIN_SIBLINGS, len(found)) else []


def _is_alone(text: PoemText, stanza: Stanza) -> bool:
    """Whether there is nothing but a title, or a motto or a name below it."""
    if not text.may_be_title(stanza[0]):
        return False
    below = [text.lines[index].text for index in stanza[1:]]
    return len(below) < MIN_LINES and all(is_aside(one) or is_name(one) for one in below)


def _spaced(text: PoemText) -> list[int]:
    """Those that open a stanza below more blank lines than others stand below."""
    lines = text.lines
    gaps = {one[0]: _gap(lines, one[0]) for one in text.stanzas}
    least = min((gaps[one[0]] for one in text.stanzas[1:]), default=0)
    wide = [index for index, gap in gaps.items() if gap > least]
    found = [index for index in wide if text.may_be_title(index)]
    if 2 * len(found) <= len(wide) or not _are_names(lines, found):
        return []
    opening = text.stanzas[0][0]
    opens = opening not in found and text.may_be_title(opening) and not tells(lines[opening].text)
    return [opening, *found] if opens else found


def _gap(lines: Sequence[Line], index: int) -> int:
    return lines[index].number - lines[index - 1].span.last_line


def _further_in(text: PoemText) -> list[int]:
    """Those further in than the line below, where hardly any line of verse is."""
    lines = text.lines
    deeper = [
        index
        for index in range(text.first, len(lines) - 1)
        if lines[index].column > lines[index + 1].column + 1 and not is_aside(lines[index].text)
    ]
    found = [index for index in deeper if text.may_be_title(index) and text.is_below_end(index)]
    opens = {one[0] for one in text.stanzas if len(one) >= MIN_LINES}
    if 3 * len(found) <= 2 * len(deeper) or (len(opens) > 1 and opens.issubset(found)):
        return []
    begins = next((one for one in text.stanzas if len(one) >= MIN_LINES), range(0))
    return found if set(begins[:2]) & set(found) and _are_names(lines, found) else []


def _are_names(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """Whether most of them tell nothing, as the lines that open a stanza do."""
    return 2 * sum(tells(lines[index].text) for index in found) < len(found)


def _unmarked(text: PoemText) -> list[int]:
    """Those that end in no mark, where the lines of verse do, and at least two such follow."""
    lines, found, others, marked = text.lines, list[int](), 0, 0
    for index in range(text.first, len(lines)):
        line = lines[index].text
        if text.taken[index] or is_aside(line):
            continue
        if is_marked(line):
            if not found and len(line) <= VERSE:
                return []
            marked += 1
        elif text.may_be_title(index) and text.is_below_end(index) and _is_over_marked(text, index):
            found.append(index)
        else:
            others += 1
    is_verse_marked = FEW * others <= marked and MIN_LINES * len(found) <= marked
    are_titles = len({lines[index].text for index in found}) == len(found)
    return found if is_verse_marked and are_titles else []


def _is_over_marked(text: PoemText, index: int) -> bool:
    start = text.verse_below(index)
    below = [line.text for line in text.lines[start : start + MIN_LINES]]
    return all(map(is_marked, below[:1])) and (
        len(below) < MIN_LINES or len(below[0]) > VERSE // 2 or is_marked(below[1])
    )


def _by_words(text: PoemText) -> list[int]:
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


WAYS: tuple[Callable[[PoemText], list[int]], ...] = (
    _alone,
    _spaced,
    _unmarked,
    _further_in,
    _by_words,
)
"""What tells titles from verse; where one has told some, the next is not asked."""
