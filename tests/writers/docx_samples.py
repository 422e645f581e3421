"""Trees for the DOCX tests: the real essay, marked up by hand, and small ones."""

from pathlib import Path

from converter.document import (
    Block,
    Document,
    Heading,
    Inline,
    Lead,
    Metadata,
    Paragraph,
    Section,
    Span,
    Text,
    Title,
)

ESSAY = Path(__file__).parents[2] / "essays" / "夯基立柱行稳致远.txt"
LEAD_OPENINGS = ("学会", "攻坚", "以")
MODIFIED = "2024-05-06T07:08:09Z"


def essay() -> Document:
    lines = ESSAY.read_text(encoding="utf-8").replace("##paidbegin##", "").splitlines()
    title, *rest = [line for line in lines if line and not line.startswith("##")]
    before, *sections = _split(rest)
    return Document(
        Metadata(title, "某作者", modified=MODIFIED),
        Title(title, Span(1, 1, 1, len(title))),
        (*map(_paragraph, before), *map(_section, sections)),
    )


def deep_headings(levels: int) -> Document:
    """A section in a section, one a level, the innermost first built."""
    blocks: tuple[Block, ...] = (_paragraph("各级党委要高度重视。"),)
    for level in range(levels, 0, -1):
        heading = Heading(level, "（", str(level), "）", "加强领导", span())
        blocks = (Section(heading, blocks),)
    return document(*blocks)


def document(*blocks: Block, **metadata: str) -> Document:
    return Document(Metadata(**{"title": "样张", **metadata}), None, blocks)


def paragraph(*inlines: Inline, role: str = "body", line: int = 1) -> Paragraph:
    return Paragraph(inlines, span(line), role=role)


def span(line: int = 1) -> Span:
    return Span(line, 1, line, 9)


def _split(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line[1] == "、":
            groups.append([])
        groups[-1].append(line)
    return groups


def _section(lines: list[str]) -> Section:
    number, text = lines[0].split("、")
    heading = Heading(1, "", number, "、", text, span())
    return Section(heading, tuple(map(_paragraph, lines[1:])))


def _paragraph(line: str) -> Paragraph:
    if not line.startswith(LEAD_OPENINGS):
        return paragraph(Text(line))
    lead, body = line.split("。", 1)
    return paragraph(Lead(lead + "。"), Text(body))
