"""Two cores: the lines are those of one, whatever becomes of the other process."""

from __future__ import annotations

import os
import signal

import pytest
from msgspec.structs import replace

from converter import processes, theme
from converter.document import Document, Inline, Lead, Metadata, Paragraph, Span, Text
from converter.layout import Layout, lay_out, parallel
from converter.layout.metrics import Typefaces
from converter.layout.paragraphs import Shape, set_paragraph

SENTENCE = "基层是锻炼干部最好的学校，在这里我学会了Python、拓展技能——提升能力。"
RARE = "龘"


def document() -> Document:
    span = Span(1, 1, 1, 1)
    paragraphs = [
        Paragraph((_opening(number), Text(SENTENCE * (number % 7 + 1))), span)
        for number in range(200)
    ]
    return Document(Metadata("某文"), None, (*paragraphs, Paragraph((Text(RARE),), span)))


def _opening(number: int) -> Inline:
    text = f"第{number}条。"
    return Lead(text) if number >= 150 else Text(text)


def lines(layout: Layout) -> list[tuple[float, float, str, list[tuple[str, float]]]]:
    return [
        (
            placed.baseline,
            placed.line.width,
            placed.line.text,
            [(run.face.family, run.x) for run in placed.line.runs],
        )
        for page in layout.pages
        for placed in page.lines
    ]


LOOK = theme.load("essay")
assert LOOK.footer
LOOK = replace(LOOK, footer=replace(LOOK.footer, font="hei"))
"""With a font that the process that sets the text does not open."""


def whole() -> Layout:
    """The document laid out, its pages being there."""
    layout = lay_out(document(), LOOK)
    layout.pages = iter(list(layout.pages))
    return layout


@pytest.fixture
def on_one_core(monkeypatch: pytest.MonkeyPatch) -> Layout:
    with monkeypatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0})
        return whole()


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "MOST", 1000)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


@pytest.mark.usefixtures("two_cores")
def test_the_lines_are_the_same(on_one_core: Layout) -> None:
    shared = whole()
    assert lines(shared) == lines(on_one_core)
    assert [str(said) for said in shared.diagnostics] == [
        str(said) for said in on_one_core.diagnostics
    ]
    assert any(RARE in said.message for said in shared.diagnostics)


@pytest.mark.usefixtures("two_cores")
def test_the_lines_are_the_same_when_the_other_process_is_killed(
    on_one_core: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_send", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    assert lines(whole()) == lines(on_one_core)


@pytest.mark.usefixtures("two_cores")
def test_the_typefaces_know_the_characters_in_the_order_of_the_text(on_one_core: Layout) -> None:
    shared = whole()
    assert [[*one.glyphs] for one in shared.typefaces] == [
        [*one.glyphs] for one in on_one_core.typefaces
    ]


def test_the_lines_are_the_same_however_many_are_set_together(
    on_one_core: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "MOST", 3 * len(SENTENCE))
    assert lines(whole()) == lines(on_one_core)


def test_a_narrow_paragraph_is_set_alike_whatever_its_typeface_has_met() -> None:
    """The other process has not met what was set here."""
    typeface = Typefaces(theme.load("essay"))["song"]
    narrow = Shape(size=12.0, measure=15.0, alignment="left")
    before = set_paragraph([("一二三", typeface)], narrow)
    assert {line.size for line in set_paragraph([("——", typeface)], narrow)} == {7.5}
    assert set_paragraph([("一二三", typeface)], narrow) == before
