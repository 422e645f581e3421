"""What mending a text keeps, for any text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from converter import checking
from converter.checking.edits import Edit, apply
from converter.normalizer import NormalizerError
from converter.sources import Source, decode

PIECES = [
    "我们从这里出发", "沿着海岸走", "灯塔", "一、", "1.", "Python", "2025", "２０", "Ｐ", "３.５",
    "，", "。", "、", "：", "“", "”", "《", "》", "（", "）", "…", "……", "—", "——", "--", "―", "──",
    ",", ".", "...", ";", ":", "?", "!", '"', "(", ")", " ", "\u3000", "\u00a0", "\n", "\r\n", "\r",
    "‘", "’", "'", "————", "- -", "％", "．", "!!", "%", "\u200b", "\ufe0f", "\x1a",
    "##paidbegin##", "##paidend##", "\ufeff", "\u2028", "\x85",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
HAN = re.compile("[\u4e00-\u9fff]")
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def source_of(text: str) -> Source:
    return decode(text.encode(), name="论.txt", stem="论", modified="2025-01-01T00:00:00Z")


def mended(text: str) -> str | None:
    """``text`` after all safe changes; None if there is no text in it."""
    try:
        return checking.fix(source_of(text)).text
    except NormalizerError:
        return None


@given(texts)
def test_mending_keeps_every_han_character_and_every_line(text: str) -> None:
    after = mended(text)
    if after is not None:
        assert HAN.findall(after) == HAN.findall(text)
        assert LINE_END.findall(after) == LINE_END.findall(text)


@settings(max_examples=1000)
@given(texts)
def test_a_mended_text_has_nothing_to_mend(text: str) -> None:
    after = mended(text)
    if after is not None:
        assert mended(after) == after
        assert not [one for one in checking.check(source_of(after)) if one.edits]


@given(texts)
def test_a_finding_stands_in_the_text(text: str) -> None:
    source = source_of(text)
    if mended(text) is None:
        return
    lines = source.lines()
    for finding in checking.check(source):
        if span := finding.diagnostic.span:
            assert 1 <= span.first_line <= span.last_line <= len(lines)
            assert 1 <= span.first_column <= len(lines[span.first_line - 1])
            assert span.last_column <= len(lines[span.last_line - 1])
        for edit in finding.edits:
            assert edit.column + edit.length - 1 <= len(lines[edit.line - 1])


def test_edits_are_made_by_line_and_column_whatever_the_line_ends() -> None:
    edits = [Edit(3, 1, 2, "丙"), Edit(1, 2, 0, "乙"), Edit(2, 1, 1, "")]
    assert apply("甲丁\r\nx\rab戊\n", edits) == "甲乙丁\r\n\r丙戊\n"


def test_of_edits_that_overlap_the_first_is_made() -> None:
    assert apply("abcd", [Edit(1, 2, 2, "X"), Edit(1, 3, 2, "Y")]) == "aXd"
