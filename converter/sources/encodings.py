"""The encodings that Chinese texts come in: their names, their marks, and strict decoding."""

from __future__ import annotations

import codecs

from converter.diagnostics import UsageError
from converter.sources.common_characters import COMMON_HAN
from converter.sources.errors import SourceError

CODECS = {
    "utf-8": ["utf-8"],
    "utf-16-le": ["utf-16-le"],
    "utf-16-be": ["utf-16-be"],
    "utf-32-le": ["utf-32-le"],
    "utf-32-be": ["utf-32-be"],
    "gb18030": ["gb18030"],
    "big5": ["cp950", "big5hkscs"],
}
"""Each encoding with Python's codecs for it; the first that can decode a text does.

GB18030 holds GBK and GB 2312 (GB 18030-2005, introduction). Big5 is what Windows writes (code page
950) and, where that has no character, with Hong Kong's (HKSCS-2004).
"""

NAMES = {
    **{name: name for name in CODECS},
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "cp950": "big5",
    "big5hkscs": "big5",
}
"""Python's name of an encoding, whatever alias it was asked by, to our own.

Without a mark the order of bytes is that of Windows (Encoding Standard, 4.2: "utf-16" is LE).
"""

MARKS = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"\xef\xbb\xbf": "utf-8",
    b"\x84\x31\x95\x33": "gb18030",
}
"""U+FEFF in each encoding that has it; that of UTF-32 LE begins as that of UTF-16 LE does."""

LOOKED_AT = 65536
"""The bytes that tell where those stand that are NUL."""

HINT = "save the text as UTF-8, or name its encoding with --encoding"


def marked(data: bytes) -> str | None:
    """The encoding that the byte order mark of ``data`` says, if it has one."""
    return next((name for mark, name in MARKS.items() if data.startswith(mark)), None)


def is_utf8(data: bytes) -> bool:
    """Whether ``data`` decodes as UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def wide(data: bytes) -> str:
    """The encoding of wide characters that ``data`` with NUL bytes and no mark is in, if in one.

    In UTF-32 the first, or the last, of four bytes is always NUL. In UTF-16 the right order of
    bytes has the more common characters; NUL is half of a line end, but also of 一 and U+3000.
    """
    sample = data[: LOOKED_AT // 4 * 4]
    columns = [sample[place::4] for place in range(4)]
    if len(sample) % 4 == 0 and columns[0].count(0) == len(columns[0]):
        return "utf-32-be"
    if len(sample) % 4 == 0 and columns[3].count(0) == len(columns[3]):
        return "utf-32-le"
    return max(("utf-16-le", "utf-16-be"), key=lambda encoding: _common(sample, encoding))


def _common(sample: bytes, encoding: str) -> int:
    """How many characters of ``sample`` are common Han ones, line ends or spaces, read so."""
    return sum(one in COMMON_HAN or one in "\n " for one in sample.decode(encoding, "replace"))


def named(name: str, data: bytes) -> str:
    """The encoding a user calls ``name``; the mark of ``data`` says the order of its bytes."""
    try:
        canonical = codecs.lookup(name).name
        encoding = NAMES[canonical]
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"no encoding {name!r}", hint=f"there are {', '.join([*CODECS, 'gbk', 'utf-16'])}"
        ) from error
    mark = marked(data)
    return mark if mark and canonical in {"utf-16", "utf-32"} else encoding


def decode_strictly(data: bytes, encoding: str, name: str) -> str:
    """Decode all of ``data``; raise :class:`SourceError` for the first byte that cannot be."""
    failures = []
    for codec in CODECS[encoding]:
        try:
            return data.decode(codec)
        except UnicodeDecodeError as error:
            failures.append((error.start, codec))
    offset, codec = max(failures)
    raise SourceError(
        f"not {encoding.upper()}: byte 0x{data[offset]:02X} at offset {offset}",
        place=name,
        line=line_after(data[:offset].decode(codec)),
        hint=f"mend it there; or {HINT}",
    )


def encode(text: str, encoding: str) -> bytes:
    """``text`` by the first codec of ``encoding`` that has all its characters."""
    *others, last = CODECS[encoding]
    for codec in others:
        try:
            return text.encode(codec)
        except UnicodeEncodeError:
            continue
    return text.encode(last)


LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
"""What ends a line beside LF (Unicode 16, 5.8: the newline function, LS and PS)."""


def unified_line_ends(text: str) -> str:
    r"""``text`` with ``\n`` for each line end, of whatever kind."""
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def line_after(text: str) -> int:
    """The number of the line on which the character after ``text`` stands."""
    return unified_line_ends(text).count("\n") + 1
