"""Streams of a PDF that are deflated, as reportlab's objects.

reportlab itself would write them as ASCII, a quarter larger, and name their filter in an array, for
which qpdf would deflate them again.
"""

from __future__ import annotations

import threading
import zlib
from contextlib import suppress
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream


def deflated(document: Any, data: bytes) -> Any:
    """A reference to a stream of ``data``."""
    return document.Reference(PDFStream(_dictionary({}), zlib.compress(data), filters=()))


class DeflatedAside(PDFStream):
    """A stream that is deflated in a thread, while other fonts are cut; ``entries`` are its own."""

    def __init__(self, data: bytes, **entries: int) -> None:
        super().__init__(_dictionary(entries), data, filters=())

    @property
    def content(self) -> bytes:
        """What has been set, deflated; here if no thread has done it."""
        if self._thread.ident:
            self._thread.join()
        return self._deflated or zlib.compress(self._data)

    @content.setter
    def content(self, data: bytes) -> None:
        self._data, self._deflated = data, b""
        self._thread = threading.Thread(target=self._deflate)
        with suppress(RuntimeError):  # there is no thread to be had
            self._thread.start()

    def _deflate(self) -> None:
        with suppress(MemoryError):  # that is told where the content is asked for
            self._deflated = zlib.compress(self._data)
            self._data = b""


def _dictionary(entries: dict[str, int]) -> PDFDictionary:
    return PDFDictionary({**entries, "Filter": PDFName("FlateDecode")})
