"""HTML that stands in another text."""

from __future__ import annotations

from lxml.etree import Comment, ProcessingInstruction
from lxml.html import HtmlElement, tostring

from converter.document import Span
from converter.readers.flow import Found, Item
from converter.readers.html.blocks import Blocks
from converter.readers.html.furniture import remove_unseen
from converter.readers.html.notes import Notes
from converter.readers.html.parsing import parse_text
from converter.readers.pictures import Pictures


def items(text: str, span: Span, found: Found, pictures: Pictures, name: str) -> list[Item]:
    """What stands in ``text``, which is at ``span`` of the source called ``name``."""
    if not text.strip():
        return []
    root = parse_text(f"<body>{text}", name, found, span, has_comments=True)
    _remove_comments(root, found, span)
    remove_unseen(root, found)
    return Blocks(found, pictures, Notes({}, {}), lambda _: span).items(root)


def _remove_comments(root: HtmlElement, found: Found, span: Span) -> None:
    """Leave out what its writer hid: here it is a part of the text, and not of a program's page."""
    for comment in list(root.iter(Comment, ProcessingInstruction)):
        text = " ".join(tostring(comment, encoding="unicode", with_tail=False).split())
        found.say("MKD003", f"{text} left out", span)
        comment.drop_tree()
