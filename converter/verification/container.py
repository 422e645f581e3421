"""Zip files of XML, read with the standard library and lxml: what DOCX and EPUB both are."""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Iterator
from typing import cast
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from converter.verification.pieces import UnreadableError

LARGEST = 2**30
"""The most bytes of one part: no file of ours comes near, and a bomb goes beyond."""

PIECE = 2**16
"""The bytes of a part that are read at once."""


class Container:
    """The parts of a zip file by their names."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, OSError) as error:
            raise UnreadableError(f"it is no zip file: {error}") from error
        self.names = self._zip.namelist()

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """A part, whose checksum must be right."""
        return b"".join(self._pieces(name))

    def xml(self, name: str) -> etree._Element:
        """A part of XML; no entity is resolved, and nothing is fetched."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"{name} is no XML: {error}") from error

    def children(self, name: str, parent: str) -> Iterator[etree._Element]:
        """What stands in the first ``parent`` of a part of XML, one at a time."""
        parser = etree.XMLPullParser(
            ("start",), tag=parent, resolve_entities=False, no_network=True, huge_tree=True
        )
        parents = (cast("etree._Element", element) for _, element in parser.read_events())
        found: etree._Element | None = None
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
                if found is None:
                    found = next(parents, None)
                if found is not None:
                    yield from _whole(found)
            parser.close()
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"{name} is no XML: {error}") from error
        yield from () if found is None else found

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            if self._zip.getinfo(name).file_size > LARGEST:
                raise UnreadableError(f"{name} is larger than {LARGEST} bytes")
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    yield piece
        except KeyError:
            raise UnreadableError(f"it has no {name}") from None
        except (BadZipFile, OSError, EOFError, NotImplementedError, zlib.error) as error:
            raise UnreadableError(f"{name} cannot be read: {error}") from error


def _whole(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of a parent that is still being read: all but the last, which are let go."""
    child = next(parent.iterchildren(), None)
    while child is not None and (following := child.getnext()) is not None:
        parent.remove(child)
        yield child
        child = following


def resolved(reference: str, base: str) -> str:
    """The part that a reference in the part ``base`` leads to, with its fragment."""
    path, number_sign, fragment = reference.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
    return (target if path else base) + number_sign + unquote(fragment)
