"""Typefaces of the default theme, opened once."""

from __future__ import annotations

import pytest

from converter import theme
from converter.layout.metrics import Typeface, Typefaces


@pytest.fixture(scope="session")
def typefaces() -> Typefaces:
    return Typefaces(theme.load("essay"))


@pytest.fixture(scope="session")
def song(typefaces: Typefaces) -> Typeface:
    return typefaces["song"]
