"""The error that a font can cause."""

from converter.diagnostics import ConverterError


class FontError(ConverterError):
    """A font that cannot be used: missing, broken, without glyf outlines, or not to be embedded."""
