"""Which programs read our files back as the source says: a table for docs/compatibility.md.

``python -m benchmarks.compatibility > docs/compatibility.md``. A reader is right when the text it
gives is the source's, white space, its own page numbers and running lines apart.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pypandoc
import pypdfium2

from tests.command import ESSAY
from tests.judges import npm, pdfjs

THEMES = ("essay", "gongwen")
PAGE_NUMBER = re.compile(r"(?m)^\s*(?:— ?)?\d+(?: ?—)?\s*$")
Reader = Callable[[Path, Path], str]


def libreoffice(file: Path, folder: Path) -> str:
    """LibreOffice Writer, to plain text."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    _run(*command, "--outdir", str(folder), str(file))
    return (folder / f"{file.stem}.txt").read_text(encoding="utf-8-sig")


def pandoc(file: Path, _folder: Path) -> str:
    """Pandoc, to plain text."""
    return _run(
        pypandoc.get_pandoc_path(), str(file), "--to", "plain", "--standalone", "--wrap=none"
    )


def calibre(file: Path, folder: Path) -> str:
    """Calibre's ebook-convert, to plain text."""
    target = folder / f"{file.suffix[1:]}.calibre.txt"
    _run("ebook-convert", str(file), str(target))
    return target.read_text(encoding="utf-8")


def poppler(file: Path, _folder: Path) -> str:
    """Poppler's pdftotext."""
    return _run("pdftotext", "-enc", "UTF-8", str(file), "-")


def mutool(file: Path, _folder: Path) -> str:
    """MuPDF's mutool."""
    return _run("mutool", "draw", "-q", "-F", "txt", str(file))


def chromium(file: Path, folder: Path) -> str:
    """Chromium's viewer of PDF: all is selected in it, and copied out."""
    script = Path(__file__).with_name("chromium_viewer.mjs")
    profile = folder / "chromium"
    return _run("node", "--experimental-websocket", str(script), str(file), str(profile))


def pdfium(file: Path, _folder: Path) -> str:
    """PDFium, which many programs show PDF with."""
    pages = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def pdf_js(file: Path, _folder: Path) -> str:
    """pdf.js, which is Firefox's viewer of PDF."""
    return pdfjs.text_of(file)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


READERS: tuple[tuple[str, str, Reader, tuple[str, ...]], ...] = (
    ("LibreOffice", "soffice --version", libreoffice, ("docx",)),
    ("pandoc", f"{pypandoc.get_pandoc_path()} --version", pandoc, ("docx", "epub")),
    ("calibre", "ebook-convert --version", calibre, ("docx", "epub")),
    ("poppler", "pdftotext -v", poppler, ("pdf",)),
    ("mutool", "mutool -v", mutool, ("pdf",)),
    ("Chromium's viewer", "chromium --version", chromium, ("pdf",)),
    ("PDFium", "", pdfium, ("pdf",)),
    ("pdf.js (Firefox)", "", pdf_js, ("pdf",)),
)


def expected() -> str:
    """The characters of the source, but for its marks and for white space."""
    return _squeezed(re.sub("##paid(begin|end)##", "", ESSAY.read_text(encoding="utf-8")))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def verdict(read: str, source: str) -> str:
    """Equal, with what the program shows besides; or the first place where it differs."""
    text = _squeezed(PAGE_NUMBER.sub("", read))
    before, found, after = text.partition(source)
    if found:
        besides = " and ".join(_short(part) for part in (before, after) if part)
        return f"equal, besides {besides}" if besides else "equal"
    title = _squeezed(ESSAY.read_text(encoding="utf-8").partition("\n")[0])
    if title + text.replace(title, "") == source:
        return "equal, running title apart"
    return _difference(text, source)


def _short(text: str) -> str:
    return f"“{text[:12]}…”" if len(text) > 13 else f"“{text}”"


def _difference(text: str, source: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(text, source, strict=False)) if a != b), -1)
    at = min(len(text), len(source)) if at < 0 else at
    return f"differs at {at}: {text[at : at + 12]!r} for {source[at : at + 12]!r}"


def version(command: str, name: str) -> str:
    """What a program says of its version; of the two that are libraries, their package's."""
    if name.startswith("PDFium"):
        return f"pypdfium2 {metadata.version('pypdfium2')}"
    if name.startswith("pdf.js"):
        wanted = json.loads((npm.FOLDER / "package.json").read_text())
        return str(wanted["dependencies"]["pdfjs-dist"])
    said = subprocess.run(command.split(), capture_output=True, encoding="utf-8", check=False)
    found = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
    return found[0] if found else "?"


def rows(folder: Path) -> Iterator[str]:
    """A row a program and format."""
    source = expected()
    for theme in THEMES:
        command = [sys.executable, "-m", "converter", "convert", str(ESSAY), "--quiet"]
        _run(*command, "--theme", theme, "--output", str(folder / theme))
    for name, command, reader, suffixes in READERS:
        program = command.split()[0] if command else sys.executable
        for suffix in suffixes:
            if shutil.which(program) is None:
                yield f"| {name} | – | {suffix} | not installed | not installed |"
                continue
            said = []
            for theme in THEMES:
                file = folder / theme / f"{ESSAY.stem}.{suffix}"
                said.append(verdict(reader(file, folder / theme), source))
            yield f"| {name} | {version(command, name)} | {suffix} | {' | '.join(said)} |"


def main() -> None:
    """Print the page."""
    print("# Compatibility\n")
    print(
        "Each output of the sample essay opened in other programs, and its text compared with the"
    )
    print("source, character by character; white space and page numbers apart. Measured on")
    print(
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d} by `python -m benchmarks.compatibility`.\n"
    )
    print(f"| program | version | file | {' | '.join(THEMES)} |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
