"""A DOCX file read with zipfile and lxml alone, by someone who knows nothing of our writer."""

import io
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


@dataclass(frozen=True)
class DocxFile:
    data: bytes

    def names(self) -> list[str]:
        with ZipFile(io.BytesIO(self.data)) as container:
            return container.namelist()

    def part(self, name: str) -> etree._Element:
        with ZipFile(io.BytesIO(self.data)) as container:
            return etree.fromstring(container.read(name))

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        return self.part(part).xpath(path, namespaces=NAMESPACES)

    def one(self, path: str, part: str = "word/document.xml") -> etree._Element:
        (element,) = self.find(path, part)
        return element

    def style(self, name: str) -> etree._Element:
        return self.one(f'//w:style[w:name/@w:val="{name}"]', "word/styles.xml")

    def running_line(self, kind: str, pages: str) -> etree._Element:
        """The header or footer that document.xml refers to for these pages."""
        reference = self.one(f"//w:{kind}Reference[@w:type='{pages}']")
        relation = reference.get(f"{{{NAMESPACES['r']}}}id")
        relations = self.part("word/_rels/document.xml.rels")
        (target,) = [r.get("Target") for r in relations if r.get("Id") == relation]
        return self.part(f"word/{target}")


def values(element: etree._Element) -> dict[str, str]:
    """The attributes by their local names."""
    return {etree.QName(name).localname: value for name, value in element.attrib.items()}


def child(element: etree._Element, path: str) -> dict[str, str] | None:
    """The values of a descendant, or None if it is not there."""
    found = element.find("/".join(f"w:{step}" for step in path.split("/")), NAMESPACES)
    return None if found is None else values(found)


def text(element: etree._Element) -> str:
    return "".join(element.itertext())
