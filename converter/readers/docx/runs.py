"""What stands in a paragraph → runs, pictures, text boxes (ISO/IEC 29500-1, 17.3)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from converter.document import LineBreak, Separator, Span
from converter.readers.docx.context import Context
from converter.readers.docx.elements import MC, WP, A, Element, M, O, V, W, child, text_in, value
from converter.readers.flow import Item
from converter.readers.paragraphs import Paragraphs
from converter.readers.styles import Style, target

DELETIONS = {W + "del", W + "moveFrom"}
SKIPPED = {W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "instrText", W + "fldChar"}
MARKS_OF_NOTES = {W + "footnoteRef", W + "endnoteRef"}
CHARACTERS = {
    W + "tab": "　",
    W + "ptab": "　",
    W + "noBreakHyphen": "\u2011",
}
"""Elements that are a character; a tab is as much white space as can be kept."""

LABEL_TAB = "LabelTab"
"""The style in our own files of a tab that moves the text of an item to its place."""

Boxes = Callable[[Element], list[Item]]


class Runs:
    """Puts the content of a paragraph into ``into``; text boxes are read by ``read_box``."""

    def __init__(self, context: Context, into: Paragraphs, span: Span, read_box: Boxes) -> None:
        self._context, self._into, self._span = context, into, span
        self._read_box = read_box
        self.boxes: list[Item] = []
        self._is_behind_mark = False

    def read(self, element: Element, style: Style | None = None) -> None:
        """Read what stands in ``element``."""
        for inner in element.iterchildren():
            self._read(inner, style or Style())

    def _read(self, element: Element, style: Style) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return
        if tag in DELETIONS:
            self._deleted(element)
        elif tag == W + "r":
            self._run(element, style)
        elif tag == W + "hyperlink":
            address = self._context.target(element)
            to = target(address, self._context.found, self._span)
            self.read(element, replace(style, target=to))
        elif tag == W + "ruby":
            for base in element.iterchildren(W + "rubyBase"):
                self.read(base, style)
            self._text(f"（{''.join(text_in(one) for one in element.iter(W + 'rt'))}）", style)
        elif tag == MC + "AlternateContent":
            self._alternate(element, style)
        elif tag == M + "oMath":
            self._text(text_in(element), style)
        else:
            self._content(element, style)

    def _alternate(self, element: Element, style: Style) -> None:
        """What a newer program shows; what an older one shows is the same once more."""
        chosen = element.find(MC + "Choice")
        chosen = element.find(MC + "Fallback") if chosen is None else chosen
        if chosen is not None:
            self.read(chosen, style)

    def _content(self, element: Element, style: Style) -> None:
        tag = element.tag
        if tag in {W + "t", M + "t"}:
            self._text(element.text or "", style)
        elif tag in CHARACTERS:
            self._text(CHARACTERS[tag], style)
        elif tag in {W + "br", W + "cr"}:
            if element.get(W + "type", "textWrapping") == "textWrapping":
                self._into.text(LineBreak())
        elif tag == W + "sym":
            self._symbol(element, style)
        elif tag in {W + "footnoteReference", W + "endnoteReference"}:
            kind = "footnote" if tag == W + "footnoteReference" else "endnote"
            self._into.text(self._context.marks.reference(kind, element.get(W + "id", "")))
        elif tag in MARKS_OF_NOTES:
            self._is_behind_mark = True
        elif tag in {W + "drawing", W + "pict", W + "object"}:
            self._drawing(element)
        else:
            self.read(element, style)

    def _run(self, run: Element, style: Style) -> None:
        properties = child(run, "rPr")
        styles = self._context.styles
        if value(properties, "rStyle") == LABEL_TAB and child(run, "t") is None:
            return
        if styles.is_on(properties, "vanish"):
            if text := text_in(run):
                self._context.found.say("DOC002", f"hidden text left out: {text}", self._span)
            return
        is_strong = styles.is_on(properties, "b") or styles.is_on(properties, "bCs")
        is_emphasis = styles.is_on(properties, "i") or styles.is_on(properties, "em")
        self.read(run, replace(style, is_strong=is_strong, is_emphasis=is_emphasis))

    def _text(self, text: str, style: Style) -> None:
        """Go on with ``text``; a space behind the mark of a note is of the label (17.11.6)."""
        if self._is_behind_mark:
            text, self._is_behind_mark = text.removeprefix(" "), False
        if text:
            self._into.text(style.of(text))

    def _deleted(self, element: Element) -> None:
        if text := text_in(element):
            message = f"deleted or moved text (a tracked change) left out: {text}"
            self._context.found.say("DOC001", message, self._span)

    def _symbol(self, element: Element, style: Style) -> None:
        """A character of a font of symbols: its code says nothing outside of that font."""
        code, font = element.get(W + "char", ""), element.get(W + "font", "")
        message = f"the symbol {code} of the font {font} is shown as □"
        self._context.found.warn("DOC003", message, self._span, "type it as a character")
        self._text("□", style)

    def _drawing(self, element: Element) -> None:
        boxes = [one for one in element.iter(W + "txbxContent") if _is_outermost(one, element)]
        for box in boxes:
            self.boxes += self._read_box(box)
        pictures = [*element.iter(A + "blip"), *element.iter(V + "imagedata")]
        for picture in pictures:
            if not any(box in picture.iterancestors() for box in boxes):
                self._picture(picture, _description(element))
        if any(shape.get(O + "hr") for shape in element.iter(V + "rect")):
            self._into.item(Separator("", self._span), self._span)
        elif not boxes and not pictures:
            shown = f" ({_description(element)})" if _description(element) else ""
            message = f"a drawing{shown} is left out"
            self._context.found.warn("DOC004", message, self._span, "insert it as a picture")

    def _picture(self, picture: Element, description: str) -> None:
        name = "embed" if picture.tag == A + "blip" else "id"
        data = self._context.data(picture, name)
        pictures = self._context.pictures
        if data is not None:
            figure = pictures.figure_of(data, description, self._span)
        else:
            address = self._context.target(picture, "link") or self._context.target(picture, name)
            why = f"{address or 'its file'} is not in the document"
            figure = pictures.left_out(why, description, self._span)
        self._into.item(figure, self._span)


def _is_outermost(box: Element, element: Element) -> bool:
    """Whether ``box`` is in no other one, and no older form of one that is read."""
    for outer in box.iterancestors():
        if outer is element:
            return True
        if outer.tag == W + "txbxContent":
            return False
        if outer.tag == MC + "Fallback" and outer.getprevious() is not None:
            return False
    return True


def _description(element: Element) -> str:
    """The alternative text of a drawing."""
    described = next(element.iter(WP + "docPr"), None)
    if described is not None:
        return str(described.get("descr", ""))
    shapes = (shape.get("alt") for shape in element.iter(V + "shape"))
    return str(next(filter(None, shapes), ""))
