"""The package: container → package document → manifest and spine (EPUB 3.3, OCF and packages)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from converter.verification.container import Container, resolved
from converter.verification.pieces import Fault, Statement, UnreadableError

CONTAINER = "META-INF/container.xml"
MIMETYPE, MEDIA_TYPE = "mimetype", b"application/epub+zip"
NCX_TYPE = "application/x-dtbncx+xml"
PAGE_TYPE = "application/xhtml+xml"

OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Publication:
    """The files of a publication; ``linear_files`` are in reading order."""

    def __init__(self, container: Container) -> None:
        self.container = container
        root = container.xml(CONTAINER).find(f".//{OCF}rootfile")
        self._name = "" if root is None else root.get("full-path", "")
        self._package = container.xml(self._name)
        self._items = {
            item.get("id", ""): item for item in self._package.iterfind(f"{OPF}manifest/{OPF}item")
        }
        self._spine = list(self._package.iterfind(f"{OPF}spine/{OPF}itemref"))

    @cached_property
    def linear_files(self) -> list[str]:
        """The files of the spine that are read one after another."""
        linear = (one for one in self._spine if one.get("linear") != "no")
        found = (self._items.get(one.get("idref", "")) for one in linear)
        return [self._file(item) for item in found if item is not None]

    @cached_property
    def files(self) -> dict[str, str]:
        """The media type of each file of the manifest."""
        return {self._file(item): item.get("media-type", "") for item in self._items.values()}

    @cached_property
    def cover_images(self) -> list[str]:
        """The pictures that the manifest has for the cover (EPUB 3.3, D.3)."""
        return [
            self._file(item)
            for item in self._items.values()
            if "cover-image" in item.get("properties", "").split()
        ]

    def navigation_file(self) -> str:
        """The navigation document."""
        for item in self._items.values():
            if "nav" in item.get("properties", "").split():
                return self._file(item)
        raise UnreadableError("it has no navigation document")

    def ncx_file(self) -> str:
        """The NCX, as the spine names it."""
        spine = self._package.find(f"{OPF}spine")
        item = self._items.get("" if spine is None else spine.get("toc", ""))
        if item is None or item.get("media-type") != NCX_TYPE:
            raise UnreadableError("its spine names no NCX")
        return self._file(item)

    def statements(self) -> Iterator[Statement]:
        """What the package document says of title, author and language."""
        for name, element in (("title", "title"), ("author", "creator"), ("language", "language")):
            text = self._package.findtext(f"{OPF}metadata/{DC}{element}", "")
            yield Statement(name, text, "package document")
        yield Statement("language", self._package.get(XML_LANG, ""), "package document")

    def faults(self) -> list[Fault]:
        """What is wrong with container, manifest and spine."""
        return [*self._container_faults(), *self._manifest_faults(), *self._spine_faults()]

    def _container_faults(self) -> Iterator[Fault]:
        names = self.container.names
        if names[:1] != [MIMETYPE] or self.container.read(MIMETYPE) != MEDIA_TYPE:
            yield Fault("container", "it does not begin with its mimetype")
        for name, times in Counter(names).items():
            if times > 1:
                yield Fault("container", f"{name} is in it {times} times")

    def _manifest_faults(self) -> Iterator[Fault]:
        present = set(self.container.names) - {MIMETYPE, CONTAINER, self._name}
        for file in sorted(self.files.keys() - present):
            yield Fault("manifest", f"{file} is not there")
        for file in sorted(present - self.files.keys()):
            yield Fault("manifest", f"it lacks {file}")

    def _spine_faults(self) -> Iterator[Fault]:
        identifiers = [one.get("idref", "") for one in self._spine]
        for identifier, times in Counter(identifiers).items():
            if identifier not in self._items:
                yield Fault("spine", f"the manifest has no {identifier!r}")
            if times > 1:
                yield Fault("spine", f"{identifier!r} is in it {times} times")
        unread = {self._file(self._items[one]) for one in identifiers if one in self._items}
        for file, media_type in self.files.items():
            if media_type == PAGE_TYPE and file not in unread:
                yield Fault("spine", f"it lacks {file}")

    def _file(self, item: etree._Element) -> str:
        return resolved(item.get("href", ""), self._name)
