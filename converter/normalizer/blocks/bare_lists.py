"""Lists whose items have no labels: short lines in a row that a colon or a heading announces.

They are the clauses of one sentence, or alike in form: an amount, a time, a key. What a colon
announces needs not be alike, if no line ends as a sentence does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from converter.document import ListBlock, ListItem, Paragraph
from converter.normalizer.blocks import announcements
from converter.normalizer.blocks.plain_lines import are_turns, ends, is_plain, touches
from converter.normalizer.lines import Line, span_of
from converter.normalizer.roles.assigned import PARTICULAR
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

LONGEST_CLAUSE, LONGEST_ITEM = 60, 42
MIN_ITEMS, MIN_KEYS = 2, 3
MOST_ITEMS = 60

DASH = "——"

_NUMBER = r"[\d０-９一二两兩三四五六七八九十百千半几幾数數]"
_UNITS = (
    "千?克|[公市]?斤|公斤|毫升|升|两|兩|钱|勺|匙|汤匙|茶匙|碗|杯|瓶盖?|盒|袋|包|罐|桶|滴|撮|把|根|棵|颗|顆|粒|片|块|塊|枚|个|個|只|隻"
    "|条|條|张|張|支|枝|本|册|冊|件|套|双|雙|副|对|對|盏|盞|台|臺|部|辆|輛|艘|家|间|間|户|戶|名|位|人|份|束|朵|头|頭|尾|匹|面|扇|座|株|元|角|分|米|厘米|毫米|寸|尺|盘|盤|卷|瓣|节|節|段|g|kg|ml|mL|L|cm|mm"
)
_TIME = lazy_pattern(
    r"(?:\d{1,2}[:：][0-5]\d|\d{1,2}月\d{1,2}日|\d{4}[./年-]\d{1,2})[^\s，。]{0,16}[\s　]{1,4}\S.*"
)
_AMOUNT = lazy_pattern(
    rf"(?:{_NUMBER}[小大]?\s?(?:{_UNITS})|[×xX*]\s?\d+|适量|適量|少许|少許|若干)(?=$|[，、（(])"
)
_THING = lazy_pattern(
    r"[^\s，。：:；！？]{1,12}[\s　]{1,12}[^\s]+|[^\s，。：:；！？]{1,4}"
    r"|[^，。：:；！？]+、.+|.+[）)]"
)
"""How the items of one list are alike: a time first, an amount, things and no more."""

_EVENT = lazy_pattern(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?[\s　]{1,4}\S")
"""How the lines of a chronicle open, which nothing needs to announce."""

MIN_EVENTS = 3

_KEYED = lazy_pattern(r"([^，。：:；！？“”]{2,14})[：:]\s*\S.*")

_PAUSES = "；;，,"
_HALF_WIDE = ";,"
_OPENS_SPEECH = frozenset("“「（(")


def length(lines: Sequence[Line], start: int, context: Context) -> int:
    """How many lines from ``start`` on are items; 0 where none begin."""
    if len(lines[start].text) > LONGEST_CLAUSE:
        return 0
    announcement = announcements.before(lines, start)
    is_headed = start == 0 and context.is_headed
    if _EVENT.match(lines[start].text) and (events := _chronicle(lines, start)):
        return events
    if not (announcement or is_headed) or not _may_be(lines, start, start):
        return 0
    if announcements.is_sung(announcement):
        return 0
    group = _group(lines, start)
    if _is_no_item(group):
        return 0
    if not announcement and start in context.stanzas and not _tell_amounts(group):
        return 0
    for count in (_clauses(group, is_headed=is_headed), _alike(group), _keyed(group)):
        if count:
            return count
    return _unmarked(group) if announcement else 0


def _is_no_item(group: Sequence[Line]) -> bool:
    """Whether it is a line of a program, a formula or a letter, and it alone ends in a pause."""
    text = group[0].text
    if text[-1] not in _HALF_WIDE or not text.isascii():
        return False
    return len(group) < MIN_ITEMS or group[1].text[-1] != text[-1]


def _chronicle(lines: Sequence[Line], start: int) -> int:
    """How many lines from ``start`` on tell each what was in a month or on a day."""
    group = _touching(_group(lines, start)) if _may_be(lines, start, start) else []
    events = sum(1 for _ in takewhile(lambda line: _EVENT.match(line.text), group))
    return events if events >= MIN_EVENTS and _are_items(group[:events]) else 0


def blocks(lines: Sequence[Line], _context: Context) -> list[ListBlock]:
    """The list, whose labels are empty, or the dashes before its items."""
    return [ListBlock(tuple(map(_item, lines)), False, span_of(lines), lines[0].access)]


def _item(line: Line) -> ListItem:
    label = DASH if line.text.startswith(DASH) else ""
    body = line.part(len(label))
    paragraph = Paragraph(body.inlines, body.span, line.access)
    return ListItem(label, (paragraph,), line.span)


def _group(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines in a row that may be items, blank lines between them or not."""
    last = min(len(lines), start + MOST_ITEMS)
    indexes = takewhile(lambda index: _may_be(lines, start, index), range(start, last))
    return lines[start : max(indexes) + 1]


