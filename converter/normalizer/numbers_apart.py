"""Numbers set on a line of their own above their titles, as on the web: PART.01, and 渡口 under it.

Number and title become one line, with a fold where they were two. A number above the first line
of a poem or above a paragraph stays alone.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from converter.diagnostics import Diagnostic
from converter.normalizer import sentences
from converter.normalizer.headings.short_texts import ORNAMENT
from converter.normalizer.lines import NOTHING, Folds, Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

GAP = "\u3000"
"""What is set between number and title (第一章　总则)."""

LONGEST_NUMBER, LONGEST_TITLE, LONGEST_VERSE = 10, 30, 20
MIN_SIBLINGS = 2

_NUMBER = lazy_pattern(
    r"[^\w\s]{0,2}\s?(?:第|[A-Za-z]{1,8}[.．:：]?\s?)?"
    r"(?P<value>\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳❶-❿➊-➓]|[IVX]{1,4}|[Ⅰ-Ⅻ]|One|Two|Three|Four|Five|Six"
    r"|ONE|TWO|THREE|FOUR|FIVE|SIX|[A-F](?=[.、．]$))"
    r"(?:[章回节卷部篇课讲站幕场夜集步次節課講場]|部分|课时|单元)?\s?[^\w\s]{0,2}"
)
"""A number in whatever frame, with at most a word of Latin letters before it."""

_NO_TITLE_END = frozenset("。，；：、！….,;:")


def join(lines: Sequence[Line], rules: Rules, diagnostics: list[Diagnostic]) -> list[Line]:
    """``lines`` with each number and its title as one, where most numbers of a form stand so.

    Where those of one form do, the only one of another does too: 第一编 over 第一章 and 第二章.
    """
    short = (index for index, line in enumerate(lines) if len(line.text) <= LONGEST_NUMBER)
    bare = {index: name for index in short if (name := _bare(lines[index].text, rules))}
    apart = {index: name for index, name in bare.items() if _has_title(lines, index, rules)}
    there, counts = Counter(bare.values()), Counter(apart.values())
    usual = {name for name in counts if counts[name] >= max(MIN_SIBLINGS, 1 + there[name] // 2)}
    if usual:
        usual |= {name for name in counts if counts[name] == there[name]}
    joined = {i for i, name in bare.items() if name in usual and _is_over(lines, i, rules)}
    if not joined:
        return list(lines)
    diagnostics.extend(_report(lines[index], lines[index + 1]) for index in sorted(joined))
    return [
        _joined(line, lines[index + 1]) if index in joined else line
        for index, line in enumerate(lines)
        if index - 1 not in joined
    ]


def _bare(text: str, rules: Rules) -> str:
    """The form of the number that is the whole of a line: its marker, or the frame around it."""
    if rules.may_be_numbered(text):
        found = rules.marker(text)
        if found and found.marker.bare and found.label == text:
            return found.marker.name
    match = _NUMBER.fullmatch(text)
    return text[: match.start("value")] + "\0" + text[match.end("value") :] if match else ""


def _has_title(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether a title stands under the number, and a paragraph under that.

    A paragraph shorter than the title has one below it that no line of verse is as long as.
    """
    if not _is_over(lines, index, rules):
        return False
    title, *below = (line.text for line in lines[index + 1 : index + 4])
    if below[0][-1] not in sentences.ENDS:
        return _is_over_heading(lines, index + 1, rules)
    if len(below[0]) > len(title):
        return True
    return any(len(body) > LONGEST_VERSE and body[-1] in sentences.ENDS for body in below[1:])


def _is_over_heading(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the first heading of an inner level stands below a title.

    It has a number, which may run on through the parts as those of 章 do, or is a short line over a
    paragraph longer than any line of verse.
    """
    inner, *below = (line.text for line in lines[index + 1 : index + 3])
    if found := rules.marker(inner):
        return found.value == 1 or found.marker.continuous
    is_short = len(inner) <= LONGEST_VERSE and inner[-1] not in _NO_TITLE_END
    return is_short and any(len(one) > LONGEST_VERSE and one[-1] in sentences.ENDS for one in below)


def _is_over(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether a line that may be its title stands under the number, and is not the last."""
    if index + 2 >= len(lines) or not _may_join(lines[index], lines[index + 1]):
        return False
    title = lines[index + 1].text
    is_title = len(title) <= LONGEST_TITLE and title[-1] not in _NO_TITLE_END
    is_title = is_title and not (title[0] in "（(〔" and title[-1] in "）)〕")  # of the stage
    is_adorned = ORNAMENT.match(title) is not None and ORNAMENT.match(lines[index].text) is None
    return is_title and not is_adorned and not rules.marker(title)


def _may_join(number: Line, title: Line) -> bool:
    """Whether both are physical lines from which nothing was taken, and are as free to read."""
    return number.inside == NOTHING == title.inside and number.access == title.access


def _joined(number: Line, title: Line) -> Line:
    folds = Folds(array("I", [len(number.text) + len(GAP)]), title.number, title.column)
    return number.rejoined(number.text + GAP + title.text, folds)


def _report(number: Line, title: Line) -> Diagnostic:
    message = f"{number.text} and its title below set as one"
    return Diagnostic("LIN002", "info", message, span=number.span.to(title.span))
