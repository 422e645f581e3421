"""Titles of poems that are told by where they stand: between blank lines, or further in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.normalizer.headings.poems.lines import is_aside, is_verse, others_said, tells
from converter.normalizer.headings.poems.text import MIN_LINES, PoemText, Stanza
from converter.normalizer.headings.short_texts import is_name, is_person, is_word
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

MIN_TITLED = 2
"""The titles that stand alone right above verse, where there are several."""

MOST_POETS = 3
"""So many poems, the first that opens the text among them, have no title over all."""

LONGEST_USUAL = 3
"""The characters of usual names: four that begin as a name does are verse as often."""

_WITH_POET = lazy_pattern(r"[^（(，。：；]{1,12}[（(]([^\W\da-zA-Z_]{2,4})[）)]")
"""A title with the name of the poet behind it."""

_POET = lazy_pattern(r"[^\W\da-zA-Z_]{2,4}(?P<who>[（(][^（）()]{2,12}[）)])?")
"""A name, with a word on who it is."""

_SELDOM_SURNAMES = frozenset(
    "鞠隋景麻支佟褚窦廉岑邬卞湛祁禹臧狄茅闵娄缪裘郁杭嵇邢裴翁荀甄芮靳宓郗栾詹郜蓟蔺胥莘逄冉郦雍桑濮扈冀瞿茹庾暨衡耿"
    "匡寇巩聂晁敖阚饶荆蒯查宫焦迟佘"
)
"""Others than those that most names begin with; few lines of verse begin with one."""


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
        and all(is_verse(text.lines[index].text) for index in after[:-1])
        and _may_close(text.lines[after[-1]].text)
    ]
    return found if len(titled) >= min(MIN_TITLED, len(found)) else []


def _may_close(text: str) -> bool:
    """Whether it is verse, or a date below it."""
    return is_verse(text) or is_aside(text)


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


def of_poets(text: PoemText) -> list[int]:
    """Those with the poet's name right below or behind them, over verse, again and again.

    Where no blank line stands below the names, each stanza is such a poem. The line that opens the
    text is one where it has a poet too, and no title of all stands above.
    """
    starts = [*range(text.first), *(one[0] for one in text.stanzas)]
    names = {index: name for index in starts if (name := _poet(text, index))}
    found = list(names)
    if found[:1] == [0] and len(found) < MOST_POETS:
        del found[0]
    if len(found) < MIN_TITLED or found[0] not in starts[: text.first + 2]:
        return []
    are_set_off = all(_is_set_off(text.lines, index) for index in found)
    are_all = len(found) + 1 >= len(text.stanzas)
    poets = {names[index] for index in found}
    are_poets = 2 * sum(map(_is_surely_poet, poets)) > len(found)
    if not are_poets or not (are_set_off or are_all):
        return []
    return sorted([*found, *_others(text, found)])


def _others(text: PoemText, found: Sequence[int]) -> Iterator[int]:
    """The titles of the other poems of one poet, as many as the first title says: 外一首."""
    for start, end in pairwise([*found, len(text.lines)]):
        count = others_said(text.lines[start].text)
        lone = [
            one[0]
            for one, after in pairwise(text.stanzas if count else ())
            if start < one[0] < end
            and len(one) == 1
            and len(after) >= MIN_LINES
            and text.may_be_title(one[0])
            and all(is_verse(text.lines[index].text) for index in after[:-1])
        ]
        if len(lone) == count:
            yield from lone


def _poet(text: PoemText, index: int) -> str:
    """The name of who wrote the poem whose title the line may be; empty where there is none."""
    lines = text.lines
    if index + MIN_LINES >= len(lines) or not text.may_be_title(index):
        return ""
    behind = _WITH_POET.fullmatch(lines[index].text)
    if behind and is_person(behind[1]):
        return behind[1]
    below, *verse = (line.text for line in lines[index + 1 : index + 4])
    is_signed = text.is_byline(index + 1) or _is_poet(below)
    return (
        below if is_signed and not text.is_byline(index + 2) and any(map(is_verse, verse)) else ""
    )


def _is_set_off(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line stands below the poet's name, if that is not behind the title."""
    return _WITH_POET.fullmatch(lines[index].text) is not None or is_parted(lines, index + 2)


def _is_surely_poet(text: str) -> bool:
    """Whether it is a name, and no verse: it says who that is, or is of two or three characters."""
    if len(text) > LONGEST_USUAL:
        return not text.isalpha()
    return (is_person(text) or text[0] in _SELDOM_SURNAMES) and not is_word(text)


def _is_poet(text: str) -> bool:
    match = _POET.fullmatch(text)
    return match is not None and bool(
        match["who"] or is_person(text) or text[0] in _SELDOM_SURNAMES
    )


def spaced(text: PoemText) -> list[int]:
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


def further_in(text: PoemText) -> list[int]:
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
