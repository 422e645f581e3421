"""The command with files that are no plain text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest

from converter import Document
from tests.command import assert_refused, assert_succeeded, completions, run

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("课堂.md", "wordpress.html", "pandoc.docx", "window.png"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    return tmp_path


def test_files_of_every_kind_are_converted_by_their_suffixes(folder: Path) -> None:
    names = ["课堂.md", "wordpress.html", "pandoc.docx"]
    assert_succeeded(run("convert", *names, "--to", "json", cwd=folder))
    titles = [
        Document.from_json((folder / "output" / f"{Path(name).stem}.json").read_bytes()).title
        for name in names
    ]
    assert [title and title.text for title in titles] == ["一堂课的三种上法", "老屋的窗", "清渠"]


def test_from_says_what_a_file_is(folder: Path) -> None:
    (folder / "课堂.md").rename(folder / "课堂.txt")
    arguments = ["convert", "课堂.txt", "--to", "json", "--output", "-"]
    as_text = run(*arguments, "--from", "text", cwd=folder)
    as_markdown = run(*arguments, "--from", "markdown", cwd=folder)
    assert json.loads(as_text.stdout)["title"]["text"] == "# 一堂课的三种上法"
    assert json.loads(as_markdown.stdout)["title"]["text"] == "一堂课的三种上法"


def test_standard_input_is_text_unless_from_says_else(folder: Path) -> None:
    arguments = ["inspect", "-", "--json"]
    text = "# 守渠\n\n水来了。\n".encode()
    assert json.loads(run(*arguments, cwd=folder, stdin=text).stdout)["title"]["text"] == "# 守渠"
    result = run(*arguments, "--from", "markdown", cwd=folder, stdin=text)
    assert json.loads(result.stdout)["title"]["text"] == "守渠"
    docx = (folder / "pandoc.docx").read_bytes()
    result = run(*arguments, "--from", "docx", cwd=folder, stdin=docx)
    assert json.loads(result.stdout)["title"]["text"] == "清渠"


def test_the_paid_part_of_a_markdown_essay_is_not_in_its_preview(folder: Path) -> None:
    arguments = ["convert", "课堂.md", "--to", "json", "--output", "-", "--edition", "preview"]
    result = run(*arguments, cwd=folder)
    assert_succeeded(result)
    text = json.dumps(json.loads(result.stdout), ensure_ascii=False)
    assert "说得清楚" in text
    assert "先易后难" not in text
    assert "评的是过程" not in text


def test_an_unknown_reader_is_wrong_usage(folder: Path) -> None:
    result = run("convert", "课堂.md", "--from", "word", cwd=folder)
    assert_refused(result, 2, "no reader 'word'", "docx, html, markdown, text")


def test_a_broken_docx_is_refused_and_the_others_are_converted(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    result = run("convert", "坏.docx", "课堂.md", "--to", "json", "--quiet", cwd=folder)
    assert result.returncode == 1
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("essay-converter: error: 坏.docx: no DOCX")
    assert (folder / "output" / "课堂.json").is_file()


def test_readers_are_listed_and_completed(folder: Path) -> None:
    listed = run("formats", cwd=folder).stdout.decode()
    for name, suffix in [
        ("docx", ".docx"),
        ("html", ".htm"),
        ("markdown", ".md"),
        ("text", ".txt"),
    ]:
        (row,) = [line.split() for line in listed.splitlines() if f"--from {name} " in line]
        assert suffix in row
    assert completions("essay-converter convert --from m", folder) == ["markdown"]


def test_the_same_source_gives_the_same_tree(folder: Path) -> None:
    arguments = ["inspect", "pandoc.docx", "--json"]
    variables = {"SOURCE_DATE_EPOCH": "1700000000"}
    first, second = (run(*arguments, cwd=folder, variables=variables).stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["metadata"]["modified"] == "2023-11-14T22:13:20Z"


RULES = """
[[mark]]
name = "advertisement"
pattern = '【广告】'
holds = "【广告】"

[[furniture]]
name = "editor"
enabled = false

[[marker]]
name = "item"
opening = ["项目"]
closing = ["："]
before = "han"

