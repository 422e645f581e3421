"""Programs that the tests judge by: asked for by name, and never silently passed over in CI."""

from __future__ import annotations

import os
import shutil

import pytest

PACKAGES = {
    "chromium": "chromium",
    "java": "openjdk-17-jdk-headless",
    "mutool": "mupdf-tools",
    "npm": "nodejs npm",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "soffice": "libreoffice-writer-nogui",
}
"""The Debian packages that have them."""


def require(name: str) -> str:
    """The path of a program; skip the test where a user lacks it, fail it in CI."""
    path = shutil.which(name)
    if path is None:
        message = f"{name} is missing: apt-get install {PACKAGES[name]}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path
