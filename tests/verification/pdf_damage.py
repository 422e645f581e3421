"""Ways in which a PDF can come to say something else, with its tags or without them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.verification.zip_damage import Damage, truncated

FIRST, SECOND = 1, 2
"""The pages of the text, after one of contents; only the second has a header."""

TWO = rb"\(([^\\()]{2})([^\\()]{2})"
"""A string of two characters or more."""

STRING = rb"\([^\\()]+\)"


def changed(edit: Callable[[Pdf], object]) -> Damage:
    """The file as ``edit`` leaves it."""

    def damage(data: bytes) -> bytes:
        sink = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            edit(pdf)
            pdf.save(sink, fix_metadata_version=False)
        return sink.getvalue()

    return damage


def shown(page: int, old: bytes, new: bytes) -> Damage:
    """The first ``old`` in the content of a page, which must be there, as ``new``."""

    def edit(pdf: Pdf) -> None:
        contents = pdf.pages[page].obj.Contents
        content, count = re.subn(old, new, contents.read_bytes(), count=1, flags=re.DOTALL)
        assert count, old
        contents.write(content)

    return changed(edit)


def blocks(pdf: Pdf) -> Array:
    """The elements of the document."""
    return pdf.Root.StructTreeRoot.K.K


def heading(pdf: Pdf, tag: str) -> Object:
    return next(one for one in blocks(pdf) if Name(f"/{tag}") == one.S)


def lead_paragraph(pdf: Pdf) -> Object:
    """The long paragraph on two pages: a lead in a Span, then content."""
    return [one for one in blocks(pdf) if isinstance(one.K, Array) and one.S == Name.P][1]


def plain_paragraph(pdf: Pdf) -> Object:
    return next(one for one in blocks(pdf)[2:] if one.S == Name.P)


def fonts(pdf: Pdf) -> list[Object]:
    return [font for _, font in sorted(pdf.pages[FIRST].Resources.Font.items())]


def descendant(pdf: Pdf) -> Object:
    """The CIDFont of the body's font."""
    return fonts(pdf)[1].DescendantFonts[0]


def _kids(element: Object) -> list[Object | int]:
    return list(element.K) if isinstance(element.K, Array) else [element.K]


def _delete_block(pdf: Pdf) -> None:
    del blocks(pdf)[3]


def _swap_blocks(pdf: Pdf) -> None:
    kids = blocks(pdf)
    kids[2], kids[3] = kids[3], kids[2]


def _retag(tag: str, other: str) -> Damage:
    return changed(lambda pdf: heading(pdf, tag).__setattr__("S", Name(f"/{other}")))


def _make_heading(pdf: Pdf) -> None:
    plain_paragraph(pdf).S = Name.H2


def _lose_lead(pdf: Pdf) -> None:
    paragraph = lead_paragraph(pdf)
    span, *others = paragraph.K
    paragraph.K = Array([*_kids(span), *others])
    _set_parent(pdf, span.Pg, _kids(span)[0], paragraph)


def _extend_lead(pdf: Pdf) -> None:
    paragraph = lead_paragraph(pdf)
    span, following, *others = paragraph.K
    span.K = Array([*_kids(span), following])
    paragraph.K = Array([span, *others])
    _set_parent(pdf, span.Pg, following, span)


def _merge(pdf: Pdf) -> None:
    kids = blocks(pdf)
    first, second = kids[-3], kids[-2]
    assert first.S == Name.H2
    first.K = Array([first.K, *second.K[1:]])
    second.K = second.K[0]
    _set_parent(pdf, first.Pg, first.K[1], first)


def _split(pdf: Pdf) -> None:
    paragraph = lead_paragraph(pdf)
    *kept, last = paragraph.K
    paragraph.K = Array(kept)
    other = pdf.make_indirect(Dictionary(S=Name.P, P=paragraph.P, Pg=last.Pg, K=last.MCID))
    blocks(pdf).insert(5, other)
    _set_parent(pdf, last.Pg, last.MCID, other)


