"""The settings of the whole file, w:settings."""

from __future__ import annotations

from converter.writers.docx.elements import Element, w

_WORD_2013 = 15
"""The layout of Word 2013 and later; without it Word opens the file in compatibility mode."""


def settings(language: str, *, mirror_margins: bool, even_and_odd_headers: bool) -> Element:
    """w:settings: adjoining punctuation is compressed (ECMA-376-1, 17.15.1.18; CLREQ).

    ``mirror_margins`` is for pages that face each other (17.15.1.57).
    """
    return w(
        "settings",
        *([w("mirrorMargins")] if mirror_margins else []),
        *([w("evenAndOddHeaders")] if even_and_odd_headers else []),
        w("characterSpacingControl", val="compressPunctuation"),
        w(
            "compat",
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=_WORD_2013,
            ),
        ),
        w("themeFontLang", val="en-US", eastAsia=language),
    )
