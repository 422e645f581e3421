"""Killed, interrupted, raced or cut off: no half file is ever seen, and no good one is lost."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.texts import text_of
from converter import files
from tests.command import (
    ESSAY,
    MODULE,
    ROOT,
    Completed,
    assert_refused,
    assert_succeeded,
    environment,
    run,
)

FORMATS = ("docx", "epub", "pdf")
GOOD = "上一次写好的文件".encode()
TEMPORARY = re.compile(r"\.essay-converter-[0-9a-f]{16}\.tmp")
KILLS = 200

STARTS = """\
import os, signal, sys, time
from converter import writers
from converter.cli import program
for name in writers.names():
    writers.load(name)
number = int(sys.argv[1])
sys.argv = ["essay-converter", *sys.argv[2:]]
for line in sys.stdin:
    child = os.fork()
    if not child:
        program.main()
    time.sleep(float(line))
    os.kill(child, number)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""The program, again and again: after as many seconds as a line says it gets a signal.

It is forked after its imports, which write nothing and take most of its time.
"""


class Victims:
    """Conversions in ``folder`` that get a signal, one after the other."""

    def __init__(self, folder: Path, number: signal.Signals, *arguments: str) -> None:
        command = [sys.executable, "-c", STARTS, str(int(number)), *arguments]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )

    def ended_after(self, seconds: float) -> int:
        """The exit code of a conversion that gets the signal after so long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(seconds, file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def said(self) -> str:
        """What all of them have said on standard error."""
        return self._process.communicate(timeout=30)[1]


def seconds_needed(folder: Path, *arguments: str) -> float:
    """After how long a conversion is through, on this machine as busy as it is now."""
    victims = Victims(folder, signal.SIGINT, *arguments)
    seconds = 0.1
    while victims.ended_after(seconds):
        seconds *= 1.4
    victims.said()
    return seconds


def start(*arguments: str, cwd: Path, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*MODULE, *arguments], cwd=cwd, env=environment(), stderr=subprocess.PIPE, **options
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the essay becomes when nothing happens."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy2(ESSAY, folder / "论.txt")
    assert_succeeded(run("convert", "论.txt", cwd=folder))
    return {name: (folder / "output" / f"论.{name}").read_bytes() for name in FORMATS}


@pytest.fixture(scope="module")
def long_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text that takes some seconds, and a child process a core."""
    file = tmp_path_factory.mktemp("long") / "长.txt"
    file.write_text(text_of(4_000_000), encoding="utf-8")
    return file


def test_200_kills_at_random_leave_whole_files_only(
    tmp_path: Path, whole: dict[str, bytes]
) -> None:
    shutil.copy2(ESSAY, tmp_path / "论.txt")
    output = tmp_path / "output"
    output.mkdir()
    targets = {name: output / f"论.{name}" for name in FORMATS}
    victims = Victims(tmp_path, signal.SIGKILL, "convert", "论.txt")
    needed = seconds_needed(tmp_path, "convert", "论.txt")
    instants = random.Random(1)
    codes, unfinished = [], 0
    for kill in range(KILLS):
        for target in targets.values():
            target.unlink(missing_ok=True)
            if kill % 2:
                target.write_bytes(GOOD)
        codes.append(victims.ended_after(instants.uniform(0, needed)))
        for name, target in targets.items():
            allowed = [whole[name], *([GOOD] if kill % 2 else [])]
            assert target.read_bytes() in allowed if target.exists() else not kill % 2
        left = [path for path in output.iterdir() if path not in targets.values()]
        assert all(TEMPORARY.fullmatch(path.name) for path in left)
        unfinished += len(left)
        for path in left:
            path.unlink()
    victims.said()
    assert codes.count(-signal.SIGKILL) > KILLS // 4
    assert unfinished > 0


def test_what_a_killed_process_left_is_removed_a_day_later(tmp_path: Path) -> None:
    old, new = (tmp_path / f"{files.PREFIX}{name}{files.SUFFIX}" for name in ("old", "new"))
    strange = tmp_path / ".other.tmp"
    for path in (old, new, strange):
        path.write_bytes(b"half")
    for path in (old, strange):
        os.utime(path, (time.time() - 2 * files.ABANDONED_AFTER,) * 2)
    assert_succeeded(run("convert", ESSAY, "--to", "json", "--output", ".", cwd=tmp_path))
    assert not old.exists()
    assert new.exists()
    assert strange.exists()


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, "essay-converter: error: interrupted\n"),
        (signal.SIGTERM, 143, ""),
        (signal.SIGHUP, 143 - signal.SIGTERM + signal.SIGHUP, ""),
    ],
)
def test_a_signal_in_the_middle_of_a_long_pdf_ends_it_cleanly(
    number: signal.Signals, code: int, said: str, long_text: Path, tmp_path: Path
) -> None:
    process = start("convert", str(long_text), "--to", "pdf", cwd=tmp_path, start_new_session=True)
    output = tmp_path / "output"
    while not (output.exists() and list(output.iterdir())):
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.5)
    os.killpg(process.pid, number)  # as a terminal does: the children too
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode()) == (code, said)
    assert list(output.iterdir()) == []


def test_interrupts_at_any_instant_leave_no_trace(tmp_path: Path) -> None:
    """Once our code runs: an interrupt of Python's own start is Python's to tell."""
    shutil.copy2(ESSAY, tmp_path / "论.txt")
    victims = Victims(tmp_path, signal.SIGINT, "convert", "论.txt", "--quiet")
    needed = seconds_needed(tmp_path, "convert", "论.txt", "--quiet")
    instants = random.Random(2)
    codes = [victims.ended_after(instants.uniform(0.02, needed)) for _ in range(40)]
    assert set(codes) <= {0, 130}
    said = victims.said().splitlines()
    assert said == ["essay-converter: error: interrupted"] * codes.count(130)
    assert said
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    def as_nohup() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    process = start(
        "convert", "-", "--to", "json", cwd=tmp_path, stdin=subprocess.PIPE, preexec_fn=as_nohup
    )
    time.sleep(1)
    process.send_signal(signal.SIGHUP)
    process.communicate(ESSAY.read_bytes(), timeout=30)
    assert process.returncode == 0


def test_two_processes_that_write_the_same_files_leave_whole_ones(
    tmp_path: Path, whole: dict[str, bytes]
) -> None:
    shutil.copy2(ESSAY, tmp_path / "论.txt")
    for _ in range(3):
        racing = [start("convert", "论.txt", cwd=tmp_path) for _ in range(3)]
        for process in racing:
            process.communicate(timeout=60)
            assert process.returncode == 0
    output = tmp_path / "output"
    assert {path.suffix[1:]: path.read_bytes() for path in output.iterdir()} == whole


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "别处.txt"
    outside.write_bytes(GOOD)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / f"{ESSAY.stem}.json").symlink_to(outside)
    assert_succeeded(run("convert", ESSAY, "--to", "json", cwd=tmp_path))
    assert outside.read_bytes() == GOOD
    assert not (tmp_path / "output" / f"{ESSAY.stem}.json").is_symlink()


# The standard streams


def closed(*descriptors: int) -> Callable[[], None]:
    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


def test_a_closed_standard_input_is_refused(tmp_path: Path) -> None:
    result = run("convert", "-", cwd=tmp_path, before=closed(0))
    assert_refused(result, 1, "<stdin>", "cannot be read", "name a file")


@pytest.mark.parametrize(
    "arguments", [["formats"], ["convert", str(ESSAY), "--to", "pdf", "--output", "-"]]
)
def test_a_closed_standard_output_is_refused(arguments: list[str], tmp_path: Path) -> None:
    result = run(*arguments, cwd=tmp_path, before=closed(1))
    assert_refused(result, 1, "standard output cannot be written")


def test_files_are_written_whole_with_every_stream_closed(
    tmp_path: Path, whole: dict[str, bytes]
) -> None:
    shutil.copy2(ESSAY, tmp_path / "论.txt")
    result = run("convert", "论.txt", cwd=tmp_path, before=closed(0, 1, 2))
    assert result.returncode == 0
    output = tmp_path / "output"
    assert {path.suffix[1:]: path.read_bytes() for path in output.iterdir()} == whole


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file of this system")
def test_messages_that_cannot_be_written_do_not_hinder_the_files(tmp_path: Path) -> None:
    def fill() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 2)

    assert run("convert", ESSAY, "--to", "json", cwd=tmp_path, before=fill).returncode == 0
    assert run("convert", "没有.txt", cwd=tmp_path, before=fill).returncode == 1


@pytest.mark.parametrize(
    "arguments", [["formats"], ["inspect", str(ESSAY), "--json"], ["--help"], ["--version"]]
)
def test_a_pipe_that_nobody_reads_is_silent(arguments: list[str], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    def into_pipe() -> None:
        os.dup2(writing, 1)

    result = run(*arguments, cwd=tmp_path, before=into_pipe)
    os.close(writing)
    assert (result.returncode, result.stderr) == (1, b"")


# Faults of our own


FAULTY = """\
import sys
from converter.writers.pdf import PdfWriter
def fail(*arguments, **options):
    raise {error}
PdfWriter.write = fail
from converter import cli
sys.argv = ["essay-converter", *sys.argv[1:]]
cli.main()
"""


def faulty(error: str, cwd: Path, **variables: str) -> Completed:
    """A conversion whose writer of PDF raises ``error``."""
    command = (sys.executable, "-c", FAULTY.format(error=error))
    variables |= {"PYTHONPATH": str(ROOT)}
    arguments = ("convert", str(ESSAY), "--to", "pdf")
    return run(*arguments, cwd=cwd, program=command, variables=variables)


def test_a_fault_of_a_writer_is_one_line_and_leaves_no_file(tmp_path: Path) -> None:
    result = faulty("KeyError('字' * 9999)", tmp_path)
    assert_refused(result, 1, "internal error in the writer 'pdf': KeyError(", "please report it")
    assert len(result.stderr.decode()) < 500
    assert list((tmp_path / "output").iterdir()) == []


BROKEN_OFF = """\
import sys
from converter.writers.pdf import PdfWriter
def write(*arguments, **options):
    try:
        raise KeyboardInterrupt
    finally:
        raise ValueError("still open")
PdfWriter.write = write
from converter import cli
sys.argv = ["essay-converter", *sys.argv[1:]]
cli.main()
"""


def test_what_fails_because_of_an_interrupt_is_an_interrupt(tmp_path: Path) -> None:
    program = (sys.executable, "-c", BROKEN_OFF)
    arguments = ("convert", str(ESSAY), "--to", "pdf")
    result = run(*arguments, cwd=tmp_path, program=program, variables={"PYTHONPATH": str(ROOT)})
    assert (result.returncode, result.stderr) == (130, b"essay-converter: error: interrupted\n")
    assert list((tmp_path / "output").iterdir()) == []


def test_the_traceback_of_a_fault_is_shown_on_demand(tmp_path: Path) -> None:
    result = faulty("KeyError('字')", tmp_path, ESSAY_CONVERTER_DEBUG="1")
    assert result.returncode == 1
    assert b"in fail\n" in result.stderr
    assert result.stderr.decode().splitlines()[-1].startswith("essay-converter: error: internal")


def test_too_little_memory_is_one_line(long_text: Path, tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (30_000_000, 30_000_000))

    result = run("convert", long_text, "--to", "docx", cwd=tmp_path, before=limit)
    assert_refused(result, 1, "out of memory", "split the text")
    assert not (tmp_path / "output" / f"{long_text.stem}.docx").exists()
