"""Any tree, written as Markdown, HTML and DOCX by other means, is read back as it was."""

from __future__ import annotations

import io
from html import escape

import docx
import docx.document
import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import readers
from converter.document import Document, Emphasis, Inline, Strong, Text
from converter.sources.inputs import Input
from tests.readers import trees

HAN = "春江潮水连海平明月共生滟随波何处无流宛转绕芳甸照花林皆似霰空里霜飞觉汀白沙看见"


class Heading(msgspec.Struct, frozen=True):
    level: int
    text: str


class Runs(msgspec.Struct, frozen=True):
    inlines: tuple[Inline, ...]


class Items(msgspec.Struct, frozen=True):
    is_ordered: bool
    texts: tuple[str, ...]


class Quotation(msgspec.Struct, frozen=True):
    texts: tuple[str, ...]


class Rows(msgspec.Struct, frozen=True):
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Runs | Items | Quotation | Rows

words = st.text(st.sampled_from(HAN), min_size=1, max_size=12)
sentences = words.map(lambda text: text + "。")
texts = st.tuples(words, words).map("，".join)


@st.composite
def runs(draw: st.DrawFn) -> Runs:
    """Plain text with a styled run in it, perhaps: such as every format can say."""
    styled = draw(st.sampled_from([Strong, Emphasis, None]))
    if styled is None:
        return Runs((Text(draw(sentences)),))
    return Runs((Text(draw(words)), styled(draw(words)), Text(draw(sentences))))


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    width = draw(st.integers(2, 4))
    row = st.tuples(*[words] * width)
    return Rows(tuple(draw(st.lists(row, min_size=2, max_size=4))))


several = st.lists(sentences, min_size=1, max_size=3).map(tuple)
set_off = st.one_of(st.builds(Items, st.booleans(), several), st.builds(Quotation, several), rows())


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Part]]:
    """A title, and sections without a gap in their levels; between two set-off parts is text."""
    parts: list[Part] = draw(st.lists(runs(), max_size=2))
    level = 0
    for _ in range(draw(st.integers(1, 5))):
        level = draw(st.integers(1, min(level + 1, 4)))
        parts.append(Heading(level, draw(words)))
        for _ in range(draw(st.integers(0, 3))):
            parts.append(draw(runs()))
            if draw(st.booleans()):
                parts += [draw(set_off), draw(runs())]
    return draw(texts), parts


def expected(parts: list[Part]) -> list[object]:
    """What ``trees.skeleton`` makes of these parts."""
    top: list[object] = []
    stack: list[tuple[int, list[object]]] = [(0, top)]
    for part in parts:
        if isinstance(part, Heading):
            while stack[-1][0] >= part.level:
                stack.pop()
            inner: list[object] = []
            stack[-1][1].append(("section", part.level, part.text, inner))
            stack.append((part.level, inner))
        else:
            stack[-1][1].append(bones(part))
    return top


def paragraph(text: str) -> tuple[object, ...]:
    return ("body", [("Text", text)])


def bones(part: Part) -> tuple[object, ...]:
    match part:
        case Runs(inlines=inlines):
            return ("body", [(type(one).__name__, one.text) for one in inlines])
        case Items(is_ordered=is_ordered, texts=given_texts):
            return ("list", is_ordered, [[paragraph(text)] for text in given_texts])
        case Quotation(texts=given_texts):
            return ("quote", [paragraph(text) for text in given_texts])
        case Rows():
            return ("table", 1, [], [[[("Text", cell)] for cell in row] for row in part.rows])
    raise AssertionError(part)


def as_markdown(title: str, parts: list[Part]) -> str:
    marks = {Strong: "**", Emphasis: "*", Text: ""}
    blocks = [f"# {title}"]
    for part in parts:
        match part:
            case Heading(level=level, text=text):
                blocks.append(f"{'#' * (level + 1)} {text}")
            case Runs(inlines=inlines):
                blocks.append("".join(f"{marks[type(x)]}{x.text}{marks[type(x)]}" for x in inlines))
            case Items(is_ordered=is_ordered, texts=lines):
                bullets = [f"{n}. " if is_ordered else "- " for n in range(1, len(lines) + 1)]
                blocks.append("\n".join(map("".join, zip(bullets, lines, strict=True))))
            case Quotation(texts=lines):
                blocks.append("\n>\n".join(f"> {line}" for line in lines))
            case Rows(rows=lines):
                head, *body = [f"| {' | '.join(line)} |" for line in lines]
                blocks.append("\n".join([head, "|---" * len(lines[0]) + "|", *body]))
    return "\n\n".join(blocks) + "\n"


