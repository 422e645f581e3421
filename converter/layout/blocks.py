"""The document → drafts of its blocks in the styles of a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from converter.document import (
    KEPT_WITH_NEXT,
    SET_TOGETHER,
    Block,
    Code,
    Document,
    Figure,
    Heading,
    Inlines,
    ListBlock,
    Note,
    Paragraph,
    Quote,
    Role,
    Section,
    Separator,
    Table,
    Verse,
    parted_caption,
    text_of,
    titles_annex,
)
from converter.layout.drafts import Draft, RuleDraft, TextDraft
from converter.layout.frames import Frame
from converter.layout.imprints import Imprints
from converter.layout.inlines import Part
from converter.layout.labels import Labels
from converter.layout.metrics import Typeface
from converter.layout.origins import Element, Kind
from converter.layout.pages import Rule
from converter.layout.pictures import Pictures
from converter.layout.settings import Setting, Settings
from converter.layout.tables import TableDraft, table_draft
from converter.patterns import lazy_pattern
from converter.theme import Masthead, Style
from converter.theme.lengths import Ems
from converter.theme.official import nominal_width

WHOLE_STANZA = 8
"""The most lines of a stanza that is kept on one page."""

TURNED_OVER_EM = 2
"""How much further in the rest of a line of verse stands that is too long for its measure."""

GAP = "\u3000"
"""Between a run-in heading without a mark at its end and its paragraph."""

WIDENING = "\u2002\u2009"
"""Makes of the space after 第一章 or 图1 an em, which no one takes for a Han–Latin space.

