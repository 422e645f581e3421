"""A document with every node of the tree, twice and nested, and pictures of every kind."""

from __future__ import annotations

from typing import get_args

from converter.document import (
    Block,
    Code,
    Document,
    Emphasis,
    Figure,
    Inlines,
    Lead,
    LineBreak,
    Link,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Role,
    Separator,
    Strong,
    Text,
    Title,
    Unsectioned,
    Verse,
)
from tests.trees.nodes import SPAN, heading, image, items, paragraph, table

ROLES: tuple[Role, ...] = get_args(Role)


IMAGES = (
    image("照片.jpg", "RGB", "JPEG"),
    image("灰.jpg", "L", "JPEG"),
    image("印刷.jpg", "CMYK", "JPEG"),
    image("透明.png", "RGBA", "PNG"),
    image("调色.png", "P", "PNG"),
    image("黑白.png", "1", "PNG"),
    image("动图.gif", "P", "GIF"),
    image("高.png", "L", "PNG", (100, 9000)),
)


def figure(number: int, caption: str = "") -> Figure:
    return Figure(IMAGES[number].name, f"第{number}幅画", SPAN, (Text(caption),) if caption else ())


ROWS = [
    ["年份", "地区", "事项", "金额（万元）"],
    ["一九九八", "江南", "修筑堤坝三处，疏浚河道，沿岸乡镇随之迁移重建，历时两年方告完成", "1200"],
    ["一九九九", "江北", "", "86.5"],
    ["二〇〇〇", "淮河以南各县", "植树造林，退耕还湖", "900"],
]
RICH: Inlines = (
    Lead("先说要紧的话。"),
    Text("江水东流，"),
    Strong("此事不可不察"),
    Text("；古人云：“"),
    Emphasis("行百里者半九十"),
    Text("”，见"),
    Link("水利志在线", "https://example.org/水利?卷=三"),
    Text("所载"),
    NoteReference("[1]", "n1"),
    Text("，又见地方档案"),
    NoteReference("②", "n2"),
    Text("。堤防之议，始于前朝，" * 3 + "至今未绝。"),
    LineBreak(),
    Text("另起一行的地址：江南路三号。"),
)
POEM = Verse(
    tuple(
        (Text(line),)
        for line in ["大江流日夜，", "客心悲未央。", "徒念关山近，" * 8 + "终知返路长。"]
    ),
    SPAN,
)
CODE = Code(("if 水位 > 3.5:", "    print('超警戒')  # 报警", "", "x = 1" * 40), SPAN)
EVERYTHING: tuple[Block, ...] = (
    *(paragraph(f"这一段的用处是{role}，写得长些好换行。" * 2, role=role) for role in ROLES),
    heading(1, "一", "正文", Paragraph(RICH, SPAN)),
    heading(2, "二", "加强领导", paragraph("各级都要重视，把责任落到实处。" * 4), run_in=True),
    heading(3, "三", "狠抓落实。", paragraph("分工负责，按月检查。"), run_in=True),
    heading(3, "四", "只有标题", items(False, "甲事", "乙事"), run_in=True),
    items(
        True,
        "第一件事写得很长很长，必须换行，好看出续行与首行的文字对齐与否，再加几个字。",
        (
            paragraph("第二件事之下还有小事："),
            items(False, "小事之一", (items(True, "小事中的小事", "再一件"),), "小事之三"),
            paragraph("第二件事到此为止。"),
        ),
        (),
        (table(ROWS[:2]),),
    ),
    Quote(
        (
            paragraph("引文第一段，说得久了也要换行，看两侧是否都缩进了两个字的宽度。"),
            items(True, "引文里的条目"),
            Quote((paragraph("引文里的引文。"),), SPAN),
            POEM,
        ),
        SPAN,
    ),
    POEM,
    CODE,
    table(ROWS, caption="表一　历年工程"),
    table(ROWS[1:], heads=0),
    *(figure(number, f"图{number}　某种格式" if number % 2 else "") for number in range(7)),
    Separator("* * *", SPAN),
    Separator("", SPAN),
)
NOTES = (
    Note("n1", "[1] ", (Text("《水利志》卷三，"), Emphasis("江南书局"), Text("刊本。")), SPAN),
    Note("n2", "② ", (Text("地方档案第七号，" * 30),), SPAN),
    Note("n3", "③ ", (Text("无人提到的注。"),), SPAN),
)
MASTHEAD: tuple[Unsectioned, ...] = (
    Separator("* * *", SPAN),
    paragraph("溪口乡人民政府文件", role="issuer"),
    paragraph("溪政发〔2024〕3号", role="document_number"),
    Paragraph((Text("题图与小表"), NoteReference("[1]", NOTES[0].identifier)), SPAN),
    table(ROWS[1:], heads=0),
    figure(0, ""),
)

DOCUMENT = Document(
    Metadata("万象"),
    Title("万象", SPAN),
    (*EVERYTHING, heading(1, "五", "再来一遍", *EVERYTHING)),
    NOTES,
    IMAGES,
    MASTHEAD,
)
