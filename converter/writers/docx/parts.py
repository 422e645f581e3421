"""The parts of the file and their relations (ECMA-376-2; ECMA-376-1, clause 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from converter.document import Document, Note
from converter.patterns import lazy_pattern
from converter.theme import Theme
from converter.writers.docx import names
from converter.writers.docx.body import Body
from converter.writers.docx.contents import Contents
from converter.writers.docx.elements import Element, related, w, xml
from converter.writers.docx.font_table import font_table
from converter.writers.docx.levels import Levels
from converter.writers.docx.margins import RunningLine, has_own_even_pages, running_lines
from converter.writers.docx.notes import Marks, separators
from converter.writers.docx.paragraphs import paragraph
from converter.writers.docx.pictures import Pictures
from converter.writers.docx.properties import APPLICATION_PROPERTIES, core_properties
from converter.writers.docx.runs import Runs, mark_runs, run
from converter.writers.docx.section import section
from converter.writers.docx.settings import settings
from converter.writers.docx.streamed_part import StreamedPart
from converter.writers.docx.styles import style_sheet
from converter.writers.docx.title_lines import narrowed

_DRAWING_THEME = Path(__file__).with_name("theme.xml")
"""Colours and faces for what a user may draw; nothing of ours refers to it."""

_TYPES = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
"""The content type and the relationship type of each kind of part beside document.xml."""

_ROOTS = {"fontTable": "fonts", "header": "hdr", "footer": "ftr"}
"""The root elements that are not called what the part is."""

_STYLE = lazy_pattern(r'<w:(?:p|r|tbl)Style w:val="([^"]*)"')


def package(document: Document, theme: Theme) -> Package:
    """The whole file, as python-docx holds it before it is a zip file."""
    package = Package()
    core = Part(
        PackURI("/docProps/core.xml"),
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        core_properties(document.metadata),
        package,
    )
    application = Part(
        PackURI("/docProps/app.xml"),
        CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
        APPLICATION_PROPERTIES,
        package,
    )
    package.relate_to(_main_part(document, theme, package), RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    package.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    return package


def _main_part(document: Document, theme: Theme, package: Package) -> StreamedPart:
    """document.xml, related to all the parts it needs; what these hold follows from its text."""
    main = StreamedPart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, package)
    theme = narrowed(theme, document.title.text if document.title else "")
    used: set[str] = set()
    references = _running_lines(main, theme, document.metadata.title, used)
    marks = Marks(document)
    levels = Levels(document, theme)
    body = _body(main, document, theme, references, marks, levels)
    main.write(xml(_noted(body, used), "document", "body"))
    if notes := marks.at_foot():
        _footnotes(main, notes, used)
    _relate_settings(document, theme, main, has_notes=bool(notes))
    sheet = style_sheet(theme, levels, document.metadata.language, used)
    _relate(main, "styles", "styles", sheet)
    return main


def _body(
    main: Part,
    document: Document,
    theme: Theme,
    references: Sequence[Element],
    marks: Marks,
    levels: Levels,
) -> Iterator[Element]:
    """A table of contents is a section of its own, whose pages have Roman numerals."""
    pictures = Pictures(main, document.images, theme.page)
    contents = Contents(document, theme)
    roman = w("pgNumType", fmt="lowerRoman", start=1)
    yield from contents.paragraphs(section(theme, references, roman))
    runs = Runs(main, marks)
    yield from Body(runs, marks, pictures, contents, theme, levels).of(document)
    numbering = [w("pgNumType", start=1)] if contents.has_entries else []
    yield section(theme, references, *numbering)


def _running_lines(main: Part, theme: Theme, title: str, used: set[str]) -> list[Element]:
    """The parts of headers and footers, and what refers to them."""
    lines = enumerate(running_lines(theme, title), start=1)
    return [_reference(main, number, line, used) for number, line in lines]


def _noted(elements: Iterable[Element], used: set[str]) -> Iterator[Element]:
    """``elements``, the identifiers of the styles that they name added to ``used``."""
    for element in elements:
        used.update(_STYLE.findall(element))
        yield element


def _relate_settings(document: Document, theme: Theme, main: Part, *, has_notes: bool) -> None:
    """The parts that no text is in."""
    own = settings(
        document.metadata.language,
        mirror_margins=theme.page.facing,
        even_and_odd_headers=has_own_even_pages(theme),
        prohibition=theme.line_breaking.prohibition,
        has_notes=has_notes,
    )
    _relate(main, "settings", "settings", own)
    _relate(main, "fontTable", "fontTable", font_table(theme))
    drawing_theme = Part(
        PackURI("/word/theme/theme1.xml"),
        CONTENT_TYPE.OFC_THEME,
        _DRAWING_THEME.read_bytes(),
        main.package,
    )
    main.relate_to(drawing_theme, RELATIONSHIP_TYPE.THEME)


def _footnotes(main: Part, notes: Sequence[tuple[int, str, Note]], used: set[str]) -> None:
    """footnotes.xml, whose links are its own relations."""
    part = _part(main, "footnotes", "footnotes")
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    part.write(xml(_noted(_notes(notes, Runs(part)), used), "footnotes"))


def _notes(notes: Sequence[tuple[int, str, Note]], runs: Runs) -> Iterator[Element]:
    """Each note opens with its label as typed."""
    style = names.FOOTNOTE
    yield from separators(style)
    for number, mark, note in notes:
        text = paragraph(style, *_label(note.label, mark), *runs.of(note.inlines))
        yield w("footnote", text, id=number)


def _label(label: str, mark: str) -> Iterator[Element]:
    """The label, which LibreOffice takes for the mark again only where its style is that."""
    if label.rstrip() != mark or not mark:
        yield run(label)
        return
    yield from mark_runs(mark)
    yield run(label[len(mark) :])


def _reference(main: Part, number: int, line: RunningLine, used: set[str]) -> Element:
    """w:headerReference or w:footerReference to a new part (ECMA-376-1, 17.10.5 and 17.10.2)."""
    content = _noted([line.content], used)
    relation = _relate(main, line.kind, f"{line.kind}{number}", content)
    return related(f"{line.kind}Reference", relation=relation, type=line.pages)


def _relate(main: Part, kind: str, name: str, content: Iterable[Element]) -> str:
    """Make a part of this kind and name beside ``main``; the identifier of its relation."""
    part = _part(main, name, kind)
    part.write(xml(content, _ROOTS.get(kind, kind)))
    return main.relate_to(part, _TYPES[kind][1])


def _part(main: Part, name: str, kind: str) -> StreamedPart:
    return StreamedPart(f"/word/{name}.xml", _TYPES[kind][0], main.package)
