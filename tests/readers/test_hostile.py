"""Files made to harm: each is refused in one line or read, soon, and nothing is ever fetched."""

from __future__ import annotations

import io
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import ConverterError, readers
from converter.document import Figure, Table, walk
from converter.normalized import Normalized
from converter.sources.inputs import Input
from tests.readers import trees

SAMPLES = Path(__file__).parent / "samples"
SENTENCE = "水渠修好了，管护也要跟上。"
SECONDS = 10
MOST_READ = 60
"""Elements in one another that are read in any case; libxml2 ends at 256."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever asks for an address of the network fails the test."""
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert asked == []


def read(name: str, data: bytes | str) -> Normalized:
    started = time.process_time()
    try:
        return readers.read(Input(name, "x", data if isinstance(data, bytes) else data.encode()))
    finally:
        assert time.process_time() - started < SECONDS


def refused(name: str, data: bytes | str) -> str:
    """What a file is refused with, in one line; nothing, if it is read."""
    try:
        read(name, data)
    except ConverterError as error:
        message = str(error)
    else:
        return ""
    assert "\n" not in message
    return message


def repacked(edit: Callable[[dict[str, bytes]], object], name: str = "pandoc.docx") -> bytes:
    """A sample with its parts edited."""
    with zipfile.ZipFile(SAMPLES / name) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    edit(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)
    return buffer.getvalue()


def in_document(old: bytes, new: bytes) -> bytes:
    def edit(parts: dict[str, bytes]) -> None:
        assert old in parts["word/document.xml"]
        parts["word/document.xml"] = parts["word/document.xml"].replace(old, new, 1)

    return repacked(edit)


REFUSED = {
    "deep elements": ("x.html", "<div>" * 50_000 + SENTENCE, "nested more than 200 deep"),
    "deep inline elements": ("x.html", "<b><i>" * 5000 + SENTENCE, "nested more than 200 deep"),
    "deep lists of a page": ("x.html", "<ul><li>" * 5000 + SENTENCE, "nested more than 200 deep"),
    "deep quotations": ("x.md", ">" * 5000 + SENTENCE, "nested too deeply"),
    "deep lists": ("x.md", "- " * 5000 + SENTENCE, "nested too deeply"),
    "deep elements in Markdown": ("x.md", "<div>" * 5000 + SENTENCE, "nested more than 200 deep"),
    "nothing, as HTML": ("x.html", "", "no text"),
    "markup alone": ("x.html", "<p><br></p>", "no text"),
    "nothing, as Markdown": ("x.md", "\n\n", "no text"),
    "nothing, as DOCX": ("x.docx", "", "no DOCX"),
    "text, as DOCX": ("x.docx", SENTENCE, "no DOCX"),
    "an old DOC": ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, "DOC"),
    "not the encoding it says": ("x.html", b"<meta charset=gb2312><p>\xff\xff", "not GB18030"),
    "an encoding that there is not": ("x.html", "<meta charset=x-none><p>a", "no encoding"),
}


