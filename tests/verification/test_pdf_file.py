"""How a PDF is read for verification: as qpdf writes it in every way that it can."""

from __future__ import annotations

import io
import zlib
from collections import deque

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import ObjectStreamMode, StreamDecodeLevel

from converter.verification.pdf import streams
from converter.verification.pdf.file import File
from converter.verification.pdf.long_arrays import LongArray
from converter.verification.pdf.object_streams import unpacked
from converter.verification.pdf.objects import Array, Name, Reference, text, value_at
from converter.verification.pdf.streams import Stream
from converter.verification.pieces import UnreadableError
from converter.writers.pdf.objects import byte_string, text_string
from tests.verification import sample
from tests.verification.compared import compared


def saved(**how: object) -> bytes:
    """The sample as qpdf saves it."""
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample.written("pdf"))) as pdf:
        pdf.save(sink, fix_metadata_version=False, **how)  # type: ignore[arg-type]
    return sink.getvalue()


@pytest.mark.parametrize("objects", list(ObjectStreamMode))
@pytest.mark.parametrize("linearize", [False, True])
def test_a_file_that_was_saved_again_says_the_same(
    objects: ObjectStreamMode, *, linearize: bool
) -> None:
    data = saved(object_stream_mode=objects, linearize=linearize)
    assert compared("pdf", data, sample.DOCUMENT, sample.theme()) == ()


def test_streams_without_a_filter_are_read() -> None:
    data = saved(stream_decode_level=StreamDecodeLevel.all, compress_streams=False)
    assert compared("pdf", data, sample.DOCUMENT, sample.theme()) == ()


def test_an_encrypted_file_is_not_read() -> None:
    data = saved(encryption=pikepdf.Encryption(owner="a", user=""))
    (found,) = compared("pdf", data, sample.DOCUMENT, sample.theme())
    assert "encrypted" in found.message


@given(st.data())
def test_a_file_that_is_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    written = bytearray(saved(object_stream_mode=ObjectStreamMode.disable))
    for _ in range(data.draw(st.integers(1, 5))):
        written[data.draw(st.integers(0, len(written) - 1))] = data.draw(st.integers(0, 255))
    compared("pdf", bytes(written), sample.DOCUMENT, sample.theme())


@given(st.binary(), st.text(st.characters(exclude_categories=["Cs"])))
def test_strings_are_read_as_they_were(data: bytes, said: str) -> None:
    assert value_at(byte_string(data), 0)[0] == data
    assert text(value_at(text_string(said), 0)[0]) == said


def test_an_array_is_read_item_by_item_and_no_deeper_than_is_asked_for() -> None:
    written = b"[1 -2.5(]\\)) /A#20b[<</K[3 0 R]>> (])]<feff4e>null true 7 0 R]"
    value, end = value_at(written + b" ", 0)
    assert isinstance(value, Array)
    number, real, said, name, inner, *others = value
    assert (number, real, said, name) == (1, -2.5, b"])", Name("A b"))
    assert isinstance(inner, Array)
    dictionary, bracket = inner
    assert isinstance(dictionary, dict)
    assert list(dictionary["K"]) == [Reference(3)]  # type: ignore[arg-type]
    assert bracket == b"]"
    assert others == [b"\xfe\xff\x4e", None, True, Reference(7)]
    assert end == len(written)


@given(st.lists(st.integers(0, 10**9), min_size=1), st.integers(1, 40))
def test_an_array_alone_in_a_long_object_stream_is_read_as_it_is_unpacked(
    numbers: list[int], at_once: int
) -> None:
    head = b"7 0 "
    written = b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b" ] "
    stream = Stream({"Filter": Name("FlateDecode")}, zlib.compress(head + written))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "AT_ONCE", at_once)
        value = LongArray(stream, len(head))
        assert [*value] == [*value] == [*map(Reference, numbers)]


@pytest.mark.parametrize("written", [b"[1 2", b"[1 2)]", b"[1 >> 2]", b"[" + b"{" * (1 << 21)])
def test_a_long_array_that_is_broken_is_refused(written: bytes) -> None:
    value = LongArray(Stream({"Filter": Name("FlateDecode")}, zlib.compress(written)), 0)
    with pytest.raises(UnreadableError):
        deque(value)


def test_only_an_array_that_is_long_and_alone_is_not_held() -> None:
    long = b"[" + b" ".join(b"%d 0 R" % (number * 7919) for number in range(60_000)) + b"]"
    for head, written, is_held in (
        (b"5 0 ", long, False),
        (b"5 0 ", b"<</K" + long + b">>", True),
        (b"5 0 ", b"[1 2]", True),
        (b"5 0 6 %d " % (len(long) + 1), long + b" null", True),
    ):
        stream = Stream({"Filter": Name("FlateDecode")}, zlib.compress(head + written))
        packed = unpacked(stream, len(head.split()) // 2, len(head))
        assert bool(packed.data) == is_held
        value = packed.object(5, 0)
        if not isinstance(value, dict):
            assert [*value] == [*value_at(written, 0)[0]]  # type: ignore[misc]
        with pytest.raises(UnreadableError, match="not where"):
            packed.object(4, 0)


def test_a_stream_that_unpacks_to_more_than_any_of_ours_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = Stream({"Filter": Name("FlateDecode")}, zlib.compress(bytes(1000)))
    assert packed.data() == bytes(1000)
    monkeypatch.setattr(streams, "MOST_UNPACKED", 999)
    with pytest.raises(UnreadableError, match="unpacks to more"):
        packed.data()


@pytest.mark.parametrize("cut", [1, 5, 12])
def test_a_stream_that_is_cut_off_is_refused(cut: int) -> None:
    packed = zlib.compress(bytes(range(256)))[:-cut]
    with pytest.raises(UnreadableError, match="cut off"):
        Stream({"Filter": Name("FlateDecode")}, packed).data()


@pytest.mark.parametrize("broken", [b"", b"<</A>>", b"[1", b"<</A 1", b">>", b"[<</A[>>]", b"(a"])
def test_what_is_no_object_is_refused(broken: bytes) -> None:
    with pytest.raises(UnreadableError):
        value_at(broken, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 8 2]/Size 9/Length 0>>stream\n\nendstream\nendobj"
        b"\nstartxref\n9\n%%EOF",
    ],
)
def test_what_does_not_say_where_its_objects_are_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        File(io.BytesIO(data))
