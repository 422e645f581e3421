"""Which lines are a title: one, or several that read as one."""

from __future__ import annotations

from collections.abc import Container, Sequence

from converter.normalizer.blocks import separators
from converter.normalizer.front import title_wording
from converter.normalizer.lines import Line, is_parted
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

TITLE_LENGTH = 100
"""A first line longer than this is a paragraph whose full stop was forgotten."""

NO_TITLE_END = "。；，、：:;,."
"""A title ends in none of these (GB/T 15834-2011, 4.1, 4.5–4.7); ``：`` ends a salutation."""

MOST_LINES = 3
"""A title is set in at most so many lines, as a trapezium or a rhomb (GB/T 9704-2012, 7.3.1)."""

MOST_BLANK = 1
"""The blank lines before the last line of a title that goes on beyond doubt."""

LONGEST_PART = 60
SHORTEST_FIRST, SHORTEST_SECOND = 8, 4
"""The characters of two lines that may be a title with nothing to tell but what follows them."""

ENTRY = lazy_pattern(r"[^\s，。；：:！？《》“”]{2,6}[：:]")
"""An entry of a head, with its key, is no second line of a title."""

LONGEST_SENTENCES = 24
"""The characters of a title in which there may be a full stop."""

_ASKED = lazy_pattern(r"(?:[问問][：:]|Q[1１]?[：:.])")
"""What the first of several questions and answers opens with."""

DASHES = "—―─"
_WHOLE_ENDS = frozenset("）)？?！!”」》")
SHORTEST_SHARE = 0.5
"""A title that stops before it ends is set in two lines of some length each."""


def is_title(line: Line) -> bool:
    """Whether the first line of a text is its title: no sentences, no rule, and not 问：……."""
    text = line.text
    is_one = len(text) <= TITLE_LENGTH and text[-1] not in NO_TITLE_END
    are_sentences = len(text) > LONGEST_SENTENCES and "。" in text
    return is_one and not (are_sentences or separators.is_separator(text) or _ASKED.match(text))


def is_broken(lines: Sequence[Line], first: int, headings: Container[int], rules: Rules) -> bool:
    """Whether a title of two lines is broken behind a comma: in brackets, or above a byline."""
    if first + 2 >= len(lines) or lines[first].text[-1] not in "，、,":
        return False
    if is_parted(lines, first + 1) or not _may_go_on(lines, first + 1, headings, rules):
        return False
    if not title_wording.is_paired(lines[first].text + lines[first + 1].text):
        return False
    return title_wording.is_open(lines[first].text) or has_head(lines, first + 2, rules)


def count(lines: Sequence[Line], first: int, headings: Container[int], rules: Rules) -> int:
    """How many of the lines from ``first`` on are the title."""
    most = 1
    while most < MOST_LINES and _may_go_on(lines, first + most, headings, rules):
        most += 1
    for end in range(first + most, first + 1, -1):
        parts = lines[first:end]
        texts = [line.text for line in parts]
        if any(is_parted(parts, index) for index in range(1, len(parts))):
            is_one = title_wording.is_beyond_doubt(texts)
        else:
            is_one = is_part(lines, end - 1, rules) or title_wording.is_one(texts)
        if is_one or _is_wrapped(lines, first, end, rules):
            return end - first
    return 1


def is_part(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line names the part of a course or a book that the text is: 第六讲　斗栱.

    It is the first, with words of its own, or the second, above who wrote or gives it. Where
    第一编 stands over 第一章, both are headings.
    """
    if index > 1 or index + 1 >= len(lines):
        return False
    found = rules.marker(lines[index].text)
    if found is None or not (found.marker.is_unit or found.marker.self_evident):
        return False
    other = rules.marker(lines[1 - index].text) if is_title(lines[1 - index]) else None
    if other and other.marker.is_unit and other.marker != found.marker:
        return False
    is_named = len(found.label) < len(lines[index].text)
    return has_head(lines, index + 1, rules) if index else is_named


def _may_go_on(lines: Sequence[Line], index: int, headings: Container[int], rules: Rules) -> bool:
    if index >= len(lines) - 1 or index in headings:
        return False
    before, line = lines[index - 1], lines[index]
    return (
        line.number <= before.number + 1 + MOST_BLANK
        and line.access == before.access
        and max(len(before.text), len(line.text)) <= LONGEST_PART
        and is_title(line)
        and not (line.text[0] == "【" and line.text[-1] == "】")
        and _is_unknown(lines, index, rules)
    )


def _is_unknown(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line is none of a list, and none that stands under a title."""
    if is_part(lines, index, rules) or title_wording.is_kind(lines[index].text):
        return True
    text = lines[index].text
    if title_wording.is_joint(lines[index - 1].text, text, lines[index + 1].text):
        return True
    is_item = ENTRY.match(text) is not None or rules.marker(text) is not None
    return not is_item and rules.role(text, "head") is None


def _is_wrapped(lines: Sequence[Line], first: int, end: int, rules: Rules) -> bool:
    """Whether two lines are a title for what follows: a byline, or what else a head has."""
    if end - first != 2 or end >= len(lines):
        return False
    one, other = (len(line.text) for line in lines[first:end])
    is_set_off = is_parted(lines, first + 1)
    if _is_subtitle(lines[end], rules) and is_parted(lines, end) == is_set_off:
        return min(one, other) >= SHORTEST_SECOND
    if is_set_off:
        return False
    is_long = one >= SHORTEST_FIRST and max(SHORTEST_SECOND, SHORTEST_SHARE * one) <= other <= one
    is_whole = lines[first].text[-1] in _WHOLE_ENDS
    return is_long and not is_whole and has_head(lines, end, rules)


def _is_subtitle(line: Line, rules: Rules) -> bool:
    """Whether a dash says that the line is a subtitle: the title ends right above it."""
    follows = rules.role(line.text, "head")
    return line.text[0] in DASHES and follows is not None and follows.role == "subtitle"


def has_head(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether this line is one that stands under a title."""
    follows = rules.role(lines[index].text, "head")
    return follows is not None and follows.role in {"byline", "date", "source", "abstract"}
