"""A file is whole or not there, whatever happens while it is written."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import pytest

from converter.files import OutputError, write_atomically
from tests.command import ROOT, environment, python_path

GOOD = "上一次写好的文件".encode()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_in_new_folders_and_the_result_is_handed_back(tmp_path: Path) -> None:
    path = tmp_path / "新" / "文件夹" / "a.bin"
    assert write_atomically(path, lambda sink: sink.write(GOOD)) == len(GOOD)
    assert path.read_bytes() == GOOD
    assert names(path.parent) == ["a.bin"]


def test_a_new_file_has_the_permissions_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_atomically(path, lambda sink: sink.write(GOOD))
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


def test_the_old_file_is_there_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(GOOD)

    def write(sink: BinaryIO) -> None:
        sink.write(b"half")
        sink.flush()
        assert path.read_bytes() == GOOD
        sink.write(b" and half")

    write_atomically(path, write)
    assert path.read_bytes() == b"half and half"


@pytest.mark.parametrize("failure", [ValueError("a fault"), KeyboardInterrupt(), SystemExit(3)])
@pytest.mark.parametrize("exists", [True, False])
def test_a_failure_leaves_everything_as_it_was(
    failure: BaseException, exists: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    if exists:
        path.write_bytes(GOOD)
        os.utime(path, (1, 1))

    def write(sink: BinaryIO) -> None:
        sink.write(b"half")
        raise failure

    with pytest.raises(type(failure)):
        write_atomically(path, write)
    assert names(tmp_path) == (["a.bin"] if exists else [])
    if exists:
        assert path.read_bytes() == GOOD
        assert path.stat().st_mtime == 1


def test_what_the_file_system_refuses_is_an_error_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(GOOD)
    path = tmp_path / "file" / "a.bin"
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_atomically(path, lambda sink: sink.write(b""))
    assert caught.value.place == str(path)
    assert "--output" in caught.value.hint


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 80 + ".docx")  # 245 bytes of the 255 that Linux allows
    write_atomically(path, lambda sink: sink.write(GOOD))
    assert names(tmp_path) == [path.name]


def test_a_kill_in_the_middle_leaves_the_good_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(GOOD)
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from converter.files import write_atomically\n"
        "def write(sink):\n"
        "    sink.write(b'half')\n"
        "    sink.flush()\n"
        "    print('half', flush=True)\n"
        "    time.sleep(60)\n"
        f"write_atomically(Path({str(path)!r}), write)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env=environment(**python_path(ROOT)),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"half\n"
    process.kill()
    process.communicate()
    assert path.read_bytes() == GOOD
    write_atomically(path, lambda sink: sink.write(b"new"))
    assert path.read_bytes() == b"new"


def test_a_reader_sees_only_whole_files_while_several_write(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    contents = [bytes([letter]) * 200_000 for letter in b"abcd"]
    path.write_bytes(contents[0])

    def write_often(content: bytes) -> None:
        for _ in range(10):
            write_atomically(path, lambda sink: sink.write(content))

    writers = [threading.Thread(target=write_often, args=(content,)) for content in contents]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(path.read_bytes())
    assert seen <= set(contents)
    assert names(tmp_path) == ["a.bin"]
