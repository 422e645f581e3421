"""WordprocessingML elements, and the units their values are in."""

from __future__ import annotations

from typing import cast

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_NAMESPACES = {prefix: nsmap[prefix] for prefix in ("w", "r")}


def w(tag: str, *children: Element, **values: str | int) -> Element:
    """``<w:tag>`` with these children and with the values as attributes of the same namespace."""
    attributes = {_name(key): str(value) for key, value in values.items()}
    element = oxml_parser.makeelement(_name(tag), attributes, _NAMESPACES)
    element.extend(children)
    return cast(Element, element)


def _name(name: str) -> str:
    return f"{{{_NAMESPACES['w']}}}{name}"


def twips(points: float) -> int:
    """Twentieths of a point, the unit of page and paragraph (ECMA-376-1, 17.18.81)."""
    return round(20 * points)


def half_points(points: float) -> int:
    """The unit of type sizes (ECMA-376-1, 17.18.42)."""
    return round(2 * points)


def hundredths(ems: float) -> int:
    """Hundredths of a character, the unit of w:firstLineChars (ECMA-376-1, 17.3.1.12)."""
    return round(100 * ems)
