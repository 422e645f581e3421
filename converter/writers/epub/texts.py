"""The texts of a paragraph → what stands in its elements: told apart where lines may end.

A mark of the layout would be a character of the text; so ``wbr`` says where a line may end, and
classes say what is whole, and which marks are Latin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from converter.patterns import lazy_pattern
from converter.writers.markup import Markup, escaped

if TYPE_CHECKING:
    from converter.layout.cues import Cues

Tag: TypeAlias = tuple[int, int, str]
"""Before which character, in which order of those there, and the tag."""

_OPENS = 3
"""From here on in that order a tag is of what follows."""

_SEEN = lazy_pattern("[0-9A-Za-z–～〜―]|(?<!—)—(?!—)")
_TOLD = lazy_pattern(
    r"[–～〜―]|(?<!—)—(?!—)|[＋－＞＜＝][0-9]|[0-9A-Za-z.] [0-9]|[第图表$¥€£￥§] [0-9]"
    r"|[0-9] [A-Za-z°℃℉%％‰Ωμµ章节条款项页卷期册]|[!-~][’”…·]|[“‘][!-~]|://|www[.]|@|[!-~]{20}"
)
"""Without one of these a text has nothing to tell."""


def marked(texts: Sequence[str]) -> Sequence[str]:
    """The texts of a paragraph, with tags where there is something to tell."""
    if not any(map(_tells, texts)):
        return texts
    from converter.layout.cues import cues  # with the whole layout, which few texts need

    ends = list(accumulate(map(len, texts)))
    return list(_marked("".join(texts), ends, sorted(_tags(cues(texts), ends))))


def _tells(text: str) -> bool:
    seen = _SEEN.search(text)
    return seen is not None and _TOLD.search(text, max(0, seen.start() - 1)) is not None


def _tags(found: Cues, ends: Sequence[int]) -> Iterator[Tag]:
    for place in found.latin:
        yield place, _OPENS + 1, '<span class="latin">'
        yield place + 1, 0, "</span>"
    for place in found.breaks:
        yield place, 2, "<wbr/>"
    for first, last in _clipped(found.whole, ends):
        yield first, _OPENS, '<span class="nobr">'
        yield last, 1, "</span>"


def _clipped(spans: Iterable[tuple[int, int]], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The spans as far as they stand in one text: elements do not overlap."""
    for first, last in spans:
        for text in range(bisect_right(ends, first), bisect_left(ends, last) + 1):
            own = max(first, ends[text - 1] if text else 0), min(last, ends[text])
            if own[1] - own[0] > 1:
                yield own


def _marked(text: str, ends: Iterable[int], tags: Sequence[Tag]) -> Iterator[Markup]:
    """The texts that end there, each with its tags."""
    done = number = 0
    for end in ends:
        parts = []
        while number < len(tags) and tags[number][:2] < (end, _OPENS):
            place, _, tag = tags[number]
            parts += [escaped(text[done:place]), tag]
            done, number = place, number + 1
        parts.append(escaped(text[done:end]))
        done = end
        yield Markup("".join(parts))
