"""Lengths with units: what a theme says and a layout computes with."""

from __future__ import annotations

from converter.patterns import lazy_pattern

MILLIMETRE = 72 / 25.4
"""Points in a millimetre; a point is 1/72 inch, as in PDF and PostScript."""

POINTS_BY_UNIT = {"pt": 1.0, "mm": MILLIMETRE, "cm": 10 * MILLIMETRE, "in": 72.0}

_LENGTH = lazy_pattern(r"(-?\d+(?:\.\d+)?)([a-z]+)")


class Points(float):
    """A length in points, written ``"12pt"``, ``"37mm"``, ``"2.5cm"`` or ``"1in"``."""

    @classmethod
    def parse(cls, text: str) -> Points:
        """Read a length; raise ValueError with the units that would do."""
        match = _LENGTH.fullmatch(text)
        if match is None or match[2] not in POINTS_BY_UNIT:
            raise ValueError(f"{text!r} is not a length such as 12pt, 37mm, 2.5cm or 1in")
        return cls(float(match[1]) * POINTS_BY_UNIT[match[2]])


class Ems(float):
    """A length in ems of the style's own size, written ``"2em"``."""

    @classmethod
    def parse(cls, text: str) -> Ems:
        """Read a length in ems; raise ValueError for any other unit."""
        match = _LENGTH.fullmatch(text)
        if match is None or match[2] != "em":
            raise ValueError(f"{text!r} is not a length such as 2em")
        return cls(float(match[1]))
