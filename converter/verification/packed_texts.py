"""Many short texts that are much alike, held small: what leads to the headings of a long file."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

_LEVEL = 1
"""The fastest: anchors that count upwards become a tenth of themselves."""

_CHUNK = 1 << 16
"""The bytes that are unpacked at once."""

_END = b"\0"
"""What ends a text: no text of XML has it (XML 1.0, 2.2)."""


class PackedTexts:
    """Texts in their order, deflated; more can be added after they were read."""

    def __init__(self) -> None:
        self._deflate = zlib.compressobj(_LEVEL)
        self._deflated = bytearray()

    def append(self, text: str) -> None:
        """Add a text without U+0000, which may have lone surrogates."""
        self._deflated += self._deflate.compress(text.encode("utf-8", "surrogatepass") + _END)

    def __iter__(self) -> Iterator[str]:
        inflate, begun = zlib.decompressobj(), b""
        for chunk in self._chunks():
            while chunk:
                *whole, begun = (begun + inflate.decompress(chunk, _CHUNK)).split(_END)
                for text in whole:
                    yield text.decode("utf-8", "surrogatepass")
                chunk = inflate.unconsumed_tail

    def _chunks(self) -> Iterator[bytes]:
        for start in range(0, len(self._deflated), _CHUNK):
            yield bytes(self._deflated[start : start + _CHUNK])
        yield self._deflate.copy().flush()


class Digests:
    """Which texts there are: 64 bits tell one from another."""

    def __init__(self, texts: PackedTexts) -> None:
        self._texts = texts
        self._sorted = array("q", sorted(map(hash, texts)))

    def __contains__(self, text: str) -> bool:
        digest = hash(text)
        index = bisect_left(self._sorted, digest)
        return index < len(self._sorted) and self._sorted[index] == digest

    def twice(self) -> Iterator[str]:
        """Those that are there more than once, each once."""
        digests = {one for one, other in pairwise(self._sorted) if one == other}
        if digests:
            yield from dict.fromkeys(text for text in self._texts if hash(text) in digests)
