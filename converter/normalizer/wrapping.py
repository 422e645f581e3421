"""Hard-wrapped lines → paragraphs: a line end that only the width of the page made goes.

What tells a fold from the end of a paragraph is the room left: the next word did not fit. Several
line ends at which it did not, in the middle of a sentence, and few that speak against it are
evidence of a width; without it nothing is joined, for a wrong join destroys paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import sub

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import Fold, Line
from converter.normalizer.rules import Rules
from converter.normalizer.widths import MEASURES, Measure, columns

MIN_COLUMNS = 36
"""A line with less on it was not wrapped: verse, a date, an address (18 Han; mail has 60–80)."""

MAX_CHARACTERS = 100
"""A line with more on it is a paragraph of its own, and parts what stands around it."""

MIN_FOLDS = 4
"""The folds in the middle of a sentence that are evidence of a width."""

MIN_RATIO = 3
"""How many of them there are for each line that stops in the middle of a sentence elsewhere."""

MAX_WORD = 20
"""A longer word (an address of the web) at the start of a line says nothing of the line before."""

HANGING = 2
"""The columns by which a mark may hang over the edge (JIS X 4051, ぶら下げ)."""

MAX_WIDTHS = 3
"""The widths looked for in one stretch of lines: a text, and a letter or two quoted in it."""

TAB = 8

SENTENCE_ENDS = frozenset("。！？!?…；：;:”’」』）)】.")
"""What may end a paragraph (GB/T 15834-2011, 4.1–4.6), with the marks that close after it."""

_OPENINGS = "“‘「『（《〈【〔(\\[—…"
_CLOSINGS = "，。、；：！？”’」』）》〉】〕…—·,.;:!?)\\]%"
_WORD = re.compile(rf"[{_OPENINGS}]*(?:[!-~\u00a1-\u10ff]+|.)[{_CLOSINGS}]*")
_HANGING_MARKS = frozenset("，。、；：！？”’」』）》〉】〕")
_LAST_LATIN = "\u10ff"
_AFTER_SPACE = re.compile(r"[(\[\"']?[^\W_]|[&/+=-] ")
_BEFORE_SPACE = re.compile(r"[0-9A-Za-z\u00c0-\u10ff][.,;:!?)\]\"'%]{0,2}$| [&/+=-]$")
_CUT_NUMBER = re.compile(r"[\u2e80-\U000323af][0-9.,]*[0-9]$|[\u2e80-\U000323af][0-9]+[.,]$")
_STARTER_SIGNS = frozenset("第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛•●■◆▲*-+附")
_STARTER = re.compile(
    r"第(?:[一二三四五六七八九十百千零〇]{1,7}|[0-9０-９]{1,4})[编篇卷回条]"
    r"|[①-⑳⒈-⒛•●■◆▲*]|[-+] |附件"
)
_SPEECH = re.compile(r"[“「『]|[^\s，。]{1,6}：|——")
_LEADERS = "….·．=_*"
_IN_COLUMNS = ("\t", "|", "│", "\u3000\u3000", "   ", "------")
"""A table, a dotted leader, a rule: made of columns, not wrapped at one (each leader is a -)."""


class _Stretch(msgspec.Struct, frozen=True, gc=False):
    """Lines among which there may be wrapped ones, however widths are counted.

    What is known of them is in lists, for there are millions. Of each line: its text, whether it is
    a ``starter``, its width in ``columns``, the columns that are ``hanging``, the word that would
    have to fit on the line before. Of each line but the last: whether it ``goes_on`` for all that
    parts it from the next one, the ``indents`` before it, the ``gaps`` of a space that the line end
    stands for; it ends ``inside`` a sentence for sure where it does in a letter, not in a mark, and
    the next one may go on with it.
    """

    texts: list[str]
    starter: list[bool]
    columns: list[int]
    hanging: list[int]
    words: list[str]
    goes_on: list[bool]
    indents: list[str]
    gaps: list[int]
    inside: list[bool]


class _Ends(msgspec.Struct, frozen=True, gc=False):
    """The ends of the lines of a stretch, by widths: ends of paragraphs, or folds.

    At any width from the one in ``edges`` to below the one in ``reaches`` the next word did not
    fit. It is ``evidence`` where the line is long enough, and stops where only a page's width does.
    """

    edges: list[int]
    reaches: list[int]
    evidence: list[bool]

    def full(self, block: range, width: int) -> list[bool]:
        """Of the lines of ``block``, whether the next word did not fit on them."""
        start, end = block.start, block.stop
        return [
            edge <= width < reach and next_edge <= width
            for edge, reach, next_edge in zip(
                self.edges[start:end],
                self.reaches[start:end],
                self.edges[start + 1 : end + 1],
                strict=True,
            )
        ]


def rejoin(
    lines: Sequence[Line], texts: Sequence[str], rules: Rules, diagnostics: list[Diagnostic]
) -> list[Line]:
    """``lines`` with each paragraph that was wrapped made whole again, and reported.

    ``texts`` are the physical lines: they tell how wide an indent is.
    """
    folds: set[int] = set()
    for start, end in _stretches(lines):
        folds.update(start + index for index in _folds(lines[start:end], texts, rules))
    return list(_joined(lines, folds, diagnostics)) if folds else list(lines)


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The runs of lines, by index, among which there may be wrapped ones: a quick look."""
    start = promising = last = 0
    for index, line in enumerate(lines):
        length = len(line.text)
        if length > MAX_CHARACTERS:
            if promising >= MIN_FOLDS:
                yield start, index
            start, promising = index + 1, 0
        elif line.column == 1 and line.number == last + 1:
            promising += 1
        last = line.number
    if promising >= MIN_FOLDS:
        yield start, len(lines)


