"""Trees for the PDF tests: small and awkward ones."""

from __future__ import annotations

import io

from msgspec.structs import replace

from converter import load_theme
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
from converter.writers.pdf import PdfWriter

SPAN = Span(1, 1, 1, 1)
HARD_CASES = [
    "他说：“‘好’！”——于是……走了。",
    "――必须坚持稳字当头――这是经验。",
    "诺尔曼·白求恩在2022年9月用Python 3写成《某街道打好“组合拳”》（第1版）。",
    "“To be, or not to be,” he said; don’t — never.",
    "价格￥800，占80%，气温37℃，①②③，αβγ，第10～12页。",
    "生僻字龘与繁體字議，一个表情😀。",
]
HYPHENS = "渠是一个state-of-the-art的工程，还有pre- and post-war以及吐鲁番-哈密盆地的well-known的"
SENTENCE = "基层是锻炼干部最好的学校，在这里我学会了真抓实干，拓展技能，提升能力。"

DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
NUMBERS = [str(number).translate(DIGITS) for number in range(205)]
"""Numbers in Chinese: outloud takes lines that differ in digits alone for running headers."""


def document(*blocks: Block, title: str = "某文", **metadata: str) -> Document:
    return Document(Metadata(title, **metadata), Title(title, SPAN), blocks)


def write(document: Document, theme: str = "essay", **options: str) -> bytes:
    sink = io.BytesIO()
    PdfWriter(**options).write(document, load_theme(theme), sink)
    return sink.getvalue()


def paragraph(text: str, lead: str = "", role: Role = "body") -> Paragraph:
    return Paragraph((*([Lead(lead)] if lead else []), Text(text)), SPAN, role=role)


def section(level: int, text: str, *blocks: Block) -> Section:
    return Section(Heading(level, "", str(level), ".", text, SPAN), blocks)


def nested(levels: int, level: int = 1) -> Section:
    """A section in a section, one a level."""
    inner = (nested(levels, level + 1),) if level < levels else ()
    return section(level, "加强领导", paragraph("各级党委要高度重视。"), *inner)


SAMPLES = {
    "hard cases": document(*map(paragraph, HARD_CASES)),
    "hyphens at line ends": document(*(paragraph("水" * at + HYPHENS) for at in range(30))),
    "nothing": Document(Metadata("某文"), None, ()),
    "only a title": document(),
    "empty paragraphs": document(paragraph(""), paragraph("\u200b"), paragraph(" ")),
    "no text of its own": document(section(1, "甲"), section(1, "乙", section(2, "丙"))),
    "nested": document(nested(8)),
    "levels skipped": document(section(2, "甲", section(4, "乙"), section(4, "丙"))),
    "leads": document(
        paragraph("正文。", lead="首句。"),
        Paragraph((Lead("只有首句。"),), SPAN),
        Paragraph((Lead("甲。"), Lead("乙。"), Text("文。"), Lead("丙。")), SPAN),
        paragraph(SENTENCE * 60, lead=SENTENCE * 60),
    ),
    "notice": document(
        paragraph("正文。"), paragraph("（试读到此。）", role="notice"), author="甲 & 乙"
    ),
    "masthead": replace(
        document(paragraph("今年汛期来得早。")),
        masthead=(
            paragraph("溪口乡人民政府文件", role="issuer"),
            paragraph("溪政发〔2024〕3号", role="document_number"),
        ),
    ),
    "characters without a glyph": document(
        paragraph("龘龘𠮷😀，\ue123\U000f1234，葛\U000e0100，甲\u200d乙\ufeff，\0\ufffe\x01。"),
        title="题<\x01>&\ue123",
    ),
    "200 pages": document(
        *(
            section(1, f"章{number}", paragraph(SENTENCE.replace("，", f"，{number}") * 35, number))
            for number in NUMBERS
        )
    ),
}
