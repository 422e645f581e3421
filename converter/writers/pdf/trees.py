"""Name trees and number trees (ISO 32000-1, 7.9.6, 7.9.7): a reader need not read all of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from converter.writers.pdf.file import PdfFile, groups
from converter.writers.pdf.objects import references

LEAF = 1 << 9
"""The most entries of a leaf."""


def add_tree(
    file: PdfFile, kind: Literal[b"Names", b"Nums"], entries: Iterable[tuple[bytes, bytes]]
) -> bytes:
    """Add the leaves with these keys and values, which are in order; what the root has.

    A tree that fits into one leaf is the root alone.
    """
    kids: list[int] = []
    leaf, limits = b"", b""
    for group in groups(iter(entries), LEAF):
        if leaf:
            kids.append(file.add(b"<<" + limits + leaf + b">>"))
        leaf = b"/" + kind + b"[" + b" ".join(key + b" " + value for key, value in group) + b"]"
        limits = b"/Limits[" + group[0][0] + b" " + group[-1][0] + b"]"
    if not kids:
        return leaf
    kids.append(file.add(b"<<" + limits + leaf + b">>"))
    return b"/Kids" + references(kids)