def _folds(lines: Sequence[Line], texts: Sequence[str], rules: Rules) -> Iterator[int]:
    """The lines of one stretch, by index, that go on in the next one."""
    stretch = _stretch(lines, texts, rules)
    widths, ends = _reading(stretch)
    blocks = list(_blocks(stretch.goes_on)) if widths else []
    for width in widths:
        readings = [_full(ends, block, width) for block in blocks]
        uniform = _is_evidence(
            sum(one.speak for one in readings), sum(one.deny for one in readings)
        )
        if not uniform and not any(_is_evidence(one.speak, one.deny) for one in readings):
            continue
        left = []
        for block, one in zip(blocks, readings, strict=True):
            if one.speak >= MIN_RATIO * one.deny and (uniform or one.speak):
                yield from _folds_in_block(stretch, block, one.full)
            else:
                left.append(block)
        blocks = left


def _reading(stretch: _Stretch) -> tuple[list[int], _Ends]:
    """The likely widths, and the ends, by the measure by which most lines are full at one width.

    None makes more lines evidence than those before it, so that where all of it speaks for one
    width already, no other measure is tried.
    """
    most, likely, chosen = 0, list[int](), _Ends([], [], [])
    for measure in MEASURES:
        ends = _ends(stretch, measure)
        widths = _likely_widths(ends)
        if widths and widths[0][1] > most:
            most, likely, chosen = widths[0][1], [width for width, _ in widths], ends
        if most >= sum(ends.evidence):
            break
    return likely, chosen


def _stretch(lines: Sequence[Line], physical: Sequence[str], rules: Rules) -> _Stretch:
    texts = [line.text for line in lines]
    goes_on = _goes_on(lines, texts)
    signs = _STARTER_SIGNS | rules.first_characters.keys()
    starter = [text[0] in signs and _is_starter(text, rules) for text in texts]
    return _Stretch(
        texts,
        starter,
        columns(texts),
        [HANGING if text[-1] in _HANGING_MARKS else 0 for text in texts],
        [_word(text) for text in texts],
        goes_on,
        [
            "" if line.column == 1 or not joined else _indent(line, physical)
            for line, joined in zip(lines[:-1], goes_on, strict=True)
        ],
        [
            0 if after[0] > _LAST_LATIN else len(glue(text, after))
            for text, after in pairwise(texts)
        ],
        [
            joined and not starts and text[-1].isalnum()
            for text, joined, starts in zip(texts[:-1], goes_on, starter[1:], strict=True)
        ],
    )


