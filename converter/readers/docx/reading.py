"""A DOCX → what is found in its body and its notes, and what of its other parts is left out."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree
from msgspec.structs import replace

from converter.document import NOT_IN_SOURCE, Note
from converter.normalized import Normalized
from converter.readers import captions, outline
from converter.readers.docx import contents
from converter.readers.docx.body import Body
from converter.readers.docx.context import Context
from converter.readers.docx.elements import Element, W, child, text_in, value
from converter.readers.docx.marks import Marks
from converter.readers.docx.numbering import Numbering
from converter.readers.docx.package import HINT, open_package
from converter.readers.docx.styles import Styles
from converter.readers.flow import Found, as_inlines
from converter.readers.pictures import Pictures
from converter.sources import SourceError
from converter.sources.inputs import Input

NOTES = {"footnote": RT.FOOTNOTES, "endnote": RT.ENDNOTES}
ASIDE = {"header": RT.HEADER, "footer": RT.FOOTER, "comments": RT.COMMENTS}
"""Parts that are not of the text."""

SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read(file: Input, found: Found) -> Normalized:
    """The document in ``file``; raise :class:`SourceError` for what is no DOCX."""
    part = open_package(file).part
    styles = Styles(_root(part, RT.STYLES, file))
    context = Context(
        part,
        styles,
        Numbering(_root(part, RT.NUMBERING, file), styles),
        Marks(_forms(_root(part, RT.SETTINGS, file))),
        found,
        Pictures(None, found),
    )
    body = child(_parsed(part, file), "body")
    if body is None:
        raise SourceError("no DOCX: it has no body", place=file.name, hint=HINT)
    kinds = {styles.kind(child(one, "pPr")) for one in body.iter(W + "p") if text_in(one).strip()}
    context.has_headings, context.has_title = "heading" in kinds, "title" in kinds
    items = captions.joined(Body(context).items(body), found.rules)
    found.items += contents.without_typed(items, found)
    for kind, relation in NOTES.items():
        for target in _targets(part, relation):
            _read_notes(kind, target, context, file)
    for kind, relation in ASIDE.items():
        for target in _targets(part, relation):
            _leave_out(kind, _parsed(target, file), found)
    return outline.document(found, file)


def _targets(part: Part, relation: str) -> Iterator[Part]:
    for relationship in part.rels.values():
        if relationship.reltype == relation and not relationship.is_external:
            yield relationship.target_part


def _root(part: Part, relation: str, file: Input) -> Element | None:
    return next((_parsed(target, file) for target in _targets(part, relation)), None)


def _parsed(part: Part, file: Input) -> Element:
    try:
        return parse_xml(part.blob)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"no DOCX: {error.msg}", place=file.name, hint=HINT) from error


def _forms(settings: Element | None) -> dict[str, str]:
    """The formats of the marks of notes."""
    said = {kind: value(settings, f"{kind}Pr", "numFmt") for kind in NOTES}
    return {"footnote": "decimal", "endnote": "lowerRoman"} | {
        kind: form for kind, form in said.items() if form
    }


def _read_notes(kind: str, part: Part, context: Context, file: Input) -> None:
    """The notes of a part, each on the line that is its place among them."""
    of_notes = replace(context, part=part, has_headings=True, is_first=False)
    for note in _parsed(part, file).iterchildren(W + kind):
        if note.get(W + "type") in SEPARATORS:
            continue
        reference = context.marks.reference(kind, note.get(W + "id", ""))
        inlines = as_inlines(Body(of_notes).items(note), context.found)
        label = f"{reference.text} "
        context.found.notes.append(Note(reference.note, label, inlines, NOT_IN_SOURCE))


def _leave_out(kind: str, root: Element, found: Found) -> None:
    text = " ".join(filter(None, (text_in(one).strip() for one in root.iter(W + "p"))))
    if text:
        found.say("DOC006", f"the {kind} left out: {text}", NOT_IN_SOURCE)
