"""Tables of contents typed out: the lines that come again below them, and how deep each stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

MIN_LISTED = 2
"""The lines of a table of contents without page numbers."""

EDIT = lazy_pattern(r"\s?[\[［](?:编辑|編輯|编辑源代码|edit)[\]］]$")
"""The button of a wiki behind each heading."""

_NUMBER = lazy_pattern(r"(\d{1,2}(?:[.．]\d{1,2}){0,4})[.．、]?[\s　]{1,4}(?=\D)")
_PAGE = lazy_pattern(r"(?:…|[.．·]{3}|[\s　]{2}|\t)[….．·\s　]{0,90}\d{1,4}$")


def listed(lines: Sequence[Line], start: int) -> range:
    """The lines from ``start`` on that each come again below them, as in a table of contents."""
    below = Counter(title(line.text) for line in lines[start:])
    seen: set[str] = set()
    end = start
    while end < len(lines) and below[entry := title(lines[end].text)] > 1 and entry not in seen:
        seen.add(entry)
        end += 1
    return range(start, end) if end - start >= MIN_LISTED else range(0)


def title(text: str) -> str:
    """What an entry and its heading have in common: no number, page, button or white space."""
    if match := _NUMBER.match(text):
        text = text[match.end() :]
    return "".join(EDIT.sub("", _PAGE.sub("", text)).split())


def depth(text: str) -> int:
    """How deep the heading stands that an entry names, by its decimal number; 0 without one."""
    match = _NUMBER.match(text)
    return 1 + len(re.findall("[.．]", match[1])) if match else 0
