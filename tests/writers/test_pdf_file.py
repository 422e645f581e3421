"""The file that the PDF writer's objects are packed into, read back by qpdf."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Iterator
from typing import TypeVar

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.writers.pdf import fast_deflate
from converter.writers.pdf.file import DEFLATED, PACKED_SIZE, PdfFile
from converter.writers.pdf.objects import byte_string, number, numbers, reference, text_string


def written(*objects: bytes) -> bytes:
    """A file whose catalogue has an array of references to ``objects``."""
    sink = io.BytesIO()
    file = PdfFile(sink)
    catalog = file.reserve()
    added = [file.add(content) for content in objects]
    pages, page = file.reserve(), file.reserve()
    file.add(b"<</Type/Page/MediaBox[0 0 9 9]/Resources<<>>/Parent %d 0 R>>" % pages, page)
    file.add(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page, pages)
    own = b"[" + b" ".join(map(reference, added)) + b"]"
    file.add(b"<</Type/Catalog/Pages %d 0 R/Own%b>>" % (pages, own), catalog)
    file.finish(catalog, file.add(b"<</Title(t)>>"))
    return sink.getvalue()


Kind = TypeVar("Kind", str, bytes)


def read(data: bytes, kind: type[Kind]) -> list[Kind]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        return [kind(one) for one in pdf.Root.Own]


@pytest.fixture(params=["ISA-L", "zlib"])
def deflate(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What deflates long texts; ISA-L is not built for every machine."""
    if request.param == "zlib":
        monkeypatch.setitem(sys.modules, "isal", None)
    fast_deflate._compressor.cache_clear()
    yield request.param
    fast_deflate._compressor.cache_clear()


def test_objects_fill_several_streams_and_keep_their_numbers(deflate: str) -> None:
    texts = [f"{index}-" + "a" * (index % 97) for index in range(5000)]
    data = written(*(text_string(text) for text in texts))
    assert data.count(b"/Type/ObjStm") > sum(map(len, texts)) // PACKED_SIZE > 1
    assert read(data, str) == texts
    assert ("isal" in fast_deflate._compressor().__module__) == (deflate == "ISA-L")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_read_as_it_was(text: str) -> None:
    assert read(written(text_string(text)), str) == [text]


@given(st.binary())
def test_bytes_are_read_as_they_were(data: bytes) -> None:
    assert read(written(byte_string(data)), bytes) == [data]


@pytest.mark.parametrize(
    ("value", "written_as"),
    [(0, b"0"), (-0.0, b"0"), (595.2755905, b"595.276"), (-38, b"-38"), (10, b"10"), (0.5, b"0.5")],
)
def test_numbers_are_as_short_as_they_can_be(value: float, written_as: bytes) -> None:
    assert number(value) == written_as
    assert numbers([value, value]) == b"[" + written_as + b" " + written_as + b"]"


def test_a_stream_is_found_by_a_number_that_was_reserved_before() -> None:
    sink = io.BytesIO()
    file = PdfFile(sink)
    place = file.reserve()
    pages = file.add(b"<</Type/Pages/Count 0/Kids[]>>")
    catalog = file.add(b"<</Type/Catalog/Pages %d 0 R/Own %d 0 R>>" % (pages, place))
    assert file.add_stream(DEFLATED, zlib.compress(b"content"), place) == place
    file.finish(catalog, file.add(b"<<>>"))
    with pikepdf.open(sink) as pdf:
        assert pdf.Root.Own.read_bytes() == b"content"


@pytest.mark.parametrize("data", [b"", b"a", b"a\r", b"a\n", b"a\r\n", b"a\r\r"])
def test_the_end_of_a_stream_is_known_without_its_length(data: bytes) -> None:
    """ISO 19005-2, 6.1.7.1: the length is that of what stands before the last end of line."""
    sink = io.BytesIO()
    PdfFile(sink).add_stream(b"", data)
    head, end = b"stream\n", sink.getvalue().index(b"endstream")
    before = sink.getvalue()[sink.getvalue().index(head) + len(head) : end]
    assert before.removesuffix(b"\r\n" if before.endswith(b"\r\n") else b"\n") == data


def test_the_identifier_is_that_of_the_content() -> None:
    identifiers = []
    for text in ("甲", "甲", "乙"):
        with pikepdf.open(io.BytesIO(written(text_string(text)))) as pdf:
            identifiers.append([bytes(one) for one in pdf.trailer.ID])
    assert identifiers[0] == identifiers[1] != identifiers[2]
