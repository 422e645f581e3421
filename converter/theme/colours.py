"""Colours: what a theme says of them."""

from __future__ import annotations

from converter.patterns import lazy_pattern

_COLOUR = lazy_pattern("#[0-9a-fA-F]{6}")


class Colour(str):
    """A colour of sRGB, written ``"#rrggbb"``."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Colour:
        """Read a colour; raise ValueError with the form that would do."""
        if not _COLOUR.fullmatch(text):
            raise ValueError(f"{text!r} is not a colour such as #9c3a2b")
        return cls(text)
