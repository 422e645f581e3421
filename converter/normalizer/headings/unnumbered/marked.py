"""Titles behind an ornament that comes again: ★, ■ or ▌ before each, whatever their words are.

Nobody sets a picture of a star before a line of text to no purpose. So where such a sign stands
before several short lines, and each has a text of its own below it, they are titles, also those
that end in an exclamation mark, or pause. Lines that follow one another are a list, and so are
signs on one line: □ 是　□ 否.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import SHORT_LINE
from converter.normalizer.headings.short_texts import (
    SHORT,
    is_title,
    may_be_marked_title,
    may_precede,
)
from converter.normalizer.headings.signs import BARS, BOXES, CROSSES, SIGNS, TICKS
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

_DONE_OR_NOT = TICKS + "√✅" + CROSSES + "❌"
_MARK = lazy_pattern(rf"[{SIGNS}{BARS}{BOXES}{_DONE_OR_NOT}]{{1,3}}\s*(?=\S)")
"""The signs but for those that point at a picture."""

MIN_MARKED = 3
"""So many lines behind one sign are titles; of two, one has to be a title by its words too."""


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """The lines behind a sign that no two lines on end begin with; ``taken`` flags what is else."""
    by_sign: defaultdict[str, list[Candidate]] = defaultdict(list)
    for index in brief:
        text = lines[index].text
        if not taken[index] and (mark := _MARK.match(text)):
            form, title = SHORT_LINE + _sign(text), text[mark.end() :]
            by_sign[form].append(Candidate(index, form, title, prefix=mark[0], rule=SHORT_LINE))
    for found in by_sign.values():
        if _are_titles(lines, found) and _have_places(lines, found, taken):
            yield from found


def _are_titles(lines: Sequence[Line], found: Sequence[Candidate]) -> bool:
    texts = [lines[one.index].text for one in found]
    if any(_sign(lines[one.index + 1].text) == _sign(lines[one.index].text) for one in found):
        return False
    if any(one.prefix[0] in one.text for one in found):
        return False
    if not all(may_be_marked_title(one.prefix + one.text, one.text) for one in found):
        return False
    return len(found) >= MIN_MARKED or (len(found) > 1 and any(map(is_title, texts)))


def _have_places(lines: Sequence[Line], found: Sequence[Candidate], taken: bytearray) -> bool:
    """Whether something ends above most: no title stands there, as above ◎本报记者 it does."""
    ends = (
        taken[one.index - 1]
        or _is_no_title(lines[one.index - 1].text)
        or (one.index > 1 and is_parted(lines, one.index))
        for one in found
    )
    return 2 * sum(map(bool, ends)) > len(found)


def _is_no_title(text: str) -> bool:
    return may_precede(text) or len(text) > SHORT


def _sign(text: str) -> str:
    """What a line begins with; what to do and what not to do are of one level."""
    return "✔" if text[0] in _DONE_OR_NOT else text[0]