An em stands between the number and the name of a figure or table (GB/T 1.1-2020).
"""

_NUMBERED = lazy_pattern(
    "附?(?:[图圖表]|[图圖]表|表格)(?: ?[A-Za-z]?[0-9]+(?:[-.–—－][0-9]+)?|[一二三四五六七八九十]+) "
)
"""The number of a caption, with the space behind it."""

SIGNED: frozenset[Role] = frozenset(("signature", "signature_date"))
"""What stands on a page with the text that it signs (GB/T 9704-2012, 7.3.5): never alone."""

ATTRIBUTING = ("——", "――", "──")
"""What the line begins with that says whose words a quotation is: it stays with them."""

_ENDS_HEADING = tuple("。！？：；，、…—．.!?:;")


class Blocks:
    """Drafts the blocks of one document."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self._document = document
        self._settings, self._setter = settings, settings.setter
        self._theme, self._area = settings.theme, settings.area
        self._labels = Labels(settings)
        self._pictures = Pictures(document.images, settings.area)
        self._outside, self._left_of_table = 0, 0.0
        self._above_title = frozenset(map(id, document.masthead))
        self._imprints = Imprints(document, settings)

    def body(self) -> Iterator[Draft]:
        """The drafts of masthead, title, headings and blocks in reading order."""
        title, frame = self._document.title, Frame(self._theme.body)
        yield from self._blocks(self._document.masthead, frame)
        if title:
            yield self._line(Element("title", title), title.text, self._theme.title, frame)
        yield from self._blocks(self._document.blocks, frame)

    def note(self, note: Note) -> Draft:
        """The draft of a note, its label in its first line; after those of the body."""
        setting = self._settings.of_notes()
        element = Element("note", note)
        label = Element("note label", note, element)
        if note.identifier in self._setter.referred:
            label = Element("note link", note, label)
        first, *others = self._setter.parts(
            note.inlines, setting.font, Element("note body", note, element)
        )
        labelled = _preceded(first, [note.label], [label], self._settings.typefaces[setting.font])
        return self._text([labelled, *others], setting)

    def _blocks(self, blocks: Sequence[Block], frame: Frame) -> Iterator[Draft]:
        above: Block | None = None
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Paragraph(role="table_note"):
                    yield self._note_of_table(block, frame, above, following)
                case Paragraph():
                    imprinted = self._imprints.draft(block, frame)
                    yield imprinted or self._paragraph(block, frame, above)
                case Section():
                    outside = self._outside
                    if self._theme.sets_annexes_apart and titles_annex(block, above):
                        self._outside = block.heading.level
                    yield from self._section(block, frame)
                    self._outside = outside
                case ListBlock():
                    yield from self._list(block, frame)
                case Quote():
                    inner = frame.inset(self._theme.style("quote"), self._area)
                    element = Element("quote", block, frame.parent)
                    yield from self._blocks(block.blocks, inner.within(element))
                case Verse() | Code():
                    yield self._lines(block, frame)
                case Separator() if block.text.strip():
                    style = self._theme.style("separator")
                    element = Element("separator", block, frame.parent)
                    yield self._line(element, block.text, style, frame, keeps_next=False)
                case _:
                    yield from self._labels.flush(frame.parent, keeps_next=True)
                    yield from self._set_off(block, frame, following)
            above = block

    def _set_off(
        self, block: Table | Figure | Separator, frame: Frame, following: Block | None
    ) -> Iterator[Draft]:
        """What no label stands beside."""
        match block:
            case Table():
                yield from self._table(block, frame, is_noted=_is_note_of_table(following))
            case Figure():
                yield from self._figure(block, frame)
            case Separator():
                setting = self._settings.of(self._theme.style("separator"), frame)
                shape = setting.shape
                yield RuleDraft(setting.left, shape.measure, shape.size, setting.spaced)

    def _note_of_table(
        self, note: Paragraph, frame: Frame, above: Block | None, following: Block | None
    ) -> Draft:
        """A note on the page of its table, which begins where that does (CY/T 170-2019)."""
        if isinstance(above, Table) or _is_note_of_table(above):
            frame = replace(frame, left=max(frame.left, self._left_of_table))
        draft = self._paragraph(note, frame, above)
        if self._area.pitch and not draft.labels:  # off the rule that ends the table
            draft = replace(draft, spaced=draft.spaced.centred(draft.first))
        if _is_note_of_table(following):
            draft = replace(draft, spaced=replace(draft.spaced, after=0.0))
        return replace(draft, keeps_previous=True)

    def _paragraph(self, paragraph: Paragraph, frame: Frame, above: Block | None) -> TextDraft:
        setting = self._settings.of(self._style(paragraph, frame), frame)
        is_alike = isinstance(above, Paragraph) and above.role == paragraph.role
        if is_alike and paragraph.role in SET_TOGETHER:
            setting = replace(setting, spaced=replace(setting.spaced, before=0.0))
        kind: Kind = "caption" if paragraph.role == "caption" else "paragraph"
        element = Element(kind, paragraph, frame.parent)
        parts = self._setter.parts(paragraph.inlines, setting.font, element)
        if kind == "caption":
            parts = _spaced_behind_number(parts)
        draft = self._text(parts, setting, keeps_next=paragraph.role in KEPT_WITH_NEXT)
        if paragraph.role in SIGNED or _attributes(paragraph, frame):
            draft = replace(draft, keeps_previous=True)
        masthead = self._theme.masthead
        if masthead is None or self._is_number_below_title(paragraph):
            return draft
        return self._in_masthead(draft, paragraph.role, masthead)

    def _is_number_below_title(self, paragraph: Paragraph) -> bool:
        return paragraph.role == "document_number" and id(paragraph) not in self._above_title

    def _in_masthead(self, draft: TextDraft, role: Role, masthead: Masthead) -> TextDraft:
        """An issuer in its colour, in the middle of its lines; a number with a rule below."""
        if role == "issuer":
            return replace(draft, colour=masthead.colour, spaced=draft.spaced.centred(draft.first))
        if role == "document_number":
            middle = masthead.distance + masthead.rule / 2
            rule = Rule(0.0, middle, self._area.width, masthead.rule, masthead.colour)
            return replace(draft, rule=rule)
        return draft

    def _style(self, paragraph: Paragraph, frame: Frame) -> Style:
        match paragraph.role:
            case "body":
                return frame.body
            case "notice":
                return self._theme.preview.style
            case "document_number" if self._is_number_below_title(paragraph):
                return self._theme.number_below_title
            case role:
                return self._theme.style(role)

    def _section(self, section: Section, frame: Frame) -> Iterator[Draft]:
        element = Element("heading", section, frame.parent)
        blocks = section.blocks
        if section.heading.run_in and blocks and isinstance(blocks[0], Paragraph):
            yield self._run_in(section, blocks[0], element, frame)
            blocks = blocks[1:]
        else:
            yield self._heading(section.heading, element, frame)
        yield from self._blocks(blocks, frame)

    def _heading(self, heading: Heading, element: Element, frame: Frame) -> Draft:
        """A heading on lines of its own, which are even where they are flush left."""
        style = self._look(heading)
        setting = self._settings.of(style, frame)
        shape, typeface = setting.shape, self._settings.typefaces[style.font]
        if shape.alignment == "left" and not shape.indent:
            setting = replace(setting, shape=replace(shape, balanced=True))
        part = Part([(heading.full_text, typeface)], (element,))
        if heading.prefix == "第" and heading.separator.endswith(" "):
            rest = Part([(heading.text, typeface)], (element,))
            part = _preceded(rest, [heading.label, WIDENING], [element, None], typeface)
        return self._text([part], setting, keeps_next=True)

    def _look(self, heading: Heading) -> Style:
        """The style of its level, in an annex counted from that of its title."""
        return self._theme.heading(max(0, heading.level - self._outside))

    def _run_in(
        self, section: Section, paragraph: Paragraph, heading: Element, frame: Frame
    ) -> Draft:
        """A heading on one line with its paragraph (同行标题, CLREQ), in the face of its level."""
        setting = self._settings.of(self._style(paragraph, frame), frame)
        element = Element("paragraph", paragraph, frame.parent)
        first, *others = self._setter.parts(paragraph.inlines, setting.font, element)
        text = section.heading.full_text
        typeface = self._settings.typefaces[self._look(section.heading).font]
        if text.rstrip().endswith(_ENDS_HEADING) or not text.strip():
            joined = _preceded(first, [text], [heading], typeface)
        else:
            joined = _preceded(first, [text, GAP], [heading, None], typeface)
        return self._text([joined, *others], setting)

    def _list(self, block: ListBlock, frame: Frame) -> Iterator[Draft]:
        style = self._theme.style("list")
        element = Element("list", block, frame.parent)
        if frame.parent and frame.parent.kind == "item body" and not style.left_indent:
            frame = frame.inset(replace(style, left_indent=self._theme.step_of_lists), self._area)
        inner = frame.inset(style, self._area)
        for item in block.items:
            own = Element("item", item, element)
            yield from self._labels.add(item, own, style, frame)
            body = Element("item body", item, own)
            yield from self._blocks(item.blocks, inner.within(body))
            yield from self._labels.flush(body, keeps_next=False)

    def _lines(self, block: Verse | Code, frame: Frame) -> Draft:
        """A stanza or a piece of code, of whose lines those that are too long hang."""
        style = self._theme.style("verse" if isinstance(block, Verse) else "code")
        hanging = replace(
            style,
            left_indent=Ems(style.left_indent + TURNED_OVER_EM),
            first_line_indent=Ems(style.first_line_indent - TURNED_OVER_EM),
        )
        setting = self._settings.of(hanging, frame)
        if isinstance(block, Verse):
            parts = [*self._stanza(block, frame)]
        else:
            parts = [*self._code(block, frame)]
        labels, first = self._labels.take(setting)
        setting = replace(setting, rest=setting.shape)
        return setting.draft(parts, first, labels, whole_up_to=WHOLE_STANZA)

    def _stanza(self, verse: Verse, frame: Frame) -> Iterator[Part]:
        element, font = Element("verse", verse, frame.parent), self._theme.style("verse").font
        for line in verse.lines or ((),):
            yield from self._setter.parts(line, font, Element("verse line", verse, element))

    def _code(self, code: Code, frame: Frame) -> Iterator[Part]:
        """A part a line; a blank one takes a line too."""
        element = Element("code", code, frame.parent)
        typeface = self._settings.typefaces.of_code(self._theme.style("code").font)
        for line in code.lines or ("",):
            own = Element("code line", code, element)
            yield Part([(line or " ", typeface)], (Element("code text", code, own),))

    def _table(self, table: Table, frame: Frame, *, is_noted: bool) -> Iterator[Draft]:
        element = Element("table", table, frame.parent) if any(table.rows) else None
        caption = Element("caption", table, element or frame.parent)
        if element is None:
            if table.caption:
                yield self._caption(table.caption, caption, frame, keeps_next=False)
            return
        made = table_draft(table, element, frame, self._settings)
        name, unit = parted_caption(table.caption)
        if name:
            draft = self._caption(name, caption, frame, keeps_next=True)
            yield replace(draft, spaced=replace(draft.spaced, after=0.0)) if unit else draft
        if unit:
            yield self._unit(unit, caption, frame, made)
        self._left_of_table = made.left
        yield replace(made, spaced=replace(made.spaced, after=0.0)) if is_noted else made

    def _unit(self, unit: Inlines, element: Element, frame: Frame, table: TableDraft) -> Draft:
        """The unit of the numbers, which ends where the table does, if there is room."""
        style, setting = self._theme.unit_of_table, self._settings
        if nominal_width(text_of(unit)) * style.size <= table.width:
            right = self._area.width - table.left - table.width
            frame = replace(frame, left=table.left, right=max(0.0, right))
        parts = setting.setter.parts(unit, style.font, element)
        return self._text(parts, setting.of(style, frame), keeps_next=True)

    def _figure(self, figure: Figure, frame: Frame) -> Iterator[Draft]:
        element = Element("figure", figure, frame.parent)
        setting = self._settings.of(self._theme.style("caption"), frame)
        parts = self._setter.parts(
            figure.caption, setting.font, Element("caption", figure, element)
        )
        caption = _spaced_behind_number(parts)
        yield self._pictures.draft(figure, Element("picture", figure, element), setting, caption)
        if figure.caption:
            yield self._text(caption, setting)

    def _caption(
        self, caption: Inlines, element: Element, frame: Frame, *, keeps_next: bool
    ) -> TextDraft:
        setting = self._settings.of(self._theme.style("caption"), frame)
        parts = self._setter.parts(caption, setting.font, element)
        return self._text(_spaced_behind_number(parts), setting, keeps_next=keeps_next)

    def _line(
        self, element: Element, text: str, style: Style, frame: Frame, *, keeps_next: bool = True
    ) -> Draft:
        """A text without inlines, such as a heading's."""
        setting = self._settings.of(style, frame)
        part = Part([(text, self._settings.typefaces[style.font])], (element,))
        return self._text([part], setting, keeps_next=keeps_next)

    def _text(self, parts: list[Part], setting: Setting, *, keeps_next: bool = False) -> TextDraft:
        labels, first = self._labels.take(setting)
        return setting.draft(parts, first, labels, keeps_next=keeps_next)


def _is_note_of_table(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "table_note"


def _spaced_behind_number(parts: list[Part]) -> list[Part]:
    """The parts of a caption, about an em between its number and its name."""
    first, *others = parts
    text, typeface = first.pieces[0] if first.pieces else ("", None)
    number = _NUMBERED.match(text)
    if number is None or typeface is None:
        return parts
    rest = Part([(text[number.end() :], typeface), *first.pieces[1:]], first.elements, first.notes)
    element = first.elements[0]
    return [_preceded(rest, [number[0], WIDENING], [element, None], typeface), *others]


def _attributes(paragraph: Paragraph, frame: Frame) -> bool:
    """Whether it says whose the quotation is that it stands in."""
    is_in_quote = frame.parent is not None and frame.parent.kind == "quote"
    return is_in_quote and paragraph.text.startswith(ATTRIBUTING)


def _preceded(
    part: Part, texts: list[str], elements: list[Element | None], typeface: Typeface
) -> Part:
    """``part`` after these texts."""
    count = len(texts)
    return Part(
        [*((text, typeface) for text in texts), *part.pieces],
        (*elements, *part.elements),
        {place + count: note for place, note in part.notes.items()},
    )
