"""What ends a sentence, and so tells a paragraph from a title."""

from __future__ import annotations

ENDS = frozenset("。！？!?….．”’」』")
"""The marks at its end, and the quotation marks that close after them (GB/T 15834-2011, 4.1–4.3,
4.8, 4.11); the full stop also as it is typed half as wide, or set in science. Not ）, which a title
ends in too, and not ： and ；, after which the sentence goes on.
"""
