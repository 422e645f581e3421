"""The colours of a page: a text is black, or in the colour of the theme's masthead."""

from __future__ import annotations

from collections.abc import Iterator

from converter.theme import Theme
from converter.verification.mismatches import Mismatch
from converter.verification.pdf.pages import Page

Setting = tuple[str, tuple[float, ...]]
"""An operator that sets a colour, and its components (ISO 32000-1, 8.6.8)."""

BLACK: frozenset[Setting] = frozenset({("g", (0.0,)), ("k", (0.0, 0.0, 0.0, 1.0))})
PLACES = 2
"""The decimal places of components that are compared."""


def compare_colours(page: Page, theme: Theme) -> Iterator[Mismatch]:
    """What a page sets that is neither: a text in white is hidden."""
    for colour in sorted(page.text.colours):
        if _setting(colour) not in BLACK | _of_theme(theme):
            yield Mismatch("fault", f"it has a colour of no theme: {colour.decode()}", page.place)


def _setting(colour: bytes) -> Setting:
    *components, operator = colour.decode().split()
    return operator, tuple(round(float(one), PLACES) for one in components)


def _of_theme(theme: Theme) -> frozenset[Setting]:
    if theme.masthead is None:
        return frozenset()
    components = bytes.fromhex(theme.masthead.colour.removeprefix("#"))
    return frozenset({("rg", tuple(round(one / 255, PLACES) for one in components))})
