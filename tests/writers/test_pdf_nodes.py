"""Lists, tables, pictures, notes and links in a PDF: tagged, linked, and copied out whole."""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image as Pictures

from converter import ConverterError
from converter.document import (
    Document,
    Figure,
    Image,
    Lead,
    Link,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Text,
    lines_of_text,
)
from tests.judges import pdf as judges
from tests.tools import require
from tests.trees.nested import DOCUMENT, EVERYTHING, IMAGES, NOTES, RICH, ROWS, figure
from tests.trees.nodes import SPAN, heading, image, item, items, listing, paragraph, table
from tests.writers.pdf_reader import Element, structure
from tests.writers.pdf_samples import document, write


@pytest.fixture(scope="module", params=["essay", "gongwen"])
def data(request: pytest.FixtureRequest) -> bytes:
    return write(DOCUMENT, request.param)


def tree_of(*blocks: Any) -> Document:
    return replace(document(*blocks), images=IMAGES, notes=NOTES[:2])


def test_every_node_twice_and_nested_conforms(data: bytes, tmp_path: Path) -> None:
    assert judges.judge(data) == []
    file = tmp_path / "nodes.pdf"
    file.write_bytes(data)
    assert judges.qpdf(file) == ""
    assert judges.outloud([file]) == []


def test_poppler_and_pdfium_copy_every_text_out(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "nodes.pdf"
    path.write_bytes(data)
    poppler = subprocess.run(
        [require("pdftotext"), "-raw", path, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    pages = pypdfium2.PdfDocument(path)
    pdfium = "".join(page.get_textpage().get_text_bounded() for page in pages)
    for read in (poppler, pdfium):
        copied = "".join(read.split())
        for text, _ in lines_of_text(DOCUMENT):
            for sentence in "".join(text.split()).split("，"):
                assert sentence in copied


def by_type(elements: list[Element]) -> Iterator[tuple[str, str | list[Element]]]:
    for tag, content in elements:
        yield tag, content
        if not isinstance(content, str):
            yield from by_type(content)


def said(content: str | list[Element]) -> str:
    if isinstance(content, str):
        return "".join(content.split())
    return "".join(said(inner) for _, inner in content)


def test_the_structure_tree_says_every_text_in_its_order(data: bytes) -> None:
    elements = structure(data)
    text = "".join(said(content) for tag, content in elements if tag != "Note")
    notes = "".join(said(content) for tag, content in elements if tag == "Note")
    expected = "".join(text for text, _ in lines_of_text(DOCUMENT))
    assert text + notes == "".join(expected.split())


def test_every_node_has_its_element(data: bytes) -> None:
    counts = Counter(tag for tag, _ in by_type(structure(data)))
    assert counts["BlockQuote"] == 4
    assert counts["L"] == 2 * 5
    assert counts["LI"] == counts["Lbl"] - counts["Note"] == counts["LBody"]
    assert counts["Table"] == 2 * 3 + 1
    assert counts["Figure"] == 2 * 7 + 1
    assert counts["Caption"] == 2 * 2 + 6
    assert counts["Note"] == 3
    assert counts["TH"] == 2 * (4 + 4 + 3) + 3
    assert counts["TR"] == 2 * (2 + 4 + 3) + 3


def kids(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a type, whatever they stand in."""
    below = element.get("/K", [])
    for kid in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if f"/{tag}" == kid.S:
                yield kid
            yield from kids(kid, tag)


def opened(tree: Document, theme: str = "essay") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write(tree, theme)))


def test_a_run_in_heading_and_its_paragraph_are_two_elements_on_one_line() -> None:
    tree = document(heading(1, "一", "加强领导", paragraph("各级重视。"), run_in=True))
    _, found, after = structure(write(tree))
    assert found == ("H1", [("text", "（一）加强领导")])
    assert after == ("P", [("text", "各级重视。")])


def test_inlines_are_spans_links_and_references() -> None:
    (_, found, *_) = structure(write(tree_of(Paragraph(RICH, SPAN))))
    assert [tag for tag, _ in found[1]] == [
        "Span", "text", "Span", "text", "Span", "text", "Link", "text",
        "Reference", "text", "Reference", "text",
    ]  # fmt: skip


def test_a_table_is_rows_of_cells_with_the_scope_of_its_heads() -> None:
    found = structure(write(document(table(ROWS, caption="表一"))))[1]
    assert [tag for tag, _ in found[1]] == ["Caption", "TR", "TR", "TR", "TR"]
    assert [[tag for tag, _ in row] for tag, row in found[1] if tag == "TR"] == [
        ["TH"] * 4, *[["TD"] * 4] * 3
    ]  # fmt: skip
    with opened(document(table(ROWS), table(ROWS, heads=0))) as pdf:
        scopes = [str(head.A.Scope) for head in kids(pdf.Root.StructTreeRoot.K, "TH")]
    assert scopes == ["/Column"] * 4 + ["/Row"] * 4


def test_a_head_is_read_once_however_often_it_is_printed() -> None:
    data = write(document(table([ROWS[0], *ROWS[1:] * 60])))
    assert said(structure(data)).count("年份") == 1
    pages = pypdfium2.PdfDocument(data)
    assert sum("年份" in page.get_textpage().get_text_bounded() for page in pages) == len(pages) > 2


@pytest.mark.parametrize(("ordered", "numbering"), [(True, "/Decimal"), (False, "/Disc")])
def test_a_list_says_how_it_is_numbered(ordered: bool, numbering: str) -> None:
    with opened(document(items(ordered, "甲", "乙"))) as pdf:
        (found,) = kids(pdf.Root.StructTreeRoot.K, "L")
        assert found.A.ListNumbering == numbering
        assert [str(one.S) for one in found.K] == ["/LI", "/LI"]
        assert [str(one.S) for one in found.K[0].K] == ["/Lbl", "/LBody"]


@pytest.mark.parametrize(
    ("label", "ordered", "numbering"),
    [
        ("", False, "/None"),
        ("○ ", False, "/Circle"),
        ("■", False, "/Square"),
        ("- ", False, "/Disc"),
        ("a) ", True, "/LowerAlpha"),
        ("（A）", True, "/UpperAlpha"),
        ("i. ", True, "/LowerRoman"),
        ("I、", True, "/UpperRoman"),
        ("（一）", True, "/Decimal"),
    ],
)
def test_a_list_says_what_its_labels_are(label: str, ordered: bool, numbering: str) -> None:
    """ISO 32000-1, table 347: without labels nothing is numbered, and letters are no digits."""
    with opened(document(listing(item(label, paragraph("甲")), ordered=ordered))) as pdf:
        (found,) = kids(pdf.Root.StructTreeRoot.K, "L")
        assert found.A.ListNumbering == numbering


def test_a_figure_has_an_alternate_and_a_box_and_its_caption_beside_it() -> None:
    with opened(tree_of(figure(1, "图一"))) as pdf:
        (group,) = kids(pdf.Root.StructTreeRoot.K, "Div")
        assert [str(one.S) for one in group.K] == ["/Figure", "/Caption"]
        found = group.K[0]
        assert str(found.Alt) == "第1幅画"
        left, bottom, right, top = map(float, found.A.BBox)
    assert (right - left, top - bottom) == pytest.approx((144, 96), abs=0.02)
    assert (left + right) / 2 == pytest.approx(595.28 / 2, abs=0.02)


@pytest.mark.parametrize(
    ("alternate", "caption", "expected"),
    [("画", "图一", "画"), ("", "图一", "图一"), ("", "", IMAGES[0].name)],
)
def test_a_figure_is_never_without_an_alternate(
    alternate: str, caption: str, expected: str
) -> None:
    captions = (Text(caption),) if caption else ()
    with opened(tree_of(Figure(IMAGES[0].name, alternate, SPAN, captions))) as pdf:
        (found,) = kids(pdf.Root.StructTreeRoot.K, "Figure")
        assert str(found.Alt) == expected


def images_in(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.Resources.get("/XObject", {}).values()]


@pytest.mark.parametrize("number", range(8))
def test_images_are_gray_or_rgb_and_opaque(number: int) -> None:
    with opened(tree_of(figure(number))) as pdf:
        (found,) = images_in(pdf)
        assert found.ColorSpace in ("/DeviceGray", "/DeviceRGB")
        assert "/SMask" not in found
        shown = pikepdf.PdfImage(found).as_pil_image()
    assert shown.size == (IMAGES[number].width, IMAGES[number].height)
    left, right = shown.convert("RGB").getpixel((2, 2)), shown.convert("RGB").getpixel((99, 2))
    assert isinstance(left, tuple)
    if IMAGES[number].name == "透明.png":
        assert left == (160, 60, 40)
        assert shown.convert("RGB").getpixel((298, 2)) == (255, 255, 255)
    assert right is not None


def test_a_jpeg_is_passed_through_and_is_in_the_file_once() -> None:
    with opened(tree_of(figure(0), figure(1), figure(0))) as pdf:
        first, second = images_in(pdf)
        assert {first.read_raw_bytes(), second.read_raw_bytes()} == {
            IMAGES[0].data, IMAGES[1].data
        }  # fmt: skip
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert sum(one.get("/Subtype") == "/Image" for one in streams) == 2


def test_a_cmyk_jpeg_is_written_again_in_rgb() -> None:
    with opened(tree_of(figure(2))) as pdf:
        (found,) = images_in(pdf)
        assert found.Filter == "/DCTDecode"
        with Pictures.open(io.BytesIO(found.read_raw_bytes())) as shown:
            assert shown.mode == "RGB"
            red, green, blue = shown.getpixel((2, 2))  # type: ignore[misc]
    assert abs(red - 160) < 4
    assert abs(green - 60) < 4
    assert abs(blue - 40) < 4


def test_the_profile_of_an_image_is_taken_into_account() -> None:
    from PIL import ImageCms

    sink = io.BytesIO()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    Pictures.new("RGB", (9, 9), (9, 99, 199)).save(sink, "JPEG", icc_profile=lab.tobytes())
    odd = Image("照片.jpg", "image/jpeg", sink.getvalue(), 9, 9)
    tree = replace(document(Figure("照片.jpg", "画", SPAN)), images=(odd,))
    assert judges.judge(write(tree)) == []


def test_what_is_no_picture_is_an_error() -> None:
    broken = Image("坏.png", "image/png", b"no picture", 9, 9)
    tree = replace(document(Figure("坏.png", "画", SPAN)), images=(broken,))
    with pytest.raises(ConverterError, match=r"坏\.png cannot be read"):
        write(tree)


def annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.get("/Annots", [])]


def test_a_link_leads_to_its_address_in_ascii_and_lies_on_its_text() -> None:
    target = "https://example.org/水利?卷=三"
    tree = document(Paragraph((Text("见" * 32), Link("水利志在线", target), Text("。")), SPAN))
    with opened(tree) as pdf:
        first, second = annotations(pdf)
        assert str(first.A.URI) == "https://example.org/%E6%B0%B4%E5%88%A9?%E5%8D%B7=%E4%B8%89"
        assert str(first.Contents) == "水利志在线"
        (element,) = kids(pdf.Root.StructTreeRoot.K, "Link")
        assert sum("/Obj" in one for one in element.K if isinstance(one, pikepdf.Dictionary)) == 2
        left, bottom, right, top = map(float, second.Rect)
    assert left == pytest.approx(81.6, abs=0.1)
    assert right - left == pytest.approx(3 * 12, abs=0.1)
    assert top - bottom == pytest.approx(12, abs=0.02)


def test_a_link_without_text_alone_in_an_item_is_nowhere_on_the_page() -> None:
    tree = document(items(False, (paragraph(Link("", "https://example.org")),)))
    data = write(tree)
    assert judges.judge(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_marks_and_notes_lead_to_each_other() -> None:
    with opened(tree_of(Paragraph(RICH, SPAN))) as pdf:
        found = {str(one.Contents): str(one.Dest) for one in annotations(pdf) if "/Dest" in one}
        names = [str(one) for one in list(pdf.Root.Names.Dests.Names)[::2]]
        ids = [str(one.ID) for one in kids(pdf.Root.StructTreeRoot.K, "Note")]
        tree = pdf.Root.StructTreeRoot.IDTree.Names
        assert [str(one) for one in list(tree)[::2]] == ids == ["note-1", "note-2"]
    assert found == {"[1]": "note-1", "②": "note-2", "[1] ": "reference-1", "② ": "reference-2"}
    assert names == ["note-1", "note-2", "reference-1", "reference-2"]


def test_a_note_that_nothing_refers_to_has_no_link_and_is_read() -> None:
    tree = replace(document(paragraph("文。")), notes=(Note("x", "① ", (Text("注。"),), SPAN),))
    assert structure(write(tree))[-1] == (
        "Note", [("Lbl", [("text", "① ")]), ("P", [("text", "注。")])]
    )  # fmt: skip
    with opened(tree) as pdf:
        assert annotations(pdf) == []


def test_a_mark_is_raised_and_the_text_after_it_is_not() -> None:
    mark = NoteReference("[1]", "n1")
    tree = tree_of(Paragraph((Lead("甲"), mark, Text("乙")), SPAN))
    with opened(tree) as pdf:
        rises = [
            float(operands[0])
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Ts"
        ]
    assert rises == pytest.approx([3.96, 0])


def test_rules_are_artifacts_before_the_text() -> None:
    with opened(document(table(ROWS))) as pdf:
        operators = [str(one) for _, one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("re") == 3
    before = operators[: operators.index("BT")]
    assert [one for one in before if one in ("BMC", "re", "f", "EMC")] == [
        "BMC", "re", "f", "EMC"
    ] * 3  # fmt: skip


def test_every_block_alone_conforms() -> None:
    for block in EVERYTHING[18:]:
        tree = Document(Metadata("某文"), None, (block,), NOTES[:2], IMAGES)
        assert judges.judge(write(tree)) == []


def test_a_picture_of_no_colour_space_of_ours_is_gray_or_rgb() -> None:
    for mode, kind in (("LA", "PNG"), ("I;16", "PNG"), ("1", "GIF")):
        odd = image("某图", mode, kind) if mode != "I;16" else _deep()
        tree = replace(document(Figure(odd.name, "画", SPAN)), images=(odd,))
        assert judges.judge(write(tree)) == []


def _deep() -> Image:
    sink = io.BytesIO()
    Pictures.new("I;16", (30, 20), 40_000).save(sink, "PNG")
    return Image("深.png", "image/png", sink.getvalue(), 30, 20)