def _may_be(lines: Sequence[Line], start: int, index: int) -> bool:
    return is_plain(lines, start, index, LONGEST_CLAUSE) and "|" not in lines[index].text


def _clauses(group: Sequence[Line], *, is_headed: bool) -> int:
    """The lines up to the first that does not end in the mark that the first one ends in.

    Of lines of ASCII one of Chinese is none.
    """
    mark = group[0].text[-1]
    if mark not in (_PAUSES[:2] if is_headed else _PAUSES):
        return 0
    paused = sum(1 for _ in takewhile(lambda line: line.text[-1] == mark, group))
    if paused == len(group):
        return 0
    is_other = mark in _HALF_WIDE and not group[paused].text.isascii()
    return paused if is_other and _are_ascii(group[:paused]) else paused + 1


def _are_ascii(group: Sequence[Line]) -> bool:
    return all(line.text.isascii() for line in group)


def _alike(group: Sequence[Line]) -> int:
    """The lines that touch, if they are of one form or begin alike; a sentence at last is none."""
    touching = _touching(group)
    timed = list(takewhile(lambda line: _TIME.fullmatch(line.text), touching))
    if _are_items(timed):
        return len(timed)
    items = touching[:-1] if ends(touching[-1].text) else touching
    texts = [line.text for line in items]
    if not _are_items(items) or any(map(ends, texts)) or are_turns(items):
        return 0
    things = all(_AMOUNT.search(text) or _THING.fullmatch(text) for text in texts)
    return len(items) if things or _tell_amounts(items) or _begin_alike(texts) else 0


def _tell_amounts(group: Sequence[Line]) -> bool:
    """Whether half of the lines that touch tell how much of a thing: then they are no verse."""
    touching = _touching(group)
    return 2 * sum(_AMOUNT.search(line.text) is not None for line in touching) >= len(touching)


def _begin_alike(texts: Sequence[str]) -> bool:
    firsts = {text[0] for text in texts}
    return len(texts) >= MIN_KEYS and len(firsts) == 1 and firsts.isdisjoint(_OPENS_SPEECH)


def _keyed(group: Sequence[Line]) -> int:
    """The first lines, if each is a key and what it stands for; those of an event are none.

    Nor is what is said by turns, 老王（上）：…… and 老王：…….
    """
    matches = takewhile(bool, (_KEYED.fullmatch(line.text) for line in _touching(group)))
    keys = [match[1] for match in matches if match]
    items = group[: len(keys)]
    names = {key.partition("（")[0] for key in keys}
    if len(keys) < MIN_KEYS or len(names) < len(keys) or not _are_items(items):
        return 0
    return 0 if any(PARTICULAR.match(line.text) for line in items) else len(items)


def _unmarked(group: Sequence[Line]) -> int:
    """The lines that touch, if none but the last, which is not the longest, ends as a sentence."""
    *others, last = _touching(group)
    if any(ends(line.text) for line in others):
        return 0
    longest = max((len(line.text) for line in others), default=0)
    items = others if ends(last.text) and len(last.text) > longest else [*others, last]
    return len(items) if _are_items(items) else 0


def _touching(group: Sequence[Line]) -> Sequence[Line]:
    end = 1
    while end < len(group) and touches(group, end):
        end += 1
    return group[:end]


def _are_items(group: Sequence[Line]) -> bool:
    return len(group) >= MIN_ITEMS and all(len(line.text) <= LONGEST_ITEM for line in group)
