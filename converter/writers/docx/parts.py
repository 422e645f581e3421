"""The parts of the file and their relations (ECMA-376-2; ECMA-376-1, clause 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.package import Package

from converter.document import Document, Note
from converter.theme import Theme
from converter.writers.docx import names
from converter.writers.docx.body import Body, paragraph
from converter.writers.docx.contents import Contents
from converter.writers.docx.elements import Element, w
from converter.writers.docx.font_table import font_table
from converter.writers.docx.levels import Levels
from converter.writers.docx.margins import RunningLine, has_own_even_pages, running_lines
from converter.writers.docx.notes import Marks, separators
from converter.writers.docx.pictures import Pictures
from converter.writers.docx.properties import APPLICATION_PROPERTIES, core_properties
from converter.writers.docx.runs import Runs, mark_runs, run
from converter.writers.docx.section import section
from converter.writers.docx.settings import settings
from converter.writers.docx.styles import style_sheet

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


def _main_part(document: Document, theme: Theme, package: Package) -> XmlPart:
    """document.xml, related to all the parts it needs."""
    main = XmlPart(
        PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, w("document"), package
    )
    marks = Marks(document)
    pictures = Pictures(main, document.images, theme.page)
    contents = Contents(theme, len(document.notes) + 1)
    blocks = list(Body(Runs(main, marks), marks, pictures, contents, theme).of(document))
    table = list(contents.paragraphs())
    body = w("body", *table, *blocks)
    lines = list(running_lines(theme, document.metadata.title))
    parts = [body, *(line.element for line in lines)]
    if notes := marks.at_foot():
        parts.append(_footnotes(main, notes))
    _relate_settings(document, theme, main, has_notes=bool(notes))
    levels, language = Levels(document, theme), document.metadata.language
    _relate(main, "styles", "styles", style_sheet(theme, levels, language, _styles_used(parts)))
    references = [_reference(main, number, line) for number, line in enumerate(lines, start=1)]
    if table:
        _end_contents(table[-1], theme, references)
    body.append(section(theme, references, *([w("pgNumType", start=1)] if table else [])))
    _append_body(main.element, body)
    return main


def _end_contents(last: Element, theme: Theme, references: Sequence[Element]) -> None:
    """Make the table of contents a section of its own, whose pages have Roman numerals."""
    numbering = w("pgNumType", fmt="lowerRoman", start=1)
    last[0].append(section(theme, [deepcopy(one) for one in references], numbering))


def _relate_settings(document: Document, theme: Theme, main: XmlPart, *, has_notes: bool) -> None:
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


def _footnotes(main: XmlPart, notes: Sequence[tuple[int, str, Note]]) -> Element:
    """footnotes.xml: each note opens with its label as typed."""
    style = names.FOOTNOTE
    root = w("footnotes", *separators(style.identifier))
    part = _part(main, "footnotes", root, "footnotes")
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    runs = Runs(part)
    for number, mark, note in notes:
        text = paragraph(style, *_label(note.label, mark), *runs.of(note.inlines))
        root.append(w("footnote", text, id=number))
    return root


def _label(label: str, mark: str) -> Iterator[Element]:
    """The label, which LibreOffice takes for the mark again only where its style is that."""
    if label.rstrip() != mark or not mark:
        yield run(label)
        return
    yield from mark_runs(mark)
    yield run(label[len(mark) :])


def _styles_used(parts: Iterable[Element]) -> frozenset[str]:
    """The identifiers of the styles that these parts name."""
    kinds = [w(kind).tag for kind in ("pStyle", "rStyle", "tblStyle")]
    value = qn("w:val")
    return frozenset(str(named.get(value)) for part in parts for named in part.iter(*kinds))


def _append_body(root: Element, content: Element) -> None:
    """Move the children one by one: of a whole w:body lxml compares all xml:space with all."""
    element = w("body")
    root.append(element)
    element.extend(list(content))


def _reference(main: XmlPart, number: int, line: RunningLine) -> Element:
    """w:headerReference or w:footerReference to a new part (ECMA-376-1, 17.10.5 and 17.10.2)."""
    relation = _relate(main, line.kind, f"{line.kind}{number}", line.element)
    reference = w(f"{line.kind}Reference", type=line.pages)
    reference.set(qn("r:id"), relation)
    return reference


def _relate(main: XmlPart, kind: str, name: str, element: Element) -> str:
    """Make a part of this kind and name beside ``main``; the identifier of its relation."""
    return main.relate_to(_part(main, name, element, kind), _TYPES[kind][1])


def _part(main: XmlPart, name: str, element: Element, kind: str) -> XmlPart:
    return XmlPart(PackURI(f"/word/{name}.xml"), _TYPES[kind][0], element, main.package)
