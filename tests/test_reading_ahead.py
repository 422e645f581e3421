"""A file read in another process: what it says is the same, and it is read once where it must."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from converter import normalize, reading_ahead
from converter.normalized import Normalized
from converter.reading_ahead import SHORT
from converter.sources import STANDARD_INPUT, SourceError, read


@pytest.fixture(autouse=True)
def two_cores() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
        yield


def reader_of(path: Path, readers: list[int]) -> Callable[[], Normalized]:
    """Read a file; ``readers`` are the processes that have, as far as this one knows."""

    def work() -> Normalized:
        readers.append(os.getpid())
        return normalize(read(path))

    return work


def test_a_short_file_is_read_elsewhere(essay_path: Path) -> None:
    readers: list[int] = []
    with closing(reading_ahead.begin(str(essay_path), reader_of(essay_path, readers))) as begun:
        assert begun.result() == normalize(read(essay_path))
    assert readers == []


@pytest.mark.parametrize("kind", ["long", "stream", "standard input"])
def test_what_is_long_or_can_be_read_but_once_is_read_here(
    kind: str, tmp_path: Path, essay_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[int] = []
    monkeypatch.chdir(tmp_path)
    name = STANDARD_INPUT if kind == "standard input" else "file"
    if kind == "stream":
        os.mkfifo(name)
    else:
        Path(name).write_bytes(b"a" * (SHORT + (kind == "long")))
    with closing(reading_ahead.begin(name, reader_of(essay_path, readers))) as begun:
        assert readers == []
        begun.result()
    assert readers == [os.getpid()]


def test_what_is_wrong_with_a_file_is_told_here(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    for data in (None, b"\0\0"):
        if data:
            path.write_bytes(data)
        readers: list[int] = []
        begun = reading_ahead.begin(str(path), reader_of(path, readers))
        with closing(begun), pytest.raises(SourceError):
            begun.result()
        assert readers == [os.getpid()]
