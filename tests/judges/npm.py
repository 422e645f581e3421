"""The judges that come from npm, installed on first use."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
COMPLETE = MODULES / ".package-lock.json"
"""What npm writes last."""


def install() -> None:
    """Install what package.json pins, if it is newer than what is there."""
    wanted = FOLDER / "package.json"
    if not COMPLETE.exists() or COMPLETE.stat().st_mtime < wanted.stat().st_mtime:
        npm = shutil.which("npm") or "npm"
        subprocess.run(
            [npm, "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"],
            cwd=FOLDER,
            check=True,
            capture_output=True,
        )
