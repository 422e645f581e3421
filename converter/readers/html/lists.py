"""Lists: their labels as a page shows them (HTML, 4.4.5–4.4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from converter.document import ListBlock, ListItem, Paragraph
from converter.readers.flow import Item, without_heads
from converter.readers.numbers import bullet, formatted

if TYPE_CHECKING:
    from converter.readers.html.blocks import Blocks

FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def items(element: HtmlElement, blocks: Blocks) -> list[Item]:
    """A list; what stands in it outside of an item is an item without a label."""
    labels = blocks.labels(element)
    span = blocks.span_of(element)
    entries = _unlabelled(blocks.loose(element.text, element))
    for child in element:
        if inner := without_heads(blocks.items_at(child)):
            entries.append(ListItem(labels.get(child, ""), inner, blocks.span_of(child)))
        entries += _unlabelled(blocks.loose(child.tail, child))
    return [ListBlock(tuple(entries), element.tag == "ol", span)] if entries else []


def _unlabelled(paragraphs: list[Paragraph]) -> list[ListItem]:
    return [ListItem("", (paragraph,), paragraph.span) for paragraph in paragraphs]


def labels(element: HtmlElement) -> dict[HtmlElement, str]:
    """The number or bullet of each item of a list."""
    numbers: dict[HtmlElement, str] = {}
    form = FORMATS.get(element.get("type", ""), "decimal")
    number = _integer(element.get("start"), 1)
    mark = bullet(sum(1 for _ in element.iterancestors("ul", "ol")))
    for item in element:
        if item.tag != "li":
            continue
        number = _integer(item.get("value"), number)
        numbers[item] = f"{formatted(number, form)}. " if element.tag == "ol" else f"{mark} "
        number += 1
    return numbers


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:  # also of more digits than Python converts
        return otherwise
