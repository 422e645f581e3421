"""The kinds of text that markup makes of one run: the innermost counts, a link above all."""

from __future__ import annotations

import re

import msgspec

from converter.document import Emphasis, Inline, Link, Span, Strong, Text
from converter.patterns import lazy_pattern
from converter.readers.flow import Found

WEB = lazy_pattern(r"(?:https?|ftp)://[^\s/]\S*|mailto:\S+|tel:\S+", re.IGNORECASE)
"""Targets of links that mean something outside of the file they stand in."""

LONGEST_ADDRESS = 8_000
"""The bytes of an address that programs need not be able to follow if it has more (RFC 9110, 4.1).

As a URI it has thrice as many at most, which a string of PDF/A holds (ISO 19005-2, 6.1.13).
"""


class Style(msgspec.Struct, frozen=True):
    """How text is marked up where it stands; ``target`` is a link's."""

    is_strong: bool = False
    is_emphasis: bool = False
    target: str = ""

    def of(self, text: str) -> Inline:
        """``text`` in this style."""
        if self.target:
            return Link(text, self.target)
        if self.is_strong:
            return Strong(text)
        return Emphasis(text) if self.is_emphasis else Text(text)


def target(address: str, found: Found, span: Span) -> str:
    """``address`` if a link to it works anywhere; or else nothing, which is reported."""
    address = address.strip()
    if WEB.fullmatch(address) and len(address.encode("utf-8", "replace")) <= LONGEST_ADDRESS:
        return address
    if address:
        found.say("LNK001", f"the link to {address[:80]} is left out, its text is kept", span)
    return ""
