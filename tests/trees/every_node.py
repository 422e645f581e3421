"""An essay with every node of the tree; its text says what each is for."""

from __future__ import annotations

from converter.document import (
    Cell,
    Code,
    Document,
    Emphasis,
    Figure,
    Image,
    Lead,
    LineBreak,
    Link,
    Metadata,
    Note,
    NoteReference,
    Quote,
    Role,
    Separator,
    Strong,
    Table,
    Text,
    Title,
    Verse,
)
from tests.trees.nodes import SPAN, cells, item, listing, paragraph, png, section

HOMEPAGE = "https://example.org/caifeng?year=2024&page=2"

MASTHEAD: tuple[tuple[Role, str], ...] = (
    ("copy_number", "000012"),
    ("classification", "机密★1年"),
    ("issuer", "溪口乡人民政府文件"),
    ("document_number", "溪政发〔2024〕3号"),
)

FRONT: tuple[tuple[Role, str], ...] = (
    ("subtitle", "——在全县农村工作会议上的讲话"),
    ("byline", "陈望舒　周既白"),
    ("source", "原载《乡土研究》2024年第3期"),
    ("date", "2024年3月18日"),
    (
        "editor_note",
        "编者按：本文根据录音整理，刊发时略有删节，题目为编者所加，文中数字均以年报为准。",
    ),
    (
        "abstract",
        "摘　要：以一个村十年的账本为材料，讨论集体经济怎样从无到有，又怎样在分配中立住规矩。",
    ),
    ("keywords", "关键词：集体经济；账本；分配"),
    ("salutation", "同志们："),
)
BACK: tuple[tuple[Role, str], ...] = (
    ("question", "问：账本由谁来记？"),
    ("answer", "答：由村会计记，由三位村民代表每月对一次，对不上的当场说清。"),
    ("closing", "此致"),
    ("signature", "溪口村村民委员会"),
    ("signature_date", "二〇二四年三月十八日"),
    ("attachment", "附件：1. 溪口村集体收支表"),
    ("attachment_item", "2. 溪口村十年账本目录"),
    ("contact", "联系人：陈望舒，电话：0000-1234567"),
    ("caption", "图2　账本原貌，据旧照片"),
    ("reference", "[1] 费孝通. 江村经济[M]. 北京：商务印书馆，2001. 其中第十二章专论贸易与市镇。"),
    ("reference", "[2] 梁漱溟. 乡村建设理论[M]. 上海：上海人民出版社，2006."),
    ("notice", "（试读到此。）"),
)


LIST = listing(
    item(
        "1. ",
        paragraph(
            "记账的人不管钱，管钱的人不记账，", Strong("两本账"), "每月对一次，对不上的当天查清。"
        ),
    ),
    item(
        "2. ",
        paragraph("开支在三千元以上的，由村民代表会议表决；表决的结果贴在村口，贴满七天："),
        listing(
            item(
                "（1）",
                paragraph("修路、修渠，先看图纸，再看预算，然后才说由谁来修、修多久、坏了找谁。"),
            ),
            item(
                "（2）",
                paragraph("请人办事，工钱按天算。"),
                paragraph("多出来的天数，要写明原因，并由两位村民代表签字。"),
                listing(
                    item("• ", paragraph("雨天不算。")),
                    item("• ", paragraph("路上不算。")),
                    ordered=False,
                ),
            ),
        ),
        Quote((paragraph("账不怕细，就怕没人看。"),), SPAN),
    ),
    item("3. ", listing(item("a. ", paragraph("列表直接嵌着列表。")), item("b. "))),
)

QUOTE = Quote(
    (
        paragraph(
            "一个村子的账本，就是一个村子的性格。有的账本干净，有的账本潦草；干净的未必富，潦草的多半要吵架。"
        ),
        paragraph("我翻过的账本里，", Emphasis("最厚的"), "那一本记了三十年。"),
        Quote((paragraph("三十年里，只有两页被撕过。"),), SPAN),
        listing(item("甲、", paragraph("引文里也有列表。"))),
        Verse(((Text("春种一粒粟，"),), (Text("秋收万颗子。"),)), SPAN),
        Code(("ls  -l", "  pwd"), SPAN),
    ),
    SPAN,
)

