"""XHTML as EPUB wants it: elements, pages, bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from converter.writers.epub.resource import STYLESHEET
from converter.writers.markup import Markup, element, start_tag

XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
OPS_NAMESPACE = "http://www.idpf.org/2007/ops"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
DOCTYPE = "<!DOCTYPE html>"
XML_LANG, EPUB_TYPE = "xml:lang", "epub:type"


class _Builder:
    """Makes elements: ``E.p("text", {"class": "notice"})``."""

    def __call__(self, tag: str, *content: str | Mapping[str, str], **attributes: str) -> Markup:
        """An element whose name is not known beforehand."""
        for one in content:
            if not isinstance(one, str):
                attributes.update(one)
        return element(tag, attributes, (one for one in content if isinstance(one, str)))

    def __getattr__(self, tag: str) -> Callable[..., Markup]:
        """A function that makes elements of this name."""

        def made(*content: str | Mapping[str, str], **attributes: str) -> Markup:
            return self(tag, *content, **attributes)

        return made


E = _Builder()


def lines(tag: str, attributes: Mapping[str, str], children: Iterable[Markup]) -> Iterator[Markup]:
    """An element line by line, each of its children on lines of its own."""
    is_empty = True
    for child in children:
        if is_empty:
            yield Markup(start_tag(tag, attributes) + ">")
            is_empty = False
        yield child
    yield element(tag, attributes, ()) if is_empty else Markup(f"</{tag}>")


def page(title: str, language: str, body: Iterable[Markup]) -> Iterator[bytes]:
    """An XHTML content document (EPUB 3.3). ``language`` is a BCP 47 tag."""
    attributes = {
        "xmlns": XHTML_NAMESPACE,
        "xmlns:epub": OPS_NAMESPACE,
        "lang": language,
        XML_LANG: language,
    }
    head = (
        E.meta(charset="utf-8"),
        E.title(title),
        E.link(rel="stylesheet", type="text/css", href=STYLESHEET),
    )
    html = lines("html", attributes, chain(lines("head", {}, head), body))
    return document(chain([DOCTYPE], html))


def document(content: Iterable[str]) -> Iterator[bytes]:
    """An XML document in UTF-8 of these lines, with an XML declaration."""
    yield f"{DECLARATION}\n".encode()
    for line in content:
        yield f"{line}\n".encode()
