"""An EPUB read back without our code: zipfile and lxml."""

import io
import posixpath
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

NAMESPACES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
    "h": "http://www.w3.org/1999/xhtml",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "opf": "http://www.idpf.org/2007/opf",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

Outline = list[tuple[str, str, int]]
"""Label, target and level, in order."""


class EpubFile:
    """The parts of a publication, found from its container."""

    def __init__(self, data: bytes) -> None:
        self.zip = ZipFile(io.BytesIO(data))
        container = etree.fromstring(self.zip.read("META-INF/container.xml"))
        self.package_path = xpath(container, "//c:rootfile/@full-path")[0]
        self.package = self.xml(self.package_path)
        self.items = {
            item.get("id"): posixpath.join(posixpath.dirname(self.package_path), item.get("href"))
            for item in xpath(self.package, "//opf:item")
        }

    def xml(self, path: str) -> etree._Element:
        return etree.fromstring(self.zip.read(path))

    def with_property(self, name: str) -> str:
        return self.items[xpath(self.package, f"//opf:item[@properties='{name}']/@id")[0]]

    def of_type(self, media_type: str) -> str:
        return self.items[xpath(self.package, f"//opf:item[@media-type='{media_type}']/@id")[0]]

    def spine(self) -> list[str]:
        """The linear files, in reading order."""
        return [
            self.items[item]
            for item in xpath(self.package, "//opf:itemref[not(@linear='no')]/@idref")
        ]

    def content(self) -> list[tuple[str, etree._Element]]:
        """The files of the text: what is linear but the cover."""
        pages = ((path, self.xml(path)) for path in self.spine())
        return [
            (path, page)
            for path, page in pages
            if xpath(page, "//h:body")[0].get(EPUB_TYPE) == "bodymatter"
        ]

    def style_sheet(self) -> str:
        return self.zip.read(self.of_type("text/css")).decode()

    def meta(self, name: str) -> list[str]:
        return xpath(self.package, f"//opf:meta[@property='{name}']/text()")

    def dublin_core(self, name: str) -> list[str]:
        return xpath(self.package, f"//dc:{name}/text()")

    def navigation(self) -> Outline:
        nav = xpath(self.xml(self.with_property("nav")), "//h:nav[@epub:type='toc']")[0]
        return [
            (text(link), link.get("href"), len(xpath(link, "ancestor::h:ol")))
            for link in xpath(nav, ".//h:a")
        ]

    def ncx(self) -> Outline:
        points = xpath(self.xml(self.of_type("application/x-dtbncx+xml")), "//n:navPoint")
        return [
            (
                xpath(point, "string(n:navLabel/n:text)"),
                xpath(point, "string(n:content/@src)"),
                len(xpath(point, "ancestor-or-self::n:navPoint")),
            )
            for point in points
        ]

    def headings(self) -> Iterator[tuple[str, int]]:
        """The text and the rank of every heading of the text."""
        for _, page in self.content():
            for heading in xpath(page, "//h:h1|//h:h2|//h:h3|//h:h4|//h:h5|//h:h6"):
                yield text(heading), int(heading.get("aria-level") or heading.tag[-1])


def xpath(element: etree._Element, path: str) -> list:
    return element.xpath(path, namespaces=NAMESPACES)


def text(element: etree._Element) -> str:
    return "".join(element.itertext())
