"""Leads of reports: calls to act and outcomes, and the sentences that are neither."""

from __future__ import annotations

import pytest

from converter.normalizer import report_leads

from .trees import PROSE


def found(*sentences: str) -> list[str]:
    lengths = report_leads.lengths([sentence + PROSE for sentence in sentences])
    return [sentences[index][:length] for index, length in sorted(lengths.items())]


@pytest.mark.parametrize(
    "sentences",
    [
        ("加快水毁工程修复。", "大力推广节水灌溉。"),
        ("——加强堤防管护。", "——持续清理河道。"),
        ("县域经济持续发展。", "群众生活继续改善。"),
        ("水库蓄水明显增长，灌溉条件进一步改善。", "城乡面貌发生深刻变化。"),
        ("实施“一河一策”。", "完善雨情测报。"),
    ],
    ids=lambda sentences: sentences[0],
)
def test_calls_to_act_and_outcomes_are_leads(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == list(sentences)


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
    ],
    ids=lambda sentences: sentences[0],
)
def test_other_sentences_are_none(sentences: tuple[str, ...]) -> None:
    assert found(*sentences) == []


def test_a_sentence_that_is_the_whole_paragraph_is_no_lead() -> None:
    assert report_leads.lengths(["加快水毁工程修复。", "大力推广节水灌溉。" + PROSE]) == {}
