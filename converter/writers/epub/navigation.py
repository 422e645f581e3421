"""The table of contents: as navigation document, and as NCX for older readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

import msgspec

from converter.document import Block, Metadata, Section
from converter.writers.epub.division import ContentFile, Identified, identified
from converter.writers.epub.resource import (
    COVER_PAGE,
    NAVIGATION,
    NCX,
    XHTML_MEDIA_TYPE,
    Resource,
)
from converter.writers.epub.xhtml import EPUB_TYPE, XML_LANG, E, document, lines, page
from converter.writers.markup import Markup

NCX_NAMESPACE = "http://www.daisy.org/z3986/2005/ncx/"
NCX_MEDIA_TYPE = "application/x-dtbncx+xml"

COVER_LABEL, CONTENTS_LABEL, TEXT_LABEL, LANDMARKS_LABEL = "封面", "目录", "正文", "导航"


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A line of the table of contents, and the blocks under it, which may have others."""

    label: str
    file: str
    identifier: str = ""
    blocks: Sequence[Block] = ()

    @property
    def href(self) -> str:
        """Where it leads."""
        return f"{self.file}#{self.identifier}" if self.identifier else self.file

    @property
    def entries(self) -> Iterator[Entry]:
        """The lines under it, made as they are asked for."""
        return _entries(identified(self.blocks, self.identifier), self.file)

    @property
    def has_entries(self) -> bool:
        """Whether there is one."""
        return _has_section(self.blocks)


def outline(files: Iterable[ContentFile]) -> Iterator[Entry]:
    """The headings of all files, to their full depth.

    What stands before the first section is reached by the document's title.
    """
    for file in files:
        if _has_section(file.blocks):
            yield from _entries(file.content, file.name)
        else:
            yield Entry(file.title, file.name)


def _entries(content: Iterable[Identified], file_name: str) -> Iterator[Entry]:
    for block, identifier in content:
        if isinstance(block, Section):
            yield Entry(block.heading.name, file_name, identifier, block.blocks)


def _has_section(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Section) for block in blocks)


def navigation_document(files: Sequence[ContentFile], metadata: Metadata) -> Resource:
    """The EPUB navigation document (EPUB 3.3, EPUB navigation document), with landmarks.

    It is in the spine, because the landmarks link to it, but not linear: an essay is not read
    through its table of contents.
    """
    title = E.h1(CONTENTS_LABEL, {"class": "title", "id": "toc-title"})
    contents = lines(
        "nav",
        {EPUB_TYPE: "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc-title"},
        chain([title], lines("ol", {}, _items(outline(files)))),
    )
    marks = (
        _landmark("cover", COVER_PAGE, COVER_LABEL),
        _landmark("toc", "#toc", CONTENTS_LABEL),
        _landmark("bodymatter", files[0].name, TEXT_LABEL),
    )
    landmarks = lines(
        "nav",
        {EPUB_TYPE: "landmarks", "aria-label": LANDMARKS_LABEL, "hidden": "hidden"},
        lines("ol", {}, marks),
    )
    body = lines("body", {}, chain(contents, landmarks))
    text = page(CONTENTS_LABEL, metadata.language, body)
    return Resource("nav", NAVIGATION, XHTML_MEDIA_TYPE, text, ("nav",), linear="no")


def _items(entries: Iterable[Entry]) -> Iterator[Markup]:
    for entry in entries:
        link = E.a(entry.label, href=entry.href)
        if entry.has_entries:
            yield from lines("li", {}, chain([link], lines("ol", {}, _items(entry.entries))))
        else:
            yield E.li(link)


def _landmark(kind: str, href: str, label: str) -> Markup:
    return E.li(E.a(label, {EPUB_TYPE: kind, "href": href}))


def ncx(files: Sequence[ContentFile], metadata: Metadata, identifier: str) -> Resource:
    """The NCX of EPUB 2 (OPF 2.0.1), which EPUB 3.3 keeps among its legacy features."""
    author = [E.docAuthor(E.text(metadata.author))] if metadata.author else []
    attributes = {"xmlns": NCX_NAMESPACE, "version": "2005-1", XML_LANG: metadata.language}
    content = chain(
        _ncx_head(identifier, depth=_depth(outline(files))),
        [E.docTitle(E.text(metadata.title)), *author],
        lines("navMap", {}, _nav_points(outline(files), count(1))),
    )
    return Resource("ncx", NCX, NCX_MEDIA_TYPE, document(lines("ncx", attributes, content)))


def _ncx_head(identifier: str, depth: int) -> Iterator[Markup]:
    values = {
        "dtb:uid": identifier,
        "dtb:depth": str(depth),
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }
    return lines("head", {}, (E.meta(name=name, content=value) for name, value in values.items()))


def _nav_points(entries: Iterable[Entry], order: count[int]) -> Iterator[Markup]:
    for entry in entries:
        place = str(next(order))
        own = (E.navLabel(E.text(entry.label)), E.content(src=entry.href))
        yield from lines(
            "navPoint",
            {"id": f"point-{place}", "playOrder": place},
            chain(own, _nav_points(entry.entries, order)),
        )


def _depth(entries: Iterable[Entry]) -> int:
    return max((1 + _depth(entry.entries) for entry in entries), default=0)
