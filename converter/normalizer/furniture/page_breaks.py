"""Where pages ended: running titles, and sentences that go on behind what stood between two pages.

That the line before has no final mark is not enough, for a heading has none: it is indented and the
one below is not, or it breaks off behind a mark or a word after which more has to come.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from converter.normalizer import sentences
from converter.normalizer.lines import Folds, Inside, Line
from converter.normalizer.rules import Furniture, Rules
from converter.normalizer.wrapping import glue
from converter.patterns import lazy_pattern

BARE_NUMBER = Furniture(name="bare-page-number", pattern="", of_page=True)
RUNNING_TITLE = Furniture(name="running-title", pattern="", of_page=True)

LONGEST_TITLE, LONGEST_VERSE, LONG_LINE = 40, 20, 40
_FOLIO = lazy_pattern(r"\d{1,3}[\s\u3000]{2,}+\S.*+|\S.*?[\s\u3000]{2}·?+\d{1,3}+·?+")
"""A running title with the number of its page."""

LONGEST_NUMBER, SHORTEST_LINE = 3, 16
MIN_PAGES = 2

_BREAKS_OFF = lazy_pattern(
    r"(?:[，,、]|然后|但是|可是|不过|因为|由于|所以|因此|而且|并且|以及|如果|虽然|即使|只要|只有|或者|还是"
    r"|例如|比如|包括|然後|但|因為|雖然|還是|[和與与及或的把被让讓使向从從对對在是就也都还還又更最很])$"
)
_ENTRY = lazy_pattern(r"[^，。；：:]{1,8}[：:][^，。]*+")
_GOES_ON = lazy_pattern(r"[，,。、；：！？”’》）的了着們们]")
_PAUSES = frozenset("，,、。；：")
_CLOSED = sentences.ENDS | frozenset("：:；;")


def copied_numbers(lines: Sequence[Line]) -> list[int]:
    """The numbers of pages, alone on their lines or beside a title, in a text copied off a page.

    Digits alone go up by one, and cut a sentence somewhere or have the same title beside them: a
    section has its number alone on a line too, but is cut from what is above by no such thing.
    """
    short = [index for index, line in enumerate(lines) if len(line.text) <= LONGEST_TITLE]
    found = [index for index in short if _is_bare_number(lines[index].text)]
    numbers = [int(lines[index].text) for index in found]
    beside = {place for at in found for place in (at - 1, at + 1) if 0 <= place < len(lines)}
    titles = Counter(text for place in beside if _may_run(text := lines[place].text))
    go_up = all(after == before + 1 for before, after in pairwise(numbers))
    if not (
        go_up and (any(is_cut(lines, at) for at in found) or max(titles.values(), default=0) > 1)
    ):
        found = []
    folios = (index for index in short if _FOLIO.fullmatch(lines[index].text))
    return found + [index for index in folios if is_cut(lines, index)]


def _is_bare_number(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and text.isdecimal() and text[0] != "0"


def is_cut(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before this one is of prose, and its last sentence not at its end.

    An entry of no sentences, 关键词：巷名；地名, ends where it does.
    """
    if not 0 < index < len(lines) - 1:
        return False
    text = lines[index - 1].text
    if _ENTRY.fullmatch(text):
        return False
    is_open = text[-1].isalnum() or text[-1] in "，、"
    return is_open and len(text) >= SHORTEST_LINE and not _PAUSES.isdisjoint(text)


def running_titles(
    lines: Sequence[Line], decided: Sequence[Furniture | None], first: int
) -> set[int]:
    """The lines beside page numbers that repeat the ``first`` line, or one another by the page.

    One is too where it stands in a sentence that the end of a page cuts. The first page has one
    where the title stands whole right below it.
    """
    beside = [index for index in range(len(lines)) if _is_beside(decided, index)]
    texts = {index: text for index in beside if _may_run(text := lines[index].text)}
    counted = Counter(texts.values())
    seen: set[str] = {lines[first].text}
    seen.update(_seen_before(lines, min(texts, default=0)))
    found: set[int] = set()
    for index in range(max(min(texts, default=len(lines)), first + 1), len(lines)):
        text = lines[index].text
        runs = text == lines[first].text or counted[text] >= MIN_PAGES
        if index in texts and ((runs and text in seen) or _is_amid_sentence(lines, decided, index)):
            found.add(index)
        elif text in counted:
            seen.add(text)
    if first + 1 not in found and any(lines[i].text == lines[first].text for i in found):
        found.update(_over_title(lines, first))
    return found


