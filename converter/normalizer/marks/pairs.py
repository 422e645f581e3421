"""Which marks of a paid region belong together, as brackets do, and what those alone mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from converter.document import Access

MarkAccess: TypeAlias = Literal[Access, "same"]
"""What a mark does to the text behind it: nothing, where it is ``same``."""


class Effect(msgspec.Struct, frozen=True, gc=False):
    """The access of what follows a mark; ``doubt`` says in words why it may be meant otherwise.

    The region that a mark opens ``never_ends`` where nothing closes it, and ``is_nested`` where it
    stands in another and ends inside it.
    """

    access: Access
    doubt: str = ""
    never_ends: bool = False
    is_nested: bool = False


def effects(marks: Sequence[MarkAccess]) -> list[Effect]:
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
        if access == "same":
            found.append(Effect(found[-1].access if found else "free"))
            continue
        if access == "free":
            doubt = "" if depth else "ends no paid region: none is open"
            depth = max(depth - 1, 0)
            alone = alone if depth else -1
            found.append(Effect("paid" if depth else "free", doubt))
            continue
        if index in closed:
            found.append(Effect("paid", is_nested=depth > 0))
            depth += 1
        else:
            found.append(Effect("paid", "has no end of its own"))
            alone = index if alone < 0 else alone
    if alone >= 0:
        found[alone] = Effect("paid", never_ends=True)
    return found


def _closed(marks: Sequence[MarkAccess]) -> set[int]:
    """The begins that have an end of their own, by index."""
    waiting: list[int] = []
    closed: set[int] = set()
    for index, access in enumerate(marks):
        if access == "paid":
            waiting.append(index)
        elif access == "free" and waiting:
            closed.add(waiting.pop())
    return closed
