"""Which marks of a paid region belong together, as brackets do, and what those alone mean."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.document import Access


class Effect(msgspec.Struct, frozen=True, gc=False):
    """The access of what follows a mark; ``doubt`` says in words why it may be meant otherwise.

    The region that a mark opens ``never_ends`` where nothing closes it.
    """

    access: Access
    doubt: str = ""
    never_ends: bool = False


def effects(marks: Sequence[Access]) -> list[Effect]:
    """What each of ``marks`` does; they are given by the access that each is for.

    An end closes the last begin that is open. What is in two regions is paid until the outer one
    ends, for a preview must not give away text. A begin without an end of its own reaches to where
    those inside it end, or to the end of the text; an end alone does nothing.
    """
    closed = _closed(marks)
    found: list[Effect] = []
    depth = 0
    alone = -1
    for index, access in enumerate(marks):
        if access == "free":
            doubt = "" if depth else "outside a paid region"
            depth = max(depth - 1, 0)
            alone = alone if depth else -1
            found.append(Effect("paid" if depth else "free", doubt))
            continue
        doubt = "inside a paid region" if depth or alone >= 0 else ""
        if index in closed:
            depth += 1
        elif alone < 0:
            alone = index
        found.append(Effect("paid", doubt))
    if alone >= 0:
        found[alone] = msgspec.structs.replace(found[alone], never_ends=True)
    return found


def _closed(marks: Sequence[Access]) -> set[int]:
    """The begins that have an end of their own, by index."""
    waiting: list[int] = []
    closed: set[int] = set()
    for index, access in enumerate(marks):
        if access == "paid":
            waiting.append(index)
        elif waiting:
            closed.add(waiting.pop())
    return closed
