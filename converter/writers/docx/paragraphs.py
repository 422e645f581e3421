"""A paragraph, whose style says all of its form."""

from __future__ import annotations

from collections.abc import Sequence

from converter.writers.docx.elements import Element, w
from converter.writers.docx.names import Name


def paragraph(style: Name, *content: Element, properties: Sequence[Element] = ()) -> Element:
    """A w:p of this style, with whatever other ``properties``."""
    return w("p", w("pPr", w("pStyle", val=style.identifier), *properties), *content)
