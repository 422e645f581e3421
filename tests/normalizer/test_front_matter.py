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


YAML = {
    "a comment": (("# 注", "author: 闻樵"), "闻樵"),
    "a comment behind a value": (("author: 闻樵 # 注",), "闻樵"),
    "a comment behind a quoted value": (('author: "闻 # 樵" # 注',), "闻 # 樵"),
    "no comment": (("author: 闻#樵",), "闻#樵"),
    "single quotation marks": (("author: '闻''樵'",), "闻'樵"),
    "escapes": ((r'author: "\u95fb\"樵\""',), '闻"樵"'),
    "a list in brackets": (("authors: ['闻, 樵', 秋生]",), "闻, 樵、秋生"),
    "a list over lines": (("authors: [闻樵,", "  秋生]"), "闻樵、秋生"),
    "a list by dashes": (("authors:", "- 闻樵", "  - 秋生 # 注"), "闻樵、秋生"),
    "a list of people": (("authors:", "  - name: 闻樵", "  - name: 秋生"), "闻樵、秋生"),
    "a person": (("author:", "  name: 闻樵"), "闻樵"),
    "a value on the next line": (("author:", "  闻樵"), "闻樵"),
    "a value over lines": (("author: Wen", "  Qiao"), "Wen Qiao"),
    "a literal block": (("author: |", "  闻", "  樵"), "闻樵"),
    "a folded block": (("author: >-", "  Wen", "  # Qiao"), "Wen# Qiao"),
    "a quoted key": (('"author": 闻樵',), "闻樵"),
    "nothing": (("author: ~", "x: 1"), ""),
    "a colon inside": (("author: 闻: 樵",), "闻: 樵"),
}


@pytest.mark.parametrize(("lines", "author"), YAML.values(), ids=YAML)
def test_values_are_read_as_yaml_has_them(lines: tuple[str, ...], author: str) -> None:
    normalized = read_lines("---", "title: 雪夜", *lines, "---", PROSE, PROSE)
    assert normalized.document.metadata.title == "雪夜"
    assert normalized.document.metadata.author == author
    assert findings(normalized, "FRM002") == []
    texts = [one.text for one in paragraphs(normalized.document) if one.role == "body"]
    assert texts == [PROSE, PROSE]


def test_the_language_is_the_documents() -> None:
    document = read_lines("---", "title: 雪夜", "lang: zh_TW", "---", PROSE).document
    assert document.metadata.language == "zh-TW"


@pytest.mark.parametrize("stray", ["无冒号的一行", "title", "  缩进的一行", "[甲, 乙]"])
def test_a_line_that_is_not_understood_is_told_and_not_printed(stray: str) -> None:
    normalized = read_lines("---", "title: 雪夜", "author: '闻樵'", stray, "---", PROSE)
    assert [one.text for one in paragraphs(normalized.document)][1:] == [PROSE]
    is_continued = stray.startswith(" ")
    assert findings(normalized, "FRM002") == ([] if is_continued else [("FRM002", 4, 1)])


def test_what_is_nested_deeper_is_told_and_not_printed() -> None:
    lines = ("authors:", "  - name: 闻樵", "    mail: a@b.cn", "    site: c", "    age: 9")
    normalized = read_lines("---", "title: 雪夜", *lines, "---", PROSE)
    assert normalized.document.metadata.author == "闻樵"
    assert [one.text for one in paragraphs(normalized.document)] == ["闻樵", PROSE]
    assert findings(normalized, "FRM002") == [("FRM002", line, 5) for line in (5, 6, 7)]


def test_words_of_headings_in_a_block_are_none() -> None:
    normalized = read_lines("---", "title: 雪夜", "x: |", "  摘要", "  一、水情", "---", PROSE)
    assert [one.text for one in paragraphs(normalized.document)] == [PROSE]


def test_toml_between_plus_signs_is_front_matter() -> None:
    lines = ("+++", 'title = "雪夜"', "# 注", 'authors = ["闻樵", "秋生"]', "draft = true", "+++")
    normalized = read_lines(*lines, PROSE)
    assert normalized.document.metadata.title == "雪夜"
    assert normalized.document.metadata.author == "闻樵、秋生"
    assert [one.text for one in paragraphs(normalized.document)] == ["闻樵、秋生", PROSE]


def test_toml_that_is_none_is_told_line_by_line() -> None:
    normalized = read_lines("+++", "title = 雪夜", "+++", "雪夜", PROSE)
    assert findings(normalized, "FRM002") == [("FRM002", 2, 1)]
    assert normalized.document.metadata.title == "雪夜"
    assert [one.text for one in paragraphs(normalized.document)] == [PROSE]


def test_a_rule_above_what_is_mostly_text_is_no_front_matter() -> None:
    normalized = read_lines("---", "作者：闻樵", PROSE, PROSE, "---", PROSE)
    assert findings(normalized, "FRM001") == []


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
