"""Two numbers in short, 三、四季度: a heading only where the number is due."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, headings, read_lines


def found(*lines: str) -> list[str]:
    return [one.full_text for one in headings(read_lines("本县经济运行情况", *lines).document)]


def text(*of_second: str) -> tuple[str, ...]:
    return ("一、水情", PROSE, "二、工情", PROSE, *of_second, "三、下步打算", MORE_PROSE)


@pytest.mark.parametrize(
    "sentence",
    [
        "一、二审判决均认定被告违约，本代理人没有异议。",
        "二、三产业增加值占比达到九成。其中第三产业贡献最大。",
        "二、三十个孩子挤在一起，不生炉子也暖和。",
        "三、四季度是收官的关键期。各镇要紧盯目标。",
        "三、五个老人坐在墙根，谁也不说话。",
        "七、八岁的孩子都会游泳。大人从来不管。",
    ],
)
def test_a_sentence_with_two_numbers_in_short_is_no_heading(sentence: str) -> None:
    assert found(*text(sentence)) == ["一、水情", "二、工情", "三、下步打算"]


def test_the_next_number_is_not_due_to_a_sentence_among_titles() -> None:
    lines = (*text(), "四、五孔之间有一块松了的石板，走上去咯噔一声。")
    assert found(*lines) == ["一、水情", "二、工情", "三、下步打算"]


def test_a_heading_may_begin_with_a_number_that_follows_its_own() -> None:
    titles = ["一、水情", "二、三大任务", "三、四项保障"]
    assert found(*(line for title in titles for line in (title, PROSE))) == titles


def test_a_first_heading_may_begin_so_too() -> None:
    titles = ["一、二级以上医院", "二、乡镇卫生院"]
    assert found(*(line for title in titles for line in (title, PROSE))) == titles


def test_years_are_not_two_numbers_in_short() -> None:
    titles = ["一、二〇二三年的工作", "二、下一年的安排"]
    assert found(*(line for title in titles for line in (title, PROSE))) == titles
