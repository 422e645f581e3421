"""The head of a text, and the tails: that of the text, and those before its annexes."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Role
from converter.normalizer.blocks import cells, separators
from converter.normalizer.blocks.context import is_paragraph
from converter.normalizer.front import above_title, title_lines
from converter.normalizer.roles import signatures
from converter.normalizer.roles.assigned import Assigned
from converter.patterns import lazy_pattern

MOST_UNKNOWN = 1
"""The short lines in a head that no rule knows: an office, a motto."""

LONGEST_UNKNOWN = 60
LONGEST_LATIN = 160
"""The title of a paper comes again in English (GB/T 7713.2-2022, 5.1)."""

ABOVE = "by its form, above the title"
IN_HEAD = "by its form, in the head of the text"
IN_TAIL = "by its form, in the tail of a text"

CLOSES: frozenset[Role] = frozenset({"signature_date", "signature", "closing"})

ATTACHED: frozenset[Role] = frozenset({"attachment", "attachment_item", "annex"})

UNDER_SUBTITLE: frozenset[Role] = frozenset({"byline", "date", "source"})
"""What stands under a subtitle."""

_PEN_NAME = lazy_pattern(r"[^\W\da-zA-Z_]{2,8}|[^\W\da-zA-Z_][\s·]{1,2}[^\W\da-zA-Z_]")

_CLOCK = lazy_pattern(r"\d{1,2}[:：]\d{2}")
SHORTEST_ACCOUNT = 4
LONGEST_NAME = 4
"""The characters of a name on a line of its own; an account stands above the time of its post."""

_SALUTATION_ENDS = frozenset("：:！!")

_ANNEX = lazy_pattern(r"附[\s　]{0,2}+[件表录錄][\s　]?+[一二三四五六七八九十\d]{0,3}[:：]?")

_POSTSCRIPT = lazy_pattern(
    r"(?:又[及启啟]?|再[及启啟]|附[笔筆言]|另[及启啟]|[Pp]\.?\s?[Ss]\.?)\s?[:：，,.]"
)
"""What is written below a signature."""

_OPENS_ADDITION = frozenset("附又再另Pp")
"""What a postscript or the line above an annex begins with."""


def head(assigned: Assigned, above: int) -> None:
    """Find the lines of the head, from the first one on; some stand ``above`` the title."""
    unknown = 0
    for index in range(len(assigned.lines)):
        if index in assigned.headings:
            return
        if index < above and _is_of_masthead(assigned, index):
            continue
        text = assigned.lines[index].text
        if not assigned.is_particular(index) and assigned.match_head(index, IN_HEAD):
            continue
        if index < above:
            if assigned.is_short(index) and not separators.is_separator(text):
                assigned.give([index], "source", "column", "it stands above the title")
            continue
        unknown += 1
        if index >= above and unknown == 1 and (role := _by_place(assigned, index)):
            assigned.give([index], role, role, "the first line under the title")
            continue
        longest = LONGEST_LATIN if text.isascii() else LONGEST_UNKNOWN
        if unknown > MOST_UNKNOWN or not assigned.is_short(index, longest):
            return


def _is_of_masthead(assigned: Assigned, index: int) -> bool:
    """Whether a rule of what stands above a title gives the line its role, or its place does."""
    if not assigned.may_have_role(index):
        return False
    if above_title.is_bulletin(assigned.lines, index):
        assigned.give([index], "issuer", "bulletin", "it names a bulletin, over its number")
        return True
    return assigned.match(index, "masthead", ABOVE) or assigned.match(index, "above", ABOVE)


def _by_place(assigned: Assigned, index: int) -> Role | None:
    """What a short line right under the title is that no rule knows: a subtitle, or a pen name."""
    line, after = assigned.lines[index], assigned.lines[index + 1 : index + 2]
    if not after or not assigned.is_short(index) or assigned.is_row(index, "head"):
        return None
    if cells.is_among_rows(assigned.lines, index + 1):
        return None
    is_name = _PEN_NAME.fullmatch(line.text) is not None
    rule = assigned.rules.role(after[0].text, "head")
    if title_lines.ENTRY.match(line.text):
        return None
    if rule and rule.role in UNDER_SUBTITLE and index + 1 not in assigned.headings:
        if rule.role == "date" and is_name and _CLOCK.search(after[0].text):
            return "byline" if len(line.text) < SHORTEST_ACCOUNT else "source"
        is_writer = is_name and (rule.role != "byline" or after[0].text[0] in "（(")
        return "byline" if is_writer else "subtitle"
    is_apart = line.number > 2 and after[0].number > line.number + 1
    is_short = is_apart or len("".join(line.text.split())) <= LONGEST_NAME
    return "byline" if is_name and is_short and is_paragraph(after[0]) else None


def parts(assigned: Assigned) -> Iterator[tuple[int, int]]:
    """The text, its annexes, and what else may end as a letter does, by where each begins and ends.

    A heading, a salutation or a break may begin another letter.
    """
    start, is_heading = 0, assigned.is_heading
    longest = assigned.rules.longest_role("body")
    for index, line in enumerate(assigned.lines):
        text = line.text
        if index > start and (
            is_heading[index]
            or (text[0] in _OPENS_ADDITION and _is_addition(text))
            or (len(text) <= longest and _begins_part(assigned, text))
        ):
            yield start, index
            start = index
    yield start, len(assigned.lines)


def _is_addition(text: str) -> bool:
    """Whether a line is over an annex, or opens a postscript."""
    return _ANNEX.fullmatch(text) is not None or _POSTSCRIPT.match(text) is not None


def _begins_part(assigned: Assigned, text: str) -> bool:
    if separators.is_separator(text):
        return True
    rule = assigned.rules.role(text, "body") if text[-1] in _SALUTATION_ENDS else None
    return rule is not None and rule.role == "salutation"


def tail(assigned: Assigned, start: int, end: int) -> None:
    """Find the lines of a tail, from the last one up.

    Before the end of the text it has to have text above it, and a date or what closes a letter.
    """
    first = _tail(assigned, start, end)
    found = {assigned.role(index) for index in range(first, end)} - {"body"}
    is_last = end == len(assigned.lines) or assigned.lines[end].text[0] == "附"
    is_tail = bool(found & CLOSES) and any(map(assigned.is_free, range(start, first)))
    if not is_last and found and not is_tail:
        for index in range(first, end):
            assigned.roles.pop(index, None)


def _tail(assigned: Assigned, start: int, end: int) -> int:
    """Give the lines of a tail their roles; the index of the first one that it gave one."""
    index = end - 1
    while index > start and separators.is_separator(assigned.lines[index].text):
        index -= 1
    if index > start + 1 and signatures.is_place(assigned, index):
        assigned.give([index], "signature_date", "place", "it stands beside the date in a tail")
        index -= 1
    while index > start and _is_of_tail(assigned, index):
        if assigned.role(index) == "signature_date":
            signed = signatures.above(assigned, start, index)
            assigned.give(signed, "signature", "signature", "it stands above a date in a tail")
            index -= len(signed)
        index -= 1
    return index + 1


def _is_of_tail(assigned: Assigned, index: int) -> bool:
    """Whether a rule of the tail gives the line its role; what is attached has one by now.

    Below 出席： and 列席：, 记录： is of the minutes too.
    """
    if assigned.role(index) in ATTACHED:
        return True
    if not assigned.is_free(index) or assigned.is_particular(index - 1):
        return False
    return assigned.match_unless_row(index, "tail", IN_TAIL)
