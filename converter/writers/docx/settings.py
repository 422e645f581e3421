"""The settings of the whole file, w:settings."""

from __future__ import annotations

from collections.abc import Iterator

from converter.theme import Prohibition
from converter.writers.docx.elements import Element, w
from converter.writers.docx.notes import SEPARATORS

_WORD_2013 = 15
"""The layout of Word 2013 and later; without it Word opens the file in compatibility mode."""

_BEGIN_NO_LINE = "—―…、，；：。．！？”’）》〉】〕」』〗〙］｝·・‧–～〜－/／!),.:;?]}％‰℃°′″%"
_END_NO_LINE = "“‘（《〈【〔「『〖〘［｛/／([{￥$£￡№#"
"""The strict prohibitions (CLREQ, 3.1.4); they stand in for Word's own lists."""


def settings(
    language: str,
    *,
    mirror_margins: bool,
    even_and_odd_headers: bool,
    prohibition: Prohibition,
    has_notes: bool,
) -> Iterator[Element]:
    """What is in w:settings: adjoining punctuation is compressed (ECMA-376-1, 17.15.1.18; CLREQ).

    A line that the author ended is not justified (17.15.3.20).
    ``mirror_margins`` is for pages that face each other (17.15.1.57).
    """
    if mirror_margins:
        yield w("mirrorMargins")
    if even_and_odd_headers:
        yield w("evenAndOddHeaders")
    yield w("characterSpacingControl", val="compressPunctuation")
    if prohibition == "strict":
        yield from _prohibitions(language)
    if has_notes:
        yield _separators()
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_WORD_2013,
    )
    yield w("compat", w("doNotExpandShiftReturn"), mode)
    yield w("themeFontLang", val="en-US", eastAsia=language)


def _prohibitions(language: str) -> Iterator[Element]:
    """What ends no line, and what begins none (17.15.1.58 and 17.15.1.59)."""
    yield w("noLineBreaksAfter", lang=language, val=_END_NO_LINE)
    yield w("noLineBreaksBefore", lang=language, val=_BEGIN_NO_LINE)


def _separators() -> Element:
    """The rules above notes (17.11.9)."""
    return w("footnotePr", *(w("footnote", id=identifier) for identifier in SEPARATORS))
