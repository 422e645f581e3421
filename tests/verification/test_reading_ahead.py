"""The texts of pages come once each, whoever reads them, with all codes that were shown."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import pytest

from converter import Document, convert, load_theme, memory, normalize, verification
from converter.sources import decode
from converter.verification.pdf.content import PageText
from converter.verification.pdf.reading_ahead import MOST, PagesAhead, Part
from tests.command import ESSAY

PAGES = 3 * MOST
FONT = 7


def text_of(number: int) -> PageText:
    return PageText({}, [], [], {b"%d g" % number, b"%d rg" % os.getpid()})


def read(numbers: Sequence[int]) -> Part:
    return Part([text_of(number) for number in numbers], {FONT: list(numbers)})


def number_of(text: PageText) -> int:
    return next(int(one.split()[0]) for one in text.colours if one.endswith(b" g"))


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    count: int = request.param
    monkeypatch.setattr(memory, "MANY", sys.maxsize)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(count)), raising=False)
    return count


def test_pages_in_order_come_with_their_texts_and_codes(cores: int) -> None:
    ahead = PagesAhead(PAGES, read)
    texts = [ahead.take(number) for number in range(1, PAGES + 1)]
    assert [number_of(text) for text in texts if text] == list(range(1, PAGES + 1))
    assert ahead.used == {FONT: set(range(1, PAGES + 1))}
    processes = {one for text in texts if text for one in text.colours if one.endswith(b" rg")}
    assert len(processes) == cores


@pytest.mark.usefixtures("cores")
def test_what_is_asked_for_out_of_order_or_again_is_not_there() -> None:
    ahead = PagesAhead(PAGES, read)
    assert ahead.take(PAGES) is None
    assert ahead.take(1) is not None
    assert ahead.take(1) is None
    assert ahead.take(3) is not None
    assert ahead.take(PAGES + 1) is None


def test_where_memory_is_scarce_nothing_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MANY", 0)
    assert PagesAhead(PAGES, read).take(1) is None


def long_document(last: str) -> Document:
    text = ESSAY.read_text(encoding="utf-8")
    return normalize(
        decode(
            (text * 10 + last).encode(), name="long", stem="long", modified="2026-01-01T00:00:00Z"
        )
    ).document


@pytest.mark.usefixtures("cores")
def test_a_long_file_is_compared_to_its_last_page() -> None:
    document, theme, file = long_document("基层是最好的学校。"), load_theme("essay"), io.BytesIO()
    convert(document, "pdf", theme, file)
    assert verification.compare("pdf", file, document, theme) == ()
    other = long_document("基层是最好的课堂。")
    found = verification.compare("pdf", file, other, theme)
    assert [one.kind for one in found] == ["text", "text"]
