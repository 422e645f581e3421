"""Why each line is what it is: for ``inspect --explain``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from converter.document import Block, Lead, ListBlock, Paragraph, Quote, Section, Span, walk
from converter.normalized import Normalized
from converter.normalizer.trace import Trace, Verdict
from converter.readers.flow import Head, Item, Reasons, text_of_item
from converter.sources import Source

REJOINED = Verdict("wrapped lines", "it goes on from the line above (LIN002)")

EXCERPT = 30
"""The characters that identify a line."""


def lines(source: Source, normalized: Normalized, trace: Trace) -> Iterator[str]:
    """Each line of ``source`` that says something: what it became, and by which rule.

    After it come the rules that were close, and what was removed or is doubtful on it.
    """
    roles = _roles(normalized)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for number in _rejoined(normalized):
        trace.decided.setdefault(number, REJOINED)
    for diagnostic in normalized.diagnostics:
        if diagnostic.span:
            notes[diagnostic.span.first_line].append(f"{diagnostic.code} {diagnostic.message}")
    for number, text in enumerate(source.lines(), start=1):
        if not text.strip():
            continue
        yield f"{number}: {roles.get(number, 'left out')}  {_excerpt(text.strip())}"
        yield from _verdicts(trace, number, is_in_tree=number in roles)
        yield from (f"    {note}" for note in notes.get(number, ()))


def _rejoined(normalized: Normalized) -> Iterator[int]:
    """The numbers of the lines that were rejoined with those above them."""
    for one in normalized.diagnostics:
        if one.code == "LIN002" and one.span:
            yield from range(one.span.first_line + 1, one.span.last_line + 1)


def _verdicts(trace: Trace, number: int, *, is_in_tree: bool) -> Iterator[str]:
    decided = trace.decided.get(number)
    if decided:
        yield f"    by the rule {_in_words(decided)}"
    elif is_in_tree:
        yield "    no rule took it"
    for verdict in trace.close.get(number, ()):
        yield f"    close: {_in_words(verdict)}"


def _in_words(verdict: Verdict) -> str:
    return f"{verdict.rule}: {verdict.reason}" if verdict.reason else verdict.rule


def _roles(normalized: Normalized) -> dict[int, str]:
    """What each line became, by number."""
    document = normalized.document
    roles: dict[int, str] = {}
    for note in document.notes:
        _add(roles, note.span, "note")
    for role, span in _spans(document.all_blocks):
        _add(roles, span, role)
    if document.title:
        _add(roles, document.title.span, "title")
    return roles


def _add(roles: dict[int, str], span: Span, role: str) -> None:
    """Name the lines of ``span``; what comes first on a line names it."""
    roles.setdefault(span.first_line, role)
    for number in range(span.first_line + 1, span.last_line + 1):
        roles.setdefault(number, f"{role}, continued")


def _spans(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Span]]:
    for block in blocks:
        match block:
            case Section(heading=heading):
                run_in = "run-in " if heading.run_in else ""
                yield f"{run_in}heading {heading.level}", heading.span
                yield from _spans(block.blocks)
            case Quote():
                yield from ((f"quote, {role}", span) for role, span in _spans(block.blocks))
            case ListBlock(items=items):
                yield from (("list item", item.span) for item in items)
            case Paragraph(role="body", inlines=(Lead(), *_)):
                yield "paragraph with a lead", block.span
            case Paragraph(role=role):
                yield ("paragraph" if role == "body" else role.replace("_", " ")), block.span
            case _:
                yield type(block).__name__.lower(), block.span


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


def of_markup(reasons: Reasons, normalized: Normalized) -> Iterator[str]:
    """Each block of a marked-up text: what it became, and by which rule, or that by its markup."""
    typed = reasons.typed
    read = _roles(typed.normalized) if typed else {}
    named = _by_place(normalized)
    for item in reasons.items:
        text = text_of_item(item)
        number = typed.numbers.get(id(item), 0) if typed else 0
        if typed and number and isinstance(item, Paragraph) and item.role == "body":
            yield f"{item.span.first_line}: {read.get(number, 'left out')}  {_excerpt(text)}"
            yield from _verdicts(typed.trace, number, is_in_tree=number in read)
        else:
            role = named.get((item.span, text)) or _kind(item)
            yield f"{item.span.first_line}: {role}  {_excerpt(text)}"
            yield f"    by {_reason(item, role, reasons)}"


def _reason(item: Item, role: str, reasons: Reasons) -> str:
    if by_form := reasons.forms.get(id(item)):
        return f"the rule {_in_words(by_form)}"
    is_by_place = isinstance(item, Paragraph) and role != _kind(item)
    return "its place above the title" if is_by_place else "the markup"


def _by_place(normalized: Normalized) -> dict[tuple[Span, str], str]:
    """What headings, the title and what stands above it became, by place and text."""
    document = normalized.document
    found = {
        (block.heading.span, block.heading.full_text): f"heading {block.heading.level}"
        for block in walk(document.blocks)
        if isinstance(block, Section)
    }
    for block in document.masthead:
        if isinstance(block, Paragraph):
            found[block.span, block.text] = _kind(block)
    if document.title:
        found[document.title.span, document.title.text] = "title"
    return found


def _kind(item: Item) -> str:
    if isinstance(item, Head):
        return f"heading {item.level}"
    return next((role for role, _ in _spans((item,))), type(item).__name__.lower())
