"""What a PDF makes of a text: characters that no font can say, and spaces at the ends of lines."""

from __future__ import annotations

from itertools import accumulate, takewhile

from converter.patterns import lazy_pattern
from converter.verification.pieces import LINE_END, Piece, Run, Runs, joined

_UNSAYABLE = lazy_pattern("[\0\ufdd0-\ufdef\ufffe\ud800-\udfff]")
"""What ToUnicode may not say (ISO 19005-2, 6.2.11.7.2), halves of surrogate pairs, and the
noncharacters that Unicode keeps for a program's internal use (23.7)."""

_SPACES = (
    " \t\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
    "\u2028\u2029\u205f\u3000\n"
)
"""What the end of a line on the page stands for: spaces, and a line end that is kept."""

_NOT_SHOWN = lazy_pattern(
    "[\\s\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]+"
)
"""White space, and characters without a glyph of their own (Default_Ignorable_Code_Point, and what
changes an emoji: UTS #51, 1.4.5 and 2.4)."""


LONGEST = 32_767
"""The bytes of a string at most (ISO 19005-2, 6.1.13)."""


def held(text: str) -> str:
    """What a string holds of a text: all of it, or as much of its UTF-16 and …."""
    room = (LONGEST - 2) // 2
    widths = [1 + (one > "\uffff") for one in text] if len(text) > room // 2 else []
    if sum(widths) <= room:
        return text
    fitting = takewhile(lambda used: used < room, accumulate(widths))
    return text[: sum(1 for _ in fitting)] + "…"


def sayable(text: str) -> str:
    """The text with U+FFFD for each character that a PDF cannot say."""
    return _UNSAYABLE.sub("\ufffd", text)


def visible(text: str) -> str:
    """What of a text a reader without tags can be sure to see."""
    return _NOT_SHOWN.sub("", text)


def is_visible(text: str) -> bool:
    """Whether anything of it is."""
    return bool(text) and not _NOT_SHOWN.fullmatch(text)


def settle(due: Piece, found: Piece) -> Runs:
    """The runs as found, without line ends, but with the spaces of ``due`` that they stand for.

    Those spaces have the marks that are due, for they stand between what was found.
    """
    if len(found.runs) == len(due.runs) == 1:
        mark, text = found.runs[0]
        whole = text.replace(LINE_END, "")
        if whole == due.text:  # no space is lacking: most paragraphs are so
            return ((mark, whole),)
    filler = _Filler(due)
    for mark, text in found.runs:
        first, *lines = text.split(LINE_END)
        filler.add(mark, first)
        for line in lines:
            filler.add_spaces(line)
            filler.add(mark, line)
    filler.add_spaces("")
    return joined(filler.runs)


class _Filler:
    """Collects ``runs``, and knows what place of the text that is due they have come to.

    No end of a line stands for the indent of a line of code.
    """

    def __init__(self, due: Piece) -> None:
        self.runs: list[Run] = []
        self._marks, self._text = due.runs, due.text
        self._place = 0
        self._is_code = due.within[-1:] == ("code",)

    def add(self, mark: str, text: str) -> None:
        """Add what was found."""
        self.runs.append((mark, text))
        self._place += len(text)

    def add_spaces(self, line: str) -> None:
        """Add the spaces that are due before ``line``; nothing follows the last of lines."""
        end = len(self._text) if self._place or not self._is_code else 0
        while self._place < end and self._text[self._place] in _SPACES:
            if line and self._text.startswith(line, self._place):
                break
            self.add(self._mark(), self._text[self._place])

    def _mark(self) -> str:
        """The mark that is due at this place."""
        end = 0
        for mark, text in self._marks:
            end += len(text)
            if self._place < end:
                return mark
        return ""
