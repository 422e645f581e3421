"""The parts of the file and their relations (ECMA-376-2; ECMA-376-1, clause 11)."""

from __future__ import annotations

from pathlib import Path

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.package import Package

from converter.document import Document
from converter.theme import Theme
from converter.writers.docx.body import body
from converter.writers.docx.elements import Element, w
from converter.writers.docx.font_table import font_table
from converter.writers.docx.margins import RunningLine, has_own_even_pages, running_lines
from converter.writers.docx.properties import APPLICATION_PROPERTIES, core_properties
from converter.writers.docx.section import section
from converter.writers.docx.settings import settings
from converter.writers.docx.styles import style_sheet

_DRAWING_THEME = Path(__file__).with_name("theme.xml")
"""Colours and faces for what a user may draw; nothing of ours refers to it."""

_TYPES = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
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
    title, language = document.metadata.title, document.metadata.language
    main = XmlPart(
        PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, w("document"), package
    )
    _relate(main, "styles", "styles", style_sheet(theme, language))
    _relate(
        main,
        "settings",
        "settings",
        settings(
            language,
            mirror_margins=theme.page.facing,
            even_and_odd_headers=has_own_even_pages(theme),
        ),
    )
    _relate(main, "fontTable", "fontTable", font_table(theme))
    main.relate_to(
        Part(
            PackURI("/word/theme/theme1.xml"),
            CONTENT_TYPE.OFC_THEME,
            _DRAWING_THEME.read_bytes(),
            package,
        ),
        RELATIONSHIP_TYPE.THEME,
    )
    references = [
        _reference(main, number, line)
        for number, line in enumerate(running_lines(theme, title), start=1)
    ]
    _append_body(main.element, body(document, section(theme, references)))
    return main


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
    content_type, relationship_type = _TYPES[kind]
    part = XmlPart(PackURI(f"/word/{name}.xml"), content_type, element, main.package)
    return main.relate_to(part, relationship_type)
