"""The faces by name as w:fonts (ECMA-376-1, 17.8.3), for a reader that lacks one.

Of code the letters are of a fixed pitch (17.8.3.14), those of a substitute too.
"""

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
    of_code = theme.font(theme.style("code").font).latin if "code" in theme.styles else ""
    for name in sorted(charsets):
        family, pitch = w("family", val="modern"), w("pitch", val="fixed")
        charset = w("charset", val=charsets[name])
        shape = [charset, family, pitch] if name == of_code else [charset]
        yield w("font", *shape, name=name)
