"""Runs of text as markup gives them → the inlines of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from converter.document import Emphasis, Inline, Inlines, LineBreak, Link, Strong, Text
from converter.normalizer.lines import WHITE_SPACE
from converter.patterns import lazy_pattern

INDENTS = "\u3000\xa0"
"""White space that was typed to be seen; any other is the markup's."""

EDGE = WHITE_SPACE + "\n\r"
"""White space that goes from the edges of lines."""

_SPACES = lazy_pattern(r"[ \t\r\n\f]+")
_WIDE = lazy_pattern(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—]"
)


def tidy(pieces: Iterable[Inline]) -> Inlines:
    """``pieces`` without white space at the edges and beside breaks; like ones are made one."""
    return _joined(_stripped(_stripped(list(pieces))[::-1], from_end=True)[::-1])


def collapse(pieces: Iterable[Inline]) -> Inlines:
    """``pieces`` with white space as markup means it: a run is one space (CSS Text 3, 4.1.1).

    A run with a line end is a space, but nothing beside a wide character. (CSS Text 3, 4.1.3 asks
    for wide ones on both sides; one is enough, for Chinese has no space between Han and Latin.)
    """
    given = list(pieces)
    whole = "".join("\0" if isinstance(piece, LineBreak) else piece.text for piece in given)
    characters = list(whole)
    for run in _SPACES.finditer(whole):
        characters[run.start() : run.end()] = [""] * (run.end() - run.start())
        characters[run.start()] = _glue(whole, run)
    return tidy(with_characters(given, characters))


def with_characters(inlines: Iterable[Inline], characters: Sequence[str]) -> Iterator[Inline]:
    """``inlines`` with other characters: one in place of each, or none, or several."""
    start = 0
    for inline in inlines:
        end = start + len(inline.text)
        if isinstance(inline, LineBreak):
            yield inline
        else:
            yield replace(inline, text="".join(characters[start:end]))
        start = end


def _glue(whole: str, run: re.Match[str]) -> str:
    if "\n" not in run[0]:
        return " "
    before, after = whole[max(run.start() - 1, 0) : run.start()], whole[run.end() : run.end() + 1]
    return "" if is_wide(before) or is_wide(after) else " "


def is_wide(character: str) -> bool:
    """Whether ``character`` is a Han one, or a mark as wide, or the like."""
    return _WIDE.match(character) is not None


def one_line(text: str) -> str:
    """``text`` on one line, as :func:`collapse` makes it."""
    return "".join(inline.text for inline in collapse((Text(text),)))


def lines_of(inlines: Inlines) -> list[Inlines]:
    """``inlines`` parted at line breaks."""
    lines: list[Inlines] = [()]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append(())
        else:
            lines[-1] += (inline,)
    return lines


def split(inlines: Inlines, length: int) -> tuple[Inlines, Inlines]:
    """``inlines`` parted after so many characters."""
    before: list[Inline] = []
    for index, inline in enumerate(inlines):
        size = len(inline.text)
        if size <= length:
            before.append(inline)
            length -= size
            continue
        if not length or isinstance(inline, LineBreak):
            return tuple(before), inlines[index:]
        before.append(replace(inline, text=inline.text[:length]))
        rest = replace(inline, text=inline.text[length:])
        return tuple(before), (rest, *inlines[index + 1 :])
    return tuple(before), ()


def _stripped(pieces: list[Inline], *, from_end: bool = False) -> list[Inline]:
    """``pieces``, in order or from the end, without white space before the text of each line."""
    kept: list[Inline] = []
    at_edge = True
    for piece in pieces:
        if isinstance(piece, LineBreak):
            at_edge = True
            if kept:
                kept.append(piece)
            continue
        text = piece.text
        if at_edge:
            text = text.rstrip(EDGE) if from_end else text.lstrip(EDGE)
        if text:
            kept.append(replace(piece, text=text))
            at_edge = False
    return kept


def _joined(pieces: Iterable[Inline]) -> Inlines:
    joined: list[Inline] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(last, Text | Strong | Emphasis | Link) and _alike(last, piece):
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)


def _alike(one: Inline, other: Inline) -> bool:
    if isinstance(one, Link) and isinstance(other, Link):
        return one.target == other.target
    return type(one) is type(other)
