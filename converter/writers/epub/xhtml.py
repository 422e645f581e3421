"""XML as EPUB wants it: elements, pages, bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]

from converter.writers.epub.resource import STYLESHEET

XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
OPS_NAMESPACE = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
DOCTYPE = "<!DOCTYPE html>\n"
EPUB_TYPE = f"{{{OPS_NAMESPACE}}}type"


class Builder(Protocol):
    """What lxml's ElementMaker is: ``E.p("text", {"class": "notice"})`` is an element."""

    def __call__(
        self, tag: str, *content: etree._Element | str | Mapping[str, str]
    ) -> etree._Element:
        """An element whose name is not known beforehand."""

    def __getattr__(self, tag: str) -> Callable[..., etree._Element]:
        """A function that makes elements of this name."""


def builder(namespace: str, **prefixes: str) -> Builder:
    """A maker of elements of ``namespace``, which is their default one."""
    names: dict[str | None, str] = {None: namespace}
    names.update(prefixes)
    return cast("Builder", ElementMaker(namespace=namespace, nsmap=names))


E = builder(XHTML_NAMESPACE, epub=OPS_NAMESPACE)


def page(title: str, language: str, body: etree._Element) -> bytes:
    """An XHTML content document (EPUB 3.3). ``language`` is a BCP 47 tag."""
    head = E.head(
        E.meta(charset="utf-8"),
        E.title(title),
        E.link(rel="stylesheet", type="text/css", href=STYLESHEET),
    )
    html = E.html(on_lines(head), body, {"lang": language, XML_LANG: language})
    return serialize(on_lines(html), DOCTYPE)


def on_lines(parent: etree._Element) -> etree._Element:
    """``parent``, each of its children on a line of its own.

    lxml's own pretty-printing would also put white space into a paragraph that is all one lead.
    """
    if len(parent):
        parent.text = "\n"
    for child in parent:
        child.tail = "\n"
    return parent


def serialize(root: etree._Element, doctype: str = "") -> bytes:
    """The document in UTF-8 with an XML declaration."""
    return f"{DECLARATION}\n{doctype}{etree.tostring(root, encoding='unicode')}\n".encode()
