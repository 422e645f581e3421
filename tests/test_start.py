"""A start is short: the command imports what the asked-for format needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Set
from pathlib import Path

import pytest

LIBRARIES = {
    "docx",
    "ebooklib",
    "lxml",
    "PIL.Image",
    "reportlab",
    "typing_extensions",
    "uharfbuzz",
}
FOR_NONE = {
    "argcomplete",
    "concurrent",
    "markdown_it",
    "multiprocessing",
    "rich",
    "rjieba",
    "tomllib",
}
SELDOM_USED = {
    "ipaddress",
    "msgspec.inspect",
    "PIL.ExifTags",
    "pickle",
    "subprocess",
    "textwrap",
    "tokenize",
}

RUN = """
import atexit, os, runpy, sys

os.sched_getaffinity = lambda _: {0}  # with one core, one process does it all

def tell():
    loaded = (name for name, one in sys.modules.items() if type(one).__name__ != "_Deferred")
    print(*loaded, flush=True)

atexit.register(tell)
runpy.run_module("converter", run_name="__main__", alter_sys=True)
"""


def imported(*arguments: str) -> Set[str]:
    """The modules that the command imports."""
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("format_name", "needed"),
    [
        ("pdf", {"reportlab", "uharfbuzz"}),
        ("docx", {"docx", "lxml", "typing_extensions"}),
        ("epub", {"ebooklib", "lxml", "PIL.Image", "uharfbuzz"}),
        ("json", set[str]()),
    ],
)
def test_a_format_loads_its_own_libraries(
    format_name: str, needed: Set[str], essay_path: Path, tmp_path: Path
) -> None:
    arguments = ("--to", format_name, "--no-verify", "--output", str(tmp_path))
    modules = imported("convert", str(essay_path), *arguments)
    assert modules & (LIBRARIES | FOR_NONE | SELDOM_USED) == needed
    assert not [module for module in modules if module.startswith("converter.verification.pdf")]


def test_a_command_loads_no_other() -> None:
    modules = imported("formats")
    ours = {module for module in modules if module.startswith("converter.cli.")}
    assert ours == {
        f"converter.cli.{name}" for name in ("program", "arguments", "messages", "formats")
    }


def test_the_package_alone_loads_nothing() -> None:
    code = "import sys, converter; print(*(one for one in sys.modules if 'converter.' in one))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "\n"