def _set_parent(pdf: Pdf, page: Object, mcid: int, element: Object) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[numbers_index(numbers, page.StructParents)][int(mcid)] = element


def numbers_index(numbers: Array, key: int) -> int:
    return next(at + 1 for at in range(0, len(numbers), 2) if numbers[at] == key)


def _duplicate_element(pdf: Pdf) -> None:
    element = pdf.make_indirect(Dictionary(plain_paragraph(pdf)))
    blocks(pdf).append(element)


def _remap(old: str, new: str) -> Damage:
    """ToUnicode of the body's font says another text."""

    def edit(pdf: Pdf) -> None:
        stream = fonts(pdf)[1].ToUnicode
        text = stream.read_bytes()
        was, now = (f"> <{one.encode('utf-16-be').hex().upper()}>".encode() for one in (old, new))
        assert was in text
        stream.write(text.replace(was, now))

    return changed(edit)


def _lose_mapping(pdf: Pdf) -> None:
    del fonts(pdf)[1].ToUnicode


def _lose_mapping_of_one(pdf: Pdf) -> None:
    stream = fonts(pdf)[1].ToUnicode
    stream.write(re.sub(rb"<001B> <\w+>\n", b"", stream.read_bytes()))


def _lose_font_file(pdf: Pdf) -> None:
    del descendant(pdf).FontDescriptor.FontFile2


def _show_glyph(glyph: bytes) -> Damage:
    """The code 001B of the body's font shows another glyph."""

    def edit(pdf: Pdf) -> None:
        stream = descendant(pdf).CIDToGIDMap
        mapped = bytearray(stream.read_bytes())
        place = 2 * 0x1B
        mapped[place : place + 2] = glyph
        stream.write(bytes(mapped))

    return changed(edit)


def _another_program(pdf: Pdf) -> None:
    stream = descendant(pdf).FontDescriptor.FontFile2
    stream.write(stream.read_bytes()[:200])


def bookmarks(pdf: Pdf) -> list[Object]:
    first = pdf.Root.Outlines.First
    return [first, first.First, first.First.Next, first.Next]


def _rename_bookmark(pdf: Pdf) -> None:
    bookmarks(pdf)[1].Title = String("（甲）水门")


def _drop_bookmark(pdf: Pdf) -> None:
    parent, first, second, _ = bookmarks(pdf)
    parent.First, parent.Count = second, 1
    del second.Prev
    del first.Next


def _mislead_bookmark(pdf: Pdf) -> None:
    bookmarks(pdf)[1].Dest = String("section-3")


def _break_bookmark(pdf: Pdf) -> None:
    bookmarks(pdf)[1].Dest = String("section-99")


def _flatten_bookmarks(pdf: Pdf) -> None:
    first, inner, _, following = bookmarks(pdf)
    del first.First
    first.Next, inner.Next.Next = inner, following


