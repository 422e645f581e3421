"""What stands above a title stays above it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from converter.document import Paragraph, lines_of_text
from tests.corpus.labels import corpus
from tests.corpus.reading import normalized
from tests.normalizer.trees import PROSE, headings, lines_in, outline, read_lines


@pytest.mark.parametrize(
    ("above", "roles"),
    [
        (["××市人民政府文件", "×政发〔2024〕3号"], ["issuer", "document_number"]),
        (["特急", "清河县水利局文件", "清水〔2023〕7号　　签发人：石　磊"],
         ["classification", "issuer", "document_number"]),
        (["000012", "机密★1年", "特急", "清河县水利局文件", "清水〔2023〕7号"],
         ["copy_number", "classification", "classification", "issuer", "document_number"]),
        (["中华人民共和国国务院令", "第736号"], ["issuer", "source"]),
        (["清河县水利局文件", "清水〔2023〕7号", "签发人：石　磊"],
         ["issuer", "document_number", "contact"]),
        (["×政发〔2024〕3号"], ["document_number"]),
        (["附件1"], ["annex"]),
        (["江城评论"], ["source"]),
        (["《书人》2021年第4期", "2021年4月8日"], ["source", "date"]),
        (["来源：山城晚报", "作者：林守成"], ["source", "byline"]),
        (["编者按：今年是建渠六十周年。"], ["editor_note"]),
    ],
)  # fmt: skip
def test_a_masthead_stands_above_the_title(above: list[str], roles: list[str]) -> None:
    lines = [*above, "关于做好堤防巡查工作的通知", "各水利站：", PROSE]
    document = read_lines(*lines).document
    assert lines_in(document) == lines
    assert [one.text for one in document.masthead if isinstance(one, Paragraph)] == above
    assert [one.role for one in document.masthead if isinstance(one, Paragraph)] == roles


def test_below_a_title_a_number_is_no_masthead() -> None:
    document = read_lines("关于做好堤防巡查工作的通知", "清水〔2023〕7号", PROSE).document
    assert document.masthead == ()
    assert [getattr(one, "role", "") for one in document.blocks] == ["document_number", "body"]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["工作简报", "第12期", "县林业局办公室　　　　2025年9月29日"], "我县启动秋冬季森林防火"),
        (["防火简报", "〔2025〕第12期（总第88期）", "2025年9月29日"], "我县启动秋冬季森林防火"),
        (["情况反映", "第3期", "县委办公室信息科编　　2025年6月6日"], "加装电梯的三个堵点"),
        (["工作簡報", "第12期", "江城市教育局辦公室　　2024年5月20日"], "市教育局召開安全會議"),
        (["动态", "第7期", "江南读书会编印", "2023年12月30日"], "年会纪事一则"),
        (["专题会议纪要", "第19期", "县政府办公室　2025年8月29日"], "研究灾后重建工作会议纪要"),
    ],
)
@pytest.mark.parametrize("rest", [[PROSE], ["一、水情", PROSE, "二、工情", PROSE]])
def test_the_head_of_a_bulletin_ends_with_who_issued_it_and_when(
    above: list[str], title: str, rest: list[str]
) -> None:
    document = read_lines(*above, title, PROSE, *rest).document
    assert document.title is not None
    assert document.title.text == title
    roles = [one.role for one in document.masthead if isinstance(one, Paragraph)]
    assert roles[0] == "issuer"
    assert set(roles[1:]) <= {"source", "date"}


def test_the_items_of_a_bulletin_are_headings_under_its_name() -> None:
    head = ("工作简报", "第12期", "县林业局办公室　　　　2025年9月29日", "")
    items = ("我县启动森林防火", "护林员上岗培训", "防火通道贯通")
    document = read_lines(
        *head, *(line for item in items for line in (item, "", PROSE, ""))
    ).document
    assert document.title is not None
    assert document.title.text == head[0]
    assert [one.full_text for one in headings(document)] == list(items)


def test_a_table_of_contents_is_no_title_of_a_bulletin() -> None:
    head = (
        "党建工作动态",
        "第6期",
        "县委组织部编  2024年6月28日",
        "目录",
        "★ 县里开会",
        "★ 镇里开会",
    )
    document = read_lines(*head, "县里开会", PROSE, "镇里开会", PROSE).document
    assert document.title is not None
    assert document.title.text == head[0]


def test_a_title_of_front_matter_has_no_masthead() -> None:
    lines = ("---", "title: 渡口", "---", "清河县水利局文件", "清水〔2023〕7号", "渡口纪事", PROSE)
    document = read_lines(*lines).document
    assert document.masthead == ()
    assert outline(document.blocks) == lines[3:]


def test_headings_are_found_below_a_masthead() -> None:
    document = read_lines(
        "清河县水利局文件", "防汛简报", "一、水情", PROSE, "二、工情", PROSE
    ).document
    assert outline(document.masthead) == ("清河县水利局文件",)
    assert outline(document.blocks) == (("一、水情", PROSE), ("二、工情", PROSE))


def test_the_texts_of_the_corpus_keep_the_order_of_their_lines() -> None:
    for labelled in corpus():
        document = normalized(labelled.path).document
        notes = {note.span for note in document.notes}
        spans = [span for _, span in lines_of_text(document) if span not in notes]
        if not labelled.held_aside:
            for before, after in pairwise(spans):
                assert before.first_line <= after.first_line, labelled.path.name


@pytest.mark.parametrize(
    "number", ["国发〔2024〕5号", "×政办发[2023]12号", "（国发〔2024〕5号）", "国办函〔2024〕56 号"]
)
@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_number_below_the_title_is_one_too(number: str, gap: tuple[str, ...]) -> None:
    lines = ["关于做好堤防巡查工作的通知", *gap, number, *gap, "各水利站：", PROSE]
    document = read_lines(*lines).document
    assert document.title
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.role) == (number, "document_number")
    assert not document.masthead
