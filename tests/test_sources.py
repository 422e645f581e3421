"""Bytes to text: what is read, what is refused, and where a source gets its date."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from converter import normalize, read
from converter.diagnostics import UsageError
from converter.sources import (
    MAX_MEBIBYTES,
    MEBIBYTE,
    Source,
    SourceError,
    decode,
    read_stream,
    stem,
)
from converter.sources.encodings import CODECS
from tests.command import ESSAY

BOM = b"\xef\xbb\xbf"
DATE = 1_700_000_000  # 2023-11-14T22:13:20Z


@pytest.fixture(autouse=True)
def no_build_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def decoded(data: bytes) -> Source:
    return decode(data, name="论.txt", stem="论", modified="2001-02-03T04:05:06Z")


def test_a_file_is_read_with_its_name_stem_text_and_date(tmp_path: Path) -> None:
    file = tmp_path / "论 语.第一.txt"
    file.write_bytes(ESSAY.read_bytes())
    os.utime(file, (0, DATE))
    source = read(file)
    assert source.text == ESSAY.read_bytes().decode("utf-8")
    assert (source.name, source.stem) == (str(file), "论 语.第一")
    assert source.modified == "2023-11-14T22:13:20Z"


def test_standard_input_is_called_stdin_and_has_a_fixed_date() -> None:
    source = read_stream(BytesIO(ESSAY.read_bytes()))
    assert (source.name, source.stem) == ("<stdin>", "stdin")
    assert source.modified == "1980-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("-", "stdin"), ("a/b/论.txt", "论"), ("论", "论"), (".txt", ".txt"), ("a.b.c", "a.b")],
)
def test_the_stem_is_the_name_without_folder_and_suffix(name: str, expected: str) -> None:
    assert stem(name) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_of_the_three_ways(end: str) -> None:
    source = decoded(f"一{end}二{end}{end}三".encode())
    assert source.lines() == ["一", "二", "", "三"]


def test_a_byte_order_mark_is_kept_by_the_source_and_stays_out_of_the_tree() -> None:
    source = decoded(BOM + ESSAY.read_bytes())
    plain = normalize(decoded(ESSAY.read_bytes())).document
    marked = normalize(source).document
    assert source.text[0] == "\ufeff"
    assert marked.blocks == plain.blocks
    assert marked.metadata == plain.metadata


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_without_nul_is_read_as_it_is(text: str) -> None:
    assert decoded(text.encode()).text == text


def decoded_or_error(data: bytes) -> Source | SourceError:
    try:
        return decoded(data)
    except SourceError as error:
        return error


@given(st.binary().filter(lambda data: b"\0" not in data))
def test_any_bytes_are_read_as_what_is_said_or_refused_with_their_place(data: bytes) -> None:
    result = decoded_or_error(data)
    if isinstance(result, SourceError):
        assert re.match(r"not [-A-Z0-9]+: byte 0x[0-9A-F]{2} at offset \d+$", result.message)
        assert result.place == "论.txt"
        assert 1 <= result.line <= len(re.split(b"\r\n|\r|\n", data))
    else:
        readings = [data.decode(codec, "replace") for codec in CODECS[result.encoding]]
        assert result.text in readings
        assert decoded(data) == result


@given(st.binary(), st.binary())
def test_a_nul_byte_is_refused_wherever_it_stands(before: bytes, after: bytes) -> None:
    data = before + b"\0" + after
    assume(not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")))
    with pytest.raises(SourceError):
        decoded(data)


@pytest.mark.parametrize("mark", [b"", BOM])
def test_the_place_of_a_bad_byte_is_that_in_the_file(mark: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decoded(mark + "一\n二\n".encode() + b"ab\xff")
    assert caught.value.line == 3
    assert f"byte 0xFF at offset {len(mark) + 10}" in caught.value.message


def test_the_largest_text_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "大.txt"
    file.write_bytes(b"\n" * MAX_MEBIBYTES * MEBIBYTE)
    assert len(read(file).text) == MAX_MEBIBYTES * MEBIBYTE
    with file.open("ab") as stream:
        stream.write(b"\n")
    with pytest.raises(SourceError, match="larger than 64 MiB"):
        read(file)
    file.unlink()


def test_a_pipe_is_read_to_its_end() -> None:
    """A pipe gives less than asked for at a time."""
    reading, writing = os.pipe()
    data = ESSAY.read_bytes()
    with os.fdopen(writing, "wb") as sender, os.fdopen(reading, "rb") as receiver:
        sender.write(data)
        sender.close()
        assert read_stream(receiver).text.encode() == data


def test_source_date_epoch_comes_before_the_date_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DATE))
    assert read(ESSAY).modified == "2023-11-14T22:13:20Z"
    assert read_stream(BytesIO(b"a")).modified == "2023-11-14T22:13:20Z"


@pytest.mark.parametrize("value", ["yesterday", "1.5", "9" * 30, "-" + "9" * 30])
def test_a_source_date_epoch_that_is_none_is_wrong_usage(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        read(ESSAY)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "UTC"])
def test_the_date_does_not_depend_on_where_the_machine_stands(
    zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("文")
    os.utime(file, (DATE, DATE))
    monkeypatch.setenv("TZ", zone)
    assert read(file).modified == "2023-11-14T22:13:20Z"


def test_room_is_made_for_what_there_is_and_not_for_what_is_allowed() -> None:
    assert read_stream(BytesIO("题".encode()), 10**9).text == "题"
