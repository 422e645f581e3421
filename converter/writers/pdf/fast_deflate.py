"""Deflate for what a long text has much of: ISA-L is four times as fast as zlib.

Its data are a fiftieth longer, so that the file of an essay has none of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache

LEVEL = 3
"""The highest that ISA-L has, and the least data; of zlib one of the fast ones."""


def compress(data: bytes) -> bytes:
    """The data as a zlib stream (RFC 1950); by zlib on machines that ISA-L is not built for."""
    return _compressor()(data, LEVEL)


@cache
def _compressor() -> Callable[[bytes, int], bytes]:
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib.compress
    return isal_zlib.compress
