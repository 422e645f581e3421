"""Every reference leads to what is there, and none out of the publication but where it may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter

from lxml import etree

from converter.patterns import lazy_pattern
from converter.verification.container import resolved
from converter.verification.epub.publication import PAGE_TYPE, Publication
from converter.verification.pieces import Fault

_CSS_URL = lazy_pattern(r"url\(\s*[\"']?([^\"')]+)")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.\-]*:")

Note = Callable[[etree._Element], None]
"""Takes an element of a page with all that stands in it."""


class Links:
    """Collects what in pages can be referred to, and the references that lead nowhere so far."""

    def __init__(self, publication: Publication) -> None:
        container, files = publication.container, publication.files
        self._styles = {
            name: container.read(name).decode("utf-8", "replace")
            for name in sorted(set(container.names) & files.keys())
            if files[name] == "text/css"
        }
        self._targets = set(container.names) & files.keys()
        self._pages: set[str] = set()
        self._astray: list[tuple[str, str]] = []
        self._twice: list[tuple[str, str]] = []

    def note_in(self, page: str) -> Note:
        """What takes the elements of this page, the first time that it is read."""
        if page in self._pages:
            return lambda _: None
        self._pages.add(page)

        def note(part: etree._Element) -> None:
            for element in part.iter("*"):
                if (identifier := element.get("id")) is not None:
                    self._identify(page, identifier)
                for attribute in ("href", "src"):
                    if (reference := element.get(attribute)) is not None:
                        self._refer(page, reference)

        return note

    def has(self, page: str) -> bool:
        """Whether the page was read."""
        return page in self._pages

    def faults(self) -> Iterator[Fault]:
        """References of pages and style sheets that lead nowhere; identifiers that are twice."""
        for page, identifier in dict.fromkeys(self._twice):
            yield Fault(page, f"the identifier {identifier!r} is there twice")
        for name, text in self._styles.items():
            for match in _CSS_URL.finditer(text):
                self._refer(name, match[1].strip())
        for name, reference in sorted(self._astray, key=itemgetter(0)):
            if resolved(reference, name) not in self._targets:
                yield Fault(name, f"the link {reference} is broken")

    def _identify(self, page: str, identifier: str) -> None:
        target = f"{page}#{identifier}"
        if target in self._targets:
            self._twice.append((page, identifier))
        self._targets.add(target)

    def _refer(self, name: str, reference: str) -> None:
        if not _SCHEME.match(reference) and resolved(reference, name) not in self._targets:
            self._astray.append((name, reference))


def link_faults(publication: Publication, links: Links) -> Iterator[Fault]:
    """What ``links`` found, and what is in pages that are read by nobody."""
    present = set(publication.container.names)
    for name, media_type in sorted(publication.files.items()):
        if media_type == PAGE_TYPE and name in present and not links.has(name):
            links.note_in(name)(publication.container.xml(name))
    yield from links.faults()
