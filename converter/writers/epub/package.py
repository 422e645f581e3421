"""The package document: metadata, manifest and spine, by ebooklib."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from zipfile import ZipFile

import msgspec
from ebooklib import epub
from lxml import etree

from converter.document import UNDATED, Document, Figure, lines_of_text, walk
from converter.writers.epub.dates import date_of
from converter.writers.epub.resource import Resource
from converter.writers.epub.xhtml import DECLARATION
from converter.writers.zip_container import Entry

FOLDER = "EPUB"
PACKAGE_DOCUMENT = f"{FOLDER}/content.opf"

PUBLICATIONS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:essay-converter:publication")
"""The name space of our identifiers (RFC 9562, 5.5)."""

FEATURES = (
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
"""What every file of ours has (values of the Schema.org Accessibility Properties for
Discoverability Vocabulary)."""

_SUMMARY = (
    "本书为可重排的{content}，标题层次与目录完整，阅读顺序明确；"
    "字体、字号、行距和颜色可由读者调整；{pictures}；没有可能引起不适的内容。"
)


def identifier(document: Document) -> str:
    """The unique identifier: a UUID (RFC 9562, 5.5) of language, title, author and text.

    A publication keeps it from one release to the next (EPUB 3.3, The dc:identifier element),
    so neither the theme nor the dates nor the places in the source count.
    """
    digest = hashlib.sha1(PUBLICATIONS.bytes, usedforsecurity=False)
    for piece in _identity(document):
        digest.update(piece)
    return uuid.UUID(bytes=digest.digest()[:16], version=5).urn


def _identity(document: Document) -> Iterator[bytes]:
    """``[language, title, author, [text, ...]]`` as JSON."""
    metadata, encode = document.metadata, msgspec.json.encode
    yield b"[" + b",".join(map(encode, (metadata.language, metadata.title, metadata.author)))
    yield b",["
    for index, (text, _) in enumerate(lines_of_text(document)):
        yield (b"," if index else b"") + encode(text)
    yield b"]]"


def parts(document: Document, resources: Sequence[Resource]) -> Iterator[Entry]:
    """The files of the container but for ``mimetype``, in their order.

    ebooklib lists the resources; it is not given what is in them.
    """
    saved = io.BytesIO()
    modified = datetime.fromisoformat(document.metadata.modified)
    options = {"mtime": modified, "compresslevel": 0, "raise_exceptions": True}
    epub.write_epub(saved, _book(document, resources), options)
    contents = {f"{FOLDER}/{resource.name}": resource.content for resource in resources}
    with ZipFile(saved) as container:
        listed = _in_language(container.read(PACKAGE_DOCUMENT), document.metadata.language)
        contents[PACKAGE_DOCUMENT] = (listed,)
        for name in container.namelist()[1:]:
            yield name, contents[name] if name in contents else (container.read(name),)


def _in_language(package_document: bytes, language: str) -> bytes:
    """With xml:lang, which ebooklib has no way to say: the language of the metadata's text."""
    root = etree.fromstring(package_document)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    return f"{DECLARATION}\n{etree.tostring(root, encoding='unicode')}\n".encode()


def _book(document: Document, resources: Sequence[Resource]) -> epub.EpubBook:
    book = epub.EpubBook()
    book.set_identifier(identifier(document))
    for name, value in _dublin_core(document):
        book.add_metadata("DC", name, value)
    for name, value in _accessibility(document):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    for resource in resources:
        item = book.add_item(_item(resource))
        if resource.linear:
            book.spine.append((item, resource.linear))
        if "cover-image" in resource.properties:
            # The EPUB 2 way, which shops and older readers still go by.
            book.add_metadata(None, "meta", "", {"name": "cover", "content": resource.identifier})
    return book


def _accessibility(document: Document) -> Iterator[tuple[str, str]]:
    """What is true of this publication (EPUB Accessibility 1.1, Package metadata).

    No conformance is claimed: that takes an audit (Conformance reporting). A cover adds nothing to
    the text, and so no access mode (EPUB Accessibility Techniques 1.1, Identify primary access
    modes).
    """
    figures = [block for block in walk(document.all_blocks) if isinstance(block, Figure)]
    all_described = all(figure.alternate.strip() for figure in figures)
    modes = ("textual", "visual") if figures else ("textual",)
    for mode in modes:
        yield "accessMode", mode
    yield "accessModeSufficient", "textual" if all_described else ",".join(modes)
    for feature in (*(["alternativeText"] if all_described else []), *FEATURES):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    pictures = "图片有替代文字" if all_described else "封面图片有替代文字，部分插图没有"
    yield (
        "accessibilitySummary",
        _SUMMARY.format(
            content="图文内容" if figures else "纯文本内容",
            pictures=pictures if figures else "封面图片有替代文字",
        ),
    )


def _dublin_core(document: Document) -> Iterator[tuple[str, str]]:
    metadata = document.metadata
    yield "title", metadata.title
    yield "language", metadata.language
    if metadata.author:
        yield "creator", metadata.author
    saved = "" if metadata.modified == UNDATED else metadata.modified[:10]
    if dated := date_of(document) or saved:
        yield "date", dated


def _item(resource: Resource) -> epub.EpubItem:
    item = epub.EpubItem(resource.identifier, resource.name, resource.media_type, b"")
    item.properties = resource.properties
    return item