def _goes_on(lines: Sequence[Line], texts: Sequence[str]) -> list[bool]:
    """Whether nothing parts a line from the next one, nor are they made of columns."""
    in_columns = _in_columns(texts)
    return [
        _may_go_on(line, following) and not here and not there
        for (line, following), (here, there) in zip(
            pairwise(lines), pairwise(in_columns), strict=True
        )
    ]


def _in_columns(texts: Sequence[str]) -> list[bool]:
    """Of which lines the text is made of columns: a table, a dotted leader, a rule."""
    joined = "\n".join(texts)
    for mark in _LEADERS:
        joined = joined.replace(mark, "-")
    if not any(map(joined.__contains__, _IN_COLUMNS)):
        return [False] * len(texts)
    return [any(map(text.__contains__, _IN_COLUMNS)) for text in joined.split("\n")]


def _may_go_on(line: Line, following: Line) -> bool:
    """Whether nothing parts the two lines: an indent, a blank line, or a mark."""
    return (
        following.number == line.number + 1
        and following.column == 1
        and line.access == following.access
        and not line.taken_inside
        and not following.taken_inside
    )


def _word(text: str) -> str:
    """The first word of ``text``, with the marks that stay on its line."""
    first = text[0]
    if first > _LAST_LATIN and first not in _OPENINGS and text[1:2] not in _CLOSINGS:
        return first
    match = _WORD.match(text)
    return match[0] if match else first


def _is_starter(text: str, rules: Rules) -> bool:
    """Whether ``text``, which begins with a sign of one, is a line of its own."""
    return _STARTER.match(text) is not None or rules.marker(text) is not None


def _indent(line: Line, physical: Sequence[str]) -> str:
    """What stands before ``line``; a tab may be as wide as a tab can be."""
    return physical[line.number - 1][: line.column - 1].expandtabs(TAB)


def _ends(stretch: _Stretch, measure: Measure) -> _Ends:
    widths = stretch.columns if measure is columns else measure(stretch.texts)
    words = measure(stretch.words)[1:]
    if max(words) > MAX_WORD:
        words = list(map(min, words, repeat(MAX_WORD)))
    indents = measure(stretch.indents) if any(stretch.indents) else [0] * len(stretch.indents)
    return _Ends(
        list(map(sub, widths, stretch.hanging)),
        [
            width + indent + gap + word
            for width, indent, gap, word in zip(
                widths[:-1], indents, stretch.gaps, words, strict=True
            )
        ],
        [
            inside and width + indent >= MIN_COLUMNS
            for inside, width, indent in zip(
                stretch.inside, stretch.columns[:-1], indents, strict=True
            )
        ],
    )


def _blocks(goes_on: Iterable[bool]) -> Iterator[range]:
    """The runs of lines that go on, which stand together without an indent."""
    start = 0
    for index, joined in enumerate(chain(goes_on, [False])):
        if not joined:
            if index > start:
                yield range(start, index)
            start = index + 1


def _likely_widths(ends: _Ends) -> list[tuple[int, int]]:
    """The widths at which the most lines are full, and how many; the most likely first."""
    changes = [0] * (3 * MAX_CHARACTERS + MAX_WORD)
    for edge, lines in Counter(compress(ends.edges, ends.evidence)).items():
        changes[edge] += lines
    for reach, lines in Counter(compress(ends.reaches, ends.evidence)).items():
        changes[min(reach, len(changes) - 1)] -= lines
    full = list(accumulate(changes))
    likely = sorted(range(len(full)), key=lambda width: (-full[width], width))
    apart: list[tuple[int, int]] = []
    for width in likely[:MAX_CHARACTERS]:
        if full[width] >= MIN_FOLDS and all(abs(width - one) > HANGING for one, _ in apart):
            apart.append((width, full[width]))
    return apart[:MAX_WIDTHS]


class _Full(msgspec.Struct, frozen=True, gc=False):
    """The full lines of a block at a width, and how many that are evidence speak for it."""

    full: list[bool]
    speak: int
    deny: int


