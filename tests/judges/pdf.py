"""Judges of PDF: page-validation for PDF/A-2a and PDF/UA-1, outloud, qpdf.

What they pass over and veraPDF or a screen reader does not, we look at ourselves.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
from fontTools.ttLib import TTFont

from tests.tools import require

PROFILES = ("2a", "ua1")


def judge(data: bytes) -> list[str]:
    """What page-validation finds at either profile, and what we find ourselves."""
    return [*_violations(data), *wrong_widths(data), *_without_parents(data)]


def _violations(data: bytes) -> Iterator[str]:
    for profile in PROFILES:
        for failure in page_validation.validate_pdf_bytes(data, profile=profile).failures:
            yield f"{failure.rule_id}: {failure.message}"


def wrong_widths(data: bytes) -> list[str]:
    """The CIDs whose width is not the advance of their glyph (ISO 19005-2, 6.2.11.5).

    The validators at hand do not look at this; veraPDF does.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [wrong for font in _cid_fonts(pdf) for wrong in _wrong_widths(font)]


def _cid_fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for font in pdf.pages[0].Resources.get("/Font", pikepdf.Dictionary()).values():
        yield from font.DescendantFonts


def _wrong_widths(font: pikepdf.Object) -> Iterator[str]:
    if "/FontFile2" not in font.FontDescriptor or "/CIDToGIDMap" not in font:
        yield f"{font.BaseFont}: no font program, or no map to its glyphs"
        return
    program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    metrics: Any = program["hmtx"]
    scale = 1000 / program["head"].unitsPerEm
    widths = dict(_listed(font.W))
    glyph_map = font.CIDToGIDMap.read_bytes()
    for cid in range(1, len(glyph_map) // 2):
        glyph = int.from_bytes(glyph_map[2 * cid : 2 * cid + 2])
        advance = metrics[program.getGlyphName(glyph)][0] * scale
        if glyph == 0 or abs(widths.get(cid, font.DW) - advance) > 0.5:
            yield f"{font.BaseFont}: CID {cid} is {widths.get(cid, font.DW)}, not {advance} wide"


def _listed(widths: pikepdf.Object) -> Iterator[tuple[int, int]]:
    """The widths of /W by CID; ours are all in the form of a first CID and an array."""
    for at in range(0, len(widths), 2):
        yield from enumerate(map(int, widths[at + 1]), start=int(widths[at]))


def _without_parents(data: bytes) -> Iterator[str]:
    """The pages whose marked content has no parents in the tree (ISO 32000-1, 14.7.4.4)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tree = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
        parents = pikepdf.NumberTree(tree) if tree is not None else {}
        for page in pdf.pages:
            opened = pikepdf.parse_content_stream(page, "BDC")
            marked = sum("/MCID" in operands[-1] for operands, _ in opened)
            key = int(page.get("/StructParents", -1))
            if key not in parents or len(parents[key]) != marked:
                yield f"{page.label}: not all that is marked has a parent"


def outloud(files: Sequence[Path]) -> list[str]:
    """What outloud finds against PDF/UA-1, in one start of it."""
    command = [Path(sys.executable).with_name("outloud"), "-q", "--json", "-"]
    command += ["--layer", "conformance", *files]
    said = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    results = json.loads(said.stdout)["results"]
    assert len(results) == len(files)
    return [
        f"{result['path']}: {finding['rule']} {finding['message']}"
        for result in results
        for finding in result["findings"]
    ]


def qpdf(file: Path) -> str:
    """What qpdf warns of; an empty string if nothing."""
    said = subprocess.run([require("qpdf"), "--check", file], capture_output=True, check=False)
    return said.stderr.decode() or ("" if said.returncode == 0 else said.stdout.decode())
