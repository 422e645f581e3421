"""Compare what a file says with what it should say, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from converter.document import Metadata
from converter.verification.expectation import Unit
from converter.verification.mismatches import Mismatch, difference, excerpt, printable
from converter.verification.pieces import (
    Entry,
    Piece,
    Reading,
    Runs,
    Statement,
    is_heading,
    text_of,
)

LOOKAHEAD = 32
"""How far, in pieces, the two are searched for the place where they agree again."""

MOST_MISMATCHES = 50
"""A file that differs in more is not looked at any further."""

Settle = Callable[[Piece, Piece], Runs]
"""What of the second is due for the first: it may undo what a format does to a text."""


def compare(
    reading: Reading,
    due: Sequence[Piece],
    contents: Mapping[str, Sequence[Entry]],
    metadata: Metadata,
    settle: Settle,
) -> Iterator[Mismatch]:
    """All that was read beside what is due of it."""
    yield from compare_pieces(due, reading.pieces, settle)
    headings = [piece for piece in reading.pieces if is_heading(piece)]
    for name, entries in contents.items():
        yield from compare_contents(name, entries, reading.contents.get(name, []), headings)
    yield from compare_statements(reading.statements, metadata)
    for fault in reading.faults[:MOST_MISMATCHES]:
        yield Mismatch("fault", printable(fault.message), fault.place)


def compare_pieces(
    due: Sequence[Piece], found: Sequence[Piece], settle: Settle
) -> Iterator[Mismatch]:
    """Both in their order. Where they part, the nearest agreement after it tells what happened."""
    i = j = count = 0
    while i < len(due) and j < len(found) and count < MOST_MISMATCHES:
        if _agree(due[i], found[j], settle):
            i, j = i + 1, j + 1
            continue
        lacking, extra = _distance(due[i : i + LOOKAHEAD], found[j : j + LOOKAHEAD], settle)
        changed = min(lacking, extra)
        for own, other in zip(due[i : i + changed], found[j : j + changed], strict=True):
            yield _changed(own, other, settle(own, other))
        yield from map(_missing, due[i + changed : i + lacking])
        yield from map(_added, found[j + changed : j + extra])
        i, j, count = i + lacking, j + extra, count + max(lacking, extra)
    if count < MOST_MISMATCHES:
        yield from map(_missing, due[i : i + MOST_MISMATCHES])
        yield from map(_added, found[j : j + MOST_MISMATCHES])


def _agree(due: Piece, found: Piece, settle: Settle) -> bool:
    if due.kind != found.kind or due.within != found.within:
        return False
    return due.runs == found.runs or due.runs == settle(due, found)


def _distance(due: Sequence[Piece], found: Sequence[Piece], settle: Settle) -> tuple[int, int]:
    """How many pieces of each stand before the nearest two that agree; all if none do."""
    for total in range(1, len(due) + len(found) - 1):
        for lacking in range(max(0, total - len(found) + 1), min(total, len(due) - 1) + 1):
            if _agree(due[lacking], found[total - lacking], settle):
                return lacking, total - lacking
    return len(due), len(found)


def _changed(due: Piece, found: Piece, settled: Runs) -> Mismatch:
    text = "".join([text for _, text in settled])
    if text != due.text:
        return Mismatch("text", difference(due.text, text), found.place, due.line)
    if (due.kind, due.within) != (found.kind, found.within):
        message = f"{excerpt(due.text)} is {_described(found)}, not {_described(due)}"
        return Mismatch("kind", message, found.place, due.line)
    message = f"{_marks(settled)} is marked in {excerpt(due.text)}, not {_marks(due.runs)}"
    return Mismatch("mark", message, found.place, due.line)


def _missing(piece: Piece) -> Mismatch:
    message = f"{_described(piece)} is not there: {excerpt(piece.text)}"
    return Mismatch("missing", message, line=piece.line)


def _added(piece: Piece) -> Mismatch:
    message = f"{_described(piece)} is not in the source: {excerpt(piece.text)}"
    return Mismatch("added", message, piece.place)


def _described(piece: Piece) -> str:
    where = f" in {', '.join(piece.within)}" if piece.within else ""
    return f"a {piece.kind}{where}"


def _marks(runs: Runs) -> str:
    marked = [f"{mark} {excerpt(text)}" for mark, text in runs if mark]
    return ", ".join(marked) or "nothing"


def compare_contents(
    name: str, due: Sequence[Entry], found: Sequence[Entry], headings: Iterable[Piece]
) -> Iterator[Mismatch]:
    """A table of contents beside the headings that it should list and lead to."""
    anchors = {heading.anchor for heading in headings}
    for own, other in zip(due, found, strict=False):
        if own.text != other.text:
            message = f"an entry differs: {difference(own.text, other.text)}"
        elif own.depth != other.depth:
            message = f"{excerpt(own.text)} is at depth {other.depth}, not {own.depth}"
        elif own.target != other.target:
            astray = "another heading" if other.target in anchors else other.target or "nowhere"
            message = f"{excerpt(own.text)} leads to {astray}, not to {own.target}"
        else:
            continue
        yield Mismatch("contents", message, name, own.line)
        return
    if len(due) != len(found):
        message = f"it has {len(found)} entries, not {len(due)}"
        yield Mismatch("contents", message, name)


def entries_due(due: Iterable[Unit], found: Iterable[Piece]) -> list[Entry]:
    """An entry for each heading, which leads to where that heading was found."""
    headings = [unit for unit in due if unit.level]
    anchors = [piece.anchor for piece in found if is_heading(piece)]
    anchors += [""] * (len(headings) - len(anchors))
    return [
        Entry(unit.depth, text_of(unit.runs), anchor, unit.line)
        for unit, anchor in zip(headings, anchors, strict=False)
    ]


def compare_pictures(due: Sequence[str], found: Sequence[str]) -> Iterator[Mismatch]:
    """The pictures by their digests."""
    for number, (own, other) in enumerate(zip_longest(due, found), start=1):
        if own != other:
            yield Mismatch("fault", "it is not the picture of the source", f"picture {number}")
            return


def compare_statements(found: Iterable[Statement], metadata: Metadata) -> Iterator[Mismatch]:
    """What a file says of itself beside what it should say."""
    due = {
        "title": metadata.title, "author": metadata.author, "language": metadata.language
    }  # fmt: skip
    for statement in found:
        text = due[statement.name]
        if statement.text != text:
            how = difference(text, statement.text) if statement.text else "it is not there"
            yield Mismatch("metadata", f"the {statement.name}: {how}", statement.place)
