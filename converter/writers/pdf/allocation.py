"""Which characters and glyphs of a face a document uses, and the codes that it shows them by.

Every character of a document gets a character identifier (CID) of its own in the order of use,
so that each maps back to its text even where two share a glyph (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import unicodedata
from codecs import charmap_encode
from itertools import repeat

from converter.code_points import CodePoints
from converter.fonts.errors import FontError
from converter.layout import characters
from converter.layout.metrics import Glyph
from converter.patterns import lazy_pattern

LAST_CID = 0xFFFF
"""The last of the codes of two bytes."""

NO_ADVANCE = -1000
"""What is added to the advance of a space, in 1/1000 em, so that nothing is left of it."""

ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})
"""The bytes that mean something else in a literal string (ISO 32000-1, 7.3.4.2)."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNMAPPABLE = lazy_pattern("[\0\ufffe\ud800-\udfff]")
"""What no ToUnicode may say (ISO 19005-2, 6.2.11.7.2), and the halves of surrogate pairs.

U+FEFF is not here: it has no glyph, and so no code.
"""


class Allocation:
    """The CIDs that one document uses of one face. CID 0 is .notdef and is never shown.

    A CID stands for a glyph, a text, and what is added to the glyph's advance in 1/1000 em.
    A mark of two glyphs has two of them. ``unsaid`` are the characters that no glyph says, or none
    that has a width: they need ActualText.
    """

    def __init__(self) -> None:
        self.glyph_ids = [0]
        self.texts = [""]
        self.additions = [0]
        self.unsaid: set[str] = set()
        self._cids: dict[str, list[int]] = {}
        self._codes = CodePoints(b"")
        self._wider: dict[tuple[str, int], str] = {}

    def add(self, character: str, glyph: Glyph) -> None:
        """Give a character, drawn with ``glyph``, its code, if it has none."""
        if character in self._cids:
            return
        is_closed = character in characters.CLOSED_SPACES
        if not glyph.glyph_ids or is_closed or _is_private(character):
            self.unsaid.add(character)
        text = said(character)
        texts = text if len(glyph.glyph_ids) > 1 else (text,)  # of two glyphs each says one mark
        additions = repeat(NO_ADVANCE if is_closed else 0)
        cids = self._cids[character] = [*map(self._cid, glyph.glyph_ids, texts, additions)]
        self._codes.put(character, b"".join(map(_code, cids)))

    def expect_more(self) -> None:
        """Find codes faster from now on: the text is long."""
        self._codes.become_a_list()

    @property
    def size(self) -> int:
        """The number of CIDs."""
        return len(self.glyph_ids)

    def is_seen(self, character: str) -> bool:
        """Whether anything is shown for a character, and has a width."""
        return bool(self._cids[character]) and character not in characters.CLOSED_SPACES

    def shown(self, text: str) -> str:
        """The CIDs of a text as they stand in a literal string, each byte a character."""
        return charmap_encode(text, "strict", self._codes.table)[0].decode("latin-1")

    def wider(self, character: str, addition: int) -> str:
        """The CIDs, as :meth:`shown`, of a character that is ``addition`` wider; none of none.

        A space that is closed up stays so. It may be a letter with what says that its marks are
        characters of their own: it is they that the CID then stands for.
        """
        if character in characters.CLOSED_SPACES:
            return ""
        found = self._wider.get((character, addition))
        if found is None:
            cids, text = self._cids[character[0]], said(character)
            texts = [self.texts[cid] if len(character) == 1 else text for cid in cids]
            last = [self._cid(self.glyph_ids[cids[-1]], texts[-1], addition)] if cids else []
            found = b"".join(map(_code, cids[:-1] + last)).decode("latin-1")
            self._wider[character, addition] = found
        return found

    def encode(self, text: str) -> bytes:
        """The CIDs of a text, two bytes each."""
        return b"".join(cid.to_bytes(2) for character in text for cid in self._cids[character])

    def _cid(self, glyph_id: int, text: str, addition: int) -> int:
        if len(self.glyph_ids) > LAST_CID:
            raise FontError(
                f"more than {LAST_CID} different characters in one face", hint="split the text"
            )
        self.glyph_ids.append(glyph_id)
        self.texts.append(text)
        self.additions.append(addition)
        return len(self.glyph_ids) - 1


def said(text: str) -> str:
    """What a PDF says for a text in the alphabet of the layout."""
    text = characters.decode(text)
    return text if text.isprintable() else _UNMAPPABLE.sub(REPLACEMENT, text)


def _code(cid: int) -> bytes:
    """A CID as it stands in a literal string (ISO 32000-1, 7.3.4.2)."""
    code = cid.to_bytes(2)
    if ESCAPES.keys().isdisjoint(code):
        return code
    return code.decode("latin-1").translate(ESCAPES).encode("latin-1")


def _is_private(character: str) -> bool:
    """Whether the character means nothing without ActualText (ISO 19005-2, 6.2.11.7.3)."""
    return unicodedata.category(character) == "Co"


def utf_16(text: str) -> str:
    """The text in UTF-16BE, in hexadecimal."""
    return text.encode("utf-16-be").hex().upper()
