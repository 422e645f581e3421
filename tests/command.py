"""The command as a user runs it: a process of its own, judged by what it leaves behind."""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ESSAY = ROOT / "essays" / "夯基立柱行稳致远.txt"
MODULE = (sys.executable, "-m", "converter")
SCRIPT = (str(Path(sysconfig.get_path("scripts")) / "essay-converter"),)

SECONDS = 60
"""How long a run may take."""

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
    """Run the command in ``cwd``; ``before`` is called in the child before the program.

    Where nothing is said of the process it is forked by one that has imported the command.
    """
    if program is MODULE and not variables and before is None:
        return _forked([*map(str, arguments)], cwd, stdin)
    return subprocess.run(
        [*program, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(**(variables or {})),
        preexec_fn=before,
        timeout=SECONDS,
        check=False,
    )


def signalled(
    *arguments: str | Path, cwd: Path, number: signal.Signals, seconds: float
) -> Completed:
    """Run the command in ``cwd`` and send it a signal after so long, if it is not through."""
    return _forked([*map(str, arguments)], cwd, b"", {"signal": int(number), "after": seconds})


def _forked(
    arguments: list[str], cwd: Path, stdin: bytes, ending: Mapping[str, float] | None = None
) -> Completed:
    """Have the server fork a process, feed it and read what it says."""
    server = _server()
    request = {"arguments": arguments, "cwd": str(cwd), "environment": environment()}
    said = json.dumps({**request, "seconds": SECONDS, "ending": ending}).encode()
    (its_in, our_in), (our_out, its_out), (our_err, its_err) = (os.pipe() for _ in range(3))
    socket.send_fds(server, [said], [its_in, its_out, its_err])
    for stream in (its_in, its_out, its_err):
        os.close(stream)
    with ThreadPoolExecutor() as threads:
        threads.submit(_feed, our_in, stdin)
        out, err = threads.map(_drain, (our_out, our_err))
    return Completed(arguments, int(server.recv(99)), out, err)


def _feed(stream: int, data: bytes) -> None:
    """Write ``data``, of which the other end may leave some."""
    with suppress(BrokenPipeError), open(stream, "wb", buffering=0) as pipe:
        while data:
            data = data[pipe.write(data) :]


def _drain(stream: int) -> bytes:
    with open(stream, "rb") as pipe:
        return pipe.read()


@cache
def _server() -> socket.socket:
    """Started once a process, and ended with it, in a group of its own.

    Its streams are pipes, as those of the processes that it forks are.
    """
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.command_server", str(its.fileno())],
        cwd=ROOT,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        pass_fds=[its.fileno()],
        process_group=0,
    )
    its.close()
    atexit.register(process.communicate)
    atexit.register(ours.close)
    return ours


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