def as_html(title: str, parts: list[Part]) -> str:
    tags = {Strong: "strong", Emphasis: "em", Text: "span"}
    blocks = [f"<h1>{escape(title)}</h1>"]
    for part in parts:
        match part:
            case Heading(level=level, text=text):
                blocks.append(f"<h{level + 1}>{text}</h{level + 1}>")
            case Runs(inlines=inlines):
                inner = "".join(f"<{tags[type(x)]}>{x.text}</{tags[type(x)]}>" for x in inlines)
                blocks.append(f"<p>\n  {inner}\n</p>")
            case Items(is_ordered=is_ordered, texts=lines):
                tag = "ol" if is_ordered else "ul"
                blocks.append(f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>")
            case Quotation(texts=lines):
                inner = "".join(f"<p>{line}</p>" for line in lines)
                blocks.append(f"<blockquote>{inner}</blockquote>")
            case Rows(rows=lines):
                head, *body = ["".join(f"<td>{cell}</td>" for cell in line) for line in lines]
                inner = "".join(f"<tr>{line}</tr>" for line in body)
                first = f"<thead><tr>{head}</tr></thead>"
                blocks.append(f"<table>{first}<tbody>{inner}</tbody></table>")
    return f"<html><body>{''.join(blocks)}</body></html>"


def add_table(made: docx.document.Document, lines: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(0, len(lines[0]))
    for line in lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(docx.oxml.OxmlElement("w:tblHeader"))


def as_docx(title: str, parts: list[Part]) -> bytes:
    made = docx.Document()
    made.add_heading(title, 0)
    for part in parts:
        match part:
            case Heading(level=level, text=text):
                made.add_heading(text, level)
            case Runs(inlines=inlines):
                written = made.add_paragraph()
                for inline in inlines:
                    run = written.add_run(inline.text)
                    run.bold = isinstance(inline, Strong) or None
                    run.italic = isinstance(inline, Emphasis) or None
            case Items(is_ordered=is_ordered, texts=lines):
                for line in lines:
                    made.add_paragraph(line, "List Number" if is_ordered else "List Bullet")
            case Quotation(texts=lines):
                for line in lines:
                    made.add_paragraph(line, "Quote")
            case Rows(rows=lines):
                add_table(made, lines)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(name: str, data: bytes) -> Document:
    return readers.read(Input(name, "x", data)).document


def assert_same(document: Document, title: str, parts: list[Part]) -> None:
    assert document.title is not None
    assert document.title.text == document.metadata.title == title
    assert trees.skeleton(document.blocks) == expected(parts)


@settings(max_examples=100)
@given(documents())
def test_markdown_is_read_back(document: tuple[str, list[Part]]) -> None:
    assert_same(read("x.md", as_markdown(*document).encode()), *document)


@settings(max_examples=100)
@given(documents())
def test_html_is_read_back(document: tuple[str, list[Part]]) -> None:
    assert_same(read("x.html", as_html(*document).encode()), *document)


@settings(max_examples=25)
@given(documents())
def test_docx_is_read_back(document: tuple[str, list[Part]]) -> None:
    assert_same(read("x.docx", as_docx(*document)), *document)


MARKUP = {
    "x.md": ["# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "**", "*", "　　", "`", "|", "<br>"],
    "x.html": [
        *("<p>", "</p>", "<h2>", "</h2>", "<br>", "<div>", "</div>", "<b>", "</b>", "<sup>"),
        *("<li>", "<ul>", "</ul>", "<table>", "<caption>", "<tr>", "<td>", "</td>", "</table>"),
        *("<figure>", "<figcaption>", "</figure>", "<a>", "</a>", "<blockquote>", "<pre>"),
    ],
}


@settings(max_examples=150)
@given(st.data())
def test_no_word_is_lost_in_any_mix_of_markup(data: st.DataObject) -> None:
    """Every word is told apart by a number, and stands in the tree or in a diagnostic, in order."""
    for name, marks in MARKUP.items():
        pieces = data.draw(st.lists(st.sampled_from(marks), max_size=25))
        words_in = [f"甲{number:03}乙" for number in range(len(pieces))]
        text = "".join(mark + word for mark, word in zip(pieces, words_in, strict=True))
        text = f"首{text}" if name == "x.md" else f"<body>首{text}</body>"
        kept = trees.text_kept(readers.read(Input(name, "x", text.encode())))
        assert [word for word in words_in if word not in kept] == []


@settings(max_examples=60)
@given(st.lists(sentences, min_size=1, max_size=8), st.integers(2, 6))
def test_numbers_typed_without_markup_are_headings_in_every_format(
    bodies: list[str], count: int
) -> None:
    """The paragraphs of an unmarked document make the tree that they make as plain text."""
    lines = ["春江花月"]
    for number in range(count):
        lines += [f"{'一二三四五六'[number]}、明月照花林", bodies[number % len(bodies)]]
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    page = "".join(f"<p>{line}</p>" for line in lines)
    files = {
        "x.md": "\n\n".join(lines).encode(),
        "x.html": f"<body>{page}</body>".encode(),
        "x.docx": buffer.getvalue(),
    }
    as_text = read("x.txt", "\n".join(lines).encode())
    for name, data in files.items():
        document = read(name, data)
        assert document.title is not None
        assert document.title.text == lines[0]
        assert trees.skeleton(document.blocks) == trees.skeleton(as_text.blocks)
