"""Names in the XML of a DOCX, and what is asked of its elements in more than one place."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

OFF = {"0", "false", "off", "none"}


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down the ``path`` of names of WordprocessingML."""
    for name in path:
        element = element.find(W + name) if element is not None else None
    return element


def value(element: Element | None, *path: str) -> str:
    """The attribute ``val`` of :func:`child`, empty where there is none."""
    found = child(element, *path)
    return str(found.get(W + "val", "")) if found is not None else ""


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a property is on (ISO/IEC 29500-1, 17.17.4 ST_OnOff); None where it is not said."""
    found = child(element, name)
    return None if found is None else found.get(W + "val", "1") not in OFF


def number(text: str | None, otherwise: int = 0) -> int:
    """An attribute as a number of reasonable size."""
    try:
        return int(text or "") if len(text or "") < 10 else otherwise
    except ValueError:
        return otherwise


def text_in(element: Element) -> str:
    """All text in ``element``, that of deletions as well."""
    return "".join(one.text or "" for one in element.iter(W + "t", W + "delText", M + "t"))
