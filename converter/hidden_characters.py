"""Characters that change what a reader sees of a name or of a line of a terminal, unseen."""

from __future__ import annotations

from converter.patterns import lazy_pattern

_CONTROLS = "\x00-\x1f\x7f-\x9f\u2028\u2029"
"""They move a terminal's cursor and set its state (ISO/IEC 6429)."""

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""They turn the order of what follows: a name that ends in txt reads as one in pdf (UAX #9, 2)."""

_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""They have no glyph, so that two names look alike; the joiners of emoji are none of them."""

# None of them is printable to Python: names that are need no look at a pattern.
_IN_NAMES = lazy_pattern(f"[{_CONTROLS}{_BIDIRECTIONAL}{_INVISIBLE}]")
_IN_MESSAGES = lazy_pattern(f"[{_CONTROLS}{_BIDIRECTIONAL}]")


def removed(name: str) -> str:
    """``name`` without the characters that hide something."""
    return name if name.isprintable() else _IN_NAMES.sub("", name)


def code_points(name: str) -> list[str]:
    """The characters that :func:`removed` takes out, each once: ``U+202E``."""
    if name.isprintable():
        return []
    return [f"U+{ord(one):04X}" for one in sorted(set(_IN_NAMES.findall(name)))]


def escaped(message: str) -> str:
    r"""``message`` fit for a terminal: a control character is shown as ``\u001b``."""
    return _IN_MESSAGES.sub(lambda match: f"\\u{ord(match[0]):04x}", message)
