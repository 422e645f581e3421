"""Contracts: who makes one, at its head, and where they sign, at its foot, line by line."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import (
    MORE_PROSE,
    PROSE,
    headings,
    lines_in,
    paragraphs,
    read_lines,
)

TITLE = "房屋租赁合同"
CLAUSES = ("第一条　租赁房屋", PROSE, "第二条　租金", MORE_PROSE)
SIDE_BY_SIDE = (
    "甲方（盖章）：　　　　　　　　乙方（盖章）：",
    "法定代表人（签字）：　　　　　法定代表人（签字）：",
    "地址：　　　　　　　　　　　　地址：",
    "电话：　　　　　　　　　　　　电话：",
    "日期：　　年　　月　　日　　　日期：　　年　　月　　日",
)
BELOW = (
    "甲　　方（盖章）：",
    "法定代表人（签字）：",
    "开户银行：",
    "日期：　　年　　月　　日",
    "乙　　方（盖章）：",
    "法定代表人（签字）：",
    "开户银行：",
    "日期：　　年　　月　　日",
)
FILLED_IN = (
    "甲方（盖章）：江城农机有限公司",
    "法定代表人（签字）：石磊",
    "地址：江城市柳林路88号",
    "乙方（签字）：林守成",
    "身份证号：××××××××",
)
SPACED = (
    "甲　　方（盖章）：                乙　　方（盖章）：",
    "委托代理人（签字）：              委托代理人（签字）：",
    "签约日期：   年   月   日         签约日期：   年   月   日",
)
OTHERS = ("出借人（签名）：________", "借款人（签名）：________", "签订日期：____年____月____日")
BRACKETS = ("甲方：（盖章）　　　　乙方：（盖章）", "代表人：（签字）　　　　代表人：（签字）")


def roles(*lines: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in paragraphs(read_lines(*lines).document)]


@pytest.mark.parametrize("indent", ["", "　　"], ids=["flush", "indented"])
@pytest.mark.parametrize("blank", [(), ("",)], ids=["close", "parted"])
@pytest.mark.parametrize(
    "foot", [SIDE_BY_SIDE, BELOW, FILLED_IN, SPACED, OTHERS, BRACKETS], ids=lambda foot: foot[0]
)
def test_its_foot_stays_line_by_line(
    foot: tuple[str, ...], blank: tuple[str, ...], indent: str
) -> None:
    lines = [indent + one for line in foot for one in (line, *blank)]
    document = read_lines(TITLE, *CLAUSES, "", *lines).document
    assert lines_in(document)[-len(foot) :] == list(foot)
    assert [one.role for one in paragraphs(document)[-len(foot) :]] == ["contact"] * len(foot)
    assert len(headings(document)) == 2


def test_one_date_below_the_parties_is_set_right_as_below_a_letter() -> None:
    dated = ("2024年1月1日",)
    assert roles(TITLE, PROSE, *FILLED_IN, *dated)[-1] == ("signature_date", dated[0])
    twice = (*FILLED_IN[:3], *dated, *FILLED_IN[3:], *dated)
    assert {role for role, _ in roles(TITLE, PROSE, *twice)[1:]} == {"contact"}


@pytest.mark.parametrize(
    "head",
    [
        ("甲方：江城农机有限公司", "乙方：清河县粮油站"),
        ("甲方：江城农机有限公司", "法定代表人：石磊", "乙方：清河县粮油站", "法定代表人：林守成"),
    ],
)
def test_those_who_make_it_are_no_writers(head: tuple[str, ...]) -> None:
    normalized = read_lines(TITLE, *head, *CLAUSES)
    assert normalized.document.metadata.author == ""
    found = [(one.role, one.text) for one in paragraphs(normalized.document)]
    assert found[: len(head)] == [("body", line) for line in head]


@pytest.mark.parametrize(
    "lines",
    [
        ("甲方：印刷术也曾被人骂过", "乙方：印刷术没有让人不见面"),
        ("主讲：石磊", "地点：渡口　　时间：周六"),
    ],
)
def test_two_who_talk_sign_nothing(lines: tuple[str, ...]) -> None:
    found = {text: role for role, text in roles("辩论", PROSE, *lines)}
    assert found[lines[0]] == "body"


def test_a_title_alone_has_no_foot() -> None:
    document = read_lines(TITLE).document
    assert document.title
    assert document.blocks == ()


FLUSH_LEFT = (
    "甲方（盖章）：江城农机有限公司",
    "法定代表人（签字）：",
    "日期：2024年5月6日",
    "乙方（盖章）：江城粮站",
    "法定代表人（签字）：",
    "日期：2024年5月6日",
)


@pytest.mark.parametrize("blank", [(), ("",)], ids=["close", "parted"])
def test_its_foot_at_the_edge_below_text_set_in_is_no_heading(blank: tuple[str, ...]) -> None:
    clauses = ("一、服务内容", PROSE, "二、其他", MORE_PROSE)
    body = [line for one in clauses for line in (f"　　{one}", *blank)]
    document = read_lines("技术服务协议", "", *body, *FLUSH_LEFT).document
    assert [one.full_text for one in headings(document)] == ["一、服务内容", "二、其他"]
    found = [one for one in paragraphs(document) if one.role == "contact"]
    assert [one.text for one in found] == list(FLUSH_LEFT)


@pytest.mark.parametrize(
    "foot",
    [
        (
            "發包方（公章）：            承包方（公章）：",
            "法定代表人：                法定代表人：",
        ),
        ("買方（簽章）：王建國", "電話：13800001111", "賣方（簽章）：劉敏", "電話：13900002222"),
    ],
    ids=lambda foot: foot[0],
)
def test_its_parties_are_known_in_traditional_characters(foot: tuple[str, ...]) -> None:
    found = roles("買賣合同", "", "第一條　標的", PROSE, "第二條　其他", MORE_PROSE, *foot)
    assert found[-len(foot) :] == [("contact", one) for one in foot]


def test_who_signs_above_a_date_may_have_a_number_to_fill_in() -> None:
    foot = ("承诺人（签字）：", "家长（签字）：", "联系电话：")
    found = roles("承诺书", "", PROSE, *foot, "2024年5月6日")
    assert found[-4:] == [*(("signature", one) for one in foot), ("signature_date", "2024年5月6日")]
