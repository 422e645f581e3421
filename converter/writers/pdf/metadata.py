"""What the file says of itself: the XMP packet (ISO 16684-1), and Info with the same words."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Metadata
from converter.writers.pdf.objects import text_string

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""What may not stand in the text of an element (XML 1.0, 2.4)."""

PROGRAM = "essay-converter"

PDF_A = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
"""The claim of ISO 19005-2, 6.6.4."""

PDF_UA = "<pdfuaid:part>1</pdfuaid:part>"
"""The claim of ISO 14289-1, clause 5."""

PDF_UA_SCHEMA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is claimed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A takes only what it knows or is told: the property of PDF_UA (ISO 19005-2, 6.6.2.3)."""

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(metadata: Metadata, *, is_archival: bool) -> bytes:
    """The XMP packet, of characters that XML has."""
    properties = [*_described(metadata), PDF_UA]
    if is_archival:
        properties += [PDF_A, PDF_UA_SCHEMA]
    return _PACKET.format(properties="\n".join(properties)).encode()


def information(metadata: Metadata) -> bytes:
    """The document information dictionary (ISO 32000-1, 14.3.3)."""
    texts = {b"Title": metadata.title, b"Creator": PROGRAM, b"Producer": PROGRAM}
    if metadata.author:
        texts[b"Author"] = metadata.author
    texts[b"CreationDate"] = texts[b"ModDate"] = _pdf_date(metadata.modified)
    entries = (b"/" + name + text_string(text) for name, text in texts.items())
    return b"<<" + b"".join(entries) + b">>"


def _described(metadata: Metadata) -> Iterator[str]:
    title = metadata.title.translate(ESCAPES)
    language = metadata.language.translate(ESCAPES)
    yield "<dc:format>application/pdf</dc:format>"
    yield f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    if metadata.author:
        author = metadata.author.translate(ESCAPES)
        yield f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    yield f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        yield f"<xmp:{name}>{metadata.modified}</xmp:{name}>"
    yield f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>"
    yield f"<pdf:Producer>{PROGRAM}</pdf:Producer>"


def _pdf_date(instant: str) -> str:
    """An instant as ISO 32000-1, 7.9.4 writes it."""
    digits = "".join(filter(str.isdigit, instant))
    return f"D:{digits}+00'00'"