@pytest.mark.parametrize(("name", "data", "words"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_in_one_line(name: str, data: bytes | str, words: str) -> None:
    with pytest.raises(ConverterError) as caught:
        read(name, data)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/x.png"] = b"\0" * (64 * 1024 * 1024)


def many(parts: dict[str, bytes]) -> None:
    parts.update({f"word/{number}.bin": b"" for number in range(6000)})


def entities(parts: dict[str, bytes]) -> None:
    bomb_of_entities = (
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    )
    xml = parts["word/document.xml"]
    end = xml.index(b"?>") + 2
    parts["word/document.xml"] = xml[:end] + bomb_of_entities + xml[end:]


def outside_entity(parts: dict[str, bytes]) -> None:
    xml = parts["word/styles.xml"]
    end = xml.index(b"?>") + 2
    declared = b'<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'
    parts["word/styles.xml"] = xml[:end] + declared + xml[end:]


def wide(parts: dict[str, bytes]) -> None:
    declared = b'<!DOCTYPE w [<!ENTITY a "b">]><w/>'.decode().encode("utf-16")
    parts["word/numbering.xml"] = declared


PACKAGES = {
    "a zip bomb": (bomb, "zip bomb"),
    "a zip of many files": (many, "more than 5000 files"),
    "entities of entities": (entities, "document type"),
    "an entity from elsewhere": (outside_entity, "document type"),
    "a document type in UTF-16": (wide, "document type"),
    "a path out of it": (lambda parts: parts.update({"../../etc/x": b"x"}), "no name"),
    "an absolute path": (lambda parts: parts.update({"/etc/x": b"x"}), "no name"),
    "no document": (lambda parts: parts.pop("word/document.xml"), "no DOCX"),
    "broken XML": (lambda parts: parts.update({"word/styles.xml": b"<w"}), "no DOCX"),
    "no types": (lambda parts: parts.pop("[Content_Types].xml"), "no DOCX"),
}


@pytest.mark.parametrize(("edit", "words"), PACKAGES.values(), ids=PACKAGES)
def test_a_package_is_refused(edit: Callable[[dict[str, bytes]], object], words: str) -> None:
    with pytest.raises(ConverterError) as caught:
        read("x.docx", repacked(edit))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_damaged_entry_is_refused() -> None:
    data = bytearray((SAMPLES / "unstyled.docx").read_bytes())
    place = data.index(b"word/document.xml") + 60
    data[place : place + 40] = b"\xff" * 40
    with pytest.raises(ConverterError):
        read("x.docx", bytes(data))


@pytest.mark.parametrize("tag", [b"w:sdt><w:sdtContent", b"w:ins", b"w:tbl><w:tr><w:tc"])
@pytest.mark.parametrize("depth", [20, 70, 3000])
def test_deep_xml_is_read_or_refused(tag: bytes, depth: int) -> None:
    opening = b"<" + tag + b">"
    closing = b"".join(b"</" + name.strip(b"<>") + b">" for name in reversed(tag.split(b"><")))
    inner = "<w:p><w:r><w:t>深处有人家。</w:t></w:r></w:p>".encode()
    nested = opening * depth + inner + closing * depth
    data = in_document(b"<w:sectPr", nested + b"<w:sectPr")
    if depth < MOST_READ:
        assert "深处有人家。" in trees.text_kept(read("x.docx", data))
    elif refusal := refused("x.docx", data):
        assert "no DOCX" in refusal


def test_huge_spans_of_cells_make_no_huge_table() -> None:
    cell = "<td colspan=99999 rowspan=99999>甲</td>"
    normalized = read(
        "x.html", f"<h1>表</h1><table><tr>{cell * 50}</tr><tr>{cell * 50}</tr></table>"
    )
    tables = [block for block in walk(normalized.document.blocks) if isinstance(block, Table)]
    assert sum(len(row) for table in tables for row in table.rows) < 1000
    assert sum(cell.inlines != () for table in tables for row in table.rows for cell in row) == 100


def test_cells_that_reach_down_do_not_make_each_row_longer() -> None:
    rows = "<tr><td rowspan=999>甲<td>乙" * 2000
    (table,) = read("x.html", f"<h1>表</h1><table>{rows}</table>").document.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 2000
    assert len(table.rows[0]) <= 66


def test_a_huge_attribute_is_no_trouble() -> None:
    text = f"<h1>题</h1><p class='{'x' * 20_000_000}'>{SENTENCE}</p>"
    assert SENTENCE in trees.text_kept(read("x.html", text))


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("name", ["x.md", "x.html"])
def test_what_ends_a_line_of_text_ends_no_paragraph_of_markup(name: str, end: str) -> None:
    """A line separator (U+2028) is what a word processor leaves of a line break."""
    lines = [f"前言{end * 2}一、水情", f"{SENTENCE}{end}{SENTENCE}", "二、人工", SENTENCE]
    paragraphs = lines if name == "x.md" else [f"<p>{line}</p>" for line in lines]
    kept = trees.text_kept(read(name, "\n\n".join(paragraphs)))
    assert kept.count(SENTENCE) == 3
    assert "".join(kept.split()).startswith("前言一、水情")


def test_a_huge_text_is_whole() -> None:
    text = SENTENCE * 300_000
    assert read("x.html", f"<h1>题</h1><p>{text}</p>").document.blocks[0].text == text


def test_scripts_and_addresses_are_dead(tmp_path: Path) -> None:
    text = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:9/x.dtd"
    [<!ENTITY e SYSTEM "file:///etc/passwd">]>
    <html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href="http://127.0.0.1:9/">
    <meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"></head>
    <body onload="alert(1)"><h1>题</h1><p>{SENTENCE}&e;</p><script>document.write("脚本")</script>
    <img src="http://127.0.0.1:9/a.png" alt="远图"><img src="/etc/passwd"><img src="//h/a.png">
    <a href="javascript:alert(1)">点</a><iframe src="http://127.0.0.1:9/"></iframe></body></html>"""
    normalized = readers.read(Input("x.html", "x", text.encode(), folder=tmp_path))
    kept = trees.text_kept(normalized)
    assert "脚本" not in kept
    assert "root:" not in kept
    assert "远图" in kept
    assert not any(isinstance(block, Figure) for block in walk(normalized.document.blocks))


def test_a_picture_elsewhere_is_not_fetched_for_a_docx() -> None:
    def edit(parts: dict[str, bytes]) -> None:
        rels = parts["word/_rels/document.xml.rels"]
        assert b'Target="media/' in rels
        start = rels.index(b'Target="media/')
        end = rels.index(b'"', start + 8) + 1
        parts["word/_rels/document.xml.rels"] = (
            rels[:start] + b'TargetMode="External" Target="http://127.0.0.1:9/a.png"' + rels[end:]
        )

    normalized = read("x.docx", repacked(edit))
    assert "127.0.0.1:9/a.png is not in the document" in trees.text_kept(normalized)


@settings(max_examples=60)
@given(
    name=st.sampled_from(["x.docx", "x.html", "x.md"]),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6)), max_size=6),
)
def test_no_damage_is_a_traceback(name: str, places: list[tuple[float, bytes]]) -> None:
    sample = {"x.docx": "libreoffice.docx", "x.html": "wordpress.html", "x.md": "课堂.md"}[name]
    data = bytearray((SAMPLES / sample).read_bytes())
    for place, new in places:
        start = int(place * len(data))
        data[start : start + len(new)] = new
    refused(name, bytes(data))


@settings(max_examples=60)
@given(
    part=st.sampled_from(["document", "styles", "numbering", "footnotes", "settings"]),
    places=st.lists(
        st.tuples(st.floats(0, 0.999), st.sampled_from(list('0a"<>/w: -9'))), max_size=5
    ),
)
def test_no_damage_inside_a_package_is_a_traceback(
    part: str, places: list[tuple[float, str]]
) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        data = bytearray(parts[f"word/{part}.xml"])
        for place, new in places:
            data[int(place * len(data))] = ord(new)
        parts[f"word/{part}.xml"] = bytes(data)

    refused("x.docx", repacked(edit))


@settings(max_examples=100)
@given(
    st.text(
        st.sampled_from("<>/!-&;#1x\x01\x7fap\"'=[]()^:*_`#|~\n \u2028\x85　一、。图1"),
        max_size=200,
    )
)
def test_no_markup_is_a_traceback(text: str) -> None:
    for name in ("x.html", "x.md"):
        refused(name, text)
