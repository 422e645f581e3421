"""WordprocessingML elements as text, and the units their values are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.ns import nsmap

from converter.writers import markup
from converter.writers.markup import Markup, escaped

Element = Markup

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_NAMESPACES = {f"xmlns:{prefix}": nsmap[prefix] for prefix in ("w", "r")}


def w(tag: str, *children: Element, **values: str | int) -> Element:
    """``<w:tag>`` with these children and with the values as attributes of the same namespace."""
    return markup.element(f"w:{tag}", _attributes(values), children)


def related(tag: str, *children: Element, relation: str, **values: str | int) -> Element:
    """``<w:tag>`` that leads to what the ``relation`` of its part does (ECMA-376-2, 9.3)."""
    return markup.element(f"w:{tag}", {"r:id": relation, **_attributes(values)}, children)


def text(tag: str, content: str) -> Element:
    """``<w:tag>`` with a text that keeps its white space (ECMA-376-1, 17.3.3.31)."""
    return Element(f'<w:{tag} xml:space="preserve">{escaped(content)}</w:{tag}>')


def xml(children: Iterable[Element], root: str, *inner: str) -> Iterator[bytes]:
    """A part whose root is ``<w:root>``, piece by piece; the children may be further ``inner``."""
    tags = "".join([f"<w:{tag}>" for tag in inner])
    yield f"{_DECLARATION}{markup.start_tag(f'w:{root}', _NAMESPACES)}>{tags}".encode()
    for child in children:
        yield child.encode()
    yield "".join([f"</w:{tag}>" for tag in (*reversed(inner), root)]).encode()


def _attributes(values: dict[str, str | int]) -> dict[str, str]:
    return {f"w:{key}": str(value) for key, value in values.items()}


def twips(points: float) -> int:
    """Twentieths of a point, the unit of page and paragraph (ECMA-376-1, 17.18.81)."""
    return round(20 * points)


def half_points(points: float) -> int:
    """The unit of type sizes (ECMA-376-1, 17.18.42)."""
    return round(2 * points)


def hundredths(ems: float) -> int:
    """Hundredths of a character, the unit of w:firstLineChars (ECMA-376-1, 17.3.1.12)."""
    return round(100 * ems)
