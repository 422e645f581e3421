"""Widths by typeface: which face sets a character, with which glyph, and how wide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from converter.code_points import CodePoints
from converter.diagnostics import Diagnostic
from converter.document import Document, Span, lines_of_text
from converter.fonts.catalogue import FOLDERS_VARIABLE, find, helpers
from converter.fonts.face import FULL_WIDTH_EM, Face
from converter.layout.characters import (
    CLASSES,
    CLASSES_IN_CODE,
    CLOSED_SPACES,
    DASHES,
    ELLIPSIS,
    EVEN,
    LATIN_FORMS,
    MIDDLE_ELLIPSIS,
    NAME_DOT,
    NO_BREAK_SPACE,
    SHARED_MARKS,
    SHOWN_HYPHEN,
    SPACE,
    is_ignored,
)
from converter.patterns import lazy_pattern
from converter.theme import Font, Theme

MANY = 20_000
"""The characters measured from which on it pays to find their classes faster."""

FULL_WIDTH = 1000.0
"""The width of an ideograph, in 1/1000 em."""

RAISED_SIZE = 0.62
RAISED_BY = 0.33
"""The size and the height above the base line of a note's mark, in em of the text beside it.

Its em box then ends where that of the text does: at 0.88 em.
"""

BULLET, LEAST_BULLET = "•", 0.2
"""The ink of a bullet is so wide at least, in em: Noto Serif has a middle dot there, half of it."""

MISSING = "□"
"""What is drawn for a character that no face has: a visible box (GB 2312 has it, so every face)."""

_OTHERS = lazy_pattern(f"[^{EVEN}][^{EVEN}]*")
_UNMET = "\x80"
"""In place of the class of a character that has not been met: no ASCII, as those beyond it."""

_SOURCE_OF_LATIN = {form: mark for mark, form in LATIN_FORMS.items()}
_HAN_FORMS = {ELLIPSIS: "……", MIDDLE_ELLIPSIS: "⋯⋯", NAME_DOT: "•"}
_SPECIAL = frozenset({*DASHES, *_HAN_FORMS, SHOWN_HYPHEN, *_SOURCE_OF_LATIN, *SHARED_MARKS})
"""Characters that are drawn by another glyph than the face has for them, or by several."""


class Glyph(msgspec.Struct, frozen=True):
    """How a character is drawn: ``glyph_ids`` of ``face``, ``width`` in 1/1000 em altogether."""

    face: Face
    glyph_ids: tuple[int, ...]
    width: float
    is_missing: bool = False


class Typeface:
    """A font of a theme, ready to measure: its face, and those that help where it has no glyph.

    Characters are those of :mod:`converter.layout.characters`. ``scale`` is the size of its type
    beside that of the line that it stands in, and ``rise`` how far it is above the base line, in
    em of the line. In one ``of_code`` each character is set as it is typed.
    """

    def __init__(
        self,
        face: Face,
        helpers: Sequence[Face],
        scale: float = 1.0,
        rise: float = 0.0,
        *,
        of_code: bool = False,
    ) -> None:
        self.scale, self.rise, self.of_code = scale, rise, of_code
        self.face = face
        self.faces = (face, *helpers)
        self.glyphs = _Glyphs(self)
        self.widths = _Widths(self.glyphs)
        self._classes = CodePoints(_UNMET)
        self._measured = 0
        self._uneven: set[str] = set()

    def measured(self, text: str) -> tuple[str, list[float], float]:
        """The class and the width of each character, and the widest; full width at least."""
        self._measured += len(text)
        if self._measured > MANY:
            self._classes.become_a_list()
        classes = text.translate(self._classes.table)
        if not classes.isascii():
            self._meet(text)
            classes = text.translate(self._classes.table)
        if self._uneven and not self._uneven.isdisjoint(text):
            widths = [*map(self.widths.__getitem__, text)]
            return classes, widths, max(FULL_WIDTH, max(widths))
        widths, widest = [FULL_WIDTH] * len(text), FULL_WIDTH
        for others in _OTHERS.finditer(classes):
            start, end = others.span()
            own = widths[start:end] = [*map(self.widths.__getitem__, text[start:end])]
            widest = max(widest, max(own))
        return classes, widths, widest

    @property
    def ascent(self) -> float:
        """The height of the em box above the base line, in em."""
        return self.face.ascent / self.face.units_per_em

    @cached_property
    def space(self) -> float:
        """The width of a word space, in 1/1000 em."""
        return self.find(" ").width

    @cached_property
    def hyphen(self) -> float:
        """The width of a soft hyphen where a line ends at it, in 1/1000 em."""
        return self.find(SHOWN_HYPHEN).width

    def missing(self) -> list[str]:
        """The characters met so far that no face has."""
        return [character for character, glyph in self.glyphs.items() if glyph.is_missing]

    def _meet(self, text: str) -> None:
        """Note what there is to know of the characters; which are not as wide as their class."""
        put, widths = self._classes.put, self.widths
        classes = CLASSES_IN_CODE if self.of_code else CLASSES
        for character in dict.fromkeys(text):
            found = classes[ord(character)]
            put(character, found)
            if widths[character] != FULL_WIDTH and found in EVEN:
                self._uneven.add(character)

    def find(self, character: str) -> Glyph:
        """How ``character`` is drawn: by the first face that has it, else as a visible box."""
        if is_ignored(character):
            return Glyph(self.face, (), 0.0)
        if character in CLOSED_SPACES:
            return msgspec.structs.replace(self.find(" "), width=0.0)
        is_bullet = character == BULLET
        for face in sorted(self.faces, key=_lacks_bullet) if is_bullet else self.faces:
            glyph_ids = _glyph_ids(face, character)
            if glyph_ids:
                return self._glyph(face, glyph_ids)
        if CLASSES[ord(character)] in SPACE + NO_BREAK_SPACE:
            return self._glyph(self.face, (self.face.glyph(" "),))
        box = self._glyph(self.face, (self.face.glyph(MISSING),))
        return msgspec.structs.replace(box, is_missing=True)

    def _glyph(self, face: Face, glyph_ids: tuple[int, ...]) -> Glyph:
        advance = sum(map(face.advance, glyph_ids))
        return Glyph(face, glyph_ids, advance * FULL_WIDTH / face.units_per_em * self.scale)


class Typefaces:
    """The typefaces of a theme, each found when it is first asked for.

    ``opened`` are those that have been asked for, in that order, by names of their own.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.opened: dict[str, Typeface] = {}
        self._diagnostics: list[Diagnostic] = []

    def __getitem__(self, font: str) -> Typeface:
        if font not in self.opened:
            self.opened[font] = self._open(self._theme.font(font))
        return self.opened[font]

    def raised(self, font: str) -> Typeface:
        """The typeface of notes' marks in a text of this font: smaller, and above its base line."""
        key = f"{font}\0raised"  # the name of no other
        if key not in self.opened:
            face, *helpers = self[font].faces
            self.opened[key] = Typeface(face, helpers, RAISED_SIZE, RAISED_BY)
        return self.opened[key]

    def of_code(self, font: str) -> Typeface:
        """The typeface of code in this font: all its Latin is half an em wide, if it can be."""
        key = f"{font}\0code"
        if key not in self.opened:
            face, *helpers = self[font].faces
            self.opened[key] = Typeface(face.half_width(), helpers, of_code=True)
        return self.opened[key]

    def diagnostics(self, document: Document) -> list[Diagnostic]:
        """The fonts that another stands in for, and the characters that no face has.

        Each of these is named once, where ``document`` has it first.
        """
        missing = {
            character for typeface in self.opened.values() for character in typeface.missing()
        }
        return self._diagnostics + [
            _missing(character, _first_place(character, document)) for character in sorted(missing)
        ]

    def _open(self, font: Font) -> Typeface:
        match = find(font.embedded, font.weight)
        if match.substituted:
            self._diagnostics.append(
                Diagnostic(
                    "FNT001",
                    "warning",
                    f"{match.face.family} stands in for {match.requested}",
                    match.reason or f"install {match.requested} as a TrueType font",
                )
            )
        return Typeface(match.face, helpers(match.face))


