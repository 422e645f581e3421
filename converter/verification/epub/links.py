"""Every reference leads to what is there, and none out of the publication but where it may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from lxml import etree

from converter.patterns import lazy_pattern
from converter.verification.container import resolved
from converter.verification.epub.publication import PAGE_TYPE, Publication
from converter.verification.packed_texts import Digests, PackedTexts
from converter.verification.pieces import Fault

_CSS_URL = lazy_pattern(r"url\(\s*[\"']?([^\"')]+)")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.\-]*:")

REPLACEMENT = "\ufffd"
"""What CSS reads in place of U+0000 (CSS Syntax 3, 3.3)."""

Note = Callable[[etree._Element], None]
"""Takes an element of a page with all that stands in it."""


class Links:
    """Collects what in pages can be referred to, and all references."""

    def __init__(self, publication: Publication) -> None:
        container, files = publication.container, publication.files
        self._files = frozenset(container.names) & files.keys()
        self._styles = {
            name: container.read(name).decode("utf-8", "replace").replace("\0", REPLACEMENT)
            for name in sorted(self._files)
            if files[name] == "text/css"
        }
        self._pages: set[str] = set()
        self._identified, self._referred = PackedTexts(), PackedTexts()

    def note_in(self, page: str) -> Note:
        """What takes the elements of this page, the first time that it is read."""
        if page in self._pages:
            return lambda _: None
        self._pages.add(page)

        def note(part: etree._Element) -> None:
            for element in part.iter("*"):
                if (identifier := element.get("id")) is not None:
                    self._identified.append(f"{page}#{identifier}")
                for attribute in ("href", "src"):
                    if (reference := element.get(attribute)) is not None:
                        self._refer(page, reference)

        return note

    def has(self, page: str) -> bool:
        """Whether the page was read."""
        return page in self._pages

    def faults(self) -> Iterator[Fault]:
        """References of pages and style sheets that lead nowhere; identifiers that are twice."""
        identified = Digests(self._identified)
        for target in identified.twice():
            page, _, identifier = target.partition("#")
            yield Fault(page, f"the identifier {identifier!r} is there twice")
        for name, text in self._styles.items():
            for match in _CSS_URL.finditer(text):
                self._refer(name, match[1].strip())
        yield from sorted(self._astray(identified), key=attrgetter("place"))

    def _astray(self, identified: Digests) -> Iterator[Fault]:
        """References by two texts each, where it stands and what it says, that lead nowhere."""
        texts = iter(self._referred)
        for name, reference in zip(texts, texts, strict=True):
            target = resolved(reference, name)
            if target not in self._files and target not in identified:
                yield Fault(name, f"the link {reference} is broken")

    def _refer(self, name: str, reference: str) -> None:
        if not _SCHEME.match(reference):
            self._referred.append(name)
            self._referred.append(reference)


def link_faults(publication: Publication, links: Links) -> Iterator[Fault]:
    """What ``links`` found, and what is in pages that are read by nobody."""
    present = set(publication.container.names)
    for name, media_type in sorted(publication.files.items()):
        if media_type == PAGE_TYPE and name in present and not links.has(name):
            links.note_in(name)(publication.container.xml(name))
    yield from links.faults()
