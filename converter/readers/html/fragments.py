"""HTML that stands in another text."""

from __future__ import annotations

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
    root = parse_text(f"<body>{text}</body>", name, found, span)
    remove_unseen(root, found)
    return Blocks(found, pictures, Notes({}, {}), lambda _: span).items(root)
