"""The ICC profile of sRGB, made here from its definition: no profile of others is shipped.

The form is ICC.1:2004-10 (version 4.2), the last that ISO 32000-1 knows. Numbers are those of
IEC 61966-2-1, adapted from D65 to the D50 of ICC profiles by the Bradford matrix (annex E).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

CONDITION = "sRGB IEC61966-2.1"
"""The name of the condition in the registry of the ICC."""

COPYRIGHT = "No rights reserved"

D50 = (0.9642, 1.0, 0.8249)
BRADFORD = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Function type 3: (ax + b) ^ g from d on, and cx below, for g, a, b, c, d."""

DATE = (2004, 10, 1, 0, 0, 0)


def profile() -> bytes:
    """The profile: a header, the table of tags, and the data they point at."""
    curve = b"para" + struct.pack(">4xH2x", 3) + _fixed(CURVE)
    tags = {
        b"desc": _text(CONDITION),
        b"cprt": _text(COPYRIGHT),
        b"wtpt": _xyz(D50),
        b"chad": b"sf32" + bytes(4) + _fixed(BRADFORD),
        b"rXYZ": _xyz(RED),
        b"gXYZ": _xyz(GREEN),
        b"bXYZ": _xyz(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for element in tags.values():
        if element not in places:
            places[element] = start + len(data)
            data += element
    table = b"".join(
        struct.pack(">4sLL", tag, places[element], len(element)) for tag, element in tags.items()
    )
    return _header(start + len(data)) + struct.pack(">L", len(tags)) + table + data


def _header(size: int) -> bytes:
    """The header (7.2): a display profile from RGB to XYZ, perceptual."""
    signatures = struct.pack(">L4xL4s4s4s", size, 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    return signatures + struct.pack(">6H4s28x", *DATE, b"acsp") + _fixed(D50) + bytes(48)


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _text(text: str) -> bytes:
    """A multiLocalizedUnicodeType of one language, padded to a multiple of 4 bytes."""
    encoded = text.encode("utf-16-be")
    record = struct.pack(">4xLL4sLL", 1, 12, b"enUS", len(encoded), 28)
    return b"mluc" + record + encoded + bytes(-len(encoded) % 4)


def _fixed(values: Sequence[float]) -> bytes:
    """Numbers as s15Fixed16Number."""
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))
