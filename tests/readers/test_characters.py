"""Characters that are no text, or not what they look like, are told of through every door."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from converter import readers
from converter.normalized import Normalized
from converter.sources.inputs import Input
from tests.command import run
from tests.readers import test_docx, test_html, test_markdown

SENTENCE = "各村都登记造册，逐户签字。"
WRONG = {
    "CHR001": "\ue000",
    "CHR002": "⽼",
    "CHR003": "\x7f",
    "CHR004": "\u00ad",
    "CHR005": "\ufffd",
    "CHR006": "\ufdd0",
}


def told(normalized: Normalized) -> list[tuple[str, tuple[int, int]]]:
    return [(one.code, one.place()) for one in normalized.diagnostics if one.code.startswith("CHR")]


def in_docx(wrong: str, heading: str = "Heading 1") -> Normalized:
    made = docx.Document()
    made.add_paragraph("守渠" + wrong, "Title")
    made.add_paragraph("一、水情" + wrong, heading)
    made.add_paragraph(SENTENCE + wrong)
    made.add_table(1, 2).cell(0, 1).text = "米" + wrong
    return test_docx.read(made)


def in_html(wrong: str, heading: str = "h2") -> Normalized:
    return test_html.read(
        f"<h1>守渠{wrong}</h1>\n<{heading}>一、水情{wrong}</{heading}>\n<p>{SENTENCE}{wrong}</p>\n"
        f"<table><tr><td>雨</td><td>米{wrong}</td></tr></table>"
    )


def in_markdown(wrong: str, heading: str = "## ") -> Normalized:
    return test_markdown.read(
        f"# 守渠{wrong}\n\n{heading}一、水情{wrong}\n\n{SENTENCE}{wrong}[^1]\n\n"
        f"| 雨 | 米{wrong} |\n|---|---|\n| 1 | 2 |\n\n[^1]: 注{wrong}\n"
    )


@pytest.mark.parametrize(("code", "wrong"), WRONG.items(), ids=WRONG)
@pytest.mark.parametrize("heading", ["Heading 1", "Normal"])
def test_a_docx_tells_of_them_in_every_block(code: str, wrong: str, heading: str) -> None:
    table = (4, 1)
    assert told(in_docx(wrong, heading)) == [
        (code, place) for place in ((1, 3), (2, 5), (3, len(SENTENCE) + 1), table)
    ]


REMOVED = {"CHR003"}
"""What a page cannot have; that it goes is told by HTM004."""


@pytest.mark.parametrize("code", sorted(WRONG.keys() - REMOVED))
@pytest.mark.parametrize("heading", ["h2", "p"])
def test_a_page_tells_of_them_on_the_line_of_the_element(code: str, heading: str) -> None:
    found = told(in_html(WRONG[code], heading))
    assert [(one, place[0]) for one, place in found] == [(code, line) for line in (1, 2, 3, 4)]


def test_a_reference_to_such_a_character_is_one() -> None:
    assert told(test_html.read("<h1>守渠</h1><p>水&shy;位&#xE000;</p>")) == [
        ("CHR001", (1, 1)),
        ("CHR004", (1, 1)),
    ]


def test_control_characters_are_gone_from_the_line_where_the_first_one_was() -> None:
    normalized = test_html.read(f"<h1>守渠</h1>\n<p>{SENTENCE}\x02</p>\n<p>雨&#3;。</p>")
    (told_of,) = (one for one in normalized.diagnostics if one.code == "HTM004")
    assert (told_of.place()[0], told_of.message) == (2, "2 control characters removed")


@pytest.mark.parametrize(("code", "wrong"), WRONG.items(), ids=WRONG)
@pytest.mark.parametrize("heading", ["## ", ""])
def test_markdown_tells_of_them_in_every_block(code: str, wrong: str, heading: str) -> None:
    found = told(in_markdown(wrong, heading))
    assert [(one, place[0]) for one, place in found] == [(code, line) for line in (1, 3, 5, 7, 11)]
    assert found[2][1][1] in {1, len(SENTENCE) + 1}


def test_what_is_ordinary_is_not_told_of() -> None:
    for read in (in_docx, in_html, in_markdown):
        assert told(read("👨‍👩‍👧‍👦、中﨑、ﷲ")) == []


def test_check_convert_and_inspect_say_it_too(tmp_path: Path) -> None:
    (tmp_path / "渠.md").write_text(f"# 守渠\n\n## 一、水\ue000\n\n{SENTENCE}\n", encoding="utf-8")
    checked = run("check", "渠.md", "--select", "CHR", cwd=tmp_path)
    assert checked.returncode == 1
    assert "渠.md:3:1: CHR001 " in checked.stdout.decode()
    converted = run("convert", "渠.md", "--to", "docx", cwd=tmp_path)
    assert converted.returncode == 0
    assert "渠.md: 1 warning about the text" in converted.stderr.decode()
    inspected = run("inspect", "渠.md", cwd=tmp_path)
    assert "渠.md:3:1: CHR001 " in inspected.stdout.decode()


def test_an_encoding_that_is_a_guess_is_told_of() -> None:
    data = (Path(__file__).parents[1] / "checking" / "ENC001" / "in" / "bad.txt").read_bytes()
    for name in ("文.md", "文.html"):
        normalized = readers.read(Input(name, "文", data))
        assert "ENC001" in {one.code for one in normalized.diagnostics}
        assert (normalized.encoding, normalized.certainty) == ("gb18030", "doubtful")
