"""Straight quotation marks around Chinese text are mended where nothing else may be meant."""

from __future__ import annotations

import pytest

from tests.checking.lines import found, mended


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ('他说"走吧"，就走了。', "他说“走吧”，就走了。"),
        ("他说'走吧'，就走了。", "他说“走吧”，就走了。"),
        ("他说\"我听'好的'了\"，就走了。", "他说“我听‘好的’了”，就走了。"),
        ("他说“我听'好的'了”，就走了。", "他说“我听‘好的’了”，就走了。"),
        ('(他说"走吧")don\'t走。', "（他说“走吧”）don't走。"),
    ],
)
def test_a_quotation_is_mended(line: str, right: str) -> None:
    assert "PUN007" in found(line, "PUN007")
    assert mended(line).replace("(", "（").replace(")", "）") == right


@pytest.mark.parametrize(
    "line",
    [
        '5"屏幕和6"屏幕，都好。',
        "5'屏幕和6'屏幕，都好。",
        '写print("你好")，写content="张三"。',
        "the workers' club，工人们的。It's fine，rock 'n' roll好。",
    ],
)
def test_marks_of_measures_and_code_are_right(line: str) -> None:
    assert found(line, "PUN007") == []
    assert mended(line) == line


def test_a_mark_after_a_digit_leaves_it_open_which_ones_are_a_pair() -> None:
    line = '屏幕是5"的，他说"好"。'
    assert found(line, "PUN007") == ["PUN007", "PUN007"]
    assert mended(line) == line
