"""Questions under a title such as 常见问题, each with its answer below: the headings there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import KNOWN
from converter.normalizer.headings.short_texts import asks
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

FORM = "question under its title"

MIN_SIBLINGS = 2

LONGEST = 30

_TITLE = lazy_pattern(
    r"(?:.{1,4}[、.．）)\s　]|[^\w\s]{1,3}\s?)?"
    r"(?:常[见見]的?(?:问题|问答|疑问|疑难|問題|問答|疑問)|答疑(?:解惑)?|[你您大家].{0,6}[常可].{0,4}问"
    r"|.{0,6}常[问問](?:的问题)?|F\.?A\.?Q\.?s?|Q ?[&＆] ?A)(?:解答|及解答|与解答|[：:】])?"
)
_MARKED = lazy_pattern(r"(?:A\d{0,3}|答|答案|Q\d{0,3}|[问問])[：:.、 ]")
"""What opens the turns of a talk."""


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """Such titles, and the questions from the first below one to the next heading."""
    over = [
        index
        for index in brief
        if _is_question(lines[index + 1]) and _TITLE.fullmatch(lines[index].text)
    ]
    for title, end in pairwise([*over, len(lines) - 1]):
        found = list(_below(lines, range(title + 1, end), taken))
        if len(found) >= MIN_SIBLINGS:
            if not taken[title]:
                yield Candidate(title, KNOWN, lines[title].text, rule=FORM)
            yield from found


def _below(lines: Sequence[Line], places: range, taken: bytearray) -> Iterator[Candidate]:
    for index in places:
        line, after = lines[index], lines[index + 1]
        if taken[index]:
            return
        if not _is_question(line):
            continue
        if _is_question(after) or _MARKED.match(line.text) or _MARKED.match(after.text):
            return
        yield Candidate(index, FORM, line.text, is_entry=True)


def _is_question(line: Line) -> bool:
    return asks(line.text) and len(line.text) <= LONGEST
