"""The pieces of text of a block, for one to look at or to change them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from converter.document import Block, Figure, Inlines, ListBlock, Paragraph, Quote, Table, Verse


def changed(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """``block`` with what ``change`` makes of the inlines in it, in reading order."""
    match block:
        case Paragraph():
            return replace(block, inlines=change(block.inlines))
        case ListBlock(items=items):
            return replace(
                block,
                items=tuple(
                    replace(item, blocks=tuple(changed(one, change) for one in item.blocks))
                    for item in items
                ),
            )
        case Quote(blocks=blocks):
            return replace(block, blocks=tuple(changed(one, change) for one in blocks))
        case Verse(lines=lines):
            return replace(block, lines=tuple(map(change, lines)))
        case Figure(caption=caption):
            return replace(block, caption=change(caption))
        case Table(caption=caption, rows=rows):
            caption = change(caption)
            rows = tuple(
                tuple(replace(cell, inlines=change(cell.inlines)) for cell in row) for row in rows
            )
            return replace(block, caption=caption, rows=rows)
        case _:
            return block
