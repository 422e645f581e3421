"""What our files look like to other people's programs: LibreOffice, poppler, Chromium."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

from PIL import Image

from tests.tools import require

FACES = Path(__file__).parents[1] / "converter" / "fonts" / "faces"

SUBSTITUTES = {
    "SimSun": "Noto Serif SC",
    "Times New Roman": "Noto Serif SC",
    "FZXiaoBiaoSong-B05S": "Noto Serif SC",
    "SimHei": "Noto Sans SC",
    "Arial": "Noto Sans SC",
    "Heiti SC": "Noto Sans SC",
    "KaiTi": "Essay Kai",
    "Kaiti SC": "Essay Kai",
    "FangSong": "Essay Kai",
}
"""Families that a DOCX or EPUB names and this machine lacks, by the shipped ones that draw them."""


def docx_to_pdf(file: Path, folder: Path) -> Path:
    """What LibreOffice makes of a DOCX file."""
    command = [require("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    output = folder / "office"
    command += ["--headless", "--convert-to", "pdf", "--outdir", str(output), str(file)]
    subprocess.run(command, check=True, capture_output=True, env=_environment(folder), timeout=240)
    return output / f"{file.stem}.pdf"


def pdf_pages(file: Path, dpi: int) -> list[Image.Image]:
    """The pages as poppler draws them, in shades of grey; they are also left beside the file."""
    prefix = file.with_name(f"{file.stem}-{dpi}")
    command = [require("pdftoppm"), "-r", str(dpi), "-gray", str(file), str(prefix)]
    subprocess.run(command, check=True)
    return [Image.open(path) for path in sorted(file.parent.glob(f"{prefix.name}-*.pgm"))]


def pdf_text(file: Path, area: tuple[float, float, float, float]) -> list[str]:
    """The lines of text in an area of every page: left, top, width, height in points."""
    left, top, width, height = (str(round(edge)) for edge in area)
    command = [require("pdftotext"), "-r", "72", "-nopgbrk"]
    command += ["-x", left, "-y", top, "-W", width, "-H", height, str(file), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return [line for line in said.stdout.splitlines() if line]


def epub_page(file: Path, name: str, folder: Path, size: tuple[int, int]) -> Image.Image:
    """A file of an EPUB as Chromium shows it in a window of this size."""
    with ZipFile(file) as container:
        container.extractall(folder / "epub")
    picture = folder / f"{name}.png"
    command = [require("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
    command += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
    command += [f"--user-data-dir={folder / 'chromium'}", "--hide-scrollbars"]
    command += [f"--window-size={size[0]},{size[1]}", f"--screenshot={picture}"]
    command += [(folder / "epub" / "EPUB" / name).as_uri()]
    subprocess.run(command, check=True, capture_output=True, env=_environment(folder), timeout=120)
    return Image.open(picture)


class ScreenLine(NamedTuple):
    """A line of a block: its characters, where it begins and how wide it is, in pixels."""

    block: str
    text: str
    left: float
    width: float


_LINES = """
window.onload = () => {
  const lines = [], ink = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let last = null;
  while (ink.nextNode()) {
    const block = ink.currentNode.parentElement.closest("h1, h2, h3, h4, p, td, th");
    if (!block) continue;
    const name = block.localName + (block.className ? "." + block.className : "");
    let at = 0;
    for (const one of ink.currentNode.data) {
      const range = document.createRange();
      range.setStart(ink.currentNode, at);
      range.setEnd(ink.currentNode, at += one.length);
      const boxes = range.getClientRects(), box = boxes[boxes.length - 1];
      if (!box || !box.width) continue;
      if (!last || last.node !== block || box.right < last.right - 1) {
        last = {node: block, block: name, text: "", left: box.left};
        lines.push(last);
      }
      last.text += one;
      last.right = box.right;
    }
  }
  const found = lines.map(one => [one.block, one.text, one.left, one.right - one.left]);
  document.documentElement.setAttribute("lines", encodeURIComponent(JSON.stringify(found)));
};
"""


def epub_lines(file: Path, name: str, folder: Path, width: int) -> list[ScreenLine]:
    """The lines of a file of an EPUB as Chromium breaks them in a column of so many pixels."""
    with ZipFile(file) as container:
        container.extractall(folder / "epub")
    page = folder / "epub" / "EPUB" / name
    script = f"<script>//<![CDATA[{_LINES}//]]></script>"
    style = f"<style>body {{ margin: 0; font-size: 16px; width: {width}px }}</style>"
    page.write_text(page.read_text("utf-8").replace("</head>", f"{style}{script}</head>"), "utf-8")
    command = [require("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    command += ["--disable-background-networking", "--disable-sync", "--window-size=1000,1000"]
    command += [f"--user-data-dir={folder / 'chromium'}", "--dump-dom", page.as_uri()]
    done = subprocess.run(
        command, check=True, capture_output=True, env=_environment(folder), timeout=120
    )
    said = done.stdout.decode().partition(' lines="')[2].partition('"')[0]
    return [ScreenLine(*one) for one in json.loads(unquote(said))]


def _environment(folder: Path) -> dict[str, str]:
    """The environment with the shipped faces alone, under the names that our files ask for."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{asked}</string></test><edit '
        f'name="family" mode="assign" binding="strong"><string>{given}</string></edit></match>'
        for asked, given in SUBSTITUTES.items()
    )
    configuration = folder / "fonts.conf"
    configuration.write_text(
        f"<fontconfig><dir>{FACES}</dir><cachedir>{folder / 'cache'}</cachedir>{rules}</fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(configuration)}
