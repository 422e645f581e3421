"""The text of a PDF as pdf.js, the viewer of Firefox, has it copied out."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.judges import npm


def text_of(file: Path) -> str:
    """The text of all pages, a line a line."""
    npm.install()
    command = ["node", npm.FOLDER / "pdfjs.mjs", file]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
