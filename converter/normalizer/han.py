"""Han characters."""

from __future__ import annotations

STRETCHES = (
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U000323af"),
)
"""The first and the last of each: to compile a class of so many takes a millisecond."""

HAN = "".join(f"{first}-{last}" for first, last in STRETCHES)
"""They as a part of a class."""


def is_han(character: str) -> bool:
    """Whether a character is Han; an absent one is not."""
    return any(first <= character <= last for first, last in STRETCHES)
