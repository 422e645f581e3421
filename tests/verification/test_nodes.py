"""Every node of the tree: no false alarm, and a file that was made of another tree is noticed."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec.structs import replace
from pikepdf import Name, Object, Pdf, String
from PIL import Image as Pictures

from converter import load_theme, writers
from converter.document import (
    Cell,
    Code,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Separator,
    Span,
    Strong,
    Table,
    Text,
    Title,
    Verse,
)
from tests.trees import nested
from tests.verification import sample
from tests.verification.compared import compared
from tests.verification.docx_damage import MAIN
from tests.verification.epub_damage import FIRST as TEXT
from tests.verification.epub_damage import OPENING
from tests.verification.pdf_damage import changed, shown
from tests.verification.zip_damage import Damage, refiled, replaced

FORMATS = ("docx", "epub", "pdf")
UNTOLD = {("pdf", "role lost")}
"""What a format does not tell: a structure tree has no types for what paragraphs are for."""


def _span(line: int) -> Span:
    return Span(line, 1, line, 40)


def _text(line: int, text: str) -> Paragraph:
    return Paragraph((Text(text),), _span(line))


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(text),) if text else ()) for text in texts)


def _png(shade: int = 128) -> bytes:
    sink = io.BytesIO()
    Pictures.new("L", (40, 30), shade).save(sink, "PNG")
    return sink.getvalue()


SUBTITLE = Paragraph((Text("——兼谈轮灌"),), _span(2), role="subtitle")
RICH = Paragraph(
    (
        Text("去年秋天，"), Strong("三个村"), Text("合修一条渠，"), Emphasis("无人推诿"),
        Text("，见"), Link("县志", "https://example.org/xianzhi"), Text("所记"),
        NoteReference("[1]", "n1"), LineBreak(), Text("渠长三里，宽六尺。"),
    ),
    _span(3),
)  # fmt: skip
RUN_IN = Section(
    Heading(2, "（", "一", "）", "清淤。", _span(5), run_in=True),
    (_text(5, "每到春分便合力清淤。"),),
)
INNER = ListBlock(
    (ListItem("（1）", (_text(8, "先远后近。"),), _span(8)),), ordered=True, span=_span(8)
)
LIST = ListBlock(
    (
        ListItem("1. ", (_text(7, "按村分水："), INNER), _span(7)),
        ListItem("2. ", (_text(9, "违者罚工一日。"), _text(10, "屡犯者另议。")), _span(9)),
    ),
    ordered=True,
    span=_span(7),
)
QUOTE = Quote((_text(11, "水是公家的，渠也是公家的。"), _text(12, "各人守各人的时辰。")), _span(11))
VERSE = Verse(((Text("春水满四泽，"),), (Text("夏云多奇峰。"),)), _span(13))
CODE = Code(("if 水位 > 3:", "    print('警')"), _span(14))
TABLE = Table(
    (_cells("村", "时辰"), _cells("东村", "卯时"), _cells("西村", "")),
    1,
    _span(15),
    (Text("表一　分水时辰"),),
)
FIGURE = Figure("渠.png", "渠首的样子", _span(19), (Text("图一　渠首"),))
STARS = Separator("* * *", _span(21))
NOTES = (
    Note("n1", "[1] ", (Text("县志卷三，"), Emphasis("水利门"), Text("。")), _span(30)),
    Note("n2", "[2] ", (Text("旧渠已废。"),), _span(31)),
    Note("n3", "[3] ", (Text("无人提到。"),), _span(32)),
)
LAST = Paragraph((Text("以上是修渠的经过"), NoteReference("[2]", "n2"), Text("。")), _span(22))
CHAPTER = Section(
    Heading(1, "", "一", "、", "修渠", _span(4)),
    (RUN_IN, LIST, QUOTE, VERSE, CODE, TABLE, FIGURE, STARS, LAST),
)
ISSUER = Paragraph((Text("××县水利局文件"),), _span(1), role="issuer")
NUMBER = Paragraph((Text("×水发〔2024〕7号"),), _span(1), role="document_number")
DOCUMENT = Document(
    Metadata("乡村水利札记", "沈青禾"),
    Title("乡村水利札记", _span(1)),
    (SUBTITLE, RICH, CHAPTER),
    NOTES,
    (Image("渠.png", "image/png", _png(), 40, 30),),
    (ISSUER, NUMBER),
)

ELSEWHERE = "https://example.org/elsewhere"

Change = Callable[[Any], Any]


def swapped(old: object, *new: object) -> Change:
    """The tree with other blocks in the place of one."""

    def change(document: Document) -> Document:
        return replace(document, blocks=_swapped(document.blocks, old, new))

    return change


def _swapped(blocks: tuple[Any, ...], old: object, new: tuple[object, ...]) -> tuple[Any, ...]:
    changed: list[Any] = []
    for block in blocks:
        if block is old:
            changed += new
        elif isinstance(block, Section):
            changed.append(replace(block, blocks=_swapped(block.blocks, old, new)))
        else:
            changed.append(block)
    return tuple(changed)


def inlines(*new: object) -> Change:
    return swapped(RICH, replace(RICH, inlines=new))


def _marked(document: Document, paragraph: Paragraph, note: str) -> Document:
    """The document with the marks of a paragraph leading to another note."""
    changed = (
        replace(one, note=note) if isinstance(one, NoteReference) else one
        for one in paragraph.inlines
    )
    tree: Document = swapped(paragraph, replace(paragraph, inlines=tuple(changed)))(document)
    return tree


A, B, C, D, E_, F, G, H, I_, J = RICH.inlines
ONE, TWO = LIST.items
PLAIN_TITLE = Text("三个村")
HEAD, EAST, WEST = TABLE.rows

CHANGES: dict[str, Change] = {
    "masthead below the title": lambda document: replace(
        document, masthead=(), blocks=document.all_blocks
    ),
    "number below the title": lambda document: replace(
        document, masthead=(ISSUER,), blocks=(NUMBER, *document.blocks)
    ),
    "masthead swapped": lambda document: replace(document, masthead=(NUMBER, ISSUER)),
    "line of the masthead dropped": lambda document: replace(document, masthead=(ISSUER,)),
    "text above the title": lambda document: replace(
        document, masthead=(ISSUER, NUMBER, SUBTITLE), blocks=document.blocks[1:]
    ),
    "role lost": swapped(SUBTITLE, replace(SUBTITLE, role="body")),
    "strong lost": inlines(A, PLAIN_TITLE, C, D, E_, F, G, H, I_, J),
    "strong extended": inlines(A, Strong("三个村合"), Text("修一条渠，"), D, E_, F, G, H, I_, J),
    "emphasis lost": inlines(A, B, C, Text("无人推诿"), E_, F, G, H, I_, J),
    "link lost": inlines(A, B, C, D, E_, Text("县志"), G, H, I_, J),
    "link elsewhere": inlines(A, B, C, D, E_, Link("县志", "https://example.org/"), G, H, I_, J),
    "note mark lost": inlines(A, B, C, D, E_, F, G, I_, J),
    "note mark made text": inlines(A, B, C, D, E_, F, G, Text("[1]"), I_, J),
    "line break lost": inlines(A, B, C, D, E_, F, G, H, J),
    "run-in heading dropped": swapped(RUN_IN, *RUN_IN.blocks),
    "run-in paragraph dropped": swapped(RUN_IN, replace(RUN_IN, blocks=())),
    "item dropped": swapped(LIST, replace(LIST, items=(ONE,))),
    "items swapped": swapped(LIST, replace(LIST, items=(TWO, ONE))),
    "label changed": swapped(LIST, replace(LIST, items=(ONE, replace(TWO, label="3. ")))),
    "inner list lifted": swapped(
        LIST, replace(LIST, items=(replace(ONE, blocks=ONE.blocks[:1]), *INNER.items, TWO))
    ),
    "item's paragraph out of the list": swapped(
        LIST,
        replace(LIST, items=(ONE, replace(TWO, blocks=TWO.blocks[:1]))),
        TWO.blocks[1],
    ),
    "list made paragraphs": swapped(LIST, *ONE.blocks, *TWO.blocks),
    "quote made paragraphs": swapped(QUOTE, *QUOTE.blocks),
    "quote in a quote": swapped(QUOTE, Quote((QUOTE,), QUOTE.span)),
    "quote's paragraph dropped": swapped(QUOTE, replace(QUOTE, blocks=QUOTE.blocks[1:])),
    "line of verse dropped": swapped(VERSE, replace(VERSE, lines=VERSE.lines[:1])),
    "lines of verse joined": swapped(VERSE, replace(VERSE, lines=(sum(VERSE.lines, ()),))),
    "verse made a paragraph": swapped(VERSE, _text(13, "春水满四泽，夏云多奇峰。")),
    "line of code dropped": swapped(CODE, replace(CODE, lines=CODE.lines[1:])),
    "lines of code joined": swapped(CODE, replace(CODE, lines=("".join(CODE.lines),))),
    "indent of code lost": swapped(CODE, replace(CODE, lines=tuple(map(str.strip, CODE.lines)))),
    "code made verse": swapped(CODE, Verse(tuple((Text(one),) for one in CODE.lines), CODE.span)),
    "row dropped": swapped(TABLE, replace(TABLE, rows=(HEAD, EAST))),
    "rows swapped": swapped(TABLE, replace(TABLE, rows=(HEAD, WEST, EAST))),
    "cells swapped": swapped(TABLE, replace(TABLE, rows=(HEAD, EAST[::-1], WEST))),
    "cell moved": swapped(TABLE, replace(TABLE, rows=(HEAD, EAST, _cells("", "西村")))),
    "head made a row": swapped(TABLE, replace(TABLE, header_rows=0)),
    "row made a head": swapped(TABLE, replace(TABLE, header_rows=2)),
    "caption of the table lost": swapped(TABLE, replace(TABLE, caption=())),
    "caption of the table changed": swapped(TABLE, replace(TABLE, caption=(Text("表二"),))),
    "table dropped": swapped(TABLE),
    "figure dropped": swapped(FIGURE),
    "alternate text changed": swapped(FIGURE, replace(FIGURE, alternate="渠尾的样子")),
    "another picture": lambda document: replace(
        document, images=(Image("渠.png", "image/png", _png(250), 40, 30),)
    ),
    "caption of the figure lost": swapped(FIGURE, replace(FIGURE, caption=())),
    "separator dropped": swapped(STARS),
    "separator made a rule": swapped(STARS, replace(STARS, text="")),
    "blocks swapped": swapped(CHAPTER, replace(CHAPTER, blocks=CHAPTER.blocks[::-1])),
    "marks of notes swapped": lambda document: _marked(_marked(document, RICH, "n2"), LAST, "n1"),
    "mark of another note": lambda document: _marked(document, RICH, "n2"),
    "mark of no note": lambda document: _marked(document, RICH, "n9"),
    "note dropped": lambda document: replace(document, notes=NOTES[:1]),
    "link in a note elsewhere": lambda document: replace(
        document, notes=(NOTES[0], replace(NOTES[1], inlines=(Link("旧渠", ELSEWHERE),)), NOTES[2])
    ),
    "note changed": lambda document: replace(
        document, notes=(replace(NOTES[0], inlines=(Text("县志卷四。"),)), *NOTES[1:])
    ),
    "note's emphasis lost": lambda document: replace(
        document, notes=(replace(NOTES[0], inlines=(Text("县志卷三，水利门。"),)), *NOTES[1:])
    ),
    "note's label changed": lambda document: replace(
        document, notes=(replace(NOTES[0], label="[9] "), *NOTES[1:])
    ),
}  # fmt: skip


def _written(document: Document, format_name: str, theme: str = "essay") -> bytes:
    sink = io.BytesIO()
    writers.create(format_name).write(document, load_theme(theme), sink)
    return sink.getvalue()


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_every_node_is_verified(format_name: str, theme: str) -> None:
    for document in (DOCUMENT, nested.DOCUMENT):
        data = _written(document, format_name, theme)
        assert compared(format_name, data, document, load_theme(theme)) == ()


@pytest.mark.parametrize(
    ("format_name", "change"),
    [(one, change) for one in FORMATS for change in CHANGES if (one, change) not in UNTOLD],
)
def test_another_tree_is_noticed(format_name: str, change: str) -> None:
    data = _written(CHANGES[change](DOCUMENT), format_name)
    assert compared(format_name, data, DOCUMENT, load_theme())


PICTURE, RELATIONS = "word/media/image1.png", "word/_rels/document.xml.rels"


def _another_picture(part: str) -> Damage:
    return refiled(lambda files: files.update({part: _png(40)}))


def _corrupted_picture(part: str) -> Damage:
    return refiled(lambda files: files.update({part: files[part][:-1] + b"\0"}))


def _annotation(kind: str, edit: Callable[[Object], object]) -> Damage:
    """The first annotation that leads out of the file (A), or within it (Dest)."""

    def damage(pdf: Pdf) -> None:
        found = (one for page in pdf.pages for one in page.obj.get("/Annots", ()) if kind in one)
        edit(next(found))

    return changed(damage)


def _moved(annotation: Object) -> None:
    annotation.Rect = [0, 0, 5, 5]


def _removed(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]


def _picture(pdf: Pdf) -> Object:
    objects = (one for page in pdf.pages for one in page.obj.Resources.get("/XObject", {}).values())
    return next(iter(objects))


def _changed_pixel(pdf: Pdf) -> None:
    picture = _picture(pdf)
    pixels = bytearray(picture.read_bytes())
    pixels[len(pixels) // 2] ^= 1
    picture.write(bytes(pixels))


def _narrowed(pdf: Pdf) -> None:
    _picture(pdf).Width = 30


def _made_pattern(pdf: Pdf) -> None:
    _picture(pdf).ColorSpace = Name.Pattern


def _title_first(pdf: Pdf) -> None:
    """In the structure tree; the pages show what they did."""
    elements = pdf.Root.StructTreeRoot.K.K
    places = [index for index, one in enumerate(elements) if Name.Title == one.S]
    elements.insert(0, elements[places[0]])
    del elements[places[0] + 1]


FILE_DAMAGES: dict[str, Mapping[str, Damage]] = {
    "docx": {
        "title above the masthead": replaced(
            MAIN, r'(<w:body>)(.*?)(<w:p><w:pPr><w:pStyle w:val="Title"/>.*?</w:p>)', r"\1\3\2"
        ),
        "masthead lost": replaced(MAIN, r'<w:p><w:pPr><w:pStyle w:val="Issuer"/>.*?</w:p>', ""),
        "number made the issuer": replaced(MAIN, '"DocumentNumber"', '"Issuer"'),
        "picture in words only": replaced(MAIN, r"<w:drawing>.*?</w:drawing>", ""),
        "link broken": replaced(MAIN, r'<w:hyperlink r:id="\w+"', '<w:hyperlink r:id="none"'),
        "link elsewhere": replaced(RELATIONS, "example.org/xianzhi", "example.org/xianzhi2"),
        "picture another": _another_picture(PICTURE),
        "picture corrupted": _corrupted_picture(PICTURE),
        "references swapped": replaced(
            MAIN, r'w:id="1"/>(.*?footnoteReference [^>]*)w:id="2"/>', r'w:id="2"/>\1w:id="1"/>'
        ),
        "reference lost": replaced(MAIN, "<w:footnoteReference [^>]*/>", ""),
        "reference to no note": replaced(
            MAIN, r'(<w:footnoteReference [^>]*)w:id="1"', r'\1w:id="7"'
        ),
        "reference within a word": replaced(
            MAIN, r"(<w:t [^>]*>所记</w:t></w:r>)(<w:r>.*?</w:r>)", r"\2\1"
        ),
        "note lost": replaced("word/footnotes.xml", r'<w:footnote w:id="1">.*?</w:footnote>', ""),
        "row lost": replaced(MAIN, r"<w:tr>.*?</w:tr>", ""),
        "cell's text hidden": replaced(
            MAIN, r"<w:r>(<w:t [^>]*>卯时)", r"<w:r><w:rPr><w:vanish/></w:rPr>\1"
        ),
    },
    "epub": {
        "title above the masthead": replaced(
            OPENING, r'(<p class="issuer">.*?)(<h1 class="title">.*?</h1>)', r"\2\1"
        ),
        "masthead lost": replaced(OPENING, r'<p class="issuer">.*?</p>', ""),
        "number made the issuer": replaced(OPENING, '"document-number"', '"issuer"'),
        "picture lost": replaced(TEXT, r"<img [^>]*/>", ""),
        "link broken": replaced(OPENING, r'href="https[^"]*"', 'href="none.xhtml"'),
        "link to a note broken": replaced(OPENING, r"#note-1", "#note-9"),
        "link elsewhere": replaced(OPENING, "example.org/xianzhi", "example.org/xianzhi2"),
        "link to another note": replaced(OPENING, r"#note-1", "section-1.xhtml#note-2"),
        "note leads back elsewhere": replaced(TEXT, r"#noteref-2", "opening.xhtml#noteref-1"),
        "picture another": _another_picture("EPUB/image-1.png"),
        "picture corrupted": _corrupted_picture("EPUB/image-1.png"),
        "cell made a head": replaced(TEXT, r"<td( [^>]*)?>(.*?)</td>", r"<th\1>\2</th>"),
        "label made text": replaced(TEXT, r'<span class="label">(.*?)</span>', r"\1"),
    },
    "pdf": {
        "title above the masthead for tags": changed(_title_first),
        "title above the masthead without tags": shown(
            0, rb"(/P<</MCID 0.*?EMC)(.*?)(/Title<<.*?EMC)", rb"\3\2\1"
        ),
        "title shown above the masthead": shown(
            0, rb"(/Title<<[^>]*>>BDC[^\[(]*?) (\S+) Td", rb"\1 150 Td"
        ),
        "masthead in white": shown(0, rb"(/P<</MCID 0>>BDC)", rb"\1 1 g"),
        "picture changed in a pixel": changed(_changed_pixel),
        "picture narrower": changed(_narrowed),
        "picture in no colours": changed(_made_pattern),
        "link elsewhere": _annotation("/A", lambda one: one.A.__setitem__("/URI", String("x:y"))),
        "link nowhere": _annotation("/A", lambda one: one.__delitem__("/A")),
        "link beside its text": _annotation("/A", _moved),
        "link not on its page": changed(_removed),
        "link to another note": _annotation(
            "/Dest", lambda one: one.__setitem__("/Dest", String("note-2"))
        ),
        "link to a heading": _annotation(
            "/Dest", lambda one: one.__setitem__("/Dest", String("section-1"))
        ),
        "link to no note": _annotation(
            "/Dest", lambda one: one.__setitem__("/Dest", String("note-9"))
        ),
        "picture not drawn": shown(1, rb"/\w+ Do", b""),
        "picture not tagged": shown(1, rb"(/\w+ Do)", rb"EMC \1 /Artifact BMC"),
        "text as a picture": shown(0, rb"/P<</MCID", rb"/P BMC"),
    },
}


@pytest.mark.parametrize(
    ("format_name", "damage"),
    [(one, damage) for one, damages in FILE_DAMAGES.items() for damage in damages],
)
def test_damage_is_noticed(format_name: str, damage: str) -> None:
    data = FILE_DAMAGES[format_name][damage](_written(DOCUMENT, format_name))
    assert compared(format_name, data, DOCUMENT, load_theme())


CONTENTS_DAMAGES: Mapping[str, Damage] = {
    "entry changed": replaced(MAIN, "一、渠首", "一、渠尾"),
    "entry elsewhere": replaced(MAIN, r'w:anchor="_Toc0*1"', 'w:anchor="_Toc00000002"'),
    "entry's level changed": replaced(MAIN, '"Toc2"', '"Toc1"'),
    "heading changed": replaced(MAIN, "目录", "目次"),
    "bookmark lost": replaced(MAIN, r"<w:bookmarkStart [^>]*_Toc[^>]*/>", ""),
}


@pytest.mark.parametrize("damage", CONTENTS_DAMAGES)
def test_damage_to_the_contents_of_a_docx_is_noticed(damage: str) -> None:
    data = CONTENTS_DAMAGES[damage](sample.written("docx"))
    assert compared("docx", data, sample.DOCUMENT, sample.theme())


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_node_is_verified_beside_a_table_of_contents(format_name: str) -> None:
    sink = io.BytesIO()
    writers.create(format_name).write(DOCUMENT, sample.theme(), sink)
    data = sink.getvalue()
    assert compared(format_name, data, DOCUMENT, sample.theme()) == ()
