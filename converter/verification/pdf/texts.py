"""What a PDF makes of a text: characters that no font can say, and spaces at the ends of lines."""

from __future__ import annotations

import re

from converter.verification.pieces import LINE_END, Piece, Run, Runs, joined

_UNSAYABLE = re.compile("[\0\ufdd0-\ufdef\ufffe\ud800-\udfff]")
"""What ToUnicode may not say (ISO 19005-2, 6.2.11.7.2), halves of surrogate pairs, and the
noncharacters that Unicode keeps for a program's internal use (23.7)."""

_SPACES = re.compile("[ \t\u2002\u2003\u2009]*")
"""What a line may be broken at: a reader takes the end of the line for it."""

_NOT_SHOWN = re.compile(
    "[\\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
"""White space, and characters without a glyph of their own (Default_Ignorable_Code_Point)."""


def sayable(text: str) -> str:
    """The text with U+FFFD for each character that a PDF cannot say."""
    return _UNSAYABLE.sub("\ufffd", text)


def visible(text: str) -> str:
    """What of a text a reader without tags can be sure to see."""
    return _NOT_SHOWN.sub("", text)


def settle(due: Piece, found: Piece) -> Runs:
    """The runs as found, with the spaces of ``due`` back where lines end, and no line ends.

    The spaces have the marks that are due, for they stand between what was found.
    """
    if LINE_END not in "".join([text for _, text in found.runs]):
        return found.runs
    text, place = due.text, 0
    if not text.strip(" \t\u2002\u2003\u2009"):
        return due.runs if _only_spaces(found) else _plain(found)
    marks = _Marks(due.runs)
    runs: list[Run] = []
    for mark, own in found.runs:
        for number, line in enumerate(own.split(LINE_END)):
            if number and place:
                spaces = _SPACES.match(text, place)
                for space in spaces[0] if spaces else "":
                    runs.append((marks.at(place), space))
                    place += 1
            runs.append((mark, line))
            place += len(line)
    end = _SPACES.match(text, place)
    if end and end.end() == len(text):
        runs += [(marks.at(at), text[at]) for at in range(place, len(text))]
    return joined(runs)


def _only_spaces(found: Piece) -> bool:
    return not found.text.replace(LINE_END, "").strip(" \t\u2002\u2003\u2009")


def _plain(found: Piece) -> Runs:
    return joined([(mark, text.replace(LINE_END, "")) for mark, text in found.runs])


class _Marks:
    """The marks of a text by place."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs

    def at(self, place: int) -> str:
        """The mark of the character at ``place``."""
        end = 0
        for mark, text in self._runs:
            end += len(text)
            if place < end:
                return mark
        return ""
