"""The structure tree of a document (ISO 32000-1, 14.7), from the marks on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

import msgspec
from pikepdf import Array, Dictionary, Name, Object, Pdf

from converter.writers.pdf.tagging import Owner

ROLES = {"/Title": Name.P}
"""The standard types for those that ISO 32000-1 does not know (14.7.3)."""


class Content(msgspec.Struct, frozen=True, gc=False):
    """A marked-content sequence: the ``mcid``-th of a page.

    ``parents`` are those of the page's sequences, to be filled in the order of MCIDs.
    """

    owner: Owner
    page: Object
    mcid: int
    parents: Array


def add_structure(pdf: Pdf, owners: Sequence[Sequence[Owner]]) -> dict[int, Object]:
    """Tag the document; ``owners`` are the elements of the marked content by page and MCID.

    Returns the Link elements in the entries of the table of contents, by block.
    """
    parents = [pdf.make_indirect(Array()) for _ in owners]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(ROLES)))
    root.K = pdf.make_indirect(Dictionary(S=Name.Document, P=root))
    links: dict[int, Object] = {}
    root.K.K = _blocks(pdf, root.K, _contents(pdf, owners, parents), links)
    root.ParentTree = Dictionary(Nums=[one for entry in enumerate(parents) for one in entry])
    root.ParentTreeNextKey = len(parents)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return links


def add_annotation(pdf: Pdf, element: Object, page: Object, annotation: Object) -> None:
    """Make an annotation part of its structure element (14.7.4.3), and of its page."""
    root = pdf.Root.StructTreeRoot
    annotation.StructParent = root.ParentTreeNextKey
    root.ParentTree.Nums.extend([root.ParentTreeNextKey, element])
    root.ParentTreeNextKey += 1
    element.K.append(Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation))
    if Name.Annots not in page:
        page.Annots = Array()
    page.Annots.append(annotation)


def _contents(
    pdf: Pdf, owners: Sequence[Sequence[Owner]], parents: Sequence[Array]
) -> Iterator[Content]:
    """All marked content in reading order; its pages refer to their parents (14.7.4.4)."""
    for index, page in enumerate([page.obj for page in pdf.pages]):
        page.StructParents = index
        page.Tabs = Name.S
        for mcid, owner in enumerate(owners[index]):
            yield Content(owner, page, mcid, parents[index])


def _blocks(
    pdf: Pdf, document: Object, contents: Iterable[Content], links: dict[int, Object]
) -> Array:
    """An element for each block; the entries of the contents are together in a TOC."""
    blocks = Array()
    for is_entry, group in groupby(contents, lambda content: content.owner.tag == "TOCI"):
        if is_entry:
            blocks.append(_table_of_contents(pdf, document, group, links))
        else:
            for _, own in groupby(group, lambda content: content.owner.block):
                blocks.append(_block(pdf, document, list(own)))
    return blocks


def _table_of_contents(
    pdf: Pdf, document: Object, contents: Iterable[Content], links: dict[int, Object]
) -> Object:
    """A TOC of a TOCI an entry, in each a Reference with a Link (14.8.4.2, 14.8.4.4)."""
    table = pdf.make_indirect(Dictionary(S=Name.TOC, P=document, K=Array()))
    for block, own in groupby(contents, lambda content: content.owner.block):
        marked = list(own)
        item = pdf.make_indirect(Dictionary(S=Name.TOCI, P=table))
        reference = pdf.make_indirect(Dictionary(S=Name.Reference, P=item))
        page = marked[0].page
        link = pdf.make_indirect(Dictionary(S=Name.Link, P=reference, Pg=page))
        item.K, reference.K, link.K = reference, link, Array(_marked(link, page, marked))
        table.K.append(item)
        links[block] = link
    return table


def _block(pdf: Pdf, document: Object, contents: Sequence[Content]) -> Object:
    """The element of a block, with a Span for each lead in it."""
    first = contents[0]
    block = pdf.make_indirect(Dictionary(S=_tag(first.owner.tag), P=document, Pg=first.page))
    kids: list[Object | int] = []
    for lead, own in groupby(contents, lambda content: content.owner.lead):
        if lead is None:
            kids += _marked(block, first.page, own)
        else:
            kids.append(_span(pdf, block, list(own)))
    block.K = kids[0] if len(kids) == 1 else Array(kids)
    return block


def _span(pdf: Pdf, block: Object, contents: Sequence[Content]) -> Object:
    page = contents[0].page
    span = pdf.make_indirect(Dictionary(S=Name.Span, P=block, Pg=page))
    span.K = Array(_marked(span, page, contents))
    return span


def _marked(element: Object, page: Object, contents: Iterable[Content]) -> Iterator[Object | int]:
    """The contents of an element: by MCID on ``page``, the element's own (14.7.4.2)."""
    for content in contents:
        content.parents.append(element)
        if content.page is page:
            yield content.mcid
        else:
            yield Dictionary(Type=Name.MCR, Pg=content.page, MCID=content.mcid)


@cache
def _tag(name: str) -> Name:
    return Name(f"/{name}")
