"""What our files look like to other people's programs: LibreOffice, poppler, Chromium."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
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
