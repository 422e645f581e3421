"""Short lines that are set as the headings beside them are, whatever their words.

Of the titles of one text some are quoted, some begin with a year and some end in an exclamation
mark, as what is no heading does too. But a text sets all of them alike: with a blank line above and
none below, say, or at the edge where paragraphs are set in. Where no paragraph stands so, that is
enough; where paragraphs stand so too, the words have to say more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from converter.normalizer.headings.short_lines import short_places
from converter.normalizer.headings.short_texts import (
    CRIED,
    ITEM,
    SHORT,
    asks,
    is_paragraph,
    is_text,
    may_be_title,
)
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

_NUMBER_OR_WORD = lazy_pattern(
    r"(?:[0-9]{4}年(?![0-9])[^0-9]{2}|[0-9]{1,3}[^0-9年月日号.．:：/—~～-].{3}|[“「《][^”」》]{1,8}[”」》][^，。])"
    r".*[^？?！!…]$"
)
_TALK = lazy_pattern(
    r"[^，。：]{0,8}(?:[问問说說喊叫答]|想了想)[^，。：]{0,2}[，：]|[^：]{1,12}[：:].*[？?]$|@"
    r"|[^，。]{0,10}[月日夜晨晚年春夏秋冬][于於]|.*[！!]{2}$"
)
"""What somebody is told to have said, or calls out, and the place where a piece ends."""

Setting = tuple[bool, bool, bool]
"""Whether a blank line stands above, whether one stands below, whether the line is at the edge."""

MIN_PEERS = 2
MIN_ALIKE = 3
"""So many lines that are set alike need no others whose words say more."""

PEERS_TO_PARAGRAPH = 4
"""Of so many headings set alike, one paragraph may be set so too."""


def places(
    lines: Sequence[Line],
    brief: Sequence[int],
    taken: bytearray,
    peers: Sequence[int],
    start: int,
    above: int,
) -> list[int]:
    """Where a short line below ``start`` is set as the ``peers`` are, or as others like it.

    Those before ``above``, the first heading, have to have a section as peers have.
    """
    known = frozenset(peers)
    free = [
        index
        for index in brief
        if index >= start
        and not taken[index]
        and index not in known
        and may_be_title(lines[index].text)
        and short_places.has_place(lines[index].text, lines, index, taken)
    ]
    if not free:
        return []
    if len(peers) < MIN_PEERS:
        free = [i for i in free if i >= above and lines[i].text[-1] not in short_places.COLONS]
        least = MIN_ALIKE - bool(peers)
        return _set_apart(lines, free, [*free, *peers], least, paragraphs=0) if free else []
    most = len(peers) // PEERS_TO_PARAGRAPH
    settings = {_setting(lines, index) for index in peers}
    over_text = [index for index in free if _is_over_text(lines, index)]
    as_peers = [index for index in over_text if _setting(lines, index) in settings]
    apart = _set_apart(lines, free, peers, MIN_PEERS, paragraphs=most)
    apart += [index for index in over_text if _NUMBER_OR_WORD.match(lines[index].text)]
    below = (index for index in apart if index >= above)
    asked = [index for index in as_peers if asks(lines[index].text)]
    if not any(asks(lines[index].text) for index in peers):
        asked = []
    return sorted(
        {
            *below,
            *_with_sections(as_peers, peers, len(lines), more=2),
            *_with_sections(asked, peers, len(lines), more=0),
        }
    )


def _with_sections(free: Sequence[int], peers: Sequence[int], end: int, *, more: int) -> list[int]:
    """Those of ``free`` from which it is as far to the next title, above and below, as from peers.

    A sentence of one line may stand anywhere; a title has a section below it. Half as far is
    enough, and some lines ``more``: between two titles one is missing.
    """
    least = min(after - before for before, after in pairwise([*peers, end])) + more
    known = frozenset(peers)
    places = [-least, *sorted(known.union(free)), end]
    return [
        place
        for before, place, after in zip(places, places[1:], places[2:], strict=False)
        if place not in known and 2 * min(place - before, after - place) >= least
    ]


def as_most(lines: Sequence[Line], free: Sequence[int], headings: Sequence[int]) -> frozenset[int]:
    """Those of ``free`` that are set as most ``headings`` are, and as no paragraph is."""
    if len(headings) < MIN_ALIKE:
        return frozenset()
    return frozenset(_set_apart(lines, free, headings, MIN_ALIKE, paragraphs=0))


def _set_apart(
    lines: Sequence[Line], free: Sequence[int], peers: Sequence[int], least: int, paragraphs: int
) -> list[int]:
    """Those of ``free`` that are set as most ``peers`` are, if no more ``paragraphs`` are so."""
    usual, count = Counter(_setting(lines, index) for index in peers).most_common(1)[0]
    if count < least:
        return []
    for index, line in enumerate(lines):
        is_body = is_paragraph(line.text) and not ITEM.match(line.text)
        paragraphs -= is_body and _setting(lines, index) == usual
        if paragraphs < 0:
            return []
    return [index for index in free if _setting(lines, index) == usual]


def _setting(lines: Sequence[Line], index: int) -> Setting:
    is_below_blank = index > 0 and is_parted(lines, index)
    is_above_blank = index + 1 < len(lines) and is_parted(lines, index + 1)
    return is_below_blank, is_above_blank, lines[index].column == 1


def _is_over_text(lines: Sequence[Line], index: int) -> bool:
    """Whether it is short, announces nothing and tells no talk, and is over a paragraph."""
    before, text, after = (line.text for line in lines[index - 1 : index + 2])
    if len(text) > SHORT or text[-1] in short_places.COLONS:
        return False
    if _TALK.match(text) or CRIED.fullmatch(text):
        return False
    if before[-1] in "；;":
        return False
    return is_text(after) or (after[-1] in short_places.COLONS and len(after) > len(text))
