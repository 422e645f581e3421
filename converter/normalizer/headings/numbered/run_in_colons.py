"""Run-in headings that a colon or ！ parts from their text, by what their siblings are.

After a colon stands what is told of as often as a text: 1．时间：5月1日 is an item. So a colon ends
a heading beside one that a full stop ends, and where texts of sentences stand behind most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from converter.normalizer.rules import Found
from converter.patterns import lazy_pattern

Opening = tuple[str, str]
"""A number as typed, and the title behind it."""

Numbered = tuple[int, str, Found]
"""A line by its index, its text, and its number."""

TITLE = lazy_pattern(
    r"[^。！？；：:;…\t“”「」]{2,23}[：:！](?:[^。，；：:！？“”]{1,3}。(?=[^。]{12}))?(?=.)"
)
"""It goes to the colon, or over a word behind it: 枝城：住。."""

SIBLINGS = 2

LONGEST_ALONE = 12
"""The characters of a title alone on its line beside which a colon ends one."""

LONG = 16
"""A text of one sentence that says what has to be done is no shorter."""

_SPOKEN = lazy_pattern(r"(?:[^：:]*[，、]|[^：:]*(?:[说說道问問答云曰是为為即如有]|如下))[：:]")
"""What opens a speech or an explanation, or is more than one thing."""

_DUTY = lazy_pattern("可以|[不要应應须須将將请請由]")

_OF_MINUTES = lazy_pattern(
    "(?:[会會][议議]|活[动動])?(?:[时時][间間]|日期|地[点點]|主席|主持人?|[记紀記][录錄]人?"
    "|[出列缺]席(?:人[员員]|[单單]位|者)?|[请請]假(?:人[员員])?|[与與参參][会會]人[员員]|散[会會])[：:]"
)
"""What minutes say of a meeting, beside headings that stand alone (文書處理手冊, 2020)."""

_PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
)

_NOTES = frozenset({"circled"})
"""The numbers of notes, which explain a word before a colon."""


def titles(
    openings: Sequence[Numbered], is_run_in: Callable[[str, Found], bool]
) -> Iterator[Opening]:
    """The titles that a colon ends; ``is_run_in`` says which lines a full stop makes headings."""
    for sequence in _sequences(openings):
        marked = [one for one in sequence if _may_be_marked(one)]
        if not marked or len(sequence) < SIBLINGS:
            continue
        stopped = sum(is_run_in(text, found) for _, text, found in sequence)
        stopped += _are_alone(sequence) + sum(_title(one).endswith("。") for one in marked)
        is_beside = stopped and 2 * (stopped + len(marked)) > len(sequence)
        if is_beside or (len(marked) == len(sequence) and _are_headings(sequence)):
            yield from ((one[2].label, _title(one)) for one in marked)


def _sequences(openings: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """The lines whose numbers follow on, those of each marker."""
    latest: defaultdict[str, list[Numbered]] = defaultdict(list)
    for one in openings:
        found = one[2]
        if found.marker.run_in not in ("stop", "clause"):
            continue
        sequence = latest[found.marker.name]
        if sequence and found.value != sequence[-1][2].value + 1:
            yield sequence
            latest[found.marker.name] = sequence = []
        sequence.append(one)
    yield from latest.values()


def _are_alone(sequence: Sequence[Numbered]) -> int:
    """How many are short titles alone on their lines, over text of their own; one proves nothing.

    So are 三、活动内容 and 四、费用 beside 一、活动时间：4月24日上午。.
    """
    alone = sum(
        text[-1].isalnum()
        and len(text) - len(found.label) <= LONGEST_ALONE
        and after[0] > index + 1
        for (index, text, found), after in pairwise(sequence)
    )
    return alone if alone >= SIBLINGS else 0


def _may_be_marked(one: Numbered) -> bool:
    """Whether a text stands behind its title, or what minutes open and end with: 壹、時間：."""
    title = _title(one)
    is_text = title.endswith("。") or "。" in _body(one)
    return title != "" and (is_text or _OF_MINUTES.fullmatch(title) is not None)


def _title(one: Numbered) -> str:
    _, text, found = one
    match = TITLE.match(text, len(found.label))
    if match is None or _SPOKEN.match(match[0]) or not is_balanced(match[0]):
        return ""
    return match[0]


def is_balanced(title: str) -> bool:
    """Whether no quotation or bracket is open where it ends: 月租金为八百元（大写： is no title."""
    return all(title.count(one) == title.count(other) for one, other in _PAIRS)


def _body(one: Numbered) -> str:
    _, text, found = one
    return text[len(found.label) + len(_title(one)) :]


def _are_headings(sequence: Sequence[Numbered]) -> bool:
    """Whether behind most colons there are sentences, or a long one of what has to be done."""
    if sequence[0][2].marker.name in _NOTES:
        return False
    if any("，" in title or title.endswith("！") for title in map(_title, sequence)):
        return False
    return 2 * sum(_is_long(_body(one)) for one in sequence) > len(sequence)


def _is_long(body: str) -> bool:
    return "。" in body[:-1] or (len(body) >= LONG and _DUTY.search(body) is not None)
