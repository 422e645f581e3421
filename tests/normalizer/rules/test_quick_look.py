"""A pattern is tried where a line has what its rule asks for, in the order of the rules."""

from __future__ import annotations

import pytest

from converter.normalizer.rules.quick_look import QuickLook
from converter.normalizer.rules.vocabulary import LineRule


def rule(name: str, **asked: str | int) -> LineRule:
    return LineRule(name=name, pattern=".*", examples=(), counter_examples=(), **asked)  # type: ignore[arg-type]


LOOK = QuickLook(
    [
        rule("short", max_length=4),
        rule("number", opens_with="第（"),
        rule("question", ends_with="？?"),
        rule("year", needs="年月"),
        rule("titled", needs="论", lacks="。，"),
        rule("dated", opens_with="（", ends_with="）", needs="日"),
    ]
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("堤", "short"),
        ("天黑了，灯亮了。", ""),
        ("第三号渡口", "number"),
        ("灯亮了吗？", "question"),
        ("？", "short question"),
        ("灯亮了？吗", ""),
        ("渡口第三号", ""),
        ("去年秋天的渡口", "year"),
        ("（去年三月二日）", "number year dated"),
        ("（三日前的渡口）", "number dated"),
        ("（三日前）渡口", "number"),
        ("三日前的渡口）", ""),
        ("论渡口的灯火", "titled"),
        ("他论渡口的灯。", ""),
        ("第三年灯亮了？", "number question year"),
    ],
)
def test_what_is_tried(line: str, names: str) -> None:
    assert [one.name for one in LOOK.may_match(line)] == names.split()


def test_no_line_is_longer_than_the_longest_of_them() -> None:
    assert LOOK.longest == rule("any").max_length
    assert [one.name for one in LOOK.may_match("第" * LOOK.longest)] == ["number"]
    assert not list(LOOK.may_match("第" * (LOOK.longest + 1)))
    assert QuickLook[LineRule]([]).longest == 0
    assert not list(QuickLook[LineRule]([]).may_match("堤"))
