"""Every block and role that plain text has, through every format, read back without a mismatch."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.document import Document, NoteReference, Paragraph, walk, walk_inlines
from tests.command import assert_succeeded, run

TEXT = """\
---
title: 河流志
author: 闻樵
tags: [河, 船]
---

——写在建渠六十周年
编者按：今年是建渠六十周年。
各位代表：

河在这里拐了一个弯[1]，水深不见底②，船开得很慢。

他在本子上抄了一段话：

> 逝者如斯夫[2]，不舍昼夜。
> 子在川上。

一、船

表1　渡口的船
| 船名 | 下水 |
|---|--:|
| 老鸦[3] | 1962 |
| 白鹭 |  |

姓名\t岸别
石磊\t东岸

要带的东西：
（1）雨衣；
（2）手电[4]。

第 1 页 共 2 页

二、诗

雪落在井台上
没有人看见
天亮以前
井还醒着[5]

* * *

##paidbegin##
问：您几岁学徒？
答：十七岁。
问：苦吗？
答：苦。
##paidend##

参考文献

[1] 林守成. 水文[M]. 2009.

注释

[1] 见《水经注》卷三。
[2] 见《论语》。
[3] 船名。
[4] 要两支。
[5] 井名。

附件：1. 名单
　　　2. 物资

清河县水利局
2024年5月1日

责任编辑：方圆
"""

BLOCKS = {"Paragraph", "Quote", "Section", "Table", "ListBlock", "Verse", "Separator"}
ROLES = {
    *("body", "subtitle", "byline", "editor_note", "salutation", "question", "answer"),
    *("reference", "attachment", "attachment_item", "signature", "signature_date"),
}


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_every_block_is_written_and_read_back(tmp_path: Path, theme: str) -> None:
    (tmp_path / "河流志.txt").write_text(TEXT, encoding="utf-8")
    formats = ("--to", "docx,pdf,epub,json", "--theme", theme, "--output", "成品")
    assert_succeeded(run("convert", "河流志.txt", *formats, cwd=tmp_path))
    files = [f"成品/河流志.{suffix}" for suffix in ("docx", "pdf", "epub", "json")]
    against = ("--against", "河流志.txt", "--theme", theme)
    assert_succeeded(run("verify", *files, *against, cwd=tmp_path))
    document = Document.from_json((tmp_path / files[-1]).read_bytes())
    blocks = list(walk(document.blocks))
    assert {type(block).__name__ for block in blocks} == BLOCKS
    assert {block.role for block in blocks if isinstance(block, Paragraph)} == ROLES
    marks = [one for one in walk_inlines(document.blocks) if isinstance(one, NoteReference)]
    assert [mark.note for mark in marks] == [note.identifier for note in document.notes]
    assert len(document.notes) == 5