def _full(ends: _Ends, block: range, width: int) -> _Full:
    full = ends.full(block, width)
    evidence = ends.evidence[block.start : block.stop]
    speak = sum(compress(full, evidence))
    return _Full(full, speak, sum(evidence) - speak)


def _is_evidence(full: int, others: int) -> bool:
    """Whether these are enough of the lines that stop inside a sentence to tell of a width."""
    return full >= MIN_FOLDS and full >= MIN_RATIO * others


def _folds_in_block(stretch: _Stretch, block: range, full: Sequence[bool]) -> Iterator[int]:
    """The full lines that go on; one that ends a sentence may end a paragraph too.

    It does before a marker, a speech, or a last line without a mark, such as a signature. Where
    blank lines or indents part the paragraphs, no speech need be looked for.
    """
    texts = stretch.texts
    ends_sentence = [texts[index][-1] in SENTENCE_ENDS for index in block]
    parted = not any(
        ends and not is_full for ends, is_full in zip(ends_sentence, full, strict=True)
    )
    followed = [*full[1:], False]
    for index, ends, is_full, next_is_full in zip(
        block, ends_sentence, full, followed, strict=True
    ):
        if not is_full:
            continue
        after = texts[index + 1]
        if not ends or not (
            stretch.starter[index + 1]
            or (not parted and _SPEECH.match(after))
            or (not next_is_full and after[-1].isalnum())
        ):
            yield index


def _joined(
    lines: Sequence[Line], folds: set[int], diagnostics: list[Diagnostic]
) -> Iterator[Line]:
    start = 0
    for index, line in enumerate(lines):
        if index in folds:
            continue
        if start == index:
            yield line
        else:
            yield _paragraph(lines[start : index + 1])
            diagnostics.append(_report(lines[start : index + 1]))
        start = index + 1


def _paragraph(lines: Sequence[Line]) -> Line:
    """The paragraph that was wrapped onto ``lines``."""
    parts: list[str] = []
    folds: list[Fold] = []
    before, length = "", 0
    for line in lines:
        text = line.text
        if before:
            if text[0] <= _LAST_LATIN and (gap := glue(before, text)):
                parts.append(gap)
                length += len(gap)
            folds.append(Fold(length, line.number, line.column))
        parts.append(text)
        before, length = text, length + len(text)
    return msgspec.structs.replace(lines[0], text="".join(parts), folds=tuple(folds))


def _report(lines: Sequence[Line]) -> Diagnostic:
    first, last = lines[0].span, lines[-1].span
    span = Span(first.first_line, first.first_column, last.last_line, last.last_column)
    return Diagnostic("LIN002", "info", f"{len(lines)} wrapped lines rejoined", span=span)


def glue(before: str, after: str) -> str:
    """What a fold stood for: a space between Latin words, nothing beside Han.

    A hyphen stays as it is, for it may belong to the word; a number among Han was cut in two.
    """
    if after[0] > _LAST_LATIN or not _AFTER_SPACE.match(after):
        return ""
    if not _BEFORE_SPACE.search(before[-3:]):
        return ""
    if after[0].isdigit() and _CUT_NUMBER.search(before):
        return ""
    return " "


def unwrapped(texts: Sequence[str], lines: Iterable[Line]) -> list[str]:
    """The physical lines with each rejoined paragraph as a whole where it begins."""
    whole = list(texts)
    for line in lines:
        if line.folds:
            whole[line.number - 1] = texts[line.number - 1][: line.column - 1] + line.text
            for fold in line.folds:
                whole[fold.number - 1] = ""
    return whole


def located(findings: Iterable[Diagnostic], lines: Iterable[Line]) -> Iterator[Diagnostic]:
    """``findings`` about characters of :func:`unwrapped` lines, where these really stand."""
    wrapped = {line.number: line for line in lines if line.folds}
    for finding in findings:
        span = finding.span
        if wrapped and span and (line := wrapped.get(span.first_line)):
            number, column = line.place(span.first_column - line.column)
            span = Span(number, column, number, column)
            yield msgspec.structs.replace(finding, span=span)
        else:
            yield finding
