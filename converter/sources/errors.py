"""What is wrong with an input."""

from __future__ import annotations

from converter.diagnostics import ConverterError


class SourceError(ConverterError):
    """An input that cannot be read as text."""
