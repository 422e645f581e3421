"""Objects as they stand in a PDF file (ISO 32000-1, 7.3 and 7.9)."""

from __future__ import annotations

from collections.abc import Iterable


def reference(number: int) -> bytes:
    """A reference to the object of this number (7.3.10)."""
    return b"%d 0 R" % number


def references(numbers: Iterable[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join(map(reference, numbers)) + b"]"


LONGEST = 32_767
"""The bytes of a string at most (ISO 19005-2, 6.1.13)."""

MOST = LONGEST // 2 - 1
"""The units of UTF-16 that it holds, behind their mark."""


def is_held(text: str) -> bool:
    """Whether a string holds all of a text."""
    if len(text) <= MOST // 2:  # of two units each
        return True
    return len(text.encode("utf-16-be", "surrogatepass")) <= 2 * MOST


def text_string(text: str) -> bytes:
    """A text (7.9.2.2): printable ASCII as it is, all others in UTF-16BE.

    Of one that is too long for a string as much as it holds, and ….
    """
    if not is_held(text):
        units = text.encode("utf-16-be", "surrogatepass")
        text = units[: 2 * MOST - 2].decode("utf-16-be", "ignore") + "…"
    if text.isascii() and text.isprintable():
        return byte_string(text.encode("ascii"))
    return byte_string(b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass"))


def byte_string(data: bytes) -> bytes:
    """A literal string (7.3.4.2)."""
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return b"(" + data.replace(b"\r", b"\\r") + b")"


def number(value: float) -> bytes:
    """A number to a thousandth, as short as it can be written (7.3.3)."""
    return (f"{value:.3f}".rstrip("0").rstrip(".") if value else "0").encode("ascii")


def numbers(values: Iterable[float]) -> bytes:
    """An array of numbers."""
    return b"[" + b" ".join(map(number, values)) + b"]"
