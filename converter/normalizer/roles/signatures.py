"""Who signs: the lines above the date in a tail."""

from __future__ import annotations

from converter.normalizer import sentences
from converter.normalizer.blocks import verse
from converter.normalizer.lines import is_parted
from converter.normalizer.roles.assigned import Assigned
from converter.patterns import lazy_pattern

FEW_SIGNATURES = 2
MOST_SIGNATURES = 4
"""The lines above a date that may be those who sign (GB/T 9704-2012, 7.3.5: issued jointly)."""

MOST_VERSE = 24
"""The lines above a date that are looked at for verse."""

LONGEST_DATE, LONGEST_PLACE = 16, 8
"""The characters of a date, and of a place below it or behind it."""

NUMBERED = lazy_pattern(r"(\d{1,2})[.．、]")
"""An item of 附件：, which goes on over several lines."""

BOX = "□"
"""What is to be ticked in a form."""

OPEN_CLOSING = lazy_pattern(
    "(?:此致|此覆|此复|此頌|此颂|(?:并|敬|恭|顺)?祝(?:愿)?|顺颂|順頌|谨此|謹此)[：:，,]?"
)
"""A closing that goes on in the next line."""


def above(assigned: Assigned, start: int, date: int) -> range:
    """The lines above a date that sign: one or two of any kind, or several offices and names.

    More short lines than may sign are verse.
    """
    first = date
    while first > start and assigned.is_short(first - 1):
        text = assigned.lines[first - 1].text
        if assigned.rules.role(text, "tail") or NUMBERED.match(text) or BOX in text:
            break
        if "\t" in text or _begins_tail(assigned, first, date):
            break
        first -= 1
        if date - first > MOST_SIGNATURES:
            return range(0)
    if first > start and OPEN_CLOSING.fullmatch(assigned.lines[first - 1].text):
        first += 1  # the wish that goes on with 祝
    signed = range(max(first, start + 1), date)
    if not signed or all(may_sign(assigned, one) for one in signed):
        return signed
    if _is_of_stanza(assigned, start, signed):
        return signed[1:] if may_sign(assigned, signed[-1]) and len(signed) > 1 else range(0)
    return signed if len(signed) <= FEW_SIGNATURES else range(0)


def _is_of_stanza(assigned: Assigned, start: int, signed: range) -> bool:
    """Whether the first of those lines is verse, as what stands above it is.

    Right below the title of a poem that is what stands above the title.
    """
    is_titled = signed.start == start + 1 and assigned.is_heading[start]
    first = max(0 if is_titled else start, signed.stop - MOST_VERSE)
    runs = verse.runs(assigned.lines[first : signed.stop])
    return any(begin < signed.start - first < begin + count for begin, count in runs.items())


def is_place(assigned: Assigned, index: int) -> bool:
    """Whether the line is where something was written, below its date or behind it.

    That is 于清河, or a word alone where a blank line stands above the date.
    """
    text, lines = assigned.lines[index].text, assigned.lines
    if len(text) > LONGEST_PLACE + LONGEST_DATE or not assigned.is_free(index):
        return False
    date, _, place = text.replace(" ", "\u3000").partition("\u3000")
    if place:
        is_below = is_parted(lines, index) or lines[index - 1].text[-1] in sentences.ENDS
        return is_below and _is_place(place) and _is_date(assigned, date)
    is_apart = is_parted(lines, index - 1) and not may_sign(assigned, index)
    is_one = _is_place(text) and (text[0] in "于於" or is_apart)
    return is_one and _is_date(assigned, lines[index - 1].text)


def _is_place(text: str) -> bool:
    return len(text) <= LONGEST_PLACE and text.isalpha()


def _is_date(assigned: Assigned, text: str) -> bool:
    rule = assigned.rules.role(text, "tail")
    return rule is not None and rule.role == "signature_date"


def _begins_tail(assigned: Assigned, first: int, date: int) -> bool:
    """Whether a blank line stands above the first who signs, and none between that and the date."""
    lines = assigned.lines
    return first < date and is_parted(lines, first) and not is_parted(lines, date)


def may_sign(assigned: Assigned, index: int) -> bool:
    """Whether the line is the name of an office or a person."""
    text = assigned.lines[index].text
    rule = assigned.rules.role(text, "head")
    return assigned.rules.role(text, "above") is not None or (
        rule is not None and rule.role == "byline"
    )
