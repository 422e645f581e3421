"""Short lines of a letter that are no headings: its subject above the salutation, and who signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from converter.document import Role
from converter.normalizer import sentences
from converter.normalizer.headings.short_texts import BRACKETED, is_paragraph
from converter.normalizer.lines import Line, is_parted
from converter.normalizer.rules import Rules
from converter.normalizer.rules.vocabulary import Zone

SIGNED: frozenset[Role | None] = frozenset({"byline", "signature_date"})
"""What stands below who signs, below the last paragraph."""

LONGEST_TAIL = 20
"""The lines below the last paragraph that may be the end of a letter."""


def without(
    places: Iterable[int], lines: Sequence[Line], start: int, rules: Rules
) -> Iterator[int]:
    """The places of short lines but those of a letter; ``start`` is the first paragraph."""
    last = _last_paragraph(lines)
    end = _closing(lines, last, rules)
    for index in places:
        is_subject = (
            index + 1 <= start
            and _role(lines[index + 1], rules) == "salutation"
            and not BRACKETED.match(lines[index].text)
        )
        is_signature = index > last and _role(lines[index + 1], rules, "tail") in SIGNED
        if not (is_subject or is_signature) and (index < end or BRACKETED.match(lines[index].text)):
            yield index


def without_signature(places: list[int], lines: Sequence[Line]) -> list[int]:
    """The places but the only one that is nearer to what it closes than to what follows."""
    closing = [
        index
        for index in places
        if lines[index - 1].text[-1] in sentences.ENDS
        and not is_parted(lines, index)
        and is_parted(lines, index + 1)
    ]
    return [index for index in places if len(closing) != 1 or index != closing[0]]


def _last_paragraph(lines: Sequence[Line]) -> int:
    """Where the last paragraph stands; the length of a text without any."""
    places = reversed(range(len(lines)))
    return next((index for index in places if is_paragraph(lines[index].text)), len(lines))


def _closing(lines: Sequence[Line], last: int, rules: Rules) -> int:
    """Where the text closes as a letter does, below its ``last`` paragraph; else its length."""
    if len(lines) - last > LONGEST_TAIL:
        return len(lines)
    tail = range(last + 1, len(lines))
    return next((i for i in tail if _role(lines[i], rules) == "closing"), len(lines))


def _role(line: Line, rules: Rules, zone: Zone = "body") -> Role | None:
    if len(line.text) > rules.longest_role(zone):
        return None
    rule = rules.role(line.text, zone)
    return rule.role if rule else None
