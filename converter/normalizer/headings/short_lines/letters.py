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

_NO_NAME = frozenset("的了是不什么怎")
"""What is in no name of a person or an office."""

LONGEST_TAIL = 20
"""The lines below the last paragraph that may be the end of a letter."""


def without(
    places: Iterable[int], lines: Sequence[Line], start: int, rules: Rules
) -> Iterator[int]:
    """The places of short lines but those of a letter; ``start`` is the first paragraph."""
    last = next((i for i in reversed(range(len(lines))) if is_paragraph(lines[i].text)), None)
    end = _closing(lines, last, rules)
    for index in places:
        is_subject = (
            index + 1 <= start
            and _role(lines[index + 1], rules) == "salutation"
            and not BRACKETED.match(lines[index].text)
        )
        is_signed = _role(lines[index + 1], rules, "tail") in SIGNED
        is_below_text = last is None or last < index
        if is_subject or (is_signed and (is_below_text or _is_below_closing(lines, index, rules))):
            continue
        if index < end or BRACKETED.match(lines[index].text):
            yield index


def without_signature(places: list[int], lines: Sequence[Line]) -> list[int]:
    """The places but the only one that is nearer to what it closes than to what follows."""
    closing = [
        index
        for index in places
        if lines[index - 1].text[-1] in sentences.ENDS
        and _NO_NAME.isdisjoint(lines[index].text)
        and not is_parted(lines, index)
        and is_parted(lines, index + 1)
    ]
    return [index for index in places if len(closing) != 1 or index != closing[0]]


def _is_below_closing(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether 此致 or 祝 stands above, and maybe what is wished: a postscript may be below."""
    return any(_role(line, rules) == "closing" for line in lines[max(index - 2, 0) : index])


def _closing(lines: Sequence[Line], last: int | None, rules: Rules) -> int:
    """Where the text closes as a letter does, below its ``last`` paragraph; else its length."""
    if last is None or len(lines) - last > LONGEST_TAIL:
        return len(lines)
    tail = range(last + 1, len(lines))
    return next((i for i in tail if _role(lines[i], rules) == "closing"), len(lines))


def _role(line: Line, rules: Rules, zone: Zone = "body") -> Role | None:
    rule = rules.role(line.text, zone)
    return rule.role if rule else None
