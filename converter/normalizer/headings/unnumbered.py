"""Headings without a number: known by their words, by their place, or by a dash before them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from converter.normalizer.blocks import separators
from converter.normalizer.headings import asked, known, poems, recurring, short_lines
from converter.normalizer.headings.candidate import Candidate, Reading
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

BRIEF = 30
"""The longest line that may be a heading without a number."""

FORM = "dashed line"
LABELLED = "word in brackets"
MIN_LABELLED = 3
"""Fewer paragraphs that open so are news: 【本报讯】."""

_LABEL = lazy_pattern(r"【[^】：]{2,4}】(?=[^“‘「\s][^】]{4,}[。！？”]$)")

MIN_SIBLINGS = 2

_DASHES = "—―─"
_DASHED = lazy_pattern(r"(?:——|―{1,2}|──)(?P<text>[^，。；：！？]{4,28}。)")


def read(lines: Sequence[Line], rules: Rules, numbered: Sequence[Candidate]) -> Reading:
    """The lines without a number; ``numbered`` are the candidates with one."""
    brief = array("q", _brief(lines))
    taken = bytearray(len(lines))
    _flag(numbered, taken)
    named = [
        *known.by_words(lines, brief, rules),
        *known.annexed(lines, brief),
        *known.issued(lines),
        *known.by_form(lines, brief, rules),
    ]
    by_index = {one.index: one for one in named if not taken[one.index]}
    _flag(by_index.values(), taken)
    others: list[Candidate] = []
    for more in (
        asked.titles(lines, brief, taken),
        recurring.titles(lines, brief, taken),
        poems.titles(lines, taken),
    ):
        found = list(more)
        _flag(found, taken)
        others += found
    short = short_lines.read(lines, brief, taken, rules)
    others += [*short.candidates, *_dashed(lines, brief), *_labelled(lines)]
    return Reading([*by_index.values(), *others], short.refused)


def _labelled(lines: Sequence[Line]) -> list[Candidate]:
    """Paragraphs that each open with a word in black brackets, as 【口味】汤是浑的。 does."""
    found = [
        Candidate(index, LABELLED, match[0], end=match.end())
        for index, line in enumerate(lines)
        if line.text[0] == "【" and (match := _LABEL.match(line.text))
    ]
    return found if len(found) >= MIN_LABELLED else []


def _flag(candidates: Iterable[Candidate], taken: bytearray) -> None:
    for one in candidates:
        taken[one.index] = True


def _brief(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that are short enough, but for the first and the last."""
    return (
        index
        for index in range(1, len(lines) - 1)
        if len(lines[index].text) <= BRIEF and not separators.is_separator(lines[index].text)
    )


def _dashed(lines: Sequence[Line], brief: Sequence[int]) -> list[Candidate]:
    """Lines such as ``——必须……。``, each with a paragraph after it."""
    found = []
    for index in brief:
        text = lines[index].text
        if text[0] not in _DASHES or lines[index + 1].text[0] in _DASHES:
            continue
        if match := _DASHED.fullmatch(text):
            prefix = text[: match.start("text")]
            found.append(Candidate(index, FORM, match["text"], prefix=prefix))
    return found if len(found) >= MIN_SIBLINGS else []
