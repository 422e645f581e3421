"""Leads of reports: calls to act, outcomes and what joins them, and the sentences that are none."""

from __future__ import annotations

import pytest

from converter.normalizer.leads import reports, siblings

from .trees import MORE_PROSE, PROSE

MUCH_PROSE = (PROSE + MORE_PROSE, MORE_PROSE + PROSE) * 4


def found_in(*texts: str) -> list[str]:
    lengths = reports.lengths(texts, siblings.ends(texts))
    return [texts[index][:length] for index, length in sorted(lengths.items())]


def found(*sentences: str) -> list[str]:
    return found_in(*(sentence + PROSE for sentence in sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        ("加快水毁工程修复。", "大力推广节水灌溉。"),
        ("——加强堤防管护。", "——持续清理河道。"),
        ("县域经济持续发展。", "群众生活继续改善。"),
        ("水库蓄水明显增长，灌溉条件进一步改善。", "城乡面貌发生深刻变化。"),
        ("实施“一河一策”。", "完善雨情测报。"),
        ("大力推进科技创新。", "毫不松懈地加强节能减排和生态环保工作。"),
        ("不断增加居民收入，特别是增加低收入者的收入。", "改善消费环境。"),
    ],
    ids=lambda sentences: sentences[0],
)
def test_calls_to_act_and_outcomes_are_leads(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == list(sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("扎实有效去产能。", "因城施策去库存。", "积极稳妥去杠杆。", "多措并举降成本。"),
        ("——改革开放深入推进。", "——经济结构加快调整。", "——发展新动能不断增强。"),
        ("大力促进就业创业。", "办好公平优质教育。", "织密扎牢民生保障网。", "推动社会治理创新。"),
        ("坚持依法全面履职。", "始终保持廉洁本色。", "勤勉尽责干事创业。"),
        ("提高稳产保供能力。", "毫不松懈巩固拓展脱贫攻坚成果。", "扎实推进农村改革发展。"),
        ("必须坚持深化改革。", "必须保持社会政治稳定的局面。", "必须坚持两手抓的方针。"),
        ("——发展不足仍然是最大的实际。", "——短板触目惊心。", "——政府自身建设还有差距。"),
    ],
    ids=lambda sentences: sentences[1],
)
def test_what_stands_among_leads_and_is_alike_is_one_too(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == list(sentences)


@pytest.mark.parametrize(
    "sentence",
    [
        "人命关天，安全至上。",
        "今年开展规划编制工作。",
        "这项改革还在路上。",
        "知识分子在现代化建设中具有特殊重要的作用。",
        "大力加强社会公德、职业道德、家庭美德、个人品德教育。",
    ],
)
def test_sentences_of_the_argument_among_leads_are_none(sentence: str) -> None:
    leads = ["继续推进教育优先发展。", "深化科技体制改革。", "扎实推进文化建设。"]
    assert found(*leads, sentence) == leads
    assert found(*leads[:2], sentence, leads[2]) == leads


@pytest.mark.parametrize(
    "sentences",
    [
        ("加快水毁工程修复。",),
        ("要加快水毁工程修复。", "要推广节水灌溉。"),
        ("二是加强堤防管护。", "三是改善灌溉条件。"),
        ("加强管护是根本。", "改善灌溉是关键。"),
        ("2023年粮食产量增长。", "2023年财政收入增长。"),
        ("加强管护，改善灌溉，清理河道。", "推广节水，完善测报，培训人员。"),
        ("加强管护：人人有责。", "改善灌溉：户户受益。"),
        ("加快水毁工程修复。", "雨停了。", "夜深了。", "大力推广节水灌溉。"),
        ("加快水毁工程修复。", "渠边柳树成荫。"),
        (
            "注重结构调整，加大对农业、水利、能源、交通和环保的投资力度。",
            "加强经济运行调节，缓解煤电油运紧张状况。",
        ),
    ],
    ids=lambda sentences: sentences[0],
)
def test_other_sentences_are_none(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == []


def test_a_sentence_that_is_the_whole_paragraph_is_no_lead() -> None:
    texts = ["加快水毁工程修复。", "大力推广节水灌溉。" + PROSE]
    assert reports.lengths(texts, siblings.ends(texts)) == {}


def test_few_of_many_siblings_have_no_leads() -> None:
    sentences = ["对内对外贸易都有了扩大。", "人民生活继续得到改善。"]
    texts = [sentence + PROSE for sentence in sentences]
    assert found_in(*texts) == sentences
    assert found_in(*texts, *MUCH_PROSE) == []


def test_many_leads_are_leads_beside_ever_so_much_else() -> None:
    sentences = [f"加强{work}管护。" for work in ("堤防", "水库", "河道", "水闸", "泵站", "渠系")]
    texts = [sentence + PROSE for sentence in sentences]
    assert found_in(*texts, *MUCH_PROSE * 3) == sentences
    assert found_in(*texts[:3], *MUCH_PROSE) == []


def test_long_sentences_are_leads_where_nearly_all_open_with_one() -> None:
    sentences = [
        "继续深化国有企业改革，使企业真正成为市场竞争的主体。",
        "大力整顿和规范市场经济秩序，进一步发展市场体系。",
        "加强和改善宏观调控，继续深化财税、金融、投资体制改革。",
    ]
    texts = [sentence + PROSE for sentence in sentences]
    assert found_in(*texts) == sentences
    assert found_in(*texts, *MUCH_PROSE[:3]) == []


def test_the_rest_of_a_part_is_no_sibling_of_what_stands_outside() -> None:
    leads = ["加强金融监管。", "优化信贷结构。"]
    tail = "严格控制对高耗能、高污染和产能过剩行业企业的贷款。"
    parts = [
        "一是保持货币供应。" + PROSE,
        "二是支持中小企业。" + PROSE,
        tail + PROSE,
        "三是" + PROSE,
    ]
    assert found_in(*parts, *(lead + PROSE for lead in leads)) == leads
    assert found_in(parts[0], *(lead + PROSE for lead in leads), parts[1]) == leads


def test_parts_do_not_part_the_leads_they_are_of() -> None:
    leads = ["千方百计促进就业。", "加快完善社会保障体系。"]
    parts = [f"{number}要{PROSE}" for number in "一二三四五"]
    assert found_in(leads[0] + PROSE, *parts, leads[1] + PROSE, *parts) == leads


def test_an_address_parts_siblings() -> None:
    leads = ["加强堤防管护。", "改善灌溉条件。"]
    texts = [lead + PROSE for lead in leads]
    assert found_in(texts[0], "", texts[1]) == []
    assert found_in(*texts, "", *MUCH_PROSE) == leads
