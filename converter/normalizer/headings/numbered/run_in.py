"""Run-in headings (同行标题): number, short title, full stop, and the body on the same line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from re import Pattern

from converter.normalizer import leads
from converter.normalizer.headings.numbered import run_in_colons
from converter.normalizer.headings.numbered.run_in_colons import Opening
from converter.normalizer.leads.parallelism import are_as_long, are_parallel
from converter.normalizer.markdown_marks import STRONG
from converter.normalizer.rules import Found, Marker, Rules
from converter.patterns import lazy_pattern

PARALLEL = 3
"""The titles of one shape that are parallel."""

BRIEF = 12
"""The longest title, full stop included, of a step or a thing that is counted."""

_TITLE = lazy_pattern(r"[^。！？；：:;…\t]{1,41}[。？](?=.)")
_SPACED_TITLE = lazy_pattern(r"[^。！？；：，、\s]{1,15}\s{1,4}(?=\S[^　\t]{4,}[。！？”）：]$)")
_NO_OPENING = frozenset("我你您他她它这那")
_NO_BODY = lazy_pattern(r"——|[（(][^（）()]{1,10}[）)]$|\*\*$")
"""The answer in a list of questions, what a part of a test counts, the end of what is bold."""

_PAUSES = lazy_pattern("[，、？“”]")

Shape = tuple[int, ...]
"""The lengths of a title's clauses."""


def titles(openings: Sequence[tuple[int, str, Found]], rules: Rules) -> frozenset[Opening]:
    """The titles that are headings by their siblings: the parallel ones, and those with colons."""
    alike = parallel(openings)

    def is_run_in(text: str, found: Found) -> bool:
        return end(text, len(found.label), found.marker, rules, alike) > 0

    return alike.union(run_in_colons.titles(openings, is_run_in))


def parallel(openings: Sequence[tuple[int, str, Found]]) -> frozenset[Opening]:
    """The titles that are alike, so many of one marker that it is no accident.

    They have one shape, 一、轻装下河，让行李少一点。 and 二、脚下留情，让石头慢一点。, or are in
    sequence and share their words: 第一，理论不是挂在墙上的。 and 第二，群众不是统计表里的。, or
    name what they count: 第一步，歇着。 and 第二步，冷敷。 So are those set off by a space.
    """
    titles = _matching(_TITLE, openings, "clause")
    spaced = _matching(_SPACED_TITLE, openings, "stop", "clause")
    if not (titles or spaced):
        return frozenset()
    counts = Counter((found.marker.name, _shape(title)) for found, title in titles)
    alike = Counter(found.marker.name for found, _ in spaced)
    return frozenset(
        (found.label, title)
        for found, title in titles
        if counts[found.marker.name, _shape(title)] >= PARALLEL
        and len(title) <= found.marker.longest_run_in
    ).union(
        _in_sequence(titles),
        ((found.label, title) for found, title in spaced if alike[found.marker.name] >= PARALLEL),
    )


def _matching(
    pattern: Pattern[str], openings: Sequence[tuple[int, str, Found]], *run_in: str
) -> list[tuple[Found, str]]:
    """The titles of this pattern behind the numbers whose markers are run in so."""
    return [
        (found, match[0])
        for _, text, found in openings
        if found.marker.run_in in run_in
        and (match := pattern.match(text, len(found.label)))
        and run_in_colons.is_balanced(match[0])
    ]


def _in_sequence(titles: Sequence[tuple[Found, str]]) -> Iterator[Opening]:
    """The titles in sequence of which each shares its words, or what it counts, with the next."""
    start = 0
    for end in range(1, len(titles) + 1):
        if end == len(titles) or not _go_together(titles[end - 1], titles[end]):
            if end - start >= PARALLEL:
                yield from ((found.label, title) for found, title in titles[start:end])
            start = end


def _go_together(one: tuple[Found, str], other: tuple[Found, str]) -> bool:
    if one[0].marker != other[0].marker or max(len(one[1]), len(other[1])) > leads.MAX_LENGTH:
        return False
    if other[0].value - one[0].value != 1:
        return False
    return (
        _count_alike(one, other) or _are_brief(one[1], other[1]) or are_parallel(one[1], other[1])
    )


def _are_brief(one: str, other: str) -> bool:
    """Whether both are a few words without a pause and nearly as long, as 清淤。 and 补堤。 are."""
    is_brief = max(len(one), len(other)) <= BRIEF and are_as_long(one, other)
    return is_brief and not _PAUSES.search(one + other)


def _count_alike(one: tuple[Found, str], other: tuple[Found, str]) -> bool:
    """Whether both name what they count, and say no more than a few words of it."""
    separator = one[0].separator.strip()
    is_counted = len(separator) > 1 and separator == other[0].separator.strip()
    return is_counted and max(len(one[1]), len(other[1])) <= BRIEF


def end(
    text: str,
    start: int,
    marker: Marker,
    rules: Rules,
    alike: Container[Opening] = frozenset(),
) -> int:
    """Where the run-in heading ends whose title begins at ``start``; 0 if there is none.

    ``alike`` are those of :func:`titles`.
    """
    end_of_title = _end(text, start, marker, rules, alike)
    return _end_of_bold(text, end_of_title) if STRONG in text[:end_of_title] else end_of_title


def _end_of_bold(text: str, end: int) -> int:
    """Where the title ends, over the signs behind what is bold; 0 where that goes on behind it."""
    if text.count(STRONG, 0, end) % 2 == 0:
        return end
    if text.startswith(STRONG, end):
        return end + len(STRONG)
    return end if text.endswith(STRONG) else 0


def _end(text: str, start: int, marker: Marker, rules: Rules, alike: Container[Opening]) -> int:
    if marker.run_in == "space":
        match = _SPACED_TITLE.match(text, start)
        return match.end() if match else 0
    if not marker.run_in:
        return 0
    spaced = _SPACED_TITLE.match(text, start)
    if spaced and (text[:start], spaced[0]) in alike:
        return spaced.end()
    marked = run_in_colons.TITLE.match(text, start)
    if marked and (text[:start], marked[0]) in alike:
        return marked.end()
    match = _TITLE.match(text, start)
    if match is None:
        return 0
    is_alike = (text[:start], match[0]) in alike
    if len(match[0]) > marker.longest_run_in and not is_alike:
        return 0
    title, rest = match[0], text[match.end() :]
    if title[0] in _NO_OPENING or _NO_BODY.match(rest):
        return 0
    if marker.run_in == "clause" and not (is_alike or _is_even(title)):
        return 0
    is_balanced = run_in_colons.is_balanced(title)
    return match.end() if is_balanced and not rules.marker(rest) else 0


def _is_even(title: str) -> bool:
    """Whether the clauses of 提高认识，加强领导 are equally long."""
    lengths = _shape(title)
    return max(lengths) - min(lengths) <= 1


def _shape(title: str) -> Shape:
    return tuple(len(clause) for clause in title.rstrip("。？").split("，"))
