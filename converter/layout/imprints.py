"""Lines with two sides, and the imprint at the foot of the last page (GB/T 9704-2012, 7.2, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter import imprint
from converter.document import Document, Paragraph
from converter.layout.drafts import LinesOfJobs, Spaced
from converter.layout.frames import Frame
from converter.layout.inlines import Part
from converter.layout.lines import Line
from converter.layout.origins import Element
from converter.layout.pages import Block, Placed, Row, Rule
from converter.layout.paragraphs import Job, Shape
from converter.layout.settings import Settings
from converter.theme import Imprint, Style
from converter.theme.lengths import Ems

_ROLES = frozenset(("document_number", "contact"))

BOTH = 2
"""The sides of a line."""


class SidesDraft(msgspec.Struct, gc=False):
    """A paragraph of one part, or of two: the first is flush left, the second right beside it.

    Where both are too long for that they are one below the other. ``above`` and ``below`` are
    rules at the upper edge of its first line and the lower one of its last. No page parts it, nor
    from what is before it where it ``keeps_previous``; what is ``at_foot`` ends its page.
    """

    parts: Sequence[Part]
    shape: Shape
    left: float
    spaced: Spaced
    above: Rule | None = None
    below: Rule | None = None
    keeps_previous: bool = False
    at_foot: bool = False

    @property
    def jobs(self) -> Sequence[Job]:
        """A paragraph a part."""
        right = replace(self.shape, alignment="right", indent=0.0)
        shapes = (self.shape, right)
        return [(part.pieces, shape) for part, shape in zip(self.parts, shapes, strict=False)]

    def block(self, lines: LinesOfJobs) -> Block:
        """A row a line, or one for both sides."""
        placed = [
            self._placed(line, part, opens=index == place == 0)
            for index, part in enumerate(self.parts)
            for place, line in enumerate(next(lines))
        ]
        widths = sum(one.line.width for one in placed)
        fits = widths + self.shape.size <= self.shape.measure
        is_one = fits and len(placed) == len(self.parts) == BOTH
        beside = tuple(placed[:1]) if is_one else ()
        rows = list(self._rows(placed[len(beside) :]))
        rows[0] = replace(rows[0], beside=beside, at_foot=self.at_foot)
        return Block(
            rows, self.spaced.before, self.spaced.after, keeps_previous=self.keeps_previous
        )

    def _placed(self, line: Line, part: Part, *, opens: bool) -> Placed:
        return Placed(line, self.left, self.spaced.ascent * line.size, part.elements, opens)

    def _rows(self, placed: Sequence[Placed]) -> Iterator[Row]:
        """The rows, each as deep as its leading, for a rule may be at the edge of it."""
        leading = self.spaced.leading
        for index, one in enumerate(placed):
            rules = []
            if self.above and index == 0:
                rules.append(self.above)
            if self.below and index == len(placed) - 1:
                rules.append(replace(self.below, middle=leading + self.below.middle))
            yield Row(one, leading, leading, may_open_page=index == 0, rules=tuple(rules))


class Imprints:
    """Drafts those paragraphs of a document that a theme with an imprint sets so."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self._settings, self._look = settings, settings.theme.imprint
        self._lines = imprint.of(document) if self._look else ()
        self._pair = imprint.signed(document) if self._look else ()

    def draft(self, paragraph: Paragraph, frame: Frame) -> SidesDraft | None:
        """The draft of a line of the imprint, or of a number beside who signed it, if it is one."""
        if self._look is None or paragraph.role not in _ROLES:
            return None
        if any(one is paragraph for one in self._pair):
            return self._of_pair(paragraph, frame, self._look)
        if paragraph.role == "document_number":
            return self._number(paragraph, frame, self._look)
        for place, one in enumerate(self._lines):
            if one is paragraph:
                return self._line(place, frame, self._look)
        return None

    def _number(self, paragraph: Paragraph, frame: Frame, look: Imprint) -> SidesDraft | None:
        """The number left, who signed right, each a character in (7.2.5, 7.2.6)."""
        both = imprint.sides(paragraph)
        if both is None:
            return None
        number, signed = both
        element = Element("paragraph", paragraph, frame.parent)
        parts = [self._part(number, element, look), self._part(signed, element, look)]
        return self._over_rule(self._sides(parts, self._beside(), frame))

    def _of_pair(self, paragraph: Paragraph, frame: Frame, look: Imprint) -> SidesDraft:
        """One of two lines on one: the first has no height, the second the rule below it."""
        part = self._part(paragraph.text, Element("paragraph", paragraph, frame.parent), look)
        draft = self._sides([part], self._beside(), frame)
        if paragraph.role == "contact":
            draft = replace(draft, shape=replace(draft.shape, alignment="right"))
        if paragraph is self._pair[0]:
            return replace(draft, spaced=replace(draft.spaced, leading=0.0, after=0.0))
        draft = replace(draft, spaced=replace(draft.spaced, before=0.0), keeps_previous=True)
        return self._over_rule(draft)

    def _beside(self) -> Style:
        style = self._settings.theme.style("document_number")
        return replace(style, left_indent=Ems(1), right_indent=Ems(1), alignment="left")

    def _part(self, text: str, element: Element, look: Imprint) -> Part:
        """A text, the names behind 签发人： in a face of their own."""
        label = imprint.label(text)
        style = self._settings.theme.style("document_number")
        own, names = (self._settings.typefaces[font] for font in (style.font, look.names))
        if not label:
            return Part([(text, own)], (element,))
        return Part([(label, own), (text[len(label) :], names)], (element, element))

    def _over_rule(self, draft: SidesDraft) -> SidesDraft:
        """The line with the rule of the masthead below it, if there is one (7.2.7)."""
        masthead = self._settings.theme.masthead
        if masthead is None:
            return draft
        middle = draft.shape.size + masthead.distance + masthead.rule / 2 - draft.spaced.leading
        width, thickness = self._settings.area.width, masthead.rule
        return replace(draft, below=Rule(0.0, middle, width, thickness, masthead.colour))

    def _line(self, place: int, frame: Frame, look: Imprint) -> SidesDraft:
        """A line of the imprint in the middle between rules; names stand below one another."""
        paragraph = self._lines[place]
        element = Element("paragraph", paragraph, frame.parent)
        style, both = self._hanging(paragraph, look.style), imprint.sides(paragraph)
        typeface = self._settings.typefaces[style.font]
        if both:
            parts = [Part([(text, typeface)], (element,)) for text in both]
        else:
            parts = self._settings.setter.parts(paragraph.inlines, style.font, element)
        draft = self._sides(parts, style, frame)
        is_first, is_last = place == 0, place == len(self._lines) - 1
        spaced = draft.spaced.centred(draft.shape)
        return replace(
            draft,
            spaced=spaced if is_first else replace(spaced, before=0.0),
            above=self._above(place, look),
            below=self._rule(-look.outer / 2, look.outer) if is_last else None,
            keeps_previous=not is_first,
            at_foot=is_first,
        )

    def _above(self, place: int, look: Imprint) -> Rule | None:
        """The rule above a line: none between two that say who gets the document (7.4.2)."""
        if place == 0:
            return self._rule(look.outer / 2, look.outer)
        if all(map(imprint.is_of_copies, self._lines[place - 1 : place + 1])):
            return None
        return self._rule(0.0, look.inner)

    def _rule(self, middle: float, thickness: float) -> Rule:
        return Rule(0.0, middle, self._settings.area.width, thickness)

    def _sides(self, parts: Sequence[Part], style: Style, frame: Frame) -> SidesDraft:
        setting = self._settings.of(style, frame)
        return SidesDraft(parts, setting.shape, setting.left, setting.spaced)

    def _hanging(self, paragraph: Paragraph, style: Style) -> Style:
        """The style of names behind 抄送：, which go on below the first of them (7.4.2)."""
        if not imprint.is_of_copies(paragraph):
            return replace(style, alignment="left")
        size = self._settings.area.size(style.size)
        width = imprint.COPIES_EM * size / self._settings.area.indent(1, size)
        return replace(
            style, left_indent=Ems(style.left_indent + width), first_line_indent=Ems(-width)
        )
