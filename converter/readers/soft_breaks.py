"""Line breaks in a paragraph that part headings and texts, as in what is pasted from a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.document import Inline, LineBreak
from converter.normalizer.headings.numbered import openings
from converter.normalizer.lines import WHITE_SPACE
from converter.normalizer.rules import Rules
from converter.normalizer.sentences import ENDS

FEWEST = 3
"""Two headings and a text between them."""


def parted(pieces: Sequence[Inline], rules: Rules) -> list[list[Inline]] | None:
    """The lines of a paragraph, if numbers in sequence open some of them over a text."""
    lines: list[list[Inline]] = [[]]
    for piece in pieces:
        if isinstance(piece, LineBreak):
            lines.append([])
        else:
            lines[-1].append(piece)
    if len(lines) < FEWEST:
        return None
    texts = ["".join(piece.text for piece in line).strip(WHITE_SPACE + "\r\n") for line in lines]
    return lines if _are_sections([text for text in texts if text], rules) else None


def _are_sections(texts: Sequence[str], rules: Rules) -> bool:
    """Whether 一、 and 二、 open lines that are no sentences, and a sentence follows each."""
    heads: set[tuple[str, int]] = set()
    for text, below in pairwise(texts):
        number = rules.marker(text)
        if number and text[-1] not in ENDS and below[-1] in ENDS and not rules.marker(below):
            form, value, _ = openings.identity(number)
            heads.add((form, value))
    return any((form, value + 1) in heads for form, value in heads)
