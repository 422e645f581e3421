"""Makers of nodes: what tests say of a node is what they are about, the rest is here."""

from __future__ import annotations

import io

from PIL import Image as Pictures

from converter.document import (
    Block,
    Cell,
    Heading,
    Image,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Role,
    Section,
    Span,
    Table,
    Text,
)

SPAN = Span(1, 1, 1, 1)


def paragraph(*inlines: Inline | str, role: Role = "body") -> Paragraph:
    return Paragraph(
        tuple(Text(one) if isinstance(one, str) else one for one in inlines), SPAN, role=role
    )


def section(level: int, number: str, text: str, *blocks: Block, run_in: bool = False) -> Section:
    return Section(Heading(level, "", number, "", text, SPAN, run_in), blocks)


def heading(level: int, number: str, text: str, *blocks: Block, run_in: bool = False) -> Section:
    """A section whose number stands in brackets."""
    return Section(Heading(level, "（", number, "）", text, SPAN, run_in), blocks)


def item(label: str, *blocks: Block) -> ListItem:
    return ListItem(label, blocks, SPAN)


def listing(*items: ListItem, ordered: bool = True) -> ListBlock:
    return ListBlock(items, ordered, SPAN)


def items(ordered: bool, *texts: str | tuple[Block, ...]) -> ListBlock:
    """A list with labels of its own."""
    labels = [f"{number}. " if ordered else "• " for number in range(1, len(texts) + 1)]
    return listing(
        *(
            item(label, *((paragraph(text),) if isinstance(text, str) else text))
            for label, text in zip(labels, texts, strict=True)
        ),
        ordered=ordered,
    )


def cells(*texts: str, alignment: str = "left") -> tuple[Cell, ...]:
    return tuple(Cell((Text(text),), alignment) for text in texts)


def table(rows: list[list[str]], heads: int = 1, caption: str = "") -> Table:
    return Table(
        tuple(
            tuple(
                Cell((Text(text),) if text else (), "right" if text.isascii() and text else "left")
                for text in row
            )
            for row in rows
        ),
        heads,
        SPAN,
        (Text(caption),) if caption else (),
    )


def picture(mode: str, file_format: str, size: tuple[int, int] = (300, 200)) -> bytes:
    """A picture of two colours, of which one is clear where the mode has transparency."""
    image = Pictures.new("RGBA", size, (0, 0, 0, 0))
    image.paste((160, 60, 40, 255), (0, 0, size[0] // 2, size[1]))
    sink = io.BytesIO()
    image.convert(mode).save(sink, file_format)
    return sink.getvalue()


def image(name: str, mode: str, file_format: str, size: tuple[int, int] = (300, 200)) -> Image:
    data = picture(mode, file_format, size)
    return Image(name, f"image/{file_format.lower()}", data, *size)  # type: ignore[arg-type]


def png(width: int, height: int) -> bytes:
    """A picture from black to white."""
    data = io.BytesIO()
    Pictures.linear_gradient("L").resize((width, height)).save(data, "PNG")
    return data.getvalue()
