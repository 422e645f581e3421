"""Hard-wrapped lines → paragraphs: a line end that only the width of the page made goes.

What tells a fold from the end of a paragraph is the room left: the next word did not fit. Several
line ends at which it did not, in the middle of a sentence, and few that speak against it are
evidence of a width; without it nothing is joined, for a wrong join destroys paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import Fold, Line
from converter.normalizer.rules import Rules

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
_CUT_NUMBER = r"[\u2e80-\U000323af][0-9.,]*[0-9]$|[\u2e80-\U000323af][0-9]+[.,]$"
_STARTER = re.compile(
    r"第(?:[一二三四五六七八九十百千零〇]{1,7}|[0-9０-９]{1,4})[编篇卷回条]"
    r"|[①-⑳⒈-⒛•●■◆▲*]|[-+] |附件"
)
_AMBIGUOUS = "“”‘’—…·"
"""The marks of Chinese text whose width is Ambiguous in Unicode (UAX #11)."""

_SPEECH = re.compile(r"[“「『]|[^\s，。]{1,6}：|——")
_NO_TEXT = re.compile(r"\t|[|│]|\u3000\u3000| {3}|(?:…|\.|·|．|-|=|_|\*){6}")
"""A table, a dotted leader, a rule: made of columns, not wrapped at one."""


def _columns(text: str) -> int:
    """The width on a Chinese screen, which is the length in GBK; the rare rest by its class."""
    try:
        return len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _narrow_columns(text: str) -> int:
    """The width on a Western screen, where “, ” and … are half as wide."""
    return _columns(text) - sum(map(text.count, _AMBIGUOUS))


Measure = Callable[[str], int]

MEASURES: tuple[Measure, ...] = (_columns, _narrow_columns, len)
"""What the width of a line may have been counted in, the likeliest first."""


class _Joint(msgspec.Struct, frozen=True, gc=False):
    """The end of a line that another one follows at once, however widths are counted.

    ``word`` is what would have to fit on the line, ``gap`` the spaces before it; ``indent`` is
    what stands before the line, ``columns`` its width on a Chinese screen. ``inside`` says that
    the line ends in the middle of a sentence for sure: in a letter, not in a mark.
    """

    word: str
    gap: int
    indent: str
    columns: int
    hanging: int
    next_hanging: int
    inside: bool
    ends_sentence: bool
    starter: bool
    speech: bool
    next_ends_inside: bool


class _End(msgspec.Struct, frozen=True, gc=False):
    """The end of a line, by widths: the end of a paragraph, or a fold.

    At any width from ``width`` to below ``reach`` the next word did not fit.
    """

    width: int
    reach: int
    next_width: int
    long_enough: bool
    joint: _Joint

    def is_full(self, width: int) -> bool:
        """Whether the next word did not fit on the line."""
        return self.width <= width < self.reach and self.next_width <= width

    @property
    def is_evidence(self) -> bool:
        """Whether the line is long enough, and stops where only a page's width stops it."""
        return self.long_enough and self.joint.inside and not self.joint.starter


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
    """The lines of one stretch, by index, that go on in the next one.

    The measure is the one by which the most lines are full at one width.
    """
    joints = _joints(lines, texts, rules)
    likely = [
        _likely_widths(end for _, ends in _blocks(lines, joints, measure) for end in ends)
        for measure in MEASURES
    ]
    widths = max(likely, key=_most)
    measure = MEASURES[likely.index(widths)]
    blocks = list(_blocks(lines, joints, measure)) if widths else []
    for width, _ in widths:
        uniform = _is_evidence([end for _, ends in blocks for end in ends], width)
        if not uniform and not any(_is_evidence(ends, width) for _, ends in blocks):
            continue
        left = []
        for start, ends in blocks:
            full, others = _evidence(ends, width)
            if full >= MIN_RATIO * others and (uniform or full):
                yield from (start + index for index in _folds_in_block(ends, width))
            else:
                left.append((start, ends))
        blocks = left


def _most(widths: Sequence[tuple[int, int]]) -> int:
    return widths[0][1] if widths else 0


def _joints(lines: Sequence[Line], texts: Sequence[str], rules: Rules) -> list[_Joint | None]:
    """The joints between the lines; None where something parts the two for sure."""
    has_columns = [_NO_TEXT.search(line.text) is not None for line in lines]
    return [
        _joint(line, following, texts, rules)
        if _may_go_on(line, following) and not has_columns[index] and not has_columns[index + 1]
        else None
        for index, (line, following) in enumerate(pairwise(lines))
    ]


def _may_go_on(line: Line, following: Line) -> bool:
    """Whether nothing parts the two lines: an indent, a blank line, or a mark."""
    return (
        following.number == line.number + 1
        and following.column == 1
        and line.access == following.access
        and not line.taken_inside
        and not following.taken_inside
    )


def _joint(line: Line, following: Line, texts: Sequence[str], rules: Rules) -> _Joint:
    text, after = line.text, following.text
    last = text[-1]
    word = _WORD.match(after)
    return _Joint(
        word[0] if word else "",
        len(glue(text, after)),
        _indent(line, texts),
        _columns(text),
        _hanging(text),
        _hanging(after),
        last.isalnum(),
        last in SENTENCE_ENDS,
        _STARTER.match(after) is not None or rules.marker(after) is not None,
        _SPEECH.match(after) is not None,
        after[-1].isalnum(),
    )


def _indent(line: Line, texts: Sequence[str]) -> str:
    """What stands before ``line``; a tab may be as wide as a tab can be."""
    if line.column == 1:
        return ""
    return texts[line.number - 1][: line.column - 1].expandtabs(TAB)


def _blocks(
    lines: Sequence[Line], joints: Sequence[_Joint | None], measure: Measure
) -> Iterator[tuple[int, list[_End]]]:
    """The ends of the lines that stand together without an indent, with the first one's index."""
    ends: list[_End] = []
    widths = [measure(line.text) for line in lines]
    for index, joint in enumerate(joints):
        if joint:
            ends.append(_end(joint, widths[index], widths[index + 1], measure))
        elif ends:
            yield index - len(ends), ends
            ends = []
    if ends:
        yield len(joints) - len(ends), ends


def _end(joint: _Joint, width: int, next_width: int, measure: Measure) -> _End:
    indent = measure(joint.indent) if joint.indent else 0
    needed = min(measure(joint.word) if joint.word else 1, MAX_WORD) + joint.gap
    return _End(
        width - joint.hanging,
        width + indent + needed,
        next_width - joint.next_hanging,
        joint.columns + indent >= MIN_COLUMNS,
        joint,
    )


def _hanging(text: str) -> int:
    return HANGING if text[-1] in _HANGING_MARKS else 0


def _likely_widths(ends: Iterable[_End]) -> list[tuple[int, int]]:
    """The widths at which the most lines are full, and how many; the most likely first."""
    changes = [0] * (3 * MAX_CHARACTERS + MAX_WORD)
    for end in ends:
        if end.is_evidence:
            changes[end.width] += 1
            changes[end.reach] -= 1
    full = list(accumulate(changes))
    likely = sorted(range(len(full)), key=lambda width: (-full[width], width))
    apart: list[tuple[int, int]] = []
    for width in likely[:MAX_CHARACTERS]:
        if full[width] >= MIN_FOLDS and all(abs(width - one) > HANGING for one, _ in apart):
            apart.append((width, full[width]))
    return apart[:MAX_WIDTHS]


def _evidence(ends: Iterable[_End], width: int) -> tuple[int, int]:
    """How many lines that stop inside a sentence are full at ``width``, and how many are not."""
    full = [end.is_full(width) for end in ends if end.is_evidence]
    return sum(full), len(full) - sum(full)


def _is_evidence(ends: Iterable[_End], width: int) -> bool:
    full, others = _evidence(ends, width)
    return full >= MIN_FOLDS and full >= MIN_RATIO * others


def _folds_in_block(ends: Sequence[_End], width: int) -> Iterator[int]:
    """The full lines that go on; one that ends a sentence may end a paragraph too.

    It does before a marker, a speech, or a last line without a mark, such as a signature. Where
    blank lines or indents part the paragraphs, no speech need be looked for.
    """
    full = [end.is_full(width) for end in ends]
    parted = not any(
        end.joint.ends_sentence and not is_full for end, is_full in zip(ends, full, strict=True)
    )
    for index, end in enumerate(ends):
        if not full[index]:
            continue
        next_is_last = index + 1 == len(ends) or not full[index + 1]
        joint = end.joint
        if not joint.ends_sentence or not (
            joint.starter
            or (joint.speech and not parted)
            or (next_is_last and joint.next_ends_inside)
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
    parts = [lines[0].text]
    length = len(lines[0].text)
    folds = []
    for before, line in pairwise(lines):
        gap = glue(before.text, line.text)
        parts += (gap, line.text)
        length += len(gap)
        folds.append(Fold(length, line.number, line.column))
        length += len(line.text)
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
    if after[0].isdigit() and re.search(_CUT_NUMBER, before):
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
