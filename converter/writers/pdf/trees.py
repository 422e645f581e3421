"""Name trees and number trees (ISO 32000-1, 7.9.6, 7.9.7): a reader need not read all of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal

from converter.writers.pdf.file import PdfFile, groups
from converter.writers.pdf.objects import references

LEAF = 1 << 9
"""The most entries of a leaf."""


Kind = Literal[b"Names", b"Nums"]
Entry = tuple[bytes, bytes]
"""A key and its value."""


def add_tree(file: PdfFile, kind: Kind, entries: Iterable[Entry]) -> bytes:
    """Add the leaves with these entries, which are in order; what the root has.

    A tree that fits into one leaf is the root alone.
    """
    leaves = groups(iter(entries), LEAF)
    first, second = next(leaves, []), next(leaves, None)
    if second is None:
        return _leaf(kind, first)
    kids = (
        b"<</Limits[" + leaf[0][0] + b" " + leaf[-1][0] + b"]" + _leaf(kind, leaf) + b">>"
        for leaf in chain((first, second), leaves)
    )
    return b"/Kids" + references(map(file.add, kids))


def _leaf(kind: Kind, entries: Sequence[Entry]) -> bytes:
    return b"/" + kind + b"[" + b" ".join(key + b" " + value for key, value in entries) + b"]"
