"""What the codes of a font say: its ToUnicode CMap (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from converter.writers.pdf.allocation import Allocation, utf_16

CMAP_BLOCK = 100
"""The most entries of a bfchar block (Adobe Technical Note 5014)."""


def to_unicode(allocation: Allocation) -> bytes:
    """The ToUnicode CMap (ISO 32000-1, 9.10.3), character by character.

    Ranges with arrays would be 1 % of an essay's file smaller, but not every validator reads them.
    """
    texts = list(enumerate(allocation.texts))[1:]
    entries = [f"<{cid:04X}> <{utf_16(text)}>" for cid, text in texts]
    blocks = [entries[start : start + CMAP_BLOCK] for start in range(0, len(entries), CMAP_BLOCK)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return f"{_CMAP_HEAD}{body}\n{_CMAP_TAIL}".encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""

_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
