"""A file of the publication, as the package document lists it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

XHTML_MEDIA_TYPE = "application/xhtml+xml"
STYLESHEET = "style.css"
COVER_PAGE = "cover.xhtml"
COVER_IMAGE = "cover.png"
NAVIGATION = "nav.xhtml"
NCX = "toc.ncx"


class Resource(msgspec.Struct, frozen=True):
    """A publication resource with its manifest item (EPUB 3.3, The item element).

    ``content`` is made when it is written, once and in the order of the files. ``linear`` is the
    attribute of its spine item (The itemref element); a resource without one is
    not in the spine.
    """

    identifier: str
    name: str
    media_type: str
    content: Iterable[bytes]
    properties: tuple[str, ...] = ()
    linear: Literal["yes", "no"] | None = None
