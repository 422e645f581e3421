"""Which encoding a text is in, and how sure that is.

A byte order mark decides, then whether the bytes are UTF-8, which other text hardly ever is by
chance. GB18030 and Big5 take each other's bytes, so there the characters decide: text in its right
encoding is for the greater part common characters, and in the wrong one rare ones.
"""

from __future__ import annotations

import codecs
from typing import Literal

import msgspec

from converter.patterns import lazy_pattern
from converter.sources.common_characters import COMMON_HAN, COMMON_MARKS
from converter.sources.encodings import CODECS, is_utf8, marked

Certainty = Literal["given", "certain", "likely", "doubtful"]

SAMPLE_BYTES = 65536
"""What is looked at, from the first byte that is not ASCII: some thirty thousand characters."""

LIKELY_SHARE = 0.35
LIKELY_LEAD = 0.3
"""How common the characters are at least, and by how much more than in the other encoding."""

_CANDIDATES = ["utf-8", "gb18030", "big5"]
_COMMON = COMMON_HAN | COMMON_MARKS
_LONG = lazy_pattern(rb"[\xe0-\xff]")
"""The first byte of three or four in UTF-8, as Han have; pairs may be GB18030 (一 is D2 BB)."""

_NOT_ASCII = lazy_pattern(rb"[\x80-\xff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Detected(msgspec.Struct, frozen=True):
    """An encoding, and how sure it is: named by the user, proven, told by statistics or guessed."""

    encoding: str
    certainty: Certainty


def detect(data: bytes) -> Detected:
    """Tell the encoding of ``data``: the same for the same bytes; they may yet not decode in it."""
    if mark := marked(data):
        return Detected(mark, "certain")
    if is_utf8(data):
        return Detected("utf-8", "certain" if data.isascii() or _LONG.search(data) else "likely")
    return _likeliest(_sample(data))


def _sample(data: bytes) -> bytes:
    """What of the text tells encodings apart; it begins with a whole character."""
    first = _NOT_ASCII.search(data)
    start = first.start() if first else 0
    return data[start : start + SAMPLE_BYTES]


def _likeliest(sample: bytes) -> Detected:
    shares = {encoding: _common_share(sample, encoding) for encoding in _CANDIDATES}
    best = max(_CANDIDATES, key=shares.__getitem__)
    lead = shares[best] - max(share for name, share in shares.items() if name != best)
    is_likely = shares[best] >= LIKELY_SHARE and lead >= LIKELY_LEAD
    return Detected(best, "likely" if is_likely else "doubtful")


def _common_share(sample: bytes, encoding: str) -> float:
    """The share of common characters among those that are not ASCII; a failure counts as -1."""
    decoder = codecs.getincrementaldecoder(CODECS[encoding][0])("replace")
    characters = [
        character
        for character in decoder.decode(sample, final=len(sample) < SAMPLE_BYTES)
        if not character.isascii()
    ]
    common = sum(character in _COMMON for character in characters)
    return (common - characters.count(_REPLACEMENT)) / max(len(characters), 1)
