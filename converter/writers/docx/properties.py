"""What the file says of itself: docProps/core.xml (ECMA-376-2, clause 11) and docProps/app.xml."""

from __future__ import annotations

from docx.oxml.ns import nsmap, qn
from lxml import etree

from converter.document import Metadata

APPLICATION_PROPERTIES = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>essay-converter</Application></Properties>'
)
"""The program's name; to count pages and words is for a program that lays them out."""


def core_properties(metadata: Metadata) -> bytes:
    """Title, author, language and dates; python-docx's own would take 255 characters of each."""
    namespaces = {prefix: nsmap[prefix] for prefix in ("cp", "dc", "dcterms", "xsi")}
    core = etree.Element(qn("cp:coreProperties"), nsmap=namespaces)
    for name, text in (
        ("dc:title", metadata.title),
        ("dc:creator", metadata.author),
        ("dc:language", metadata.language),
        ("cp:lastModifiedBy", metadata.author),
        ("cp:revision", "1"),
    ):
        etree.SubElement(core, qn(name)).text = text
    for name in ("dcterms:created", "dcterms:modified"):
        instant = etree.SubElement(core, qn(name), {qn("xsi:type"): "dcterms:W3CDTF"})
        instant.text = metadata.modified
    return etree.tostring(core, encoding="UTF-8", standalone=True)
