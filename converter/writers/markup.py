"""XML made as the text that it is in a file: for every writer of XML.

A tree of elements costs a hundred times the text that stands in it; what is written once and read
by nobody before needs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from converter.patterns import lazy_pattern

_UNSAFE = lazy_pattern('[&<>"\t\n\r]')
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
"""What would be markup, or white space that a parser changes (XML 1.0, 2.4, 2.11 and 3.3.3)."""


class Markup(str):
    """Text that is XML already: any other is escaped where it becomes part of one."""

    __slots__ = ()


def escaped(text: str) -> str:
    """The content of an element that reads back as ``text``, whose characters XML can hold."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def start_tag(name: str, attributes: Mapping[str, str]) -> str:
    """What an element with these attributes begins with, but for the ``>``."""
    return f"<{name}" + "".join([f' {key}="{_quoted(value)}"' for key, value in attributes.items()])


def element(name: str, attributes: Mapping[str, str], content: Iterable[str]) -> Markup:
    """An element; of its content what is no :class:`Markup` is text."""
    start = start_tag(name, attributes)
    inside = "".join([one if isinstance(one, Markup) else escaped(one) for one in content])
    return Markup(f"{start}>{inside}</{name}>" if inside else f"{start}/>")


def _quoted(value: str) -> str:
    return _UNSAFE.sub(lambda found: _ESCAPES[found[0]], value) if _UNSAFE.search(value) else value
