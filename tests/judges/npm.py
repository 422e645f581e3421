"""The judges that come from npm, installed on first use."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
COMPLETE = MODULES / ".package-lock.json"
"""What npm writes last."""


@cache
def install() -> None:
    """Install what package.json pins, if it is newer than what is there.

    Of several processes that ask for it at once, as the workers of pytest-xdist do, one installs
    it and the others wait: they would undo one another's files.
    """
    wanted = FOLDER / "package.json"
    with wanted.open(encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not COMPLETE.exists() or COMPLETE.stat().st_mtime < wanted.stat().st_mtime:
            npm = shutil.which("npm") or "npm"
            subprocess.run(
                [
                    npm,
                    "install",
                    "--ignore-scripts",
                    "--no-package-lock",
                    "--no-audit",
                    "--no-fund",
                ],
                cwd=FOLDER,
                check=True,
                capture_output=True,
            )
