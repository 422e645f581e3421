"""Lines of an EPUB as Chromium breaks them on the screen of a phone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from converter import theme as themes
from converter.document import Paragraph
from converter.writers.epub import EpubWriter
from tests.rendering import ScreenLine, epub_lines
from tests.writers import epub_samples as samples

EM = 16


def lines_of(
    folder: Path, *blocks: Paragraph, theme: str = "essay", width: int = 320, heading: str = "甲"
) -> list[ScreenLine]:
    section = samples.section("一", heading, *blocks)
    sink = io.BytesIO()
    EpubWriter().write(samples.document(section, printed=False), themes.load(theme), sink)
    path = folder / "essay.epub"
    path.write_bytes(sink.getvalue())
    return epub_lines(path, "section-1.xhtml", folder, width)


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_the_lines_of_a_heading_are_not_spread(theme: str, tmp_path: Path) -> None:
    """Even lines are shorter than the screen, which justification would fill."""
    found = lines_of(
        tmp_path, theme=theme, heading="突出重点，全力以赴打好防汛抗旱主动仗和攻坚战持久战"
    )
    headings = [line for line in found if line.block.startswith("h")]
    assert len(headings) > 1
    size = {line.width / len(line.text) for line in headings[:-1]}
    assert max(size) < 1.02 * headings[-1].width / len(headings[-1].text)