[[title]]
name = "sources"
words = ["出处一览"]
holds = "notes"
"""
PROSE = "各乡镇要把责任落实到人，逐村逐户登记造册。"
LINES = ("防汛简报", "项目一：水情", PROSE + "【广告】", "项目二：工情", PROSE, "责任编辑：李四")
HEADED = "<h1>防汛简报</h1><h2>水情</h2><p>各乡镇。【广告】</p><h2>工情</h2><p>完。</p>"


def write_rich(folder: Path) -> list[str]:
    """The same text in every form that has no headings by markup."""
    (folder / "rules.toml").write_text(RULES, encoding="utf-8")
    page = "".join(f"<p>{line}</p>\n" for line in LINES)
    (folder / "页.html").write_text(f"<body>{page}</body>", encoding="utf-8")
    (folder / "页.md").write_text("\n\n".join(LINES), encoding="utf-8")
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(folder / "页.docx"))
    return ["页.md", "页.docx", "页.html"]


def test_rules_act_in_every_form_of_text(tmp_path: Path) -> None:
    for name in write_rich(tmp_path):
        result = run("inspect", name, "--rules", "rules.toml", cwd=tmp_path)
        assert_succeeded(result)
        told = result.stdout.decode()
        assert "section 1  项目一：水情" in told
        assert "section 1  项目二：工情" in told
        assert "MRK001 site mark 【广告】 removed" in told
        is_left_out_by_html = name.endswith("html")  # its own rule, of paragraphs that are credits
        assert ("责任编辑：李四" in told.partition("页.")[0]) != is_left_out_by_html
        without = run("inspect", name, cwd=tmp_path).stdout.decode()
        assert "section" not in without
        assert "【广告】" in without


def test_marks_of_a_rules_file_leave_a_text_with_headings_by_markup(tmp_path: Path) -> None:
    write_rich(tmp_path)
    (tmp_path / "h.html").write_text(HEADED, encoding="utf-8")
    arguments = ["convert", "h.html", "--to", "json", "--output", "-"]
    assert "【广告】" in run(*arguments, cwd=tmp_path).stdout.decode()
    assert "【广告】" not in run(*arguments, "--rules", "rules.toml", cwd=tmp_path).stdout.decode()


INNER = ("<p>项目一：水情</p>", f"<p>{PROSE}</p>", "<p>项目二：工情</p>", f"<p>{PROSE}</p>")
UNDER_MARKED = ("<h1>防汛简报</h1>", "<h2>进展</h2>", *INNER)
WITH_HOLE = ("<h1>防汛简报</h1>", "<h2>项目一：水情</h2>", PROSE, "<h2>项目三：工情</h2>", PROSE)
SOFT = ("<p>防汛简报</p>", f"<p>项目一：水情<br>{PROSE}<br>项目二：工情<br>{PROSE}</p>")
NOTED = (
    f"<h1>防汛简报</h1><p>各乡镇逐村逐户登记造册[1]。</p><p>{PROSE}</p>",
    "<h2>出处一览</h2><p>1. 防汛手册第三章。</p>",
)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (UNDER_MARKED, "section 2  项目一：水情"),
        (WITH_HOLE, "SEQ001 项目三： comes after 项目一："),
        (SOFT, "section 1  项目二：工情"),
        (NOTED, "note  1. 防汛手册第三章。"),
    ],
    ids=["typed below markup", "a hole among marked", "parted by line breaks", "typed notes"],
)
def test_rules_of_a_file_act_beside_markup(
    tmp_path: Path, page: tuple[str, ...], told: str
) -> None:
    (tmp_path / "rules.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "h.html").write_text(f"<body>{''.join(page)}</body>", encoding="utf-8")
    assert told not in run("inspect", "h.html", cwd=tmp_path).stdout.decode()
    assert told in run("inspect", "h.html", "--rules", "rules.toml", cwd=tmp_path).stdout.decode()


def test_it_is_explained_of_every_block_what_decided(tmp_path: Path) -> None:
    for name in write_rich(tmp_path):
        result = run("inspect", name, "--explain", "--rules", "rules.toml", cwd=tmp_path)
        assert_succeeded(result)
        told = result.stdout.decode()
        assert "heading 1  项目一：水情\n    by the rule item: number 1 of 2" in told
        assert "title  防汛简报\n    by the rule title" in told
        assert "no rule took it" in told
    (tmp_path / "h.html").write_text(HEADED, encoding="utf-8")
    told = run("inspect", "h.html", "--explain", cwd=tmp_path).stdout.decode()
    assert "1: title  防汛简报\n    by the markup" in told
    assert "1: heading 1  水情\n    by the markup" in told


def test_mending_is_for_plain_text(folder: Path) -> None:
    assert_refused(run("convert", "课堂.md", "--fix", cwd=folder), 2, "only plain text is mended")


def test_a_mark_that_looks_like_a_heading_of_markdown_is_the_mark(tmp_path: Path) -> None:
    text = f"# 题\n\n{PROSE}\n\n## paidbegin ##\n\n秘密。\n\n# paid end\n\n{PROSE}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    arguments = ["convert", "a.md", "--to", "json", "--output", "-", "--edition", "preview"]
    told = run(*arguments, cwd=tmp_path).stdout.decode()
    assert PROSE in told
    assert "秘密" not in told
    assert "paid end" not in told
