"""Files as editors have them: what is made of each is kept beside it, and nothing is lost.

``pandoc.docx``, ``pandoc.html`` and ``libreoffice.docx`` are one essay, written by pandoc 3 and,
by way of ODT, by LibreOffice; ``unstyled.docx`` was made with python-docx. The pages are written
after exports of WeChat, people.cn, WordPress and an old system with tables.
``pytest --update-golden`` writes what is kept anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from converter import Document, read_document
from converter.document import Block, Section, Separator
from tests.readers import trees, visible

SAMPLES = Path(__file__).parent / "samples"
GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".png")
ENCODINGS = {"people.html": "gb18030", "old-cms.html": "gb18030"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_is_read_as_before(path: Path, request: pytest.FixtureRequest) -> None:
    described = trees.described(read_document(path))
    golden = GOLDEN / f"{path.name}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(described, encoding="utf-8")
    assert described == golden.read_text(encoding="utf-8")


def visible_text(path: Path) -> str:
    if path.suffix == ".docx":
        return visible.of_docx(path)
    text = path.read_text(encoding=ENCODINGS.get(path.name, "utf-8"))
    return visible.of_html(text) if path.suffix == ".html" else visible.of_markdown(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_character_of_a_sample_is_lost(path: Path) -> None:
    there = trees.characters(visible_text(path))
    kept = trees.characters(trees.text_kept(read_document(path)))
    assert there
    assert there - kept == {}


def test_one_essay_is_one_tree_whatever_wrote_it() -> None:
    """Notes, spans, labels and descriptions of pictures differ; text and structure do not."""
    first, *others = (
        read_document(SAMPLES / name).document
        for name in ("pandoc.docx", "libreoffice.docx", "pandoc.html")
    )
    for other in others:
        assert other.metadata.title == first.metadata.title
        assert other.metadata.author == first.metadata.author == "沈一舟"
        assert trees.skeleton(tuple(_without_rules(other))) == trees.skeleton(first.blocks)


def _without_rules(document: Document) -> Iterator[Block]:
    """Without the rule that pandoc puts over the notes of a page."""
    for block in document.blocks:
        if isinstance(block, Section):
            inner = (one for one in block.blocks if not isinstance(one, Separator))
            yield replace(block, blocks=tuple(inner))
        else:
            yield block
