"""Read the content of a page: what it shows, by its marks (ISO 32000-1, 9.4 and 14.6).

One expression takes the operators that our pages are made of; anything else is a fault, for what
is not understood may show or hide a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from converter.patterns import lazy_pattern
from converter.verification.pdf.fonts import Font
from converter.verification.pdf.objects import STRING, literal
from converter.verification.pieces import LINE_END, Fault

_NUMBER = rb"-?\d*\.?\d+"
_OPERATOR = lazy_pattern(
    rb"\s*(?:"
    rb"(?P<show>(?P<string>" + STRING + rb")\s*Tj)"
    rb"|(?P<array>\[(?:" + STRING + rb"|[\s\d.-])*\]\s*TJ)"
    rb"|(?P<move>(?P<x>" + _NUMBER + rb") (?P<y>" + _NUMBER + rb") Td)"
    rb"|(?P<font>(?P<name>/[^\s/<>\[\]]+) " + _NUMBER + rb" Tf)"
    rb"|(?P<mark>/(?P<tag>\w+)\s*<<\s*/MCID (?P<mcid>\d+)\s*>>\s*BDC)"
    rb"|(?P<actual>/Span\s*<<\s*/ActualText\s*<(?P<text>[0-9A-Fa-f]*)>\s*>>\s*BDC)"
    rb"|(?P<artifact>/Artifact\s*(?:<<(?P<properties>[^<>]*)>>\s*BDC|BMC))"
    rb"|(?P<end>EMC)"
    rb"|(?P<image>(?P<picture>/\w+) Do)"
    rb"|(?P<paint>(?:" + _NUMBER + rb"\s+){1,4}(?:g|rg|k)(?=\s|$))"
    rb"|(?P<other>(?:" + _NUMBER + rb"\s+)*(?:Tc|Ts|ET|cm|q|Q|re|f)(?=\s|$))"
    rb"|(?P<begin>BT)(?=\s|$)"
    rb")",
    re.DOTALL,
)
_STRINGS = lazy_pattern(STRING, re.DOTALL)
_SUBTYPE = lazy_pattern(rb"/Subtype\s*/(\w+)")
"""What an artifact of pagination is (14.8.2.2.2): a header or a footer."""

_MOST_FAULTS = 3


class Marked(msgspec.Struct, gc=False):
    """A marked-content sequence, which ``tag`` names.

    ``said`` is its text as ActualText has it where there is one, ``shown`` what its glyphs say.
    ``places`` are where its lines begin, and ``heights`` where their base lines are, in points;
    ``pictures`` are the names of those that it shows. ``index`` is its place among the others of
    its page.
    """

    tag: str
    said: str
    shown: str
    places: tuple[tuple[float, float], ...]
    heights: tuple[float, ...]
    pictures: tuple[str, ...]
    index: int


class _Sequence(msgspec.Struct):
    """A sequence while it is read."""

    tag: str
    said: list[str] = []
    shown: list[str] = []
    places: list[tuple[float, float]] = []
    heights: list[float] = []
    pictures: list[str] = []

    def whole(self, index: int) -> Marked:
        """All that was read of it: of many sequences strings take half of what lists do."""
        return Marked(
            self.tag,
            "".join(self.said),
            "".join(self.shown),
            tuple(self.places),
            tuple(self.heights),
            tuple(self.pictures),
            index,
        )


class PageText(msgspec.Struct):
    """What a page shows by MCID, in the order of its content, and its artifacts, which are no text.

    An artifact's tag is its subtype, if it has one. ``colours`` are the operators that set one,
    as they are there (8.6.8).
    """

    marked: dict[int, Marked]
    artifacts: list[Marked]
    faults: list[Fault]
    colours: set[bytes]


class _Reader:
    """Goes through one page.

    On the stack are the open sequences, each with whether an ActualText replaces its text.
    """

    def __init__(self, fonts: Mapping[str, Font], place: str) -> None:
        self.page = PageText({}, [], [], set())
        self._fonts, self._place = fonts, place
        self._font: Font | None = None
        self._line = 0.0, 0.0
        self._sequences: dict[int, _Sequence] = {}
        self._artifacts: list[_Sequence] = []
        self._stack: list[tuple[_Sequence, bool]] = []

    def read(self, content: bytes) -> None:
        """Read all operators."""
        end = 0
        for match in _OPERATOR.finditer(content):
            if match.start() != end:
                self._wonder(content[end : match.start()])
            end = match.end()
            self._take(match)
        if content[end:].strip():
            self._wonder(content[end:])
        if self._stack:
            self._fault("marked content is not closed")
        sequences = enumerate(self._sequences.items())
        self.page.marked.update((mcid, one.whole(index)) for index, (mcid, one) in sequences)
        self.page.artifacts += (one.whole(index) for index, one in enumerate(self._artifacts))

    def _take(self, match: re.Match[bytes]) -> None:
        """Take one operator."""
        match match.lastgroup:
            case "show":
                self._show(literal(match["string"]))
            case "array":
                self._show(b"".join(map(literal, _STRINGS.findall(match[0]))))
            case "move":
                self._move(float(match["x"]), float(match["y"]))
            case "font":
                self._font = self._fonts.get(match["name"].decode())
            case "begin":
                self._line = 0.0, 0.0
            case "mark" | "actual" | "artifact":
                self._open(match)
            case "end":
                self._close()
            case "paint":
                self.page.colours.add(match[0].strip())
            case "image":
                self._show_picture(match["picture"].decode())

    def _open(self, match: re.Match[bytes]) -> None:
        if match.lastgroup == "artifact":
            subtype = _SUBTYPE.search(match["properties"] or b"")
            artifact = _Sequence(subtype[1].decode() if subtype else "Artifact")
            self._artifacts.append(artifact)
            self._stack.append((artifact, False))
        elif match.lastgroup == "mark":
            sequence, mcid = _Sequence(match["tag"].decode()), int(match["mcid"])
            if mcid in self._sequences:
                self._fault(f"the MCID {mcid} is there twice")
            self._sequences[mcid] = sequence
            self._stack.append((sequence, False))
        elif not self._stack:
            self._fault("an ActualText is outside of marked content")
            self._stack.append((_Sequence("Span"), True))
        else:
            sequence, is_replaced = self._stack[-1]
            if not is_replaced:
                sequence.said.append(_utf_16(match["text"]))
            self._stack.append((sequence, True))

    def _close(self) -> None:
        if self._stack:
            self._stack.pop()
        else:
            self._fault("marked content is closed that was not opened")

    def _move(self, right: float, up: float) -> None:
        """Begin a line beside the last one of the text object (9.4.2)."""
        x, y = self._line
        self._line = x, y = x + right, y + up
        if self._stack:
            sequence, _ = self._stack[-1]
            sequence.said.append(LINE_END)
            sequence.places.append((x, y))

    def _show(self, codes: bytes) -> None:
        if self._font is None:
            self._fault("a text has no font")
            return
        text = self._font.shown(codes)
        if not self._stack:
            self._fault(f"a text is not tagged: {text}")
            return
        sequence, is_replaced = self._stack[-1]
        sequence.shown.append(text)
        height = self._line[1]
        if not sequence.heights or sequence.heights[-1] != height:
            sequence.heights.append(height)
        if not is_replaced:
            sequence.said.append(text)

    def _show_picture(self, name: str) -> None:
        if self._stack:
            self._stack[-1][0].pictures.append(name)
        else:
            self._fault("a picture is not tagged")

    def _wonder(self, content: bytes) -> None:
        self._fault(f"no page of ours says {content.strip()[:40]!r}")

    def _fault(self, message: str) -> None:
        if len(self.page.faults) < _MOST_FAULTS:
            self.page.faults.append(Fault(self._place, message))


def read_page(content: bytes, fonts: Mapping[str, Font], place: str) -> PageText:
    """Read the content of a page in its fonts, which are by their names in it."""
    reader = _Reader(fonts, place)
    reader.read(content)
    return reader.page


def _utf_16(hexadecimal: bytes) -> str:
    data = bytes.fromhex(hexadecimal.decode())
    return data.decode("utf-16-be", "replace").removeprefix("\ufeff")
