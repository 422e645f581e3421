"""Headings behind a dash: ``——必须……。``, each over a paragraph of its own."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

FORM = "dashed line"
MIN_SIBLINGS = 2

_DASHES = "—―─"
_DASHED = lazy_pattern(r"(?:——|―{1,2}|──)(?P<text>[^，。；：！？]{4,28}。)")


def titles(lines: Sequence[Line], brief: Sequence[int]) -> list[Candidate]:
    """Such lines, if there are several."""
    found = []
    for index in brief:
        text = lines[index].text
        if text[0] not in _DASHES or lines[index + 1].text[0] in _DASHES:
            continue
        if match := _DASHED.fullmatch(text):
            prefix = text[: match.start("text")]
            found.append(Candidate(index, FORM, match["text"], prefix=prefix))
    return found if len(found) >= MIN_SIBLINGS else []
