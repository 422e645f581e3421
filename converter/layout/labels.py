"""The labels of list items: each stands beside the first line of what is in its item.

A label hangs by the left indent of the list's style. Where it is wider, or that is nothing, the
text of the first line follows it. The blank half of an opening mark is not in it (CLREQ, 3.1.6.3),
and that of a closing one gives up a quarter em where the label then hangs. All lengths are in
points.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from converter.document import ListItem
from converter.layout.characters import CLASSES, OPENING
from converter.layout.drafts import TextDraft
from converter.layout.frames import Frame
from converter.layout.inlines import Part
from converter.layout.justification import HALF_EM, QUARTER_EM
from converter.layout.measuring import TRIMMED_AT_END
from converter.layout.metrics import FULL_WIDTH, Typeface
from converter.layout.origins import Element
from converter.layout.pages import Placed
from converter.layout.paragraphs import Shape, set_paragraph
from converter.layout.settings import Setting, Settings
from converter.theme import Style

UNBOUNDED = 1e6
"""A measure that no label fills."""

MOST_OF_MEASURE = 0.5
"""The share of the measure that labels may take; a wider one is a paragraph of its own."""


class Labels:
    """The labels that wait for a line: several where a list begins with a list."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._waiting: tuple[Placed, ...] = ()
        self._end = self._least_end = 0.0
        self._setting: Setting | None = None

    def add(
        self, item: ListItem, parent: Element, style: Style, frame: Frame
    ) -> Iterator[TextDraft]:
        """Let the label of ``item`` wait; ``frame`` is that of its list. Drafts what cannot."""
        label = item.label.rstrip()
        if not label:
            return
        element = Element("label", item, parent)
        setting = self._settings.of(replace(style, left_indent=0.0), frame)
        size = setting.shape.size
        left = max(self._end, setting.left + max(setting.shape.indent, 0.0) * size)
        typeface = self._settings.typefaces[style.font]
        width = _width(item.label, typeface) / FULL_WIDTH * size
        if left + width > setting.left + MOST_OF_MEASURE * setting.shape.measure:
            yield from self.flush(frame.parent, keeps_next=True)
            part = Part([(item.label, typeface)], (element,))
            yield setting.draft([part], setting.shape, keeps_next=True)
            return
        (line,) = set_paragraph([(label, typeface)], Shape(size, UNBOUNDED, "left"))
        baseline = typeface.ascent * size
        self._waiting += (Placed(line, left, baseline, (element,), opens=True),)
        self._end, self._setting = left + width, setting
        blank = TRIMMED_AT_END.get(CLASSES[ord(item.label[-1])], 0.0)
        self._least_end = self._end - min(blank, QUARTER_EM) / FULL_WIDTH * size

    def take(self, setting: Setting) -> tuple[tuple[Placed, ...], Shape]:
        """The labels that wait, and the shape of the paragraph that they stand beside."""
        if not self._waiting:
            return (), setting.shape
        labels = self._waiting
        follows = self._least_end > setting.left
        indent = max(self._end - setting.left, 0.0) / setting.shape.size if follows else 0.0
        self._waiting, self._end = (), 0.0
        return labels, replace(setting.shape, indent=indent)

    def flush(self, body: Element | None, *, keeps_next: bool) -> Iterator[TextDraft]:
        """A line of the labels alone, where no text of ``body`` can stand beside them."""
        if self._waiting and self._setting:
            setting = self._setting
            part = Part([("", self._settings.typefaces[setting.font])], (body,))
            labels, first = self.take(setting)
            yield setting.draft([part], first, labels, keeps_next=keeps_next)


def _width(label: str, typeface: Typeface) -> float:
    """The width of a label with the gap behind it, in 1/1000 em."""
    width = sum(map(typeface.widths.__getitem__, label))
    if CLASSES[ord(label[0])] == OPENING:
        width -= HALF_EM
    return width + QUARTER_EM if label.isascii() and label == label.rstrip() else width
