"""Roles of lines that stand amidst a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, takewhile

from converter.document import Role
from converter.normalizer.blocks import cells
from converter.normalizer.roles import signatures, turns
from converter.normalizer.roles.assigned import LONGEST_SIGNATURE, SENTENCE_ENDS, Assigned
from converter.normalizer.rules.vocabulary import Role as Rule
from converter.patterns import lazy_pattern

UNDER_HEADING: frozenset[Role] = frozenset(
    ["salutation", "date", "byline", "source", "subtitle", "editor_note"]
)
MOST_UNDER_HEADING = 3

NAMES_ALONE = frozenset({"byline-name", "byline-name-and-place"})
"""The rules that know no more than a surname: many a short paragraph begins with one."""

LONGEST_NAME = 6
MIN_NAMED = 2
"""The characters of a name under a heading, and how many of these are no words by chance."""

IN_LISTS = NAMES_ALONE | {"date", "byline-office"}
"""The rules that know the rows of a list too: a day and what was done, a dish and its price."""

SET_RIGHT = 9
"""A line that begins in this column or beyond is set right by hand."""

MOST_SET_RIGHT = 0.25
"""The share of lines set right beyond which this is but the indent of the text."""

LONGEST_WISH = 14

_SIGNS = frozenset("○◎□■◇◆●△▲▼☆★◯↑↓")

_OF_ITEMS = _SIGNS | {"《"}
"""What two lines begin with that are items."""

_LAST_CLOSING = lazy_pattern("(?:此致)?敬[礼禮][！!。]?")
_LAST_ATTACHED = lazy_pattern(r"(?:附[\s　]{0,2}件\s?[：:][\s　]?)?(\d{1,2})[.．、]")
"""What the next line of 附件：1. goes on with."""

_ANNEX = lazy_pattern(r"附[\s　]{0,2}+件[\s　]?+[一二三四五六七八九十\d]{0,3}[:：]?")


def heads_of_sections(assigned: Assigned) -> None:
    """What a letter, a diary or a piece of a collection has under its heading, above its text.

    Under a heading that is run in there is its text already. A section of nothing else has it for
    its text: 一、活动时间 and a date. Names alone are of writers where most headings of their level
    have one.
    """
    longest = assigned.rules.longest_role("body")
    found = {
        place: below
        for place, heading in assigned.headings.items()
        if not heading.run_in and (below := dict(_under(assigned, place, longest)))
    }
    named = [place for place, below in found.items() if below[place + 1].name in NAMES_ALONE]
    levels = {assigned.headings[place].level for place in named}
    alike = sum(one.level in levels for one in assigned.headings.values())
    if len(named) < MIN_NAMED or 2 * len(named) < alike:
        for place in named:
            del found[place]
    for place, rules in found.items():
        end = place + 1 + len(rules)
        next_one = assigned.headings.get(end)
        is_over = next_one is None or next_one.level > assigned.headings[place].level
        if end < len(assigned.lines) and is_over:
            for index, rule in rules.items():
                assigned.give([index], rule.role, rule.name, "by its form, under a heading")


def _under(assigned: Assigned, heading: int, longest: int) -> Iterator[tuple[int, Rule]]:
    """The lines right under a heading that a rule of heads tells, and the rule of each."""
    for index in range(heading + 1, min(heading + 1 + MOST_UNDER_HEADING, len(assigned.lines))):
        text = assigned.lines[index].text
        if index in assigned.headings or len(text) > longest or "\t" in text:
            return
        rule = assigned.rules.role(text, "head")
        if rule is None or rule.role not in UNDER_HEADING:
            return
        if rule.role == "subtitle" and turns.is_act(assigned.headings[heading]):
            return
        if rule.name in NAMES_ALONE and (index > heading + 1 or len(text) > LONGEST_NAME):
            return
        if assigned.is_particular(index) or _is_listed(assigned, index):
            return
        yield index, rule


def _is_listed(assigned: Assigned, index: int) -> bool:
    """Whether the line and the next are alike, as items are: □, or a date on either."""
    texts = [line.text for line in assigned.lines[index : index + 2]]
    if len(texts) < 2:
        return False
    if texts[0][0] == texts[1][0] and texts[0][0] in _OF_ITEMS:
        return True
    rules = [assigned.rules.role(text, "head") for text in texts]
    return rules[0] == rules[1] and rules[0] is not None and rules[0].name in IN_LISTS


def attachments(assigned: Assigned) -> None:
    """附件：1. and the lines that go on with it."""
    for index, line in enumerate(assigned.lines):
        if line.text[0] != "附" or "\t" in line.text or not assigned.is_free(index):
            continue
        rule = assigned.rules.role(line.text, "body")
        if rule is None or rule.role != "attachment":
            continue
        assigned.give([index], rule.role, rule.name, "by its form")
        after = range(index + 1, len(assigned.lines))
        items = list(takewhile(partial(_goes_on, assigned), after))
        assigned.give(items, "attachment_item", "attachment-item", "by the line before it")
        if not items and _opens_annex(assigned, index):
            assigned.give([index], "annex", rule.name, "by its form, over what is annexed")


def _opens_annex(assigned: Assigned, index: int) -> bool:
    """Whether the line is 附件1 alone below a text, over a text of its own (GB/T 9704, 7.3.7)."""
    text, after = assigned.lines[index].text, assigned.lines[index + 1 : index + 3]
    if not (index and after) or after[0].text[0] == "附" or not _ANNEX.fullmatch(text):
        return False
    return len(after) == 2 if index + 1 in assigned.headings else text[-1] not in "：:"


def _goes_on(assigned: Assigned, index: int) -> bool:
    """Whether the line has a number, which stands further in or is the next one."""
    line = assigned.lines[index]
    if not assigned.is_free(index) or (number := signatures.NUMBERED.match(line.text)) is None:
        return False
    last = _LAST_ATTACHED.match(assigned.lines[index - 1].text)
    return line.column > 1 or (last is not None and int(last[1]) + 1 == int(number[1]))


def known_by_form(assigned: Assigned) -> None:
    """Lines whose form is enough, and those that go on with 此致."""
    longest = assigned.rules.longest_role("body")
    for index, line in enumerate(assigned.lines):
        if len(line.text) > longest or not assigned.is_free(index):
            continue
        if role := _by_the_line_before(assigned, index):
            assigned.give([index], role, role.replace("_", "-"), "by the line before it")
        elif "\t" in line.text or (line.text[0] in _SIGNS and _is_among_items(assigned, index)):
            continue
        else:
            assigned.match(index, "body", "by its form")


def _is_among_items(assigned: Assigned, index: int) -> bool:
    """Whether the line before or after begins with the same sign."""
    around = assigned.lines[max(index - 1, 0) : index + 2]
    return sum(line.text[0] == assigned.lines[index].text[0] for line in around) > 1


BELOW_ROWS: frozenset[Role] = frozenset({"caption", "table_note"})
"""What may stand between rows and a note on them."""


def around_tables(assigned: Assigned) -> None:
    """The caption above the rows of a table, the notes and the source below them."""
    rows = cells.row_marks(assigned.lines)
    if not any(rows):
        return
    rows.append("")
    for index in range(1, len(assigned.lines)):
        if rows[index]:
            is_first = rows[index - 1] != rows[index] == rows[index + 1]
            if is_first and assigned.is_free(index - 1):
                assigned.match(index - 1, "over_table", "by its form, over a table")
        elif assigned.is_free(index) and _is_below_table(assigned, rows, index):
            assigned.match(index, "under_table", "by its form, under a table")


def _is_below_table(assigned: Assigned, rows: Sequence[str], index: int) -> bool:
    """Whether two rows stand above the line, or what else is under them."""
    above = rows[index - 1]
    return above == rows[index - 2] if above else assigned.role(index - 1) in BELOW_ROWS


def last_line(assigned: Assigned) -> None:
    """A name alone under the last paragraph signs it."""
    last = len(assigned.lines) - 1
    if last < 1 or not assigned.is_short(last):
        return
    rule = assigned.rules.role(assigned.lines[last].text, "head")
    is_name = rule is not None and rule.role == "byline"
    before = assigned.lines[last - 1].text
    ends = len(before) > LONGEST_SIGNATURE and before[-1] in SENTENCE_ENDS
    if is_name and (ends or assigned.role(last - 1) == "contact"):
        assigned.give([last], "signature", "signature", "a name under the last paragraph")


def _by_the_line_before(assigned: Assigned, index: int) -> Role | None:
    line = assigned.lines[index]
    if assigned.role(index - 1) == "closing":
        text = assigned.lines[index - 1].text
        if signatures.OPEN_CLOSING.fullmatch(text) and len(line.text) <= LONGEST_WISH:
            return "closing"
        is_last = index + 1 == len(assigned.lines) or not assigned.is_free(index + 1)
        if is_last and assigned.is_short(index) and _ends_letter(assigned, index - 1):
            return "signature"
    return None


def _ends_letter(assigned: Assigned, index: int) -> bool:
    """Whether the line is the last of a closing such as 此致 敬礼."""
    if _LAST_CLOSING.fullmatch(assigned.lines[index].text):
        return True
    return (
        index > 0 and signatures.OPEN_CLOSING.fullmatch(assigned.lines[index - 1].text) is not None
    )


def set_right(assigned: Assigned) -> None:
    """Signatures and their dates that are set right, before an annex or another letter.

    Without a date, and with text below it, only an office or a person signs: what else stands there
    is centred.
    """
    indented = [i for i, line in enumerate(assigned.lines) if line.column >= SET_RIGHT]
    if len(indented) > MOST_SET_RIGHT * len(assigned.lines):
        return
    for _, run in groupby(enumerate(indented), lambda pair: pair[1] - pair[0]):
        indexes = [index for _, index in run if assigned.is_free(index)]
        if len(indexes) > signatures.MOST_SIGNATURES + 1:
            continue
        rest = [one for one in indexes if not assigned.match(one, "tail", "by its form, set right")]
        is_dated = any(assigned.role(one) == "signature_date" for one in indexes)
        signed = [
            one
            for one in rest
            if assigned.is_short(one) and not assigned.lines[one].text[0].isdigit()
        ]
        below = indexes[-1] + 1 if indexes else 0
        is_last = below == len(assigned.lines) or below in assigned.roles
        if is_dated or is_last or all(signatures.may_sign(assigned, one) for one in signed):
            assigned.give(signed, "signature", "signature", "it is short, and set right")
