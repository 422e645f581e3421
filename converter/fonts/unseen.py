"""Characters that nothing is drawn for, whatever the font.

They are Unicode's Default_Ignorable_Code_Point, and what says how an emoji is to look.
"""

from __future__ import annotations

from itertools import chain

_UNSEEN = frozenset(
    chain(
        (0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
        range(0x180B, 0x1810),
        range(0x200B, 0x2010),
        range(0x202A, 0x202F),
        range(0x2060, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xFFF0, 0xFFF9),
        range(0x1BCA0, 0x1BCA4),
        range(0x1D173, 0x1D17B),
        (0x20E3,),  # the key around 1, in 1️⃣ (UTS #51, 1.4.5)
        range(0x1F3FB, 0x1F400),  # the tones of skin (UTS #51, 2.4)
    )
)
_UNSEEN_PLANE = range(0xE0000, 0xE1000)


def is_unseen(character: str) -> bool:
    """Whether the character has no glyph and no width."""
    return ord(character) in _UNSEEN or ord(character) in _UNSEEN_PLANE
