"""Compare what a file says with what it should say, piece by piece."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat, zip_longest

from converter.document import Metadata
from converter.verification.expectation import Unit
from converter.verification.mismatches import Mismatch, difference, excerpt, printable
from converter.verification.packed_texts import PackedTexts
from converter.verification.pieces import (
    Entry,
    Fault,
    Piece,
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


def compare_pieces(
    due: Iterable[Piece], found: Iterable[Piece], settle: Settle
) -> Iterator[Mismatch]:
    """Both in their order, of which as much is held as is looked at; ``found`` is read to its end.

    Where they part, the nearest agreement after it tells what happened.
    """
    due, found = iter(due), iter(found)
    lacked: deque[Piece] = deque()
    left: deque[Piece] = deque()
    count = 0
    while count < MOST_MISMATCHES and _filled(lacked, due, 1) and _filled(left, found, 1):
        if _agree(lacked[0], left[0], settle):
            lacked.popleft()
            left.popleft()
            continue
        own, other = _filled(lacked, due, LOOKAHEAD), _filled(left, found, LOOKAHEAD)
        lacking, extra = _distance(own, other, settle)
        yield from _differing(_taken(lacked, lacking), _taken(left, extra), settle)
        count += max(lacking, extra)
    if count < MOST_MISMATCHES:
        yield from map(_missing, islice(chain(lacked, due), MOST_MISMATCHES))
        yield from map(_added, islice(chain(left, found), MOST_MISMATCHES))
    deque(found, maxlen=0)


def _filled(window: deque[Piece], pieces: Iterator[Piece], size: int) -> deque[Piece]:
    """``window`` with as many of the next pieces, if there are so many."""
    if len(window) < size:
        window.extend(islice(pieces, size - len(window)))
    return window


def _taken(window: deque[Piece], count: int) -> list[Piece]:
    return [window.popleft() for _ in range(count)]


def _differing(due: Sequence[Piece], found: Sequence[Piece], settle: Settle) -> Iterator[Mismatch]:
    """What became of pieces between two that agree: changed first, then missing or added."""
    for own, other in zip(due, found, strict=False):
        yield _changed(own, other, settle(own, other))
    yield from map(_missing, due[len(found) :])
    yield from map(_added, found[len(due) :])


def _agree(due: Piece, found: Piece, settle: Settle) -> bool:
    if due.kind != found.kind or due.within != found.within:
        return False
    return due.runs == found.runs or due.runs == settle(due, found)


def _distance(due: deque[Piece], found: deque[Piece], settle: Settle) -> tuple[int, int]:
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
    name: str, due: Iterable[Entry], found: Iterable[Entry], anchors: Iterable[str]
) -> Iterator[Mismatch]:
    """A table of contents beside the headings, at ``anchors``, that it should list and lead to.

    It is read to its end.
    """
    found = iter(found)
    lacking = extra = both = 0
    for own, other in zip_longest(due, found):
        if own is None or other is None:
            lacking, extra = lacking + (other is None), extra + (own is None)
            continue
        both += 1
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
        break
    else:
        if lacking != extra:
            message = f"it has {both + extra} entries, not {both + lacking}"
            yield Mismatch("contents", message, name)
    deque(found, maxlen=0)


def anchors_noted(
    found: Iterable[Piece],
    anchors: PackedTexts,
    is_listed: Callable[[Piece], bool] = is_heading,
) -> Iterator[Piece]:
    """The pieces as they come, what leads to those that are listed added to ``anchors``."""
    for piece in found:
        if is_listed(piece):
            anchors.append(piece.anchor)
        yield piece


def entries_due(due: Iterable[Unit], anchors: Iterable[str]) -> Iterator[Entry]:
    """An entry for each heading, without its full stop, which leads to where that was found."""
    headings = (unit for unit in due if unit.level)
    for unit, anchor in zip(headings, chain(anchors, repeat("")), strict=False):
        text = text_of(unit.runs)
        yield Entry(unit.depth, text.removesuffix("。") or text, anchor, unit.line)


def faults_told(faults: Iterable[Fault]) -> Iterator[Mismatch]:
    """What no file of ours has."""
    for fault in islice(faults, MOST_MISMATCHES):
        yield Mismatch("fault", printable(fault.message), fault.place)


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
