"""Glyphs again with other advances: a half-width 、, or an ideograph with its Han–Latin space.

A kern between two characters looks right, but whoever reads the text of a PDF takes a gap for a
space and a step back for another line. A glyph that has the advance it is set with does neither,
and its width in the font and in the PDF are the same, as PDF/A wants.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping, Sequence

CHECKSUM_MAGIC = 0xB1B0AFBA
"""What the checksum of a font and its adjustment add up to (OpenType 1.9, head)."""

ARGS_ARE_WORDS, ARGS_ARE_XY = 0x0001, 0x0002
"""Flags of a component (OpenType 1.9, glyf)."""

Tables = dict[str, bytes]


def add_variants(data: bytes, variants: Sequence[tuple[int, int]]) -> bytes:
    """A TrueType font with one more glyph for each (glyph id, advance), in that order.

    The new glyphs draw what the given ones do; their ids follow the last one.
    """
    tables = _read(data)
    tables["glyf"], tables["loca"], tables["head"] = _with_components(tables, variants)
    tables["hmtx"] = _with_metrics(tables, variants)
    count = _glyph_count(tables) + len(variants)
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", count)
    tables["maxp"] = _profile(tables["maxp"], count)
    return _written(tables)


def _read(data: bytes) -> Tables:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag.decode(): data[offset : offset + length] for tag, _, offset, length in records}


def _glyph_count(tables: Mapping[str, bytes]) -> int:
    return int(struct.unpack_from(">H", tables["maxp"], 4)[0])


def _offsets(tables: Mapping[str, bytes]) -> list[int]:
    """Where each glyph begins in glyf, and where the last one ends."""
    count = _glyph_count(tables) + 1
    if tables["head"][51]:
        return list(struct.unpack_from(f">{count}L", tables["loca"]))
    return [2 * half for half in struct.unpack_from(f">{count}H", tables["loca"])]


def _with_components(
    tables: Mapping[str, bytes], variants: Sequence[tuple[int, int]]
) -> tuple[bytes, bytes, bytes]:
    """Glyf with a composite glyph for each variant, loca in its long form, and head to say so."""
    offsets = _offsets(tables)
    glyphs = bytearray(tables["glyf"][: offsets[-1]])
    glyphs.extend(bytes(-len(glyphs) % 4))
    offsets[-1] = len(glyphs)
    for glyph, _ in variants:
        start, end = offsets[glyph], offsets[glyph + 1]
        if start != end:
            box = tables["glyf"][start + 2 : start + 10]
            flags = ARGS_ARE_WORDS | ARGS_ARE_XY
            glyphs += struct.pack(">h8sHHhhxx", -1, box, flags, glyph, 0, 0)
        offsets.append(len(glyphs))
    head = bytearray(tables["head"])
    head[50:52] = struct.pack(">h", 1)
    return bytes(glyphs), struct.pack(f">{len(offsets)}L", *offsets), bytes(head)


def _with_metrics(tables: Mapping[str, bytes], variants: Sequence[tuple[int, int]]) -> bytes:
    """Hmtx with a full record for every glyph, the variants' last."""
    (long_count,) = struct.unpack_from(">H", tables["hhea"], 34)
    hmtx = tables["hmtx"]
    last_advance = hmtx[4 * long_count - 4 : 4 * long_count - 2]
    bearings = hmtx[4 * long_count :]
    records = [hmtx[4 * index : 4 * index + 4] for index in range(long_count)]
    records += [last_advance + bearings[at : at + 2] for at in range(0, len(bearings) - 1, 2)]
    records += [struct.pack(">H", advance) + records[glyph][2:] for glyph, advance in variants]
    return b"".join(records)


def _profile(maxp: bytes, count: int) -> bytes:
    """Maxp for ``count`` glyphs, whose composites may be a level deeper."""
    profile = bytearray(maxp)
    profile[4:6] = struct.pack(">H", count)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    profile[28:32] = struct.pack(">2H", max(elements, 1), depth + 1)
    return bytes(profile)


def _written(tables: Tables) -> bytes:
    """The font file: its directory, then the tables in the order of their tags."""
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    count = len(tables)
    power = 1 << count.bit_length() - 1
    header = struct.pack(
        ">L4H", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    records, body, offset, total = b"", b"", 12 + 16 * count, 0
    for tag in sorted(tables):
        table = tables[tag]
        checksum = _checksum(table)
        records += struct.pack(">4sLLL", tag.encode(), checksum, offset, len(table))
        total += checksum
        padded = table + bytes(-len(table) % 4)
        body += padded
        offset += len(padded)
    whole = header + records + body
    adjustment = (CHECKSUM_MAGIC - _checksum(header + records) - total) & 0xFFFFFFFF
    at = whole.index(tables["head"], len(header) + len(records)) + 8
    return whole[:at] + struct.pack(">L", adjustment) + whole[at + 4 :]


def _checksum(table: bytes) -> int:
    """The sum of the words of a table; an array has no object for each of them."""
    words = array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
