"""Front matter between two lines ---, and titles of several lines."""

from __future__ import annotations

import pytest

from .trees import PROSE, ends, findings, paragraphs, read_lines


def test_front_matter_is_read_and_reported() -> None:
    normalized = read_lines(
        "---", "title: 雪夜", 'author: "闻樵"', "tags: [井]", "---", PROSE, PROSE
    )
    document = normalized.document
    assert (document.metadata.title, document.metadata.author) == ("雪夜", "闻樵")
    assert document.title is not None
    assert ends(document.title.span)[0] == 2
    assert [(one.role, one.text) for one in paragraphs(document)] == [
        ("byline", "闻樵"),
        ("body", PROSE),
        ("body", PROSE),
    ]
    assert findings(normalized) == [("FRM001", 1, 1), ("FRM001", 4, 1)]


def test_a_title_that_is_printed_too_is_no_second_one() -> None:
    document = read_lines("---", "title: 雪夜", "---", "雪夜", PROSE).document
    assert document.metadata.title == "雪夜"
    assert [one.text for one in paragraphs(document)] == [PROSE]


def test_a_list_of_values_belongs_to_its_key() -> None:
    normalized = read_lines("---", "title: 雪夜", "tags:", "  - 井", "  - 雪", "---", PROSE)
    assert [one.text for one in paragraphs(normalized.document)] == [PROSE]


@pytest.mark.parametrize(
    "lines", [("---", PROSE, "---", PROSE), ("---", "---", PROSE), ("---", "title: 雪夜", "---")]
)
def test_a_rule_at_the_top_is_no_front_matter(lines: tuple[str, ...]) -> None:
    assert findings(read_lines(*lines), "FRM001") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("市图书馆学会关于举办", "古籍修复培训班的通知"),
        ("××县人民政府办公室", "关于做好2020年春节期间", "值班和应急工作的通知"),
        ("把“共治”写进", "的小巷"),
        ("二〇二三年度第十八号通告", "关于境外交流团事宜"),
    ],
)
def test_a_title_on_several_lines_is_joined(lines: tuple[str, ...]) -> None:
    title = read_lines(*lines, "", PROSE).document.title
    assert title is not None
    assert title.text == "".join(lines)
    assert (title.span.first_line, title.span.last_line) == (1, len(lines))


def test_a_title_that_a_byline_follows_may_be_wrapped() -> None:
    title = read_lines("基于分布式模型的小流域", "枯季径流模拟", "冯立冬", PROSE).document.title
    assert title is not None
    assert title.text == "基于分布式模型的小流域枯季径流模拟"


@pytest.mark.parametrize("second", ["船在雾里走", "一、水情", "作者：闻樵", PROSE])
def test_a_second_line_of_its_own_is_no_title(second: str) -> None:
    title = read_lines("雾里的渡口", second, PROSE, PROSE).document.title
    assert title is not None
    assert title.text == "雾里的渡口"


def test_issuer_and_number_stand_before_the_title() -> None:
    document = read_lines(
        "××县人民政府文件", "×政发〔2020〕3号", "关于做好值班工作的通知", PROSE
    ).document
    assert document.metadata.title == "关于做好值班工作的通知"
    assert [one.role for one in document.masthead] == ["issuer", "document_number"]  # type: ignore[union-attr]
    assert [one.role for one in paragraphs(document)] == ["issuer", "document_number", "body"]
