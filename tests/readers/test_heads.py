"""Numbers of headings by markup run on as those of a plain text do."""

from __future__ import annotations

import pytest

from tests.readers.test_markdown import read


def said(*heads: str) -> list[str]:
    text = "\n\n".join(f"{head}\n\n各村都登记造册。" for head in ("# 题", *heads))
    return [f"{one.message}: {one.hint}" for one in read(text).diagnostics if one.code == "SEQ001"]


@pytest.mark.parametrize(
    ("heads", "findings"),
    [
        ("## 一、雨|## 二、河", []),
        ("## 一、雨|## 三、河", ["三、 comes after 一、: is 二、 missing?"]),
        ("## 1.1 雨|## 1.3 河", ["1.3 comes after 1.1: is 1.2 missing?"]),
        (
            "## 第一章 雨|### 一、河|### 二、堤|## 第二章 闸|### 一、渠|### 三、桥",
            ["三、 comes after 一、: is 二、 missing?"],
        ),
        ("## 一、雨|## 二、河|## 附|## 一、堤|## 二、闸", []),
        ("## 一、雨|## 二、河|## 一、堤", ["一、 comes after 二、: should it be 三、?"]),
        ("## 1.4 雨|## 1.2 河|## 1.1 堤", []),
        ("## 2021|## 2024|## 3天|## 7天", []),
    ],
)
def test_a_hole_or_a_repeat_among_marked_headings_is_told_of(
    heads: str, findings: list[str]
) -> None:
    assert said(*heads.split("|")) == findings
