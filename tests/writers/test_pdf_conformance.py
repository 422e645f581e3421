"""PDF/A-2a and PDF/UA-1: the judges accept every sample, and none that was damaged on purpose."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf

from converter import load_theme
from converter.document import Document
from converter.layout import parallel
from converter.writers.pdf import drawing
from tests.judges import pdf as judges
from tests.trees.nodes import table
from tests.verification.compared import compared
from tests.verification.test_nodes import DOCUMENT as EVERY_NODE
from tests.writers.pdf_reader import structure
from tests.writers.pdf_samples import SAMPLES, SENTENCE, document, paragraph, section, write

SOUND = document(
    section(1, "甲", paragraph("正文，Latin。", lead="首句。")), title="题", author="人"
)

NODES_ON_PAGES = replace(EVERY_NODE, blocks=EVERY_NODE.blocks * 5)

Damage = Callable[[Pdf], None]


@pytest.mark.parametrize("tree", SAMPLES.values(), ids=list(SAMPLES))
@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_every_sample_conforms(tree: Document, theme: str, tmp_path: Path) -> None:
    data = write(tree, theme)
    assert judges.judge(data) == []
    file = tmp_path / "sample.pdf"
    file.write_bytes(data)
    assert judges.qpdf(file) == ""


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_the_essay_conforms(essay_document: Document, theme: str) -> None:
    assert judges.judge(write(essay_document, theme)) == []


@pytest.mark.parametrize("text", ["汛" * 20_000, "𠮷" * 9_000, "word " * 8_000])
def test_no_string_is_longer_than_the_standard_has_them(text: str) -> None:
    """ISO 19005-2, 6.1.13: 32,767 bytes; a bookmark and the title are cut, the page says all."""
    tree = document(section(1, text.strip(), paragraph("正文。")), title=text.strip(), author="人")
    data = write(tree)
    file = Pdf.open(io.BytesIO(data))
    assert max(len(bytes(one)) for one in strings(file)) <= 32_767
    with file.open_outline() as outline:
        (bookmark,) = outline.root
    for cut in (bookmark.title, str(file.docinfo.Title)):
        assert text.startswith(cut.removeprefix("1.").removesuffix("…"))
        assert 8_000 < len(cut) < len(text.strip())
    assert compared("pdf", data, tree, load_theme()) == ()


def strings(file: Pdf) -> Iterator[pikepdf.String]:
    """All strings of the objects of a file."""
    waiting: list[pikepdf.Object] = [*file.objects, file.trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.String):
            yield one
        elif isinstance(one, Dictionary | pikepdf.Stream):
            waiting += [value for _, value in one.items() if not indirect(value)]
        elif isinstance(one, Array):
            waiting += [value for value in one.as_list() if not indirect(value)]


def indirect(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


@pytest.mark.parametrize("tree", [*SAMPLES.values(), NODES_ON_PAGES], ids=[*SAMPLES, "every node"])
def test_a_file_that_is_drawn_page_by_page_conforms_and_says_the_same(
    tree: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (parallel, drawing):
        monkeypatch.setattr(module, "LEAST", 1)
        monkeypatch.setattr(module, "MOST", 1)
    data = write(tree)
    assert judges.judge(data) == []
    assert compared("pdf", data, tree, load_theme()) == ()


def test_the_cells_of_a_row_on_several_pages_are_there_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """ISO 14289-1, 7.5: all rows of a table have as many cells, whatever is drawn at once."""
    for module in (parallel, drawing):
        monkeypatch.setattr(module, "LEAST", 1)
        monkeypatch.setattr(module, "MOST", 1)
    data = write(document(table([["甲", "乙", "丙"], ["丁", SENTENCE * 60, SENTENCE * 50]])))
    (found,) = (kids for tag, kids in structure(data) if tag == "Table")
    assert [len(cells) for _, cells in found] == [3, 3]
    assert judges.judge(data) == []


def test_outloud_finds_nothing(essay_document: Document, tmp_path: Path) -> None:
    """All samples in one start of it, which takes seconds."""
    trees = {**SAMPLES, "essay": essay_document}
    files = [tmp_path / f"{name}.pdf" for name in trees]
    for file, tree in zip(files, trees.values(), strict=True):
        file.write_bytes(write(tree))
    assert judges.outloud(files) == []


def test_pure_black_ink_claims_accessibility_alone() -> None:
    found = judges.judge(write(SOUND, color="cmyk"))
    assert found
    assert all(violation.startswith("PDFA2A") for violation in found)


def no_structure_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def not_marked(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def title_not_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def broken_profile(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def no_title(pdf: Pdf) -> None:
    _replace_metadata(pdf, rb"<dc:title>.*</dc:title>", b"")


def no_claim_of_pdf_a(pdf: Pdf) -> None:
    _replace_metadata(pdf, rb"<pdfaid:part>.*</pdfaid:conformance>", b"")


def no_claim_of_pdf_ua(pdf: Pdf) -> None:
    _replace_metadata(pdf, rb"<pdfuaid:part>.*?</pdfuaid:part>", b"")


def no_extension_schema(pdf: Pdf) -> None:
    _replace_metadata(pdf, rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b"")


def no_unicode(pdf: Pdf) -> None:
    del _font(pdf).ToUnicode


def a_null_in_unicode(pdf: Pdf) -> None:
    stream = _font(pdf).ToUnicode
    stream.write(re.sub(rb"(?m)^(<0001>) <.*>$", rb"\1 <0000>", stream.read_bytes()))


def font_not_embedded(pdf: Pdf) -> None:
    del _font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def a_wrong_width(pdf: Pdf) -> None:
    _font(pdf).DescendantFonts[0].DW = 900


def no_glyph_map(pdf: Pdf) -> None:
    del _font(pdf).DescendantFonts[0].CIDToGIDMap


def text_not_tagged(pdf: Pdf) -> None:
    _replace_content(pdf, rb"/P<</MCID \d+>>BDC", b"/P BMC")


def artifact_not_marked(pdf: Pdf) -> None:
    _replace_content(pdf, rb"(?s)/Artifact<<.*?>>BDC(.*)EMC", rb"\1")


def no_parents(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def unknown_type(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary()


def roles_in_a_circle(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Title=Name.Headline, Headline=Name.Title)


def level_skipped(pdf: Pdf) -> None:
    for element in pdf.Root.StructTreeRoot.K.K:
        if element.S == "/H1":
            element.S = Name.H3


def no_tab_order(pdf: Pdf) -> None:
    """Only pages with annotations need one."""
    page = pdf.pages[0]
    place = Array([0, 0, 9, 9])
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, Contents="题", F=4)
    page.Annots = Array([pdf.make_indirect(link)])
    del page.Tabs


def a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


DAMAGES: list[Damage] = [
    no_structure_tree,
    not_marked,
    no_language,
    title_not_shown,
    no_output_intent,
    broken_profile,
    no_metadata,
    no_title,
    no_claim_of_pdf_a,
    no_claim_of_pdf_ua,
    no_extension_schema,
    no_unicode,
    a_null_in_unicode,
    font_not_embedded,
    a_wrong_width,
    no_glyph_map,
    text_not_tagged,
    artifact_not_marked,
    no_parents,
    unknown_type,
    roles_in_a_circle,
    level_skipped,
    no_tab_order,
    a_script,
]


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write(SOUND)


def damaged(data: bytes, damage: Damage) -> bytes:
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        damage(pdf)
        pdf.save(sink)
    return sink.getvalue()


def test_a_file_saved_again_still_conforms(sound: bytes) -> None:
    assert judges.judge(damaged(sound, lambda _: None)) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_does_not_conform(damage: Damage, sound: bytes) -> None:
    assert judges.judge(damaged(sound, damage)) != []


def _font(pdf: Pdf) -> pikepdf.Object:
    """The font of the body text: the last, as the title and the headings come before it."""
    return list(pdf.pages[0].Resources.Font.values())[-1]


def _replace_metadata(pdf: Pdf, pattern: bytes, replacement: bytes) -> None:
    _replace(pdf.Root.Metadata, pattern, replacement)


def _replace_content(pdf: Pdf, pattern: bytes, replacement: bytes) -> None:
    _replace(pdf.pages[0].Contents, pattern, replacement)


def _replace(stream: pikepdf.Object, pattern: bytes, replacement: bytes) -> None:
    changed, count = re.subn(pattern, replacement, stream.read_bytes())
    assert count
    stream.write(changed)