VERSES = (
    Verse(
        (
            (Text("溪水从村口过，"),),
            (Text("把去年的账，"), NoteReference("②", "two")),
            (Text("也带走了。"),),
        ),
        SPAN,
    ),
    Verse(
        (
            (Text("而今年的账还在桌上，"),),
            (
                Text(
                    "灯下有人一笔一笔地对，从黄昏对到天亮，从谷雨对到霜降，直到每一个数字都安静下来。"
                ),
            ),
        ),
        SPAN,
    ),
)

CODE = Code(("def f(a):", "    return  -a", "", "f(“一”)"), SPAN)

TABLES = (
    Table(
        (
            cells("年份", "收入（万元）", "用途", alignment="center"),
            (
                *cells("2022"),
                *cells("18.6", alignment="right"),
                Cell((Text("修渠；"), Strong("重点"), NoteReference("[3]", "three"))),
            ),
            (
                *cells("2023"),
                *cells("24.1", alignment="right"),
                *cells("修路、路灯，以及给七十岁以上老人买保险"),
            ),
        ),
        1,
        SPAN,
        (Text("表1　溪口村集体收入"),),
    ),
    Table((cells("甲", "乙"), cells("", "丁")), 0, SPAN),
    Table(
        (
            cells("组", "户", alignment="center"),
            cells("", "数", alignment="center"),
            cells("一", "32"),
        ),
        2,
        SPAN,
    ),
)

FIGURES = (
    Figure(
        "map.png",
        "溪口村的地图：溪水在南，村子在北",
        SPAN,
        (Text("图1　溪口村，"), Emphasis("据实测")),
    ),
    Figure("图 2.png", "", SPAN),
)

DOCUMENT = Document(
    Metadata("把账算清楚", "陈望舒", modified="2024-05-06T07:08:09Z"),
    Title("把账算清楚", SPAN),
    (
        *(paragraph(text, role=role) for role, text in FRONT),
        paragraph(
            Lead("账要有人看。"),
            "去年春天，村里来了一个新会计，",
            NoteReference("[1]", "one"),
            "他把三十年的账本搬到了院子里。",
        ),
        section(
            1,
            "一、",
            "立规矩",
            paragraph(
                "规矩有三条，", Link("全文在此", HOMEPAGE), "，", Link("并见此处", HOMEPAGE), "。"
            ),
            LIST,
            section(
                2,
                "（一）",
                "谁来看账。",
                paragraph("看账的人由村民推选，", Strong("一年一换"), "，不得连任。" * 5),
                run_in=True,
            ),
            section(
                2,
                "（二）",
                "怎么看账",
                paragraph("每月初一，", NoteReference("[1]", "one"), "在祠堂。"),
                run_in=True,
            ),
            section(2, "（三）", "看不懂怎么办。", LIST, run_in=True),
            section(3, "1. ", "没有正文的标题。", run_in=True),
            QUOTE,
            QUOTE,
        ),
        Separator("* * *", SPAN),
        section(
            1,
            "二、",
            "算细账",
            paragraph(
                "第一行，", LineBreak(), "第二行。", Link("换行\n处", "mailto:nobody@example.org")
            ),
            *VERSES,
            CODE,
            paragraph("诗之后的话，", NoteReference("[无]", "missing"), "。"),
            Separator("", SPAN),
            *TABLES,
            paragraph("表之后的话。"),
            *FIGURES,
            *FIGURES,
            section(2, "（一）", "最后一张表", TABLES[0]),
        ),
        Separator("———", SPAN),
        Separator("", SPAN),
        *(paragraph(text, role=role) for role, text in BACK),
        TABLES[1],
    ),
    (
        Note("one", "[1] ", (Text("新会计姓周，见"), Link("县志", HOMEPAGE), Text("。")), SPAN),
        Note(
            "two",
            "② ",
            (
                Text("指"),
                Emphasis("2022年"),
                Text("的收支，参见注"),
                NoteReference("[1]", "one"),
                LineBreak(),
                Text("另起一行。"),
            ),
            SPAN,
        ),
        Note("three", "[3] ", (Text("含县里的补助。"),), SPAN),
        Note("four", "[4] ", (Text("没有人引的注，也要留下。"),), SPAN),
    ),
    (
        Image("map.png", "image/png", png(1200, 600), 1200, 600),
        Image("图 2.png", "image/png", png(60, 30), 60, 30),
    ),
    tuple(paragraph(text, role=role) for role, text in MASTHEAD),
)
