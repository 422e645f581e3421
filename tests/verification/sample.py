"""The document that is damaged: all that there is in every format, on several pages."""

from __future__ import annotations

import io
from functools import cache

from msgspec.structs import replace

from converter import load_theme, writers
from converter.document import (
    Block,
    Document,
    Heading,
    Lead,
    Metadata,
    Paragraph,
    Role,
    Section,
    Span,
    Text,
    Title,
)
from converter.theme import Contents, Style, Theme
from converter.theme.lengths import Ems, Points


def _span(line: int) -> Span:
    return Span(line, 1, line, 40)


def _paragraph(line: int, text: str, lead: str = "", role: Role = "body") -> Paragraph:
    inlines = (*([Lead(lead)] if lead else []), Text(text))
    return Paragraph(inlines, _span(line), role=role)


def _section(line: int, level: int, number: str, text: str, *blocks: Block) -> Section:
    prefix, separator = ("", "、") if level == 1 else ("（", "）")
    return Section(Heading(level, prefix, number, separator, text, _span(line)), blocks)


LONG = "渠水自西山引来，绕村三匝，灌田千顷，岁岁不绝；乡人每到春分便合力清淤，从无推诿。"
LINES = "晴天\t三日\n雨天两日"
RARE = "书上的micro\xadscope一词，译作显微镜；葛\U000e0100城的葛字，与常见的写法不同。"

DOCUMENT = Document(
    Metadata("乡村水利札记", "沈青禾", "zh-CN", "2024-05-06T07:08:09Z"),
    Title("乡村水利札记", _span(1)),
    (
        _paragraph(2, "去年秋天，我在渠首住了三个月，记下一些见闻。"),
        _section(
            3, 1, "一", "渠首",
            _paragraph(4, LONG, "先修渠。"),
            _paragraph(5, LONG * 30, "再清淤。"),
            _section(6, 2, "甲", "闸门", _paragraph(7, RARE), _paragraph(8, LINES)),
            _section(9, 2, "乙", "水尺", _paragraph(10, "水尺立在桥墩旁，每日辰时读数。")),
        ),
        _section(
            11, 1, "二", "灌区",
            _paragraph(12, "各村分水，先远后近，先高后低。 "),
            _paragraph(13, "违者罚工一日，众人无异议。"),
            _section(14, 3, "丙", "轮灌", _paragraph(15, "每轮五天，周而复始。", "先远。")),
        ),
        _paragraph(16, "（试读到此，其余三段。）", role="notice"),
    ),
)  # fmt: skip


@cache
def theme() -> Theme:
    """The theme ``essay`` with a printed table of contents."""
    style = Style("song", Points(12), Points(20), "left", Ems(0))
    heading = Style("hei", Points(16), Points(24), "center", space_after=Points(12))
    return replace(load_theme(), contents=Contents("目录", heading, (style, style)))


@cache
def written(format_name: str) -> bytes:
    """The document in this format."""
    sink = io.BytesIO()
    writers.create(format_name).write(DOCUMENT, theme(), sink)
    return sink.getvalue()
