"""Notes that were typed are joined in every form of file as in plain text."""

from __future__ import annotations

import io

import docx
import pytest

from converter import readers
from converter.document import text_of
from converter.normalized import Normalized
from converter.sources.inputs import Input
from tests.readers import trees

SENTENCE = "水渠修好了，管护也要跟上，这是大家都知道的事情。"
PARAGRAPHS = (
    "海边有灯塔[1]，天色已晚[2]。",
    SENTENCE,
    "[1] 张三：《灯塔史》。",
    "[2] 李四：《海》。",
)
HEADED = (*PARAGRAPHS[:2], "注释", *PARAGRAPHS[2:])


def read(name: str, data: bytes) -> Normalized:
    return readers.read(Input(name, "文", data))


def html(inner: str) -> Normalized:
    return read("文.html", f"<h1>灯塔</h1><p>{SENTENCE}</p>{inner}".encode())


def as_text(lines: tuple[str, ...]) -> Normalized:
    return read("文.txt", "\n".join(("灯塔", SENTENCE, *lines)).encode())


def as_html(lines: tuple[str, ...]) -> Normalized:
    return html("".join(f"<p>{line}</p>" for line in lines))


def as_markdown(lines: tuple[str, ...]) -> Normalized:
    return read("文.md", "\n\n".join(("# 灯塔", SENTENCE, *lines)).encode())


def as_docx(lines: tuple[str, ...]) -> Normalized:
    made, buffer = docx.Document(), io.BytesIO()
    for line in ("灯塔", SENTENCE, *lines):
        made.add_paragraph(line)
    made.save(buffer)
    return read("文.docx", buffer.getvalue())


def tree(normalized: Normalized) -> tuple[object, ...]:
    document = normalized.document
    notes = [(note.label, text_of(note.inlines)) for note in document.notes]
    codes = sorted(one.code for one in normalized.diagnostics if one.code.startswith("NOT"))
    return trees.skeleton(document.blocks), notes, codes


@pytest.mark.parametrize("made", [as_html, as_markdown, as_docx])
@pytest.mark.parametrize("lines", [PARAGRAPHS, HEADED, HEADED[:-1], PARAGRAPHS[:2]])
def test_readers_join_typed_notes_as_the_one_of_plain_text_does(
    made: object, lines: tuple[str, ...]
) -> None:
    assert callable(made)
    assert tree(made(lines)) == tree(as_text(lines))


def test_marks_and_notes_keep_their_markup() -> None:
    normalized = html(
        "<p>海边有<b>灯塔</b><sup>[1]</sup>。</p><h2>注释</h2><p>[1] 张三：<i>灯塔史</i>。</p>"
    )
    document = normalized.document
    assert list(trees.blocks(document.blocks, ""))[1] == "body: 海边有**灯塔**^[1]^。 @1"
    assert [trees.inlines(note.inlines) for note in document.notes] == ["张三：*灯塔史*。"]
    assert len(document.blocks) == 2


def test_an_ordered_list_under_the_heading_is_one_of_notes() -> None:
    normalized = html("<p>灯塔[1]，海[2]。</p><h2>注释</h2><ol><li>《灯塔史》<li>《海》</ol>")
    assert [text_of(note.inlines) for note in normalized.document.notes] == ["《灯塔史》", "《海》"]


def test_notes_on_lines_of_one_paragraph_are_joined() -> None:
    normalized = html("<p>灯塔[1]，海[2]。</p><p>[1] 《灯塔史》<br>[2] 《海》</p>")
    assert [text_of(note.inlines) for note in normalized.document.notes] == ["《灯塔史》", "《海》"]


def test_marks_inside_lists_tables_and_quotations_lead_to_notes() -> None:
    normalized = html(
        "<ul><li>灯塔[1]</ul><table><tr><td>海[2]<td>船</table><blockquote>人[3]</blockquote>"
        "<p>[1] 甲</p><p>[2] 乙</p><p>[3] 丙</p>"
    )
    assert [text_of(note.inlines) for note in normalized.document.notes] == ["甲", "乙", "丙"]


def test_what_a_link_shows_is_no_mark() -> None:
    normalized = html("<p>灯塔<a href='https://a.cn'>[1]</a>。</p><p>[1] 《灯塔史》</p>")
    assert normalized.document.notes == ()


def test_entries_of_a_bibliography_are_no_notes() -> None:
    normalized = html("<p>灯塔[1]。</p><h2>参考文献</h2><p>[1] 林守成. 水文[M].</p>")
    assert normalized.document.notes == ()
    assert not [one for one in normalized.diagnostics if one.code.startswith("NOT")]
