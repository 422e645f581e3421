"""The faces by name as w:fonts (ECMA-376-1, 17.8.3), for a reader that lacks one."""

from __future__ import annotations

from collections.abc import Iterator

from converter.theme import Theme
from converter.writers.docx.elements import Element, w

_LATIN, _GB2312 = "00", "86"
"""Character sets (ECMA-376-1, 17.8.3.2): a substitute must have the characters of the same."""


def font_table(theme: Theme) -> Iterator[Element]:
    """What is in w:fonts: every face the styles name."""
    charsets = {font.latin: _LATIN for font in theme.fonts.values()}
    charsets |= {font.named: _GB2312 for font in theme.fonts.values()}
    for name in sorted(charsets):
        yield w("font", w("charset", val=charsets[name]), name=name)
