"""Trees for the EPUB tests: the real essay, marked up by hand, and small and awkward ones."""

from pathlib import Path

from converter.document import (
    Block,
    Document,
    Heading,
    Inline,
    Lead,
    Metadata,
    Paragraph,
    Role,
    Section,
    Span,
    Text,
    Title,
)

ESSAY = Path(__file__).parents[2] / "essays" / "夯基立柱行稳致远.txt"
LEAD_OPENINGS = ("学会", "攻坚破", "以守护", "以群众", "以居民")
MODIFIED = "2024-05-06T07:08:09Z"


def essay() -> Document:
    text = ESSAY.read_text(encoding="utf-8").replace("##paidbegin##", "")
    title, *lines = [line for line in text.splitlines() if not line.startswith("##")]
    blocks: list[Block] = []
    for line in lines:
        if line[1] == "、":
            blocks.append(section(line[0], line[2:]))
        elif blocks and isinstance(last := blocks[-1], Section):
            blocks[-1] = section(last.heading.number, last.heading.text, *last.blocks, _read(line))
        else:
            blocks.append(_read(line))
    return document(*blocks, title=title, author="某作者", modified=MODIFIED)


def document(
    *blocks: Block, title: str = "挂职感悟", printed: bool = True, **metadata: str
) -> Document:
    return Document(Metadata(title, **metadata), Title(title, span()) if printed else None, blocks)


def section(number: str, text: str, *blocks: Block, level: int = 1) -> Section:
    return Section(Heading(level, "", number, "、", text, span()), blocks)


def paragraph(*inlines: Inline | str, role: Role = "body", line: int = 1) -> Paragraph:
    marked = (Text(inline) if isinstance(inline, str) else inline for inline in inlines)
    return Paragraph(tuple(marked), span(line), role=role)


def nested(levels: int, level: int = 1) -> Section:
    """A section in a section, one a level."""
    inner = (nested(levels, level + 1),) if level < levels else ()
    return section(str(level), "加强领导", paragraph("各级党委要高度重视。"), *inner, level=level)


def span(line: int = 1) -> Span:
    return Span(line, 1, line, 9)


def _read(line: str) -> Paragraph:
    if not line.startswith(LEAD_OPENINGS):
        return paragraph(line)
    lead, body = line.split("。", 1)
    return paragraph(Lead(lead + "。"), body)


ALL = {
    "essay": essay(),
    "only a title": document(),
    "nothing": document(printed=False),
    "no title": document(
        paragraph("正文。"), section("一", "甲", paragraph("乙。")), printed=False
    ),
    "no title, sections only": document(section("一", "甲", nested(2, 2)), printed=False),
    "no sections": document(paragraph("正文。"), paragraph(Lead("首句。"))),
    "empty sections": document(section("一", "甲"), section("二", "乙"), printed=False),
    "text between sections": document(section("一", "甲"), paragraph("丙。"), section("二", "乙")),
    "eight levels": document(nested(8), nested(2)),
    "a level skipped": document(section("一", "甲", section("1", "乙", level=3))),
    "many sections": document(*(section(str(n), "甲", paragraph("乙。")) for n in range(120))),
    "notice": document(paragraph("正文。"), paragraph("（试读到此。）", role="notice")),
    "markup characters": document(
        section("一", '<a> & "b" ]]>', paragraph(Lead("&lt; 'c'。"), "<p>&amp;</p> --> <!--")),
        title='A & B <i>《C》</i> "D"',
        author="<E> & 'F'",
    ),
    "white space": document(paragraph("　　缩进\t制表  两格 \u00a0\u2003完 "), paragraph("\r\n")),
    "illegal characters": document(
        section("一", "甲\x0b", paragraph(Lead("乙\x00\ud800。"), "丙\ufffe", line=7)),
        title="题\x1f",
        author="人\x08",
    ),
    "rare characters": document(paragraph("𠮷\U0001f600\U0010ffff\x80\u200b\ufdd0"), title="𠮷😀"),
    "a long title": document(title="夯基立柱，行稳致远。" * 100),
    "traditional": document(paragraph("正體。"), language="zh-Hant-TW", modified=MODIFIED),
}
