"""The ways in which a collection tells the titles of its poems from their verse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from converter.normalizer.headings.poem_lines import (
    VERSE,
    closes,
    is_aside,
    is_marked,
    is_verse,
    names_thing,
    says_group,
    tells,
)
from converter.normalizer.headings.poem_text import PoemText, Stanza
from converter.normalizer.headings.short_texts import is_name, is_person
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

Test = Callable[[str], bool]

MIN_TITLED = 2
"""The titles that stand alone right above verse, where there are several."""

MIN_LINES = 2
"""The lines of a poem at the least."""

_POET = lazy_pattern(r"[^\W\da-zA-Z_]{2,4}(?P<who>[（(][^（）()]{2,12}[）)])?")
"""A name, with a word on who it is."""

_SELDOM_SURNAMES = frozenset(
    "鞠隋景麻支佟褚窦廉岑邬卞湛祁禹臧狄茅闵娄缪裘郁杭嵇邢裴翁荀甄芮靳宓郗栾詹郜蓟蔺胥莘逄冉郦雍桑濮扈冀瞿茹庾暨衡耿"
    "匡寇巩聂晁敖阚饶荆蒯查宫焦迟佘"
)
"""Others than those that most names begin with; few lines of verse begin with one."""

SHORTEST_REGULAR = 4
"""The characters of a line of regular verse, at the least."""

FEW = 10
"""Of so many lines of verse one may be unlike the others, and no title."""


def alone(text: PoemText) -> list[int]:
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
    return found if len(titled) >= min(MIN_TITLED, len(found)) else []


def _is_alone(text: PoemText, stanza: Stanza) -> bool:
    """Whether there is nothing but a title, or a motto or a name below it."""
    if not text.may_be_title(stanza[0]):
        return False
    below = [text.lines[index].text for index in stanza[1:]]
    return len(below) < MIN_LINES and all(is_aside(one) or is_name(one) for one in below)


def signed(text: PoemText) -> list[int]:
    """Those with a name right below them, and nothing else before verse; the first opens all."""
    found = [
        one[0]
        for one, after in pairwise(text.stanzas)
        if len(one) == MIN_LINES <= len(after)
        and text.may_be_title(one[0])
        and _is_poet(text.lines[one[1]].text)
        and 2 * sum(is_verse(text.lines[index].text) for index in after) > len(after)
    ]
    opens = {one[0] for one in text.stanzas[:2]}
    return found if len(found) >= MIN_TITLED and found[0] in opens else []


def _is_poet(text: str) -> bool:
    match = _POET.fullmatch(text)
    return match is not None and bool(
        match["who"] or is_person(text) or text[0] in _SELDOM_SURNAMES
    )


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
    return lines[index].number - lines[index - 1].last_line


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
    """Those that end in no mark, where the lines of verse do."""
    return _unlike_verse(text, is_marked, closes)


def _of_another_length(text: PoemText) -> list[int]:
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
    alone,
    signed,
    _spaced,
    _unmarked,
    _further_in,
    _of_another_length,
    _by_words,
)
"""What tells titles from verse; where one has told some, the next is not asked."""
