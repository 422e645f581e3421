"""Automatic numbers as text: what Word shows before a paragraph (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re

import msgspec

from converter.patterns import lazy_pattern
from converter.readers.docx.elements import Element, W, child, is_on, number, value
from converter.readers.docx.styles import Styles
from converter.readers.numbers import bullet, formatted

LEVELS = 9
BULLETS = {
    "o": "◦",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf075": "◆",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
}
"""Bullets of the fonts Courier New (o) and Wingdings; others of private use are plain ones."""

CLOSED = tuple("、．）〕：】")
"""A label that ends with one of these has its white space in it."""

_PLACE = lazy_pattern(r"%([1-9])")
_PRIVATE = lazy_pattern("[\ue000-\uf8ff]")


class Level(msgspec.Struct, frozen=True):
    """A level of a definition: ``text`` has %1 … %9 for the numbers of levels."""

    start: int
    form: str
    text: str
    suffix: str
    is_decimal: bool


class Label(msgspec.Struct, frozen=True):
    """What stands before a paragraph, with the white space behind it; its level is from 0."""

    text: str
    level: int
    is_ordered: bool


class Numbering:
    """The numbers of a document; they count as paragraphs come."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._definitions[element.get(W + "abstractNumId", "")] = element
            elif element.tag == W + "num":
                self._instances[element.get(W + "numId", "")] = element
        self._levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, properties: Element | None) -> Label | None:
        """What stands before the paragraph with these ``properties``; each call counts it."""
        key, level = self._styles.numbering(properties)
        levels = self._levels_of(key) if key else {}
        definition = levels.get(level)
        if definition is None:
            return None
        counters = self._counters.setdefault(self._definition_of(key), [None] * LEVELS)
        self._begin(key, counters)
        before = counters[level]
        counters[level] = definition.start if before is None else before + 1
        counters[level + 1 :] = [None] * (LEVELS - level - 1)
        if definition.form == "bullet":
            return Label(_bullet(definition.text) + " ", level, is_ordered=False)
        text = _PLACE.sub(
            lambda place: self._number(place, levels, definition, counters), definition.text
        )
        return Label(text + _gap(text, definition.suffix), level, is_ordered=True)

    def _number(
        self,
        place: re.Match[str],
        levels: dict[int, Level],
        definition: Level,
        counters: list[int | None],
    ) -> str:
        level = int(place[1]) - 1
        of_level = levels.get(level)
        if of_level is None:
            return ""
        count = counters[level]
        form = "decimal" if definition.is_decimal else of_level.form
        return formatted(of_level.start if count is None else count, form)

    def _begin(self, key: str, counters: list[int | None]) -> None:
        """An instance that says so starts anew when it is first used."""
        if key in self._begun:
            return
        self._begun.add(key)
        for override in self._instances[key].iterchildren(W + "lvlOverride"):
            level = number(override.get(W + "ilvl"))
            if child(override, "startOverride") is not None and level < LEVELS:
                counters[level] = number(value(override, "startOverride")) - 1

    def _definition_of(self, key: str) -> str:
        instance = self._instances.get(key)
        return value(instance, "abstractNumId")

    def _levels_of(self, key: str) -> dict[int, Level]:
        if key not in self._levels:
            definition = self._definitions.get(self._definition_of(key))
            linked = value(definition, "numStyleLink")
            if linked:
                key_of_style = self._styles.numbering_of(linked)
                definition = self._definitions.get(self._definition_of(key_of_style))
            levels = _levels(definition)
            for override in self._instances.get(key, ()):
                levels |= _levels(override)
            self._levels[key] = levels
        return self._levels[key]


def _levels(definition: Element | None) -> dict[int, Level]:
    if definition is None:
        return {}
    found = {number(level.get(W + "ilvl")): level for level in definition.iterchildren(W + "lvl")}
    return {
        key: Level(
            number(value(level, "start"), 1),
            _form(level),
            value(level, "lvlText"),
            value(level, "suff") or "tab",
            bool(is_on(level, "isLgl")),
        )
        for key, level in found.items()
        if 0 <= key < LEVELS
    }


def _form(level: Element) -> str:
    """The format, also where a newer one stands beside an older one (mc:AlternateContent)."""
    return next((one.get(W + "val", "") for one in level.iter(W + "numFmt")), "decimal")


def _bullet(text: str) -> str:
    text = text.strip()
    return BULLETS.get(text) or _PRIVATE.sub(bullet(0), text)


def _gap(text: str, suffix: str) -> str:
    return "" if suffix == "nothing" or not text or text.endswith(CLOSED) else " "
