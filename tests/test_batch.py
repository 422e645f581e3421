"""Many texts at once: the same files and words as one by one, wherever they were made."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter import batch, conversion, normalize, read
from converter.batch import made
from converter.conversion import Made, Prepared, Request
from converter.reading_ahead import SHORT
from converter.sources import SourceError
from converter.theme import load as load_theme
from tests.command import ESSAY, MODULE, assert_succeeded, environment, run

NAMES = [f"{name}.txt" for name in "子丑寅卯辰巳午未申酉戌亥"]


@pytest.fixture(autouse=True)
def two_cores() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve texts, each the first lines of the essay, and one line more than the last one."""
    lines = ESSAY.read_text(encoding="utf-8").splitlines(keepends=True)
    for count, name in enumerate(NAMES, 3):
        (tmp_path / name).write_text("".join(lines[:count]), encoding="utf-8")
    return tmp_path


def made_of(path: str) -> Made:
    normalized = normalize(read(path))
    request = Request(["json"], load_theme())
    return conversion.make(Prepared(normalized.document, normalized.diagnostics), request)


def names_in(folder: Path) -> list[str]:
    return [str(folder / name) for name in NAMES]


def data_of(path: str) -> bytes:
    return made_of(path).files[0].data


def test_the_texts_come_in_order_each_with_its_own(folder: Path) -> None:
    done = list(made(names_in(folder), made_of))
    assert [name for name, _ in done] == names_in(folder)
    for name, one in done:
        assert one is not None
        assert [file.data for file in one.files] == [data_of(name)]


def test_other_processes_do_all_but_the_first_of_each(folder: Path) -> None:
    here: list[str] = []

    def make(name: str) -> Made:
        here.append(name)
        return made_of(name)

    list(made(names_in(folder), make))
    assert here == names_in(folder)[:2]


@pytest.mark.parametrize("cores", [1, 2])
def test_few_texts_or_one_core_are_worth_no_process(
    cores: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    names = names_in(folder)[: batch.LEAST - 1 if cores > 1 else None]
    assert list(made(names, made_of)) == [(name, None) for name in names]


def test_what_is_long_or_fails_is_left_to_be_done_here(folder: Path) -> None:
    (folder / NAMES[4]).write_bytes("字".encode() * (SHORT // 3 + 1))
    (folder / NAMES[5]).write_bytes(b"\0\0")
    (folder / NAMES[9]).unlink()
    done = dict(made(names_in(folder), made_of))
    left = [name for name, one in done.items() if one is None]
    assert left == [str(folder / NAMES[index]) for index in (4, 5, 9)]
    with pytest.raises(SourceError):
        made_of(left[1])


def test_a_process_that_dies_loses_no_text(folder: Path) -> None:
    parent = os.getpid()

    def make(name: str) -> Made:
        if os.getpid() != parent and name.endswith(NAMES[6]):
            os.kill(os.getpid(), signal.SIGKILL)
        return made_of(name)

    done = list(made(names_in(folder), make))
    assert [one and one.files[0].data for _, one in done] == [*map(data_of, names_in(folder))]


def test_files_and_words_are_those_of_the_texts_one_by_one(folder: Path) -> None:
    (folder / NAMES[3]).write_bytes(b"\0\0")
    together = run("convert", *NAMES, "--output", "together", cwd=folder)
    alone = [run("convert", name, "--output", "alone", cwd=folder) for name in NAMES]
    assert together.returncode == 1
    assert [one.returncode for one in alone] == [int(index == 3) for index in range(len(NAMES))]
    files = sorted((folder / "alone").iterdir())
    assert len(files) == 3 * (len(NAMES) - 1)
    for file in files:
        assert (folder / "together" / file.name).read_bytes() == file.read_bytes()
    assert len(list((folder / "together").iterdir())) == len(files)
    said = b"".join(one.stderr for one in alone).replace(b"alone", b"together")
    assert _untimed(together.stderr) == _untimed(said)


def _untimed(said: bytes) -> list[str]:
    """The lines, those of files without the seconds they took."""
    return [line.rpartition("kB")[0] or line for line in said.decode().splitlines()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_whole_files_and_no_process(number: signal.Signals, tmp_path: Path) -> None:
    names = [f"{index:03}.txt" for index in range(400)]
    for name in names:
        shutil.copy2(ESSAY, tmp_path / name)
    process = subprocess.Popen(
        [*MODULE, "convert", *names, "--to", "pdf"],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    output = tmp_path / "output"
    while not (output / "008.pdf").exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)  # to it alone
    process.communicate(timeout=30)  # until nobody holds its standard error
    assert process.returncode == 128 + number
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert_succeeded(run("convert", names[0], "--to", "pdf", "--output", ".", cwd=tmp_path))
    whole = (tmp_path / "000.pdf").read_bytes()
    files = sorted(output.iterdir())
    assert [file.name for file in files] == [f"{i:03}.pdf" for i in range(len(files))]
    assert {file.read_bytes() for file in files} == {whole}
