"""Every reference leads to what is there, and none out of the publication but where it may."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from converter.verification.container import resolved
from converter.verification.epub.publication import PAGE_TYPE, Publication
from converter.verification.pieces import Fault

_CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def link_faults(publication: Publication) -> list[Fault]:
    """References of pages and style sheets that lead nowhere, and identifiers that are twice."""
    files = set(publication.container.names) & publication.files.keys()
    pages = [name for name in sorted(files) if publication.files[name] == PAGE_TYPE]
    anchors = {name: _identifiers(publication.page(name)) for name in pages}
    targets = files.union(
        *(
            {f"{name}#{identifier}" for identifier in identifiers}
            for name, identifiers in anchors.items()
        )
    )
    faults = [
        Fault(name, f"the identifier {identifier!r} is there twice")
        for name, identifiers in anchors.items()
        for identifier, times in Counter(identifiers).items()
        if times > 1
    ]
    for name, reference in _references(publication, files):
        if not _SCHEME.match(reference) and resolved(reference, name) not in targets:
            faults.append(Fault(name, f"the link {reference} is broken"))
    return faults


def _identifiers(page: etree._Element) -> list[str]:
    return [element.get("id", "") for element in page.iter("*") if "id" in element.attrib]


def _references(publication: Publication, files: set[str]) -> Iterator[tuple[str, str]]:
    for name in sorted(files):
        if publication.files[name] == PAGE_TYPE:
            for element in publication.page(name).iter("*"):
                for attribute in ("href", "src"):
                    if attribute in element.attrib:
                        yield name, element.get(attribute, "")
        elif publication.files[name] == "text/css":
            text = publication.container.read(name).decode("utf-8", "replace")
            yield from ((name, match[1].strip()) for match in _CSS_URL.finditer(text))
