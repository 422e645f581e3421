"""The title line."""

from __future__ import annotations

import pytest

from .trees import PROSE, ends, findings, numbered, outline, read, read_lines

CODE = "TTL001"


@pytest.mark.parametrize(
    "title",
    [
        "关于做好二〇二四年防汛工作的通知",
        "在全县乡村振兴现场推进会上的讲话",
        "谁来养活我们的土地？",
        "起来，不愿做奴隶的人们！",
        "读《乡土中国》",
        "“最后一公里”",
        "沉默……",
        "2024年工作总结（征求意见稿）",
        "雪",
        "山" * 100,
    ],
)
def test_a_line_that_ends_like_a_title_is_one(title: str) -> None:
    normalized = read_lines(title, PROSE)
    document = normalized.document
    assert document.title is not None
    assert document.title.text == document.metadata.title == title
    assert ends(document.title.span) == (1, 1, 1, len(title))
    assert outline(document.blocks) == (PROSE,)
    assert findings(normalized, CODE) == []


@pytest.mark.parametrize(
    "line",
    [
        "各位代表：",
        "同志们:",
        "昨夜下了一场大雪。",
        "昨夜下了一场大雪，",
        "米三斤；",
        "The snow fell.",
        "山" * 101,
        "今天是儿童节。早上起来，爸爸送给我一个大大的惊喜——一架望远镜！",
        "问：什么是垃圾分类？",
    ],
)
def test_a_line_that_ends_like_running_text_is_a_paragraph(line: str) -> None:
    normalized = read_lines(line, PROSE)
    document = normalized.document
    assert document.title is None
    assert outline(document.blocks) == (line, PROSE)
    assert findings(normalized, CODE) == [(CODE, 0, 0)]
    assert document.metadata.title == "讲话"


def test_the_title_may_stand_below_blank_lines_and_far_in() -> None:
    document = read(f"\n\n　　　　雪夜\n\n{PROSE}").document
    assert document.title is not None
    assert ends(document.title.span) == (3, 5, 3, 6)


def test_a_title_alone_is_a_document() -> None:
    document = read("雪夜").document
    assert document.metadata.title == "雪夜"
    assert document.blocks == ()


def test_the_date_of_the_source_is_the_date_of_the_document() -> None:
    assert read("雪夜").document.metadata.modified == "2024-05-01T08:00:00Z"


@pytest.mark.parametrize(
    ("first", "second"),
    [("一、总体情况", "二、主要做法"), ("第一章　雪夜归人", "第二章　渡口")],
)
def test_the_first_heading_of_a_text_without_a_title_is_no_title(first: str, second: str) -> None:
    document = read_lines(first, PROSE, second, PROSE).document
    assert document.title is None
    assert [level for level, _, _ in numbered(document)] == [1, 1]
    assert outline(document.blocks) == ((first, PROSE), (second, PROSE))


@pytest.mark.parametrize(
    "kind", ["春季研学活动告家长书", "新生入学须知", "学生行为守则", "暑期托管报名表"]
)
def test_a_school_and_what_it_gives_out_are_one_title(kind: str) -> None:
    document = read_lines("白鹭湾第二小学", kind, "", "尊敬的家长：", PROSE, PROSE).document
    assert document.metadata.title == f"白鹭湾第二小学{kind}"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("政 府 工 作 报 告", "政府工作报告"),
        ("通　　知", "通知"),
        ("工 作 报 告（2024）", "工作报告（2024）"),
        ("2024 年 工 作 总 结", "2024 年工作总结"),
        ("论 持久战", "论 持久战"),
        ("政府工作报告 二", "政府工作报告 二"),
        ("我 的 Python 书", "我 的 Python 书"),
        ("The Lighthouse", "The Lighthouse"),
    ],
)
def test_metadata_have_the_title_without_the_space_that_sets_it_wide(title: str, name: str) -> None:
    document = read_lines(title, PROSE, PROSE).document
    assert document.title is not None
    assert document.title.text == title
    assert document.metadata.title == name


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("关于开展读书活动的", "", "实施方案"), "关于开展读书活动的实施方案"),
        (("一片叶子", "", "的旅行"), "一片叶子的旅行"),
        (("聚力发展", "", "实干兴邦", "", "——在年会上的讲话"), "聚力发展　实干兴邦"),
        (("聚力发展", "实干兴邦", "——在年会上的讲话"), "聚力发展　实干兴邦"),
        (
            ("守正创新 团结奋斗", "", "为建设新临江而奋斗", "", "——在年会上的讲话"),
            "守正创新 团结奋斗 为建设新临江而奋斗",
        ),
        (("乡村振兴的临江", "实践与思考", "——在年会上的讲话"), "乡村振兴的临江实践与思考"),
        (("山城的", "", "雪夜"), "山城的"),
        (("聚力发展", "", "实干兴邦"), "聚力发展"),
    ],
)
def test_a_title_goes_on_below_a_blank_line_where_nothing_else_can_stand(
    lines: tuple[str, ...], title: str
) -> None:
    document = read_lines(*lines, "", PROSE, PROSE).document
    assert document.title is not None
    assert document.title.text == title
