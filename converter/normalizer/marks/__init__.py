"""Site marks → structure: the paid region becomes ``access``, and its marks leave the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from converter.diagnostics import Diagnostic, Severity
from converter.document import Access, Span
from converter.normalizer.lines import NOTHING, WHITE_SPACE, Inside, Line
from converter.normalizer.marks import pairs
from converter.normalizer.marks.pairs import Effect
from converter.normalizer.rules import Rules
from converter.normalizer.rules.site_marks import MarkMatch
from converter.normalizer.trace import Trace

Found = tuple[Effect, re.Match[str]]


def matches(text: str, rules: Rules) -> list[MarkMatch]:
    """The marks in ``text`` that leave it, in order."""
    return [one for one in rules.marks_in(text) if not one[0].stays]


def without(text: str, rules: Rules) -> str:
    """``text`` without its marks."""
    for _, match in reversed(matches(text, rules)):
        text = text[: match.start()] + text[match.end() :]
    return text


def remove(
    lines: Iterable[Line],
    rules: Rules,
    diagnostics: list[Diagnostic],
    trace: Trace | None = None,
) -> Iterator[Line]:
    """Yield the lines without marks, each with its access; report every mark taken out."""
    lines = list(lines)
    found = _found(lines, rules, diagnostics)
    effects = iter(pairs.effects([mark.access for marks in found.values() for mark, _ in marks]))
    access: Access = "free"
    for index, line in enumerate(lines):
        if marks := found.get(index):
            known = [(effect, match) for (_, match), effect in zip(marks, effects, strict=False)]
            cleaned = _clean(line, known, access, diagnostics)
            if trace and not cleaned.text.strip(WHITE_SPACE):
                trace.decide(line.number, marks[0][0].name, "it is a mark of the site")
            yield cleaned
            access = known[-1][0].access
        elif access == "free":
            yield line
        else:
            yield Line(line.text, line.number, line.column, access, line.role, line.inside)


def _found(
    lines: Sequence[Line], rules: Rules, diagnostics: list[Diagnostic]
) -> dict[int, list[MarkMatch]]:
    """The marks that leave their lines, by index of these; what is doubtful is reported."""
    found = {}
    held = rules.held_by_marks("\n".join(line.text for line in lines))
    for index, line in enumerate(lines):
        if any(map(line.text.__contains__, held)):
            marks = list(rules.marks_in(line.text))
            diagnostics.extend(_doubtful(line, marks))
            if leaving := [one for one in marks if not one[0].stays]:
                found[index] = leaving
    return found


def _clean(
    line: Line, marks: Sequence[Found], access: Access, diagnostics: list[Diagnostic]
) -> Line:
    """``line`` without its marks; ``access`` is that of the text before the first.

    A line with free and paid text on it is paid as a whole: a preview must not give away text.
    """
    pieces: list[tuple[str, Access]] = []
    start = 0
    for effect, match in marks:
        pieces.append((line.text[start : match.start()], access))
        diagnostics.extend(_removed(line, match, effect))
        access, start = effect.access, match.end()
    pieces.append((line.text[start:], access))
    accesses = {access for text, access in pieces if text.strip(WHITE_SPACE)}
    if len(accesses) > 1:
        diagnostics.append(
            _about(
                line,
                "MRK003",
                "a paid mark inside a paragraph",
                "put it between two paragraphs; all of this one counts as paid",
            )
        )
    before, inside = _taken(line.text, marks)
    return Line(
        "".join(text for text, _ in pieces),
        line.number,
        line.column + before,
        "paid" if "paid" in accesses else "free",
        inside=Inside(inside) if inside else NOTHING,
    )


def _taken(text: str, marks: Sequence[Found]) -> tuple[int, int]:
    """The number of characters that marks take up before the first text, and inside the text."""
    before = inside = pending = position = 0
    text_seen = False
    for _, match in marks:
        if text[position : match.start()].strip(WHITE_SPACE):
            inside, pending, text_seen = inside + pending, 0, True
        if text_seen:
            pending += len(match[0])
        else:
            before += len(match[0])
        position = match.end()
    if text_seen and text[position:].strip(WHITE_SPACE):
        inside += pending
    return before, inside


def _doubtful(line: Line, marks: Iterable[MarkMatch]) -> Iterator[Diagnostic]:
    for mark, match in marks:
        if mark.doubt:
            hint = "write ##paidbegin## and ##paidend##, or another word"
            yield _about(line, "MRK004", f"{match[0]} {mark.doubt}", hint, match)


def _removed(line: Line, match: re.Match[str], effect: Effect) -> Iterator[Diagnostic]:
    yield _about(line, "MRK001", f"site mark {match[0]} removed", match=match, severity="info")
    if effect.doubt:
        yield _about(line, "MRK002", f"{match[0]} {effect.doubt}", "pair the marks", match)
    if effect.is_nested:
        message = f"{match[0]} opens a paid region inside another"
        hint = "paid is all until the outer one ends"
        yield _about(line, "MRK005", message, hint, match, "info")
    if effect.never_ends:
        hint = "mark where it ends"
        yield _about(line, "MRK002", "the paid region never ends", hint, match)


def _about(
    line: Line,
    code: str,
    message: str,
    hint: str = "",
    match: re.Match[str] | None = None,
    severity: Severity = "warning",
) -> Diagnostic:
    span = line.span
    if match:
        span = Span(
            line.number, line.column + match.start(), line.number, line.column + match.end() - 1
        )
    return Diagnostic(code, severity, message, hint, span)
