"""Texts of the corpus as they are copied off a page: how many paragraphs are made whole again.

Each is wrapped as its page would be; what first lines are set in is lost, and numbers of pages
stand between. The lines that the labels call else than text stay as they are.
"""

from __future__ import annotations

import pytest

from converter import normalize
from converter.sources import decode
from tests.corpus.labels import Labelled, corpus
from tests.normalizer.test_wrapping import off_a_page
from tests.normalizer.trees import lines_in

WRAPPED = frozenset(["paragraph", "lead-paragraph", "question", "answer"])
WIDTHS = (48, 56, 64, 72, 80)
LINES_OF_A_PAGE = 26
MANY = 3


def _copied(text: Labelled, width: int) -> tuple[list[str], list[str]]:
    """The lines of the page, and the paragraphs that are of more than one of them."""
    lines: list[str] = []
    paragraphs: list[str] = []
    physical = text.path.read_text(encoding="utf-8").split("\n")
    for number, role in text.roles.items():
        line = physical[number - 1].strip()
        if role not in WRAPPED:
            lines.append(line)
            continue
        wrapped = off_a_page([line], width)
        lines += wrapped
        if len(wrapped) > 1:
            paragraphs.append(line)
    ends = range(LINES_OF_A_PAGE, len(lines), LINES_OF_A_PAGE)
    for page, end in reversed(list(enumerate(ends, start=1))):
        lines.insert(end, str(page))
    return lines, paragraphs


@pytest.mark.parametrize("width", WIDTHS)
def test_most_paragraphs_of_a_copied_text_are_made_whole(width: int) -> None:
    texts = [
        one for one in corpus() if not one.held_aside and "continues" not in one.roles.values()
    ]
    there, whole = 0, 0
    for text in texts[WIDTHS.index(width) :: 4 * len(WIDTHS)]:
        lines, paragraphs = _copied(text, width)
        if len(paragraphs) < MANY:
            continue
        source = decode("\n".join(lines).encode(), name="page", stem="page", modified="")
        found = set(lines_in(normalize(source).document))
        there += len(paragraphs)
        whole += sum(one in found for one in paragraphs)
    assert whole >= 0.68 * there, (whole, there)
