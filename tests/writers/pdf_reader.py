"""What a tagged PDF says: its structure tree read back, with the text of its marked content."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

Element = tuple[str, "str | list[Element]"]
"""A structure type, and the text or the elements in it; text in an element is of type ``text``."""


@dataclass
class Marks:
    """The text of a page by MCID, by kind of artifact, and what is neither."""

    text: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    artifacts: dict[str, str] = field(default_factory=lambda: defaultdict(str))
    unmarked: str = ""


def structure(data: bytes) -> list[Element]:
    """The elements of the document in the order of the structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marks = {page.obj.objgen: page_marks(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot.K
        assert root.S == "/Document"
        return list(_kids(root, marks))


def page_marks(page: pikepdf.Page) -> Marks:
    """The text of a page by its marked content."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    marks = Marks()
    stack: list[Sequence[pikepdf.Object]] = []
    font: dict[str, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font = fonts[str(operands[0])]
            case "BMC":
                stack.append([*operands, pikepdf.Dictionary()])
            case "BDC":
                stack.append(operands)
                if (actual := operands[1].get("/ActualText")) is not None:
                    _say(marks, stack[:-1], str(actual))
            case "EMC":
                stack.pop()
            case "Tj" | "TJ" if not any("/ActualText" in one[1] for one in stack):
                shown = operands if str(operator) == "Tj" else operands[0]
                strings = (bytes(one) for one in shown if isinstance(one, pikepdf.String))
                _say(marks, stack, "".join(_decoded(string, font) for string in strings))
    assert not stack
    return marks


def _say(marks: Marks, stack: Sequence[Sequence[pikepdf.Object]], text: str) -> None:
    if not stack:
        marks.unmarked += text
    elif stack[-1][0] == "/Artifact":
        marks.artifacts[str(stack[-1][1].get("/Subtype", ""))] += text
    else:
        marks.text[int(stack[-1][1].MCID)] += text


def _to_unicode(font: pikepdf.Object) -> dict[str, str]:
    cmap = font.ToUnicode.read_bytes().decode()
    entries = re.findall(r"^<(\w{4})> <(\w*)>$", cmap.split("beginbfchar", 1)[-1], re.MULTILINE)
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in entries}


def _decoded(string: bytes, font: dict[str, str]) -> str:
    return "".join(font[string[at : at + 2].hex().upper()] for at in range(0, len(string), 2))


def _kids(element: pikepdf.Object, marks: dict[tuple[int, int], Marks]) -> Iterator[Element]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield "text", marks[element.Pg.objgen].text[kid]
        elif "/MCID" in kid:
            yield "text", marks[kid.Pg.objgen].text[int(kid.MCID)]
        elif "/Obj" not in kid:
            assert kid.P.objgen == element.objgen
            yield str(kid.S)[1:], list(_kids(kid, marks))
