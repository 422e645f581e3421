"""Page numbers and running titles go, and a sentence that they part is whole again."""

from __future__ import annotations

import pytest

from tests.normalizer import accounting

from .test_wrapping import BRIDGE, RIVER, TALK, off_a_page
from .trees import PROSE, findings, headings, paragraphs, read, read_lines

NUMBER = "第 1 页 共 2 页"


def texts(*lines: str) -> list[str]:
    return [one.text for one in paragraphs(read_lines("渡口", PROSE, *lines).document)][1:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("船家说他同意了，然后", "我们就过河了。"),
        ("河水很深，流得很急，", "我们等到天黑才敢过河。"),
        ("河水很深，流得很急，船家不肯开船", "，我们等到天黑才敢过河。"),
        ("　　河水很深，流得很急，船家不肯开船", "的时候我们就等着。"),
        ("　　河水很深，流得很急，船家不肯", "开船。"),
    ],
)
def test_a_sentence_goes_on_behind_a_page_number(before: str, after: str) -> None:
    assert texts(before, NUMBER, after) == [before.strip() + after]
    assert texts(before, "", "- 3 -", "", after) == [before.strip() + after]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("河水很深，流得很急。", "我们等到天黑才敢过河。"),
        ("河水很深，流得很急，然后", "　　我们等到天黑才敢过河。"),
        ("河水很深，流得很急，然后", "一、我们等到天黑才敢过河。"),
        ("春风化雨，润物无声", "我们等到天黑才敢过河。"),
        ("白日依山尽，", "黄河入海流。"),
        ("分两步：", "我们等到天黑才敢过河。"),
    ],
)
def test_what_begins_anew_behind_a_page_number_stays_apart(before: str, after: str) -> None:
    assert len(texts(before, NUMBER, after, PROSE)) == 3


def test_other_furniture_parts_no_page() -> None:
    lines = ("船家说他同意了，然后", "责任编辑：方圆", "我们就过河了。")
    assert texts(*lines) == [lines[0], lines[2]]


def test_paragraphs_over_several_pages_have_the_places_of_their_lines() -> None:
    text = "渡口\n" + PROSE + "\n河很深，然后\n- 1 -\n我们过河，然后\n- 2 -\n\n就回家，a，,b。\n"
    normalized = read(text)
    whole = paragraphs(normalized.document)[1]
    assert whole.text == "河很深，然后我们过河，然后就回家，a，,b。"
    assert (whole.span.first_line, whole.span.last_line, whole.span.last_column) == (3, 8, 9)
    assert findings(normalized, "FUR001") == [("FUR001", 4, 1), ("FUR001", 6, 1)]
    assert accounting.is_all_there(normalized, text)


def test_a_title_that_runs_over_the_pages_goes_with_their_numbers() -> None:
    lines = (PROSE, NUMBER, "渡口", PROSE, NUMBER, "", "渡口", PROSE)
    assert texts(*lines) == [PROSE] * 3


def test_a_running_title_stands_over_the_whole_title_too() -> None:
    report = (
        "养老服务研究",
        "家门口的养老：某市养老服务研究",
        PROSE,
        NUMBER,
        "养老服务研究",
        PROSE,
    )
    normalized = read_lines(*report)
    assert normalized.document.title is not None
    assert normalized.document.title.text == report[1]
    assert findings(normalized, "FUR001") == [("FUR001", line, 1) for line in (1, 4, 5)]
    other = ("养老服务研究", "课题组", PROSE, NUMBER, "养老服务研究", PROSE)
    assert read_lines(*other).document.metadata.title == "养老服务研究"
    assert read_lines("渡口", "渡口", NUMBER, PROSE).document.metadata.title == "渡口"
    assert read_lines(NUMBER, "渡口").document.title is not None
    assert read_lines("渡口", NUMBER, PROSE, NUMBER, PROSE).document.metadata.title == "渡口"


def test_a_running_line_other_than_the_title_stays_once() -> None:
    lines = (PROSE, "河的故事", "- 1 -", PROSE, "河的故事", "- 2 -", PROSE)
    normalized = read_lines("渡口", *lines)
    (gone,) = (one for one in normalized.diagnostics if "running-title" in one.message)
    assert gone.span is not None
    assert gone.span.first_line == 6


def test_a_line_beside_a_page_number_that_ends_as_a_sentence_stays() -> None:
    lines = ("河啊！", "- 1 -", "河啊！", PROSE, "河啊！", "- 2 -")
    assert texts(*lines).count("河啊！") == 3


WHOLE = [RIVER, BRIDGE, TALK]
COPIED = off_a_page(WHOLE, 60)
STARTS = (0, COPIED.index(off_a_page([BRIDGE], 60)[0]), COPIED.index(off_a_page([TALK], 60)[0]))


@pytest.mark.parametrize(
    "between",
    [("12",), ("12", "拖船记"), ("拖船记", "- 12 -"), ("12　　拖船记",), ("拖船记　　·12·",)],
    ids=" ".join,
)
@pytest.mark.parametrize("place", [1, 2, 5, 6])
def test_a_copied_text_goes_on_behind_the_foot_of_a_page(
    between: tuple[str, ...], place: int
) -> None:
    lines = [*COPIED[:place], *between, *COPIED[place:]]
    document = read_lines("腊月", *lines, *COPIED).document
    assert [one.text for one in paragraphs(document)] == WHOLE * 2


def _over_parts(*above: tuple[str, ...]) -> list[str]:
    """The copied text with these lines over each of its paragraphs."""
    lines = list(COPIED)
    for start, more in zip(reversed(STARTS), reversed(above), strict=True):
        lines[start:start] = more
    return lines


def test_numbers_of_pages_may_all_stand_between_paragraphs_below_one_title() -> None:
    lines = _over_parts((), ("6", "渡口记事"), ("7", "渡口记事"))
    normalized = read_lines("腊月", *lines)
    whole = [one.text for one in paragraphs(normalized.document)]
    assert [text for text in whole if text != "渡口记事"] == WHOLE
    assert len(findings(normalized, "FUR001")) == 3


@pytest.mark.parametrize("numbers", ["123", "134"])
def test_numbers_alone_over_parts_of_a_copied_text_stay(numbers: str) -> None:
    normalized = read_lines("腊月", *_over_parts(*((number,) for number in numbers)))
    assert not findings(normalized, "FUR001")
    assert [one.text for one in paragraphs(normalized.document)] == WHOLE


@pytest.mark.parametrize(
    "entry", ["关键词：渡口；拖船；石桥；河流；水文站", "中图分类号：K928.6　　文献标识码：A"]
)
def test_a_heading_below_the_key_words_of_a_copied_paper_stays(entry: str) -> None:
    normalized = read_lines("渡口", entry, "1  引言", *COPIED, "2  渡船", *COPIED)
    found = [one.full_text for one in headings(normalized.document)]
    assert found == ["1  引言", "2  渡船"]
