"""The command as a user runs it: a process of its own, judged by what it leaves behind."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ESSAY = ROOT / "essays" / "夯基立柱行稳致远.txt"
MODULE = (sys.executable, "-m", "converter")
SCRIPT = (str(Path(sysconfig.get_path("scripts")) / "essay-converter"),)

Completed = subprocess.CompletedProcess[bytes]


def environment(**changes: str) -> dict[str, str]:
    """This process's variables with ``changes``, and without the ones that change an output."""
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return kept | changes


def python_path(*folders: Path) -> dict[str, str]:
    """The variable that puts ``folders`` before whatever Python would look in."""
    inherited = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join([*map(str, folders), *filter(None, [inherited])])}


def run(
    *arguments: str | Path,
    cwd: Path,
    stdin: bytes = b"",
    variables: Mapping[str, str] | None = None,
    program: Sequence[str] = MODULE,
    before: Callable[[], object] | None = None,
) -> Completed:
    """Run the command in ``cwd``; ``before`` is called in the child before the program."""
    return subprocess.run(
        [*program, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(**(variables or {})),
        preexec_fn=before,
        timeout=60,
        check=False,
    )


def assert_succeeded(result: Completed) -> None:
    assert result.returncode == 0, result.stderr.decode()


def assert_refused(result: Completed, exit_code: int, *words: str) -> None:
    """One line on standard error that says ``words``, and nothing else."""
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("essay-converter: error: ")
    for word in words:
        assert word in lines[0]
    assert result.returncode == exit_code
    assert result.stdout == b""


def obey_permissions() -> None:
    """Give up root's right to pass over the permissions of files (capabilities(7))."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (dac_override, dac_read_search):
            if libc.prctl(drop_from_bounding_set, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "cannot give up a capability")


def dependencies(folder: Path) -> Path:
    """What is installed here but for ourselves, as links in ``folder``."""
    folder.mkdir()
    for installed in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for path in Path(installed).iterdir():
            if "essay_converter" not in path.name and path.name != "converter":
                (folder / path.name).symlink_to(path)
    return folder


def completions(line: str, folder: Path, variables: Mapping[str, str] | None = None) -> list[str]:
    """What a shell is offered for the last word of ``line``, in a folder.

    By the protocol of argcomplete's scripts (argcomplete/shell_integration.py).
    """
    offered = folder / "offered"
    protocol = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(offered),
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
    }
    result = run(cwd=folder, variables={**(variables or {}), **protocol}, program=SCRIPT)
    assert_succeeded(result)
    assert result.stderr == result.stdout == b""
    return offered.read_text(encoding="utf-8").split()
