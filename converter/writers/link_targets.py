"""Where links lead, as every format takes it: a URI of ASCII alone (RFC 3986)."""

from __future__ import annotations

from converter.patterns import lazy_pattern

_NO_URI = lazy_pattern(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]")


def uri(target: str) -> str:
    """``target`` with every character that a URI cannot have as its UTF-8 bytes (RFC 3987, 3.1)."""
    address, mark, fragment = target.partition("#")
    return _encoded(address) + mark + _encoded(fragment.replace("#", "%23"))


def _encoded(text: str) -> str:
    return _NO_URI.sub(lambda found: _bytes(found[0]), text)


def _bytes(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
