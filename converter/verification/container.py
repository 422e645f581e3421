"""Zip files of XML, read with the standard library and lxml: what DOCX and EPUB both are."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast
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

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = ZipFile(file)
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

    def growing(self, name: str, root: str) -> Iterator[tuple[etree._Element, bool]]:
        """The ``root`` of a part of XML again and again while it is read; at last it is whole.

        Who has seen what is whole in it removes that: see :func:`consumed`.
        """
        parser = etree.XMLPullParser(
            ("start",), tag=root, resolve_entities=False, no_network=True, huge_tree=True
        )
        roots = (cast("etree._Element", element) for _, element in parser.read_events())
        found: etree._Element | None = None
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
                if found is None:
                    found = next(roots, None)
                if found is not None:
                    yield found, False
            parser.close()
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"{name} is no XML: {error}") from error
        if found is not None:
            yield found, True

    def start_tags(self, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """The names and attributes of the elements of a part of XML, none of which is kept."""
        tags = _StartTags()
        parser = etree.XMLParser(
            target=cast("etree.ParserTarget", tags),  # lxml asks for no more than it has
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
                yield from tags.taken()
            parser.close()
        except etree.XMLSyntaxError as error:
            raise UnreadableError(f"{name} is no XML: {error}") from error

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


class _StartTags:
    """What a parser tells of elements in place of making them."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, Mapping[str, str]]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._waiting.append((tag, dict(attributes)))

    def close(self) -> None:
        """The end of the part, of which there is nothing to tell."""

    def taken(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        waiting, self._waiting = self._waiting, []
        return iter(waiting)


def consumed(parent: etree._Element, *, whole: bool) -> Iterator[tuple[etree._Element, bool]]:
    """The children of what may still be growing, and whether each is whole.

    One that is gets removed, with what follows it, before the next. Of a parent that is not
    ``whole`` the last child may still grow.
    """
    child = next(parent.iterchildren(), None)
    while child is not None:
        following = child.getnext()
        is_whole = whole or following is not None
        yield child, is_whole
        if not is_whole:
            return
        parent.remove(child)
        child = following


def resolved(reference: str, base: str) -> str:
    """The part that a reference in the part ``base`` leads to, with its fragment."""
    path, number_sign, fragment = reference.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
    return (target if path else base) + number_sign + unquote(fragment)
