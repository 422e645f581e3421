"""Bytes → elements: the encoding a page says it has, and how deep it may be."""

from __future__ import annotations

import codecs
import re
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from converter.document import Span
from converter.patterns import lazy_pattern
from converter.readers.flow import Found
from converter.sources import Input, SourceError, decode_input
from converter.sources.detection import Detected, detect

MAX_DEPTH = 200
"""Elements in one another; real pages have thirty."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

SUPERSETS = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
}
"""What a label means on the web (WHATWG Encoding, 4.2): more than it says."""

_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""What XML cannot have or nobody can see (XML 1.0, 2.2)."""

_REFERENCE = lazy_pattern("&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?")
WINDOWS_1252 = range(0x80, 0xA0)
"""References to these are to characters of that encoding (HTML, 13.2.5.84)."""

_META = lazy_pattern(
    rb"<meta[^>]{1,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE
)
_XML = lazy_pattern(rb"<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,40})")
PRESCAN = 4096
"""The bytes in which a page says its encoding (HTML, 13.2.3.2, asks for 1024 at least)."""


def parse(file: Input, found: Found) -> HtmlElement:
    """The ``html`` element; raise :class:`SourceError` for what is no page or is too deep."""
    source = decode_input(file, _encoding(file, found))
    found.encoding, found.certainty = source.encoding, source.certainty
    text = source.text.removeprefix("\ufeff")
    if not text.strip():
        raise SourceError("no text in it", place=file.name, hint="give it some")
    return parse_text(text, file.name, found, Span(1, 1, 1, 1))


def parse_text(
    text: str, name: str, found: Found, span: Span, *, has_comments: bool = False
) -> HtmlElement:
    """The ``html`` element of ``text``, which begins at ``span``; it ``has_comments`` if asked for.

    No script runs, no address is opened, no DTD is read. Control characters go, and are told of.
    """
    text = _REFERENCE.sub(_control, text)
    if first := _CONTROL.search(text):
        line = span.first_line + text.count("\n", 0, first.start())
        text, count = _CONTROL.subn("", text)
        message = f"{count} control character{'s' * (count > 1)} removed"
        found.warn("HTM004", message, Span(line, 1, line, 1))
    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=not has_comments,
        remove_pis=not has_comments,
        huge_tree=True,  # or libxml2 leaves out what is deep, without a word
    )
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("this is no HTML", place=name, hint="say what it is by --from") from error
    _check_depth(root, name)
    return root


def _control(reference: re.Match[str]) -> str:
    """The character of a numeric reference, if none other may be meant (HTML, 13.2.5.84)."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if WINDOWS_1252.start <= code < WINDOWS_1252.stop:
        return unescape(reference[0])
    return chr(code) if code < 0x20 or code in {0x7F, 0xFFFE, 0xFFFF} else reference[0]


def _encoding(file: Input, found: Found) -> str:
    """A byte order mark counts most, then the user's word, then the bytes, then the page's own.

    Bytes that are UTF-8 throughout are so by no chance; the page was saved anew, and its head not.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if file.data.startswith(mark):
            return encoding
    start = file.data[:PRESCAN]
    match = _META.search(start) or _XML.search(start)
    if file.encoding or not match:
        return file.encoding
    label = match[1].decode("ascii").lower()
    if label.startswith(("utf-16", "utf-8", "utf8")):  # it was read as ASCII to get here
        return ""
    if not file.data.isascii() and detect(file.data) == Detected("utf-8", "certain"):
        found.say("HTM005", f"it says that it is {label}, but it is UTF-8", Span(1, 1, 1, 1))
        return ""
    return SUPERSETS.get(label, label)


def _check_depth(root: HtmlElement, name: str) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise SourceError(
                f"elements are nested more than {MAX_DEPTH} deep",
                place=name,
                line=element.sourceline or 0,
                hint="save the page anew with a browser, or give its text",
            )
