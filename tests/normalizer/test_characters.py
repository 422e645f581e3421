"""Characters that are no text: each kind and line is reported, and nothing is removed."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import characters, normalize
from converter.sources import Source

from . import accounting


def source(text: str) -> Source:
    return Source("论.txt", "论", text, "utf-8", "")


def check(text: str) -> list[Diagnostic]:
    return list(characters.check(source(text)))


@pytest.mark.parametrize(
    ("character", "code", "message"),
    [
        ("\ue000", "CHR001", "private-use character U+E000"),
        ("\U000f0001", "CHR001", "private-use character U+F0001"),
        ("\u2f00", "CHR002", "compatibility character U+2F00 (for 一)"),
        ("\uf900", "CHR002", "compatibility character U+F900 (for 豈)"),
        ("\ufb01", "CHR002", "compatibility character U+FB01 (for fi)"),
        ("\x01", "CHR003", "control character U+0001"),
        ("\x9f", "CHR003", "control character U+009F"),
        ("\u202e", "CHR004", "invisible formatting character U+202E"),
        ("\ufffd", "CHR005", "replacement character U+FFFD"),
        ("\ufe50", "CHR002", "compatibility character U+FE50 (for ，)"),
        ("\ufe10", "CHR002", "compatibility character U+FE10 (for ，)"),
        ("\ufe19", "CHR002", "compatibility character U+FE19 (for …)"),
        ("\ufe30", "CHR002", "compatibility character U+FE30 (for …)"),
        ("\ufe31", "CHR002", "compatibility character U+FE31 (for —)"),
        ("\ufe35", "CHR002", "compatibility character U+FE35 (for （)"),
        ("\ufe49", "CHR002", "compatibility character U+FE49"),
        ("\v", "CHR003", "control character U+000B"),
        ("\f", "CHR003", "control character U+000C"),
        ("\x1a", "CHR003", "control character U+001A"),
        *(
            (one, "CHR004", f"invisible formatting character U+{ord(one):04X}")
            for one in "\u200b\ufeff\u200c\u200d\ufe0e\ufe0f\u180e\u3164\ufff9\ufffb\U000e0041"
        ),
        ("\ufffe", "CHR006", "no character U+FFFE"),
        ("\uffff", "CHR006", "no character U+FFFF"),
    ],
)
def test_a_character_is_reported_with_its_place(character: str, code: str, message: str) -> None:
    (finding,) = check(f"题\r\n天下{character}大事\n")
    assert (finding.code, finding.message, finding.severity) == (code, message, "warning")
    assert finding.span == Span(2, 3, 2, 3)
    assert finding.hint


def test_a_line_has_one_finding_a_kind_with_each_character_once() -> None:
    findings = check("\ue001\x02\ue000\ue001\n\ue000")
    assert [(finding.code, finding.message, finding.place()) for finding in findings] == [
        ("CHR001", "private-use characters U+E000, U+E001", (1, 1)),
        ("CHR003", "control character U+0002", (1, 2)),
        ("CHR001", "private-use character U+E000", (2, 1)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "天下大事，Ａ１①㎡「」“”——…\t　\u3007𠮷",
        "\ufeff题\r\n\v\f\x85\u2028",
        "\ufa0e\ufa0f\ufa11\ufa29",
        "\f第一页\n　第二页\f\n\u200b天下\u200b\n\ufeff大事\n",
        "👩\u200d🚀❤\ufe0f👁\ufe0f\u200d🗨\ufe0f1\ufe0f\u20e32\u20e3\ufe0f㊗\ufe0f🏴\U000e0067\U000e0062\U000e007f👍🏽\u200d♂",
        "ᠠ\u180eक्\u200dषमی\u200cو กา\u200bนา 葛\U000e0100",
        "天下大事。\r\n\x1a",
        "天下大事。\x1a\x1a\x1a",
    ],
)
def test_ordinary_characters_and_white_space_are_not_reported(text: str) -> None:
    assert check(text) == []


def test_nothing_is_removed() -> None:
    text = "题目\n天\ue000下\x01大\u2f00事。"
    normalized = normalize(source(text))
    assert normalized.document.blocks[0].text == text.split("\n")[1]  # type: ignore[union-attr]
    assert [item.code for item in normalized.diagnostics] == ["CHR001", "CHR003", "CHR002"]


def test_a_doubtful_encoding_is_reported_first() -> None:
    doubtful = replace(source("题\ue000"), encoding="big5", certainty="doubtful")
    first, second = characters.check(doubtful)
    assert (first.code, first.span, second.code) == ("ENC001", None, "CHR001")
    assert "big5" in first.message


def test_no_character_of_a_kind_is_ordinary() -> None:
    everything = "".join(chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)
    of_a_kind = {
        character
        for characters_of, _, _ in characters._KINDS.values()
        for character in re.findall(characters_of, everything)
    }
    assert of_a_kind <= set(characters._NOT_ORDINARY.findall(everything))


@pytest.mark.parametrize("end", ["\x1a", "\r\n\x1a", "\n\x1a\x1a\n", " \x1a"])
def test_the_end_of_file_mark_of_dos_is_removed_with_a_diagnostic(end: str) -> None:
    text = "题目\n天下大事。" + end
    normalized = normalize(source(text))
    (block,) = normalized.document.blocks
    assert block.text == "天下大事。"  # type: ignore[union-attr]
    assert [one.code for one in normalized.diagnostics if one.code != "LIN001"] == ["LIN003"]
    assert accounting.is_all_there(normalized, text)
