"""The picture of the README, from real output: ``python -m tests.picture``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from converter import load_theme, normalize, read
from converter.conversion import Request, output_path, write_file
from tests.conftest import ESSAY
from tests.rendering import docx_to_pdf, epub_page, pdf_pages

PICTURE = ESSAY.parent / "picture.png"
DPI = 72
GAP = 18
DESK = "#d9d6cf"
FORMATS = ("docx", "pdf", "epub")


def main() -> None:
    """Draw the first page of the PDF, the second of the DOCX and a chapter of the EPUB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        docx, pdf, epub = _converted(folder)
        pages = [
            pdf_pages(pdf, DPI)[0],
            pdf_pages(docx_to_pdf(docx, folder), DPI)[1],
        ]
        height = pages[0].height
        pages.append(epub_page(epub, "section-1.xhtml", folder, (480, height)))
        _side_by_side([ImageOps.contain(page.convert("RGB"), (700, height)) for page in pages])


def _converted(folder: Path) -> list[Path]:
    document = normalize(read(ESSAY)).document
    request = Request(formats=FORMATS, theme=load_theme())
    paths = [output_path("essay", name, folder) for name in FORMATS]
    for name, path in zip(FORMATS, paths, strict=True):
        write_file(document, name, request, path)
    return paths


def _side_by_side(pages: list[Image.Image]) -> None:
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    desk = Image.new("RGB", (width, pages[0].height + 2 * GAP), DESK)
    left = GAP
    for page in pages:
        desk.paste(page, (left, GAP))
        left += page.width + GAP
    desk.quantize(64).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
