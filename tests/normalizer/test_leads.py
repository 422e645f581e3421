"""Run-in leads: siblings alike in form, and everything that only looks like them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from converter.document import Inlines, Lead, Text
from converter.normalizer import leads
from converter.normalizer.lines import number_lines

from .trees import MORE_PROSE, PROSE, read_lines
from .trees import leads as leads_in


def mark(texts: Sequence[str]) -> list[Inlines]:
    lengths = leads.lengths(texts)
    lines = number_lines(texts)
    return [leads.marked(line, lengths.get(index, 0)) for index, line in enumerate(lines)]


def found(*sentences: str) -> list[str]:
    """The leads among paragraphs that open with ``sentences``, prose following each."""
    marked = mark([sentence + PROSE for sentence in sentences])
    return [inlines[0].text for inlines in marked if isinstance(inlines[0], Lead)]


PARALLEL = [
    ("学会做独当一面的领跑人。", "学会做能文能武的多面手。"),
    ("攻坚破“老破旧”之难。", "攻坚破“脏乱差”之难。"),
    ("以守护人民为荣。", "以居民幸福为乐。"),
    ("要有一颗公心。", "要有一副铁肩。", "要有一双慧眼。"),
    ("在“严”字上下功夫。", "在“实”字上下功夫。", "在“细”字上下功夫。"),
    ("加快科技改革和发展。", "加快教育改革和发展。"),
    ("坚持把为民放在首位。", "坚持把发展作为要务。"),
    ("守土有责。", "守土负责。", "守土尽责。"),
    ("自愿参加。", "公益普惠。", "因校制宜。"),
    ("盘库。", "改号。", "防潮。", "带人。"),
    ("一是苦。", "二是涩。", "三是回甘。"),
    ("一是“上不去”。", "二是“住不下”。"),
    ("一要压实各级的责任。", "二要督导。"),
]


@pytest.mark.parametrize("sentences", PARALLEL, ids=lambda sentences: sentences[0])
def test_sentences_alike_in_form_are_leads(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == list(sentences)


SINGLE = {
    "one alone": ("学会做独当一面的领跑人。",),
    "as long, but two": ("盘库。", "改号。"),
    "as long, but of a story": ("他走了。", "我哭了。", "她笑了。"),
    "years of a chronicle": ("1964年修渠。", "1976年通电。", "1981年分田。"),
    "counted, but not from one": ("二是涩。", "三是回甘。"),
    "counted with other words": ("一是苦。", "二要压实责任。"),
    "counted sentences that pause": ("一是苦，也咸。", "二是涩，也淡。"),
    "no common opening": ("学会做独当一面的领跑人。", "甘愿做能文能武的多面手。"),
    "nothing but the opening in common": ("要读书。", "要打铁。"),
    "very different lengths": ("学会做人。", "学会做能文能武的多面手。"),
    "the same sentence twice": ("学会做脚踏实地的人。", "学会做脚踏实地的人。"),
    "opening with a quotation mark": ("“学会做领跑人。", "“学会做多面手。"),
    "opening with a corner bracket": ("「学会做领跑人。", "「学会做多面手。"),
    "a comma inside": ("学会做人，要领跑。", "学会做人，要多面。"),
    "a colon inside": ("学会一条：领跑。", "学会一条：多面。"),
    "a question": ("学会做什么样的人？", "学会做什么样的事？"),
    "too long": (
        "学会做一个在任何困难面前都能够独当一面的好领跑人。",
        "学会做一个在任何岗位之上都能够能文能武的好多面手。",
    ),
}


@pytest.mark.parametrize("sentences", SINGLE.values(), ids=SINGLE)
def test_other_sentences_are_no_leads(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == []


@pytest.mark.parametrize(("longer_by", "are_leads"), [(0, True), (2, True), (3, False)])
def test_leads_differ_by_two_characters_at_most(longer_by: int, are_leads: bool) -> None:
    sentences = ["学会做领跑的人。", "学会做多面" + "多" * longer_by + "的人。"]
    assert found(*sentences) == sentences * are_leads


def test_the_longest_lead_is_taken_in_at_a_glance() -> None:
    for length, are_leads in ((leads.MAX_LENGTH, True), (leads.MAX_LENGTH + 1, False)):
        sentences = [f"学会{figure * (length - 3)}。" for figure in "甲乙"]
        assert {len(sentence) for sentence in sentences} == {length}
        shared = [sentence[:2] + sentence[2:].replace("乙", "甲", 6) for sentence in sentences]
        assert found(*shared) == shared * are_leads


@pytest.mark.parametrize(("between", "are_leads"), [(0, True), (1, True), (3, True), (4, False)])
def test_leads_stand_near_one_another(between: int, are_leads: bool) -> None:
    sentences = ["守住大堤。", "守住水库。"]
    texts = [sentences[0] + PROSE, *[PROSE] * between, sentences[1] + PROSE]
    marked = [inlines[0] for inlines in mark(texts)]
    assert [one.text for one in marked if isinstance(one, Lead)] == sentences * are_leads


@pytest.mark.parametrize(("more", "are_leads"), [(0, True), (10, True), (11, False)])
def test_two_alike_among_many_are_so_by_accident(more: int, are_leads: bool) -> None:
    sentences = ["社会主义民主和法制的建设逐步发展。", "社会主义精神文明建设有重要进展。"]
    texts = [sentence + PROSE for sentence in sentences] + [MORE_PROSE] * more
    marked = [inlines[0] for inlines in mark(texts)]
    assert [one.text for one in marked if isinstance(one, Lead)] == sentences * are_leads


def test_a_sentence_that_is_the_whole_paragraph_is_no_lead() -> None:
    texts = ["守住大堤。", "守住水库。", "守住人心。" + PROSE]
    assert mark(texts) == [(Text(text),) for text in texts]


def test_a_paragraph_between_two_leads_stays_plain() -> None:
    texts = ["守住大堤。" + PROSE, MORE_PROSE, "守住水库。" + PROSE]
    assert mark(texts) == [
        (Lead("守住大堤。"), Text(PROSE)),
        (Text(MORE_PROSE),),
        (Lead("守住水库。"), Text(PROSE)),
    ]


def test_two_families_of_leads_may_alternate() -> None:
    sentences = ("守住大堤。", "看住水闸。", "守住水库。", "看住泵站。")
    assert found(*sentences) == list(sentences)


def test_leads_do_not_reach_across_a_heading() -> None:
    lines = ["一、水情", "守住大堤。" + PROSE, "二、工情", "守住水库。" + PROSE]
    assert leads_in(read_lines("防汛简报", *lines).document) == []


@pytest.mark.parametrize("texts", [[], ["雪"], ["。"], ["。。", "。。"], ["守。", "守。"]])
def test_short_texts_have_no_leads_and_stay_whole(texts: list[str]) -> None:
    assert mark(texts) == [(Text(text),) for text in texts]


@pytest.mark.parametrize(
    "sentences",
    [
        ("（一）抓学习。", "（二）改作风。"),
        ("(1)抓学习。", "(2)改作风。"),
        ("第一节。", "第二节。"),
    ],
)
def test_a_sentence_with_a_number_is_no_lead(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == []


def test_a_lead_does_not_end_inside_a_quotation() -> None:
    texts = ["母亲说“吃吧。”我就吃了。", "母亲说“睡吧。”我就睡了。"]
    assert mark(texts) == [(Text(text),) for text in texts]


def test_the_sentences_of_a_story_are_no_leads() -> None:
    texts = ["他站了起来。窗外下着雨。", "“坐。”老人说。", "他坐了下去。屋里很静。"]
    assert mark(texts) == [(Text(text),) for text in texts]
