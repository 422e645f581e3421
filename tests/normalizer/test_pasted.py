"""Texts as editors paste them: out of sites, word processors, page layouts, chats and mail."""

from __future__ import annotations

from .trees import PROSE, findings, paragraphs, read_lines

CHRONICLE = ("2019年11月 可行性研究报告获批", "2021年3月 开工", "2026年6月28日 通车")


def test_a_chronicle_below_a_word_for_links_is_text() -> None:
    kept = read_lines("高铁通车", PROSE, "相关链接", "高铁大事记", *CHRONICLE)
    assert findings(kept, "FUR001") == []
    links = ("2024年9月全市经济运行情况", "九月 临江水情")
    assert len(findings(read_lines("高铁通车", PROSE, "相关链接", *links), "FUR001")) == 3


def test_a_day_in_a_form_signs_nothing_and_a_remark_below_is_of_the_table() -> None:
    form = ("日期\t带班领导\t电话", "7月6日\t\t", "7月7日\t\t", "", "注：此表可加页。")
    document = read_lines("值班安排", PROSE, *form).document
    roles = [(one.text, one.role) for one in paragraphs(document)]
    assert roles == [(PROSE, "body"), ("注：此表可加页。", "caption")]