def _move_destination(pdf: Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    names[1][0] = pdf.pages[SECOND].obj


def _lower_destination(pdf: Pdf) -> None:
    """Below its heading, on the same page."""
    names = pdf.Root.Names.Dests.Names
    names[1][3] = 100


def _swap_pages(pdf: Pdf) -> None:
    page = pdf.pages[FIRST]
    del pdf.pages[FIRST]
    pdf.pages.append(page)


def _delete_page(pdf: Pdf) -> None:
    del pdf.pages[SECOND]


def _repeat_page(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[SECOND])


def _copy_page(pdf: Pdf) -> None:
    copy = pdf.make_indirect(Dictionary(pdf.pages[SECOND].obj))
    pdf.pages.append(pikepdf.Page(copy))


def _set_info(key: str, text: str) -> Damage:
    return changed(lambda pdf: pdf.trailer.Info.__setitem__(key, String(text)))


def _set_xmp(old: bytes, new: bytes) -> Damage:
    def edit(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return changed(edit)


def _delete(*path: str) -> Damage:
    """An entry of a dictionary under the catalog."""

    def edit(pdf: Pdf) -> None:
        parent = pdf.Root
        for key in path[:-1]:
            parent = parent[key]
        del parent[path[-1]]

    return changed(edit)


def _break_parent_tree(pdf: Pdf) -> None:
    page = pdf.pages[FIRST].obj
    _set_parent(pdf, page, 1, heading(pdf, "H1"))


def _orphan(pdf: Pdf) -> None:
    plain_paragraph(pdf).P = heading(pdf, "H1")


def _contents_link(pdf: Pdf) -> None:
    pdf.pages[0].Annots[0].Dest = String("section-2")


def _delete_annotation(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0]


def _move_annotation(pdf: Pdf) -> None:
    left, _, right, _ = pdf.pages[0].Annots[0].Rect
    pdf.pages[0].Annots[0].Rect = Array([left, 20, right, 32])


def _relabel(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


HEADER, FOOTER = (
    rb"(/Artifact<</Type/Pagination/Subtype/" + name + rb">>BDC\n[^\n]* Tf\n[^\n]* Td\n)"
    for name in (b"Header", b"Footer")
)
OPENING = rb"/P<</MCID 1>>BDC"
BODY = rb"(/P<</MCID 1>>BDC.*?EMC)"

DAMAGES: dict[str, Damage] = {
    "paragraph dropped": shown(FIRST, BODY, b""),
    "element dropped": changed(_delete_block),
    "elements swapped": changed(_swap_blocks),
    "paragraph drawn last": shown(FIRST, BODY + rb"(.*?)(/Artifact)", rb"\2\1\n\3"),
    "paragraph drawn twice": shown(FIRST, BODY, rb"\1\n\1"),
    "element twice": changed(_duplicate_element),
    "paragraphs merged": changed(_merge),
    "paragraph split": changed(_split),
    "character changed": shown(FIRST, TWO, rb"(\1\1"),
    "character deleted": shown(FIRST, TWO, rb"(\1"),
    "character duplicated": shown(FIRST, TWO, rb"(\1\1\2"),
    "characters swapped": shown(FIRST, TWO, rb"(\2\1"),
    "line deleted": shown(SECOND, STRING + rb" Tj", b"() Tj"),
    "heading demoted": _retag("H1", "H2"),
    "heading promoted": _retag("H2", "H1"),
    "heading made a paragraph": _retag("H2", "P"),
    "paragraph made a heading": changed(_make_heading),
    "title made a paragraph": _retag("Title", "P"),
    "title made a heading": _retag("Title", "H1"),
    "title without a role": _delete("/StructTreeRoot", "/RoleMap"),
    "unknown element": _retag("H1", "Form"),
    "lead lost": changed(_lose_lead),
    "lead extended": changed(_extend_lead),
    "tag lost": shown(FIRST, OPENING + rb"(.*?)EMC", rb"\1"),
    "tag without a number": shown(FIRST, OPENING, b"/P BMC"),
    "text made an artifact": shown(FIRST, OPENING, b"/Artifact BMC"),
    "mark not closed": shown(FIRST, rb"EMC", b""),
    "mark closed twice": shown(FIRST, rb"EMC", b"EMC EMC"),
    "number used twice": shown(FIRST, OPENING, b"/P<</MCID 0>>BDC"),
    "number unknown": shown(FIRST, OPENING, b"/P<</MCID 77>>BDC"),
    "ActualText wrong": shown(SECOND, rb"/ActualText<FEFF(?:00)?", rb"/ActualText<FEFF4E00"),
    "ActualText lost": shown(SECOND, rb"/Span<</ActualText<\w+>>>BDC(.*?)EMC", rb"\1"),
    "ActualText over a right text": shown(
        FIRST,
        rb"(" + STRING + rb" Tj)\nEMC",
        rb"/Span<</ActualText<FEFF4E00>>>BDC\n\1\nEMC\nEMC",
    ),
    "ToUnicode wrong": _remap("渠", "架"),
    "ToUnicode wrong under ActualText": _remap("葛", "禾"),
    "ToUnicode lost": changed(_lose_mapping),
    "ToUnicode of a code lost": changed(_lose_mapping_of_one),
    "font not embedded": changed(_lose_font_file),
    "font damaged": changed(_another_program),
    "glyph .notdef": _show_glyph(b"\0\0"),
    "glyph not there": _show_glyph(b"\xff\xf0"),
    "text invisible": shown(FIRST, rb"BT\n", b"BT\n3 Tr\n"),
    "text white": shown(FIRST, rb"BT\n", b"1 g BT\n"),
    "text off the page": shown(FIRST, rb"\S+ (\S+) Td", rb"900 \1 Td"),
    "text above": shown(SECOND, rb"(/H2<.*?) \S+ Td", rb"\1 500 Td"),
    "font unknown": shown(FIRST, rb"/F1 ", b"/F99 "),
    "parent tree wrong": changed(_break_parent_tree),
    "parent wrong": changed(_orphan),
    "parent tree lost": _delete("/StructTreeRoot", "/ParentTree"),
    "structure tree lost": _delete("/StructTreeRoot"),
    "not marked as tagged": _delete("/MarkInfo"),
    "bookmark changed": changed(_rename_bookmark),
    "bookmark dropped": changed(_drop_bookmark),
    "bookmark elsewhere": changed(_mislead_bookmark),
    "bookmark broken": changed(_break_bookmark),
    "bookmarks flattened": changed(_flatten_bookmarks),
    "outline lost": _delete("/Outlines"),
    "destination on another page": changed(_move_destination),
    "destination below its heading": changed(_lower_destination),
    "destinations lost": _delete("/Names"),
    "entry of the contents changed": shown(0, TWO + rb"(?!\))", rb"(\1\1"),
    "number in the contents changed": shown(
        0, TWO + rb"(.*?)\([^\\()]{2}\) Tj", rb"(\1\2\3(\1) Tj"
    ),
    "heading of the contents changed": shown(0, TWO + rb"\)", rb"(\1\1)"),
    "link of the contents elsewhere": changed(_contents_link),
    "page labels changed": changed(_relabel),
    "header changed": shown(SECOND, HEADER + TWO, rb"\1(\2\2"),
    "header shortened": shown(SECOND, HEADER + rb"\([^\\()]*\)", rb"\1()"),
    "header lost": shown(SECOND, HEADER + rb".*?EMC", b""),
    "header a paragraph": shown(SECOND, rb"/Subtype/Header", b""),
    "header off the page": shown(SECOND, HEADER + rb"(.*?)", rb"\1 900 0 Td\n"),
    "page number changed": shown(SECOND, FOOTER + STRING, rb"\1(\0:)"),
    "page number lost": shown(SECOND, FOOTER + rb".*?EMC", b""),
    "page number twice": shown(SECOND, FOOTER + rb"(" + STRING + rb" Tj)", rb"\1\2\n\2"),
    "link of the contents not on its page": changed(_delete_annotation),
    "link of the contents beside its text": changed(_move_annotation),
    "page deleted": changed(_delete_page),
    "page twice": changed(_repeat_page),
    "page copied": changed(_copy_page),
    "pages swapped": changed(_swap_pages),
    "title lost": _set_info("/Title", ""),
    "title changed": _set_info("/Title", "乡村水利"),
    "author lost": _set_info("/Author", ""),
    "title of the XMP changed": _set_xmp("札记".encode(), b""),
    "author of the XMP lost": _set_xmp("沈青禾".encode(), b""),
    "XMP no XML": _set_xmp(b"</rdf:RDF>", b""),
    "XMP lost": _delete("/Metadata"),
    "language lost": _delete("/Lang"),
    "title not shown": _delete("/ViewerPreferences"),
    "file truncated": truncated,
}