class _Glyphs(dict[str, Glyph]):
    """Character → glyph; ``helped`` are the characters met so far that another face sets."""

    def __init__(self, typeface: Typeface) -> None:
        self._find = typeface.find
        self._face = typeface.face
        self.helped: set[str] = set()

    def __missing__(self, character: str) -> Glyph:
        glyph = self[character] = self._find(character)
        if glyph.face is not self._face:
            self.helped.add(character)
        return glyph


class _Widths(dict[str, float]):
    """Character → width."""

    def __init__(self, glyphs: _Glyphs) -> None:
        self._glyphs = glyphs

    def __missing__(self, character: str) -> float:
        width = self[character] = self._glyphs[character].width
        return width


def _glyph_ids(face: Face, character: str) -> tuple[int, ...]:
    """The glyphs of ``face`` for ``character``; none if it lacks them."""
    if character not in _SPECIAL:
        glyph = face.glyph(character)
        return (glyph,) if glyph else ()
    found: tuple[int | None, ...]
    if character in DASHES:
        found = (face.han_dash,)
    elif character in _HAN_FORMS:
        found = tuple(map(face.han_glyph, _HAN_FORMS[character]))
    elif character == SHOWN_HYPHEN:
        found = (face.glyph("-"),)
    elif character in _SOURCE_OF_LATIN:
        found = (face.latin_glyph(_SOURCE_OF_LATIN[character]),)
    else:
        found = (face.han_glyph(character),)
    return tuple(glyph for glyph in found if glyph) if all(found) else ()


def _lacks_bullet(face: Face) -> bool:
    """Whether a face has no bullet in the middle of an em that is seen beside Han."""
    glyph = face.glyph(BULLET)
    is_even = face.advance(glyph) >= FULL_WIDTH_EM * face.units_per_em
    return not (is_even and face.ink_width(glyph) >= LEAST_BULLET * face.units_per_em)


def _first_place(character: str, document: Document) -> Span | None:
    """Where ``character`` is first; None if only the metadata have it."""
    for text, span in lines_of_text(document):
        if (index := text.find(character)) >= 0:
            column = span.first_column + index
            return Span(span.first_line, column, span.first_line, column)
    return None


def _missing(character: str, span: Span | None) -> Diagnostic:
    return Diagnostic(
        "FNT002",
        "warning",
        f"no font has {character} (U+{ord(character):04X}): a box is drawn",
        f"install a TrueType font that has it, or set {FOLDERS_VARIABLE}",
        span,
    )
