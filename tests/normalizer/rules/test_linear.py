"""Patterns that cost more than linear time are told from those that do not."""

from __future__ import annotations

import pytest

from converter.normalizer.rules import linear

LINEAR = [
    "作者：.+",
    "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日",
    "(?:各位)?.{1,20}(?:同志|朋友)们[：！]",
    r"\s*+作者\s*+：.+",
    "(?>[一二三]+)、.+",
    "(?=.*作者).{1,20}",
    "(?:甲|乙|丙)丁*",
]
COSTLY = [
    "(a+)+b",
    "(a|a)*b",
    "(?:a*)*b",
    "(a|aa)+b",
    ".*作者.*：",
    "a*a*b",
    "(?:.{1,30}，){1,30}。",
    ".{1,40}甲.{1,40}乙.{1,40}丙",
    r"(.)\1+b",
    "(?:(?:a+)b)++c",
]


@pytest.mark.parametrize("pattern", LINEAR)
def test_linear_patterns_pass(pattern: str) -> None:
    assert linear.error(pattern) == ""


@pytest.mark.parametrize("pattern", COSTLY)
def test_costly_patterns_are_told(pattern: str) -> None:
    assert linear.HINT in linear.error(pattern)


@pytest.mark.parametrize(("pattern", "is_linear"), [("##付.{1,9}##", True), (r"\s*##", False)])
def test_what_is_searched_has_a_limit(pattern: str, is_linear: bool) -> None:
    assert (linear.error(pattern, searched=True) == "") == is_linear
