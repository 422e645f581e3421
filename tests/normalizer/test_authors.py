"""Who wrote a text: the metadata name no office, no post and nobody who took the pictures."""

from __future__ import annotations

import pytest

from .trees import MORE_PROSE, PROSE, read_lines

BYLINES = [
    ("作者：蓝　田", "蓝田"),
    ("作者：记者 项楠", "项楠"),
    ("作者：皮肤性病科　缪如海　副主任医师", "缪如海"),
    ("作者：苗春山（高校教师）", "苗春山"),
    ("作者：周不言，精神科主治医师", "周不言"),
    ("本报记者　祝南星　通讯员　邬小满", "祝南星"),
    ("（本网记者　童　欣　通讯员　虞小楼）", "童欣"),
    ("文丨本刊特约撰稿 高寒", "高寒"),
    ("文/半夏　　图/老莫", "半夏"),
    ("文/图：饭粒", "饭粒"),
    ("文、攝影：區子衡", "區子衡"),
    ("撰文｜老糖　图片｜小祝　校对｜吴师傅", "老糖"),
    ("采写：本刊记者　程一帆", "程一帆"),
    ("采访、整理：席文", "席文"),
    ("□ 宫一鸣", "宫一鸣"),
    ("@灶头小吴", "灶头小吴"),
    ("[美] 海明威 著", "海明威"),
    ("埃莉诺·韦斯特布鲁克", "埃莉诺·韦斯特布鲁克"),
    ("市水利局局长　周启明", "周启明"),
    ("清河县人民政府县长　罗秉文", "罗秉文"),
    ("初二（4）班　石　磊", "石磊"),
    ("实验中学初二（4）班综合实践小组", "实验中学初二（4）班综合实践小组"),
    ("孟昭宁[1]　石　磊[2]", "孟昭宁、石磊"),
    ("冯立冬1，尚小雨2，冯立冬1*", "冯立冬、尚小雨"),
    ("主讲：季明理教授", "季明理"),
    ("原创 阿川 小城记", "阿川"),
    ("执笔：陆一帆　莫小雨", "陆一帆、莫小雨"),
]


@pytest.mark.parametrize(("byline", "author"), BYLINES)
def test_the_author_is_the_name_in_a_byline(byline: str, author: str) -> None:
    assert read_lines("渡口的灯", byline, PROSE, MORE_PROSE).document.metadata.author == author


@pytest.mark.parametrize(
    "byline",
    [
        "摄影：石磊",
        "（石磊 译，林守成 校）",
        "口述：冯三水（1936年生）",
        "整理：石磊",
        "姓名：________",
    ],
)
def test_who_helped_is_no_author(byline: str) -> None:
    assert read_lines("渡口的灯", byline, PROSE, MORE_PROSE).document.metadata.author == ""


def test_the_byline_of_a_tail_counts_where_the_head_has_none() -> None:
    lines = ("渡口的灯", PROSE, MORE_PROSE, PROSE, "（记者　应梦洁　通讯员　潘龙）")
    assert read_lines(*lines).document.metadata.author == "应梦洁"


def test_the_bylines_of_pieces_name_no_author_of_the_whole() -> None:
    pieces = [(f"第{one}章　渡口{one}", f"作者：石{one}", PROSE, MORE_PROSE) for one in "一二三"]
    lines = [line for piece in pieces for line in piece]
    assert read_lines("渡口集", *lines).document.metadata.author == ""
