"""The settings of the whole file, w:settings."""

from __future__ import annotations

from converter.writers.docx.elements import Element, w
from converter.writers.docx.notes import SEPARATORS

_WORD_2013 = 15
"""The layout of Word 2013 and later; without it Word opens the file in compatibility mode."""


def settings(
    language: str, *, mirror_margins: bool, even_and_odd_headers: bool, has_notes: bool
) -> Element:
    """w:settings: adjoining punctuation is compressed (ECMA-376-1, 17.15.1.18; CLREQ).

    A line that a break ends is not stretched (17.15.3.9), as the last of a paragraph is not.
    ``mirror_margins`` is for pages that face each other (17.15.1.57). Where there are notes, the
    rules above them are named (17.11.9).
    """
    return w(
        "settings",
        *([w("mirrorMargins")] if mirror_margins else []),
        *([w("evenAndOddHeaders")] if even_and_odd_headers else []),
        w("characterSpacingControl", val="compressPunctuation"),
        *([_note_separators()] if has_notes else []),
        w(
            "compat",
            w("doNotExpandShiftReturn"),
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=_WORD_2013,
            ),
        ),
        w("themeFontLang", val="en-US", eastAsia=language),
    )


def _note_separators() -> Element:
    return w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS.values()))
