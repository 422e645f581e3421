"""Questions under a title such as 常见问题, each with its answer below: the headings there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.series import KNOWN
from converter.normalizer.lines import Line

FORM = "question under its title"

MIN_SIBLINGS = 2

_TITLE = re.compile(
    r"(?:.{1,4}[、.．）)\s　]|[^\w\s]{1,3}\s?)?"
    r"(?:常[见見]的?(?:问题|问答|疑问|疑难|問題|問答|疑問)|答疑(?:解惑)?|[你您大家].{0,6}[常可].{0,4}问"
    r"|.{0,6}常[问問](?:的问题)?|F\.?A\.?Q\.?s?|Q ?[&＆] ?A)(?:解答|及解答|与解答|[：:】])?"
)
_MARKED = re.compile(r"(?:A\d{0,3}|答|答案|Q\d{0,3}|[问問])[：:.、 ]")
"""What opens the turns of a talk."""


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """Such titles, and the questions from the first below one to the next heading."""
    questions = {index for index in brief if lines[index].text[-1] in "？?" and not taken[index]}
    for title in brief:
        if title + 1 in questions and _TITLE.fullmatch(lines[title].text):
            found = list(_below(lines, title, questions, taken))
            if len(found) >= MIN_SIBLINGS:
                if not taken[title]:
                    yield Candidate(title, KNOWN, lines[title].text, rule=FORM)
                yield from found


def _below(
    lines: Sequence[Line], title: int, questions: set[int], taken: bytearray
) -> Iterator[Candidate]:
    for index in range(title + 1, len(lines) - 1):
        if taken[index]:
            return
        text, after = lines[index].text, lines[index + 1].text
        if index not in questions:
            continue
        if _MARKED.match(text) or _MARKED.match(after) or index + 1 in questions:
            return
        yield Candidate(index, FORM, text, is_entry=True)