def _is_amid_sentence(
    lines: Sequence[Line], decided: Sequence[Furniture | None], index: int
) -> bool:
    """Whether a sentence of wrapped lines is cut above it and the number.

    It is not what the sentence goes on with: that would fill its line too, or end in a mark.
    """
    if lines[index].folds is not None or not lines[index].text[-1].isalnum():
        return False
    above = index - 1 if decided[index - 1] else index
    around = (*lines[max(above - 1, 0) : above], *lines[index + 1 : index + 3])
    return any(line.folds is not None for line in around) and is_cut(lines, above)


def _over_title(lines: Sequence[Line], first: int) -> range:
    """The first line, if the one below says the same, and may say more."""
    below = lines[first + 1].text if first + 1 < len(lines) else ""
    is_over = lines[first].text in below and below[-1] not in _CLOSED
    return range(first, first + is_over)


def _seen_before(lines: Sequence[Line], end: int) -> set[str]:
    return {line.text for line in lines[:end] if len(line.text) <= LONGEST_TITLE}


def _may_run(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and text[-1] not in _CLOSED


def _is_beside(decided: Sequence[Furniture | None], index: int) -> bool:
    """Whether a page number stands above or below the line, which is none itself."""
    if decided[index]:
        return False
    around = (*decided[max(index - 1, 0) : index], *decided[index + 1 : index + 2])
    return any(rule is not None and rule.of_page for rule in around)


def joined(before: Line, after: Line, rules: Rules) -> Line | None:
    """The two as one, if the sentence that ``before`` breaks off goes on in ``after``."""
    if not (_breaks_off(before, after, rules) and _is_simple(before) and _is_simple(after)):
        return None
    columns = {after.column, *(line.folds.column for line in (before, after) if line.folds)}
    if before.access != after.access or len(columns) > 1:
        return None
    text = before.text + glue(before.text, after.text)
    offsets, start = _offsets(before), len(text)
    number = before.folds.number if before.folds else before.number + 1
    offsets += [start] * (after.number - before.last_line)  # lines between have no length
    offsets += [start + offset for offset in _offsets(after)]
    folds = Folds(array("I", offsets), number, after.column, 0, len(offsets))
    return before.rejoined(text + after.text, folds)


def _is_simple(line: Line) -> bool:
    return msgspec.structs.replace(line.inside, folds=None) == Inside()


def _offsets(line: Line) -> list[int]:
    """Where its folds are, by the offsets of its own text."""
    folds = line.folds
    if folds is None:
        return []
    return [offset - folds.before for offset in folds.offsets[folds.start : folds.stop]]


def _breaks_off(before: Line, after: Line, rules: Rules) -> bool:
    """Whether the sentence of the one line goes on in the other."""
    text, rest = before.text, after.text
    number = rules.marker(rest)
    if number and not (number.separator.isspace() and rest[-1] in sentences.ENDS):
        return False
    if text[-1] in _CLOSED or after.column > 1 or not _is_prose(text, rest):
        return False
    return (
        before.column > 1
        or (len(text) >= SHORTEST_LINE and (before.folds or after.folds) is not None)
        or _BREAKS_OFF.search(text) is not None
        or _GOES_ON.match(rest) is not None
        or (len(text) > LONG_LINE and "。" in text)
    )


def _is_prose(text: str, rest: str) -> bool:
    """Whether both are of a paragraph: the one pauses, the other ends or breaks off, no verse."""
    if _PAUSES.isdisjoint(text[:-1]) and text[-1] not in _PAUSES and len(text) <= LONG_LINE:
        return False
    is_verse = len(text) == len(rest) <= LONGEST_VERSE
    if rest[-1] in sentences.ENDS or len(rest) > LONG_LINE:
        return not is_verse
    return not is_verse and _BREAKS_OFF.search(rest) is not None
