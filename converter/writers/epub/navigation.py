"""The table of contents: as navigation document, and as NCX for older readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

import msgspec
from lxml import etree

from converter.document import Metadata, Section
from converter.writers.epub.division import ContentFile, Identified, identified
from converter.writers.epub.resource import (
    COVER_PAGE,
    NAVIGATION,
    NCX,
    XHTML_MEDIA_TYPE,
    Resource,
)
from converter.writers.epub.xhtml import EPUB_TYPE, XML_LANG, E, builder, on_lines, page, serialize

NCX_NAMESPACE = "http://www.daisy.org/z3986/2005/ncx/"
NCX_MEDIA_TYPE = "application/x-dtbncx+xml"

COVER_LABEL, CONTENTS_LABEL, TEXT_LABEL, LANDMARKS_LABEL = "封面", "目录", "正文", "导航"

_N = builder(NCX_NAMESPACE)


class Entry(msgspec.Struct, frozen=True):
    """A line of the table of contents, and those under it."""

    label: str
    href: str
    entries: tuple[Entry, ...] = ()


def outline(files: Sequence[ContentFile]) -> tuple[Entry, ...]:
    """The headings of all files, to their full depth.

    What stands before the first section is reached by the document's title.
    """
    return tuple(entry for file in files for entry in _file_entries(file))


def _file_entries(file: ContentFile) -> tuple[Entry, ...]:
    return _entries(file.content, file.name) or (Entry(file.title, file.name),)


def _entries(content: Iterable[Identified], file_name: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            block.heading.full_text,
            f"{file_name}#{identifier}",
            _entries(identified(block.blocks, identifier), file_name),
        )
        for block, identifier in content
        if isinstance(block, Section)
    )


def navigation_document(
    entries: Sequence[Entry], first: ContentFile, metadata: Metadata
) -> Resource:
    """The EPUB navigation document (EPUB 3.3, EPUB navigation document), with landmarks.

    It is in the spine, because the landmarks link to it, but not linear: an essay is not read
    through its table of contents.
    """
    contents = E.nav(
        {EPUB_TYPE: "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc-title"},
        E.h1(CONTENTS_LABEL, {"class": "title", "id": "toc-title"}),
        _list(entries),
    )
    landmarks = E.nav(
        {EPUB_TYPE: "landmarks", "aria-label": LANDMARKS_LABEL, "hidden": "hidden"},
        on_lines(
            E.ol(
                _landmark("cover", COVER_PAGE, COVER_LABEL),
                _landmark("toc", "#toc", CONTENTS_LABEL),
                _landmark("bodymatter", first.name, TEXT_LABEL),
            )
        ),
    )
    body = on_lines(E.body(on_lines(contents), on_lines(landmarks)))
    text = page(CONTENTS_LABEL, metadata.language, body)
    return Resource("nav", NAVIGATION, XHTML_MEDIA_TYPE, text, ("nav",), linear="no")


def _list(entries: Iterable[Entry]) -> etree._Element:
    return on_lines(E.ol(*map(_item, entries)))


def _item(entry: Entry) -> etree._Element:
    item = E.li(E.a(entry.label, href=entry.href))
    if entry.entries:
        item.append(_list(entry.entries))
    return item


def _landmark(kind: str, href: str, label: str) -> etree._Element:
    return E.li(E.a(label, {EPUB_TYPE: kind, "href": href}))


def ncx(entries: Sequence[Entry], metadata: Metadata, identifier: str) -> Resource:
    """The NCX of EPUB 2 (OPF 2.0.1), which EPUB 3.3 keeps among its legacy features."""
    order = count(1)
    root = _N.ncx(
        {"version": "2005-1", XML_LANG: metadata.language},
        _ncx_head(identifier, depth=_depth(entries)),
        _N.docTitle(_N.text(metadata.title)),
        *([_N.docAuthor(_N.text(metadata.author))] if metadata.author else []),
        on_lines(_N.navMap(*[_nav_point(entry, order) for entry in entries])),
    )
    return Resource("ncx", NCX, NCX_MEDIA_TYPE, serialize(on_lines(root)))


def _ncx_head(identifier: str, depth: int) -> etree._Element:
    values = {
        "dtb:uid": identifier,
        "dtb:depth": str(depth),
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }
    return on_lines(_N.head(*[_N.meta(name=name, content=value) for name, value in values.items()]))


def _nav_point(entry: Entry, order: count[int]) -> etree._Element:
    place = str(next(order))
    return on_lines(
        _N.navPoint(
            {"id": f"point-{place}", "playOrder": place},
            _N.navLabel(_N.text(entry.label)),
            _N.content(src=entry.href),
            *[_nav_point(inner, order) for inner in entry.entries],
        )
    )


def _depth(entries: Iterable[Entry]) -> int:
    return max((1 + _depth(entry.entries) for entry in entries), default=0)
