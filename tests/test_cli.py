"""The command line, through the real process: what is written, what is said, and the exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import zipfile
from datetime import datetime
from functools import partial
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import argcomplete
import pytest
from lxml import etree
from msgspec.structs import replace
from pypdf import PdfReader

from converter import Document, convert, load_theme, writers
from converter.cli.arguments import HELP_WIDTH
from tests.command import (
    ESSAY,
    MODULE,
    ROOT,
    SCRIPT,
    Completed,
    assert_refused,
    assert_succeeded,
    completions,
    environment,
    run,
)

STEM = ESSAY.stem
TITLE = "挂职感悟：夯基立柱，行稳致远"
FORMATS = ["docx", "epub", "json", "pdf"]
THEMES = ["essay", "gongwen"]
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "json": "application/json",
    "pdf": "application/pdf",
}
CORE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
A4 = (595, 842)
MARKED = {"utf-8-sig", "utf-16", "utf-32"}
"""Encodings in which Python writes a byte order mark."""

DATE = 1_700_000_000
DATE_TEXT = "2023-11-14T22:13:20Z"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the essay in it."""
    folder = tmp_path_factory.mktemp("user")
    shutil.copy(ESSAY, folder / ESSAY.name)
    os.utime(folder / ESSAY.name, (DATE, DATE))
    return folder


@pytest.fixture(scope="module")
def default_run(folder: Path) -> Completed:
    """What the shortest command did: files are in ``output/`` of ``folder``."""
    result = run("convert", ESSAY.name, cwd=folder)
    assert_succeeded(result)
    return result


def json_of(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> dict[str, object]:
    """The tree that ``convert`` makes with these arguments."""
    result = run("convert", *arguments, "--to", "json", "--output", "-", cwd=cwd, stdin=stdin)
    assert_succeeded(result)
    tree: dict[str, object] = json.loads(result.stdout)
    return tree


def core_property(docx: Path, name: str) -> str | None:
    with zipfile.ZipFile(docx) as archive:
        core = etree.fromstring(archive.read("docProps/core.xml"))
    return core.findtext(name, namespaces=CORE)


# convert


def test_the_shortest_command_writes_docx_pdf_and_epub_to_output(
    folder: Path, default_run: Completed
) -> None:
    assert default_run.returncode == 0
    written = sorted(path.name for path in (folder / "output").iterdir())
    assert written == [f"{STEM}.docx", f"{STEM}.epub", f"{STEM}.pdf"]
    assert len(PdfReader(folder / "output" / f"{STEM}.pdf").pages) > 1
    with zipfile.ZipFile(folder / "output" / f"{STEM}.epub") as epub:
        assert epub.testzip() is None
        assert epub.read("mimetype") == b"application/epub+zip"
    with zipfile.ZipFile(folder / "output" / f"{STEM}.docx") as docx:
        assert docx.testzip() is None
        assert TITLE.encode() in docx.read("word/document.xml")


def test_the_report_names_each_file_with_its_size_and_time_on_standard_error_only(
    folder: Path, default_run: Completed
) -> None:
    assert default_run.stdout == b""
    *reports, warnings = default_run.stderr.decode().splitlines()
    assert len(reports) == 3
    for suffix, report in zip(("docx", "pdf", "epub"), reports, strict=True):
        match = re.fullmatch(r"(\S+)  (\d+\.\d) kB  \d+\.\d\d s", report)
        assert match, report
        file = folder / match[1]
        assert file == folder / "output" / f"{STEM}.{suffix}"
        assert float(match[2]) == pytest.approx(file.stat().st_size / 1000, abs=0.05)
    assert warnings == (
        f"{ESSAY.name}: 3 warnings about the text; see essay-converter inspect {ESSAY.name}"
    )


def test_how_many_lines_are_left_out_is_said(folder: Path) -> None:
    text = "渡口\n\n散会之后，大家冒雨上了大堤。\n\n责任编辑：石磊\n版权所有　山城网\n"
    (folder / "渡口.txt").write_text(text, encoding="utf-8")
    said = run("convert", "渡口.txt", "--to", "json", "--output", "left", cwd=folder).stderr
    assert said.decode().splitlines()[1:] == [
        "渡口.txt: 2 lines left out as no text; see essay-converter inspect 渡口.txt"
    ]


def test_the_console_script_and_the_module_are_one_command(
    two_machines: tuple[Path, Path], folder: Path
) -> None:
    arguments = ["convert", ESSAY.name, "--to", "json", "--output", "script"]
    result = run(*arguments, cwd=folder, program=SCRIPT)
    assert_succeeded(result)
    written = folder / "script" / f"{STEM}.json"
    assert written.read_bytes() == (two_machines[0] / f"{STEM}.json").read_bytes()


def test_to_chooses_the_formats(folder: Path) -> None:
    result = run("convert", ESSAY.name, "--to", "json, pdf,json", "--output", "two", cwd=folder)
    assert_succeeded(result)
    assert sorted(path.suffix for path in (folder / "two").iterdir()) == [".json", ".pdf"]


def test_output_makes_the_folders_that_lack(folder: Path) -> None:
    result = run("convert", ESSAY.name, "--to", "json", "--output", "a/b/c", cwd=folder)
    assert_succeeded(result)
    assert (folder / "a/b/c" / f"{STEM}.json").is_file()


def test_a_second_run_replaces_the_file_with_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.json").write_text("旧的")
    arguments = ["convert", str(ESSAY), "--to", "json", "--output", "."]
    assert_succeeded(run(*arguments, cwd=tmp_path))
    first = (tmp_path / f"{STEM}.json").read_bytes()
    assert_succeeded(run(*arguments, cwd=tmp_path))
    assert json.loads(first)["metadata"]["title"] == TITLE
    assert (tmp_path / f"{STEM}.json").read_bytes() == first


def test_a_theme_is_chosen_by_name(folder: Path) -> None:
    arguments = ["convert", ESSAY.name, "--to", "pdf", "--theme", "gongwen"]
    assert_succeeded(run(*arguments, "--output", "gongwen", cwd=folder))
    text = PdfReader(folder / "gongwen" / f"{STEM}.pdf").pages[0].extract_text()
    assert re.search(r"—\s*1\s*—", text)


def test_a_theme_of_the_user_is_chosen_by_its_folder(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates" / "essay", tmp_path / "mine")
    file = tmp_path / "mine" / "theme.toml"
    file.write_text(file.read_text().replace('"210mm"', '"5in"').replace('"297mm"', '"8in"'))
    arguments = ["convert", str(ESSAY), "--to", "pdf", "--output", "-", "--theme", "./mine"]
    result = run(*arguments, cwd=tmp_path)
    assert_succeeded(result)
    box = PdfReader(BytesIO(result.stdout)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (5 * 72, 8 * 72)


def test_the_default_theme_is_a4(folder: Path, default_run: Completed) -> None:
    assert default_run.returncode == 0
    box = PdfReader(folder / "output" / f"{STEM}.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == A4


def test_the_preview_edition_has_no_paid_text_and_says_how_much_remains(folder: Path) -> None:
    paid = ESSAY.read_text().split("##paidbegin##")[1].split("##paidend##")[0].strip()
    headings = [line for line in paid.splitlines() if re.match("[二三]、", line)]
    paragraphs = [line for line in paid.splitlines() if line not in headings]
    characters = sum(map(len, paragraphs))

    preview = json.dumps(
        json_of(ESSAY.name, "--edition", "preview", cwd=folder), ensure_ascii=False
    )

    assert f"其余 {len(paragraphs)} 段、{characters} 字" in preview
    for line in paid.splitlines():
        assert line[:12] not in preview
    assert '"paid"' not in preview
    assert "学会做能文能武的多面手" in preview


def test_the_preview_edition_of_a_pdf_ends_with_the_notice(folder: Path) -> None:
    arguments = ["convert", ESSAY.name, "--to", "pdf", "--edition", "preview", "--output", "-"]
    result = run(*arguments, cwd=folder)
    assert_succeeded(result)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(result.stdout)).pages)
    assert "其余 10 段" in text
    assert "脚踏实地的践行者" not in text


def test_title_author_and_language_are_what_the_user_says(folder: Path) -> None:
    words = ["--title", "我的题目", "--author", "张三", "--language", "zh-Hans-CN"]
    tree = json_of(ESSAY.name, *words, cwd=folder)
    metadata = tree["metadata"]
    assert isinstance(metadata, dict)
    assert (metadata["title"], metadata["author"], metadata["language"]) == (
        "我的题目",
        "张三",
        "zh-Hans-CN",
    )
    assert isinstance(tree["title"], dict)
    assert tree["title"]["text"] == "我的题目"


@pytest.mark.parametrize(
    "tag", ["chinese", "klingon", "zhongwen", "zh_CN", "中文", "z", "zh-", "x"]
)
def test_what_is_no_language_tag_is_refused(tag: str, folder: Path) -> None:
    """RFC 5646, 2.1 and 2.2.1: no language of four letters or more is registered."""
    arguments = ["convert", ESSAY.name, "--to", "json", "--output", "none", "--language", tag]
    assert_refused(run(*arguments, cwd=folder), 2, repr(tag), "zh-CN", "zh-Hant", "en")
    assert not (folder / "none").exists()


@pytest.mark.parametrize(
    "tag", ["zh", "yue-Hant-HK", "zh-cmn-Hans", "en-029", "de-CH-1901", "zh-u-co-pinyin"]
)
def test_any_language_tag_will_do(tag: str, folder: Path) -> None:
    metadata = json_of(ESSAY.name, "--language", tag, cwd=folder)["metadata"]
    assert isinstance(metadata, dict)
    assert metadata["language"] == tag


@pytest.mark.parametrize("option", ["--title", "--author", "--theme", "--output", "--language"])
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_value_is_refused(option: str, value: str, folder: Path) -> None:
    result = run("convert", ESSAY.name, "--to", "json", option, value, cwd=folder)
    assert_refused(result, 2, f"{option} is empty")


def test_a_file_is_no_folder_to_write_to(folder: Path) -> None:
    result = run("convert", ESSAY.name, "--to", "json", "--output", ESSAY.name, cwd=folder)
    assert_refused(result, 2, f"{ESSAY.name} is a file, not a folder")


def test_formats_may_be_in_capitals(folder: Path) -> None:
    arguments = ["convert", ESSAY.name, "--to", "JSON,json,Pdf", "--output", "capitals"]
    assert_succeeded(run(*arguments, cwd=folder))
    written = {path.suffix for path in (folder / "capitals").iterdir()}
    assert written == {".json", ".pdf"}


def test_title_and_author_reach_the_files(folder: Path) -> None:
    words = ["--title", "我的题目", "--author", "张三", "--to", "docx,pdf", "--output", "named"]
    assert_succeeded(run("convert", ESSAY.name, *words, cwd=folder))
    information = PdfReader(folder / "named" / f"{STEM}.pdf").metadata
    assert information is not None
    assert (information.title, information.author) == ("我的题目", "张三")
    docx = folder / "named" / f"{STEM}.docx"
    assert core_property(docx, "dc:title") == "我的题目"
    assert core_property(docx, "dc:creator") == "张三"


def test_an_option_reaches_its_writer(folder: Path) -> None:
    arguments = ["convert", ESSAY.name, "--to", "json", "--output", "-", "--option"]
    flat = run(*arguments, "json.indent=0", cwd=folder)
    indented = run(*arguments, "json.indent=4", cwd=folder)
    assert flat.stdout.count(b"\n") == 1
    assert b'\n    "metadata": {\n        "title"' in indented.stdout
    assert json.loads(flat.stdout) == json.loads(indented.stdout)


def test_quiet_prints_nothing(folder: Path) -> None:
    result = run("convert", ESSAY.name, "--to", "json", "--quiet", "--output", "quiet", cwd=folder)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert (folder / "quiet" / f"{STEM}.json").is_file()


def test_quiet_still_prints_errors(tmp_path: Path) -> None:
    result = run("convert", "没有.txt", "--quiet", cwd=tmp_path)
    assert_refused(result, 1, "没有.txt")


def test_standard_input_is_read_and_its_files_are_called_stdin(
    tmp_path: Path, essay_document: Document
) -> None:
    result = run("convert", "-", "--to", "json", cwd=tmp_path, stdin=ESSAY.read_bytes())
    assert_succeeded(result)
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["stdin.json"]
    document = Document.from_json((tmp_path / "output/stdin.json").read_bytes())
    assert document.title == essay_document.title
    assert document.blocks == essay_document.blocks


@pytest.mark.parametrize("name", FORMATS)
def test_standard_output_has_the_bytes_of_the_file_and_not_one_more(
    name: str, folder: Path, two_machines: tuple[Path, Path]
) -> None:
    result = run("convert", ESSAY.name, "--to", name, "--output", "-", cwd=folder)
    assert_succeeded(result)
    assert result.stderr == b""
    assert result.stdout == (two_machines[0] / f"{STEM}.{name}").read_bytes()


def test_several_files_are_converted_each_to_its_own_name(tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt", "a b.c.txt"):
        (tmp_path / name).write_text(f"论{name}\n为政以德，譬如北辰，居其所而众星共之。\n")
    result = run("convert", "甲.txt", "乙.txt", "a b.c.txt", "--to", "json", cwd=tmp_path)
    assert_succeeded(result)
    written = sorted(path.name for path in (tmp_path / "output").iterdir())
    assert written == ["a b.c.json", "乙.json", "甲.json"]
    tree = json.loads((tmp_path / "output/乙.json").read_bytes())
    assert tree["metadata"]["title"] == "论乙.txt"


def test_one_bad_file_does_not_keep_the_good_ones_from_being_written(tmp_path: Path) -> None:
    for name in ("甲.txt", "丙.txt"):
        shutil.copy(ESSAY, tmp_path / name)
    (tmp_path / "乙.txt").write_bytes(b"\xff")
    result = run("convert", "甲.txt", "乙.txt", "丙.txt", "--to", "json", "--quiet", cwd=tmp_path)
    assert_refused(result, 1, "乙.txt:1:", "UTF-8")
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["丙.json", "甲.json"]


def test_two_sources_that_would_become_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "部").mkdir()
    for name in ("论.txt", "部/论.md"):
        shutil.copy(ESSAY, tmp_path / name)
    result = run("convert", "论.txt", "部/论.md", cwd=tmp_path)
    assert_refused(result, 2, "论.txt", "部/论.md", "output/论.docx")
    assert not (tmp_path / "output").exists()


def test_names_are_printed_as_they_are(tmp_path: Path) -> None:
    name = "[red]a:smile:b"
    shutil.copy(ESSAY, tmp_path / f"{name}.txt")
    result = run("convert", f"{name}.txt", "--to", "json", cwd=tmp_path)
    assert_succeeded(result)
    assert result.stderr.decode().startswith(f"output/{name}.json  ")


def test_a_line_number_is_printed_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "百行.txt").write_bytes("字\n".encode() * 99 + b"\xff")
    result = run("convert", "百行.txt", cwd=tmp_path)
    assert_refused(result, 1, "百行.txt:100: ")


def test_a_name_that_is_not_unicode_is_converted_all_the_same(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xc2\xdb.txt")  # 论 in GB18030
    (tmp_path / name).write_text("为政以德，譬如北辰，居其所而众星共之，这一句没有题目。\n")
    result = run("convert", name, "--to", ",".join(FORMATS), cwd=tmp_path)
    assert_succeeded(result)
    assert len(list((tmp_path / "output").iterdir())) == len(FORMATS)


@pytest.mark.skipif(os.name == "nt", reason="terminals are made otherwise there")
def test_a_progress_bar_shows_on_a_terminal_when_there_are_many_files(tmp_path: Path) -> None:
    import pty

    for name in ("甲.txt", "乙.txt"):
        shutil.copy(ESSAY, tmp_path / name)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*MODULE, "convert", "甲.txt", "乙.txt", "--to", "json"],
        cwd=tmp_path,
        env=environment(TERM="xterm"),
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:  # Linux's word for: the other side is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    assert b"Converting" in shown
    assert "output/乙.json".encode() in shown


def test_an_interrupt_ends_it_without_a_trace(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*MODULE, "convert", "-", "--to", "json"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write("字".encode() * 1_000_000)  # more than a pipe holds: it is being read
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert not (tmp_path / "output").exists()


# The same bytes, wherever and whenever


@pytest.fixture(scope="module")
def two_machines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The outputs of two processes that differ in all that should not matter."""
    folders = []
    for seed, zone, language, mask in (
        ("1", "Asia/Shanghai", "C", 0o022),
        ("2", "America/New_York", "C.UTF-8", 0o077),
    ):
        folder = tmp_path_factory.mktemp("machine")
        shutil.copy(ESSAY, folder / ESSAY.name)
        os.utime(folder / ESSAY.name, (int(seed), DATE))
        result = run(
            "convert",
            ESSAY.name,
            "--to",
            ",".join(writers.names()),
            cwd=folder,
            variables={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language},
            before=partial(os.umask, mask),
        )
        assert_succeeded(result)
        folders.append(folder / "output")
    return folders[0], folders[1]


@pytest.fixture(scope="module")
def dated_by_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs with SOURCE_DATE_EPOCH set, from a source of another date."""
    folder = tmp_path_factory.mktemp("build")
    shutil.copy(ESSAY, folder / ESSAY.name)
    os.utime(folder / ESSAY.name, (0, 0))
    formats = ",".join(writers.names())
    variables = {"SOURCE_DATE_EPOCH": str(DATE)}
    assert_succeeded(run("convert", ESSAY.name, "--to", formats, cwd=folder, variables=variables))
    return folder / "output"


@pytest.mark.parametrize("name", writers.names())
def test_two_processes_give_the_same_bytes(name: str, two_machines: tuple[Path, Path]) -> None:
    first, second = (folder / f"{STEM}.{name}" for folder in two_machines)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", writers.names())
def test_the_date_of_the_build_stands_for_that_of_the_source(
    name: str, dated_by_build: Path, two_machines: tuple[Path, Path]
) -> None:
    dated_by_source = two_machines[0] / f"{STEM}.{name}"
    assert (dated_by_build / f"{STEM}.{name}").read_bytes() == dated_by_source.read_bytes()


def test_each_file_says_the_date_of_its_source(two_machines: tuple[Path, Path]) -> None:
    folder = two_machines[0]
    tree = json.loads((folder / f"{STEM}.json").read_bytes())
    assert tree["metadata"]["modified"] == DATE_TEXT
    information = PdfReader(folder / f"{STEM}.pdf").metadata
    assert information is not None
    assert information.creation_date == datetime.fromisoformat(DATE_TEXT)
    assert core_property(folder / f"{STEM}.docx", "dcterms:created") == DATE_TEXT
    with zipfile.ZipFile(folder / f"{STEM}.epub") as epub:
        (package,) = [name for name in epub.namelist() if name.endswith(".opf")]
        assert (
            f'<meta property="dcterms:modified">{DATE_TEXT}</meta>' in epub.read(package).decode()
        )


@pytest.mark.parametrize("name", ["docx", "epub"])
@pytest.mark.parametrize("date", ["1970-01-01T00:00:00Z", "2108-01-01T00:00:00Z"])
def test_dates_that_a_zip_file_cannot_hold_are_no_hindrance(
    name: str, date: str, essay_document: Document
) -> None:
    """A zip entry can have the years from 1980 to 2107."""
    dated = replace(essay_document, metadata=replace(essay_document.metadata, modified=date))
    sink = BytesIO()
    convert(dated, name, load_theme(), sink)
    with zipfile.ZipFile(sink) as archive:
        assert archive.testzip() is None


# inspect


def test_inspect_shows_the_tree_with_lines_and_every_diagnostic(folder: Path) -> None:
    result = run("inspect", ESSAY.name, cwd=folder)
    assert_succeeded(result)
    assert result.stderr == b""
    lines = result.stdout.decode().splitlines()
    assert f"  title  {TITLE}  line 1" in lines
    assert "  section 1  二、立担当作为的品格之柱  lines 8–12  paid" in lines
    assert sum(line.startswith("    paragraph  ") for line in lines) == 13
    assert sum("[lead " in line for line in lines) == 9
    told = [line.removeprefix(ESSAY.name) for line in lines if line.startswith(ESSAY.name)]
    assert [line.split(" ")[0] for line in told] == [
        ":2:66:",
        ":6:179:",
        ":7:1:",
        ":17:78:",
        ":19:1:",
    ]


def test_inspect_reads_standard_input(folder: Path) -> None:
    result = run("inspect", "-", cwd=folder, stdin=ESSAY.read_bytes())
    assert_succeeded(result)
    assert f"  title  {TITLE}  line 1" in result.stdout.decode().splitlines()


def test_inspect_explain_names_the_rule_of_each_line(folder: Path) -> None:
    result = run("inspect", ESSAY.name, "--explain", cwd=folder)
    assert_succeeded(result)
    lines = result.stdout.decode().splitlines()
    assert f"1: title  {TITLE}" in lines
    assert "8: heading 1  二、立担当作为的品格之柱" in lines
    assert "    by the rule han: number 2 of 3 in sequence, at level 1" in lines
    assert_refused(run("inspect", ESSAY.name, "--explain", "--json", cwd=folder), 2, "choose one")


def test_inspect_explain_tells_what_markup_decided(folder: Path) -> None:
    (folder / "论.md").write_text("# 论持久\n\n## 一\n\n文。\n", encoding="utf-8")
    result = run("inspect", "论.md", "--explain", cwd=folder)
    assert_succeeded(result)
    assert "1: title  论持久\n    by the markup\n" in result.stdout.decode()


@pytest.mark.parametrize("command", [("inspect",), ("convert", "--to", "json")])
def test_rules_of_the_user_are_checked_and_used(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "rules.toml").write_text(
        '[[marker]]\nname = "han"\nenabled = false\n', encoding="utf-8"
    )
    result = run(*command, ESSAY.name, "--rules", "rules.toml", cwd=folder)
    assert_succeeded(result)
    (folder / "rules.toml").write_text('[[marker]]\ncolour = "red"\n', encoding="utf-8")
    result = run(*command, ESSAY.name, "--rules", "rules.toml", cwd=folder)
    assert_refused(result, 2, "rules.toml:")


def test_inspect_json_gives_back_the_tree_exactly(folder: Path, essay_document: Document) -> None:
    result = run("inspect", ESSAY.name, "--json", cwd=folder)
    assert_succeeded(result)
    document = Document.from_json(result.stdout)
    assert document.blocks == essay_document.blocks
    assert document.title == essay_document.title
    assert document.to_json() + b"\n" == result.stdout


def test_inspect_tells_the_encoding_and_how_sure_it_is(folder: Path) -> None:
    result = run("inspect", ESSAY.name, cwd=folder)
    assert result.stdout.decode().splitlines()[0] == "encoding  utf-8 (certain)"
    text = ESSAY.read_text(encoding="utf-8").encode("gb18030")
    result = run("inspect", "-", cwd=folder, stdin=text)
    assert result.stdout.decode().splitlines()[0] == "encoding  gb18030 (likely)"
    result = run("inspect", "-", "--encoding", "GBK", cwd=folder, stdin=text)
    assert result.stdout.decode().splitlines()[0] == "encoding  gb18030 (given)"


def test_inspect_says_that_an_encoding_is_a_guess(folder: Path) -> None:
    result = run("inspect", "-", cwd=folder, stdin="tout n’est qu’ordre".encode("cp1252"))
    assert result.stdout.decode().splitlines()[0] == "encoding  gb18030 (doubtful)"
    assert b"-: ENC001 read as gb18030, which is a guess" in result.stdout


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk", "gb2312"]
)
def test_a_text_is_the_same_in_every_encoding(encoding: str, folder: Path) -> None:
    text = f"{TITLE}\n海风从南边吹来，我们在岸上等船。\n"
    plain = json_of("-", cwd=folder, stdin=text.encode())
    tree = json_of("-", cwd=folder, stdin=text.encode(encoding))
    if encoding in MARKED:  # the mark counts as a column
        assert tree["blocks"] == plain["blocks"]
        assert tree["metadata"] == plain["metadata"]
    else:
        assert tree == plain


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs"])
def test_a_traditional_text_in_big5_is_read(encoding: str, folder: Path) -> None:
    text = "海邊的學校\n老師說：「我們從這裡出發，沿著海岸走到燈塔。」\n"
    plain = json_of("-", cwd=folder, stdin=text.encode())
    assert json_of("-", cwd=folder, stdin=text.encode(encoding)) == plain


def test_an_encoding_that_is_none_is_wrong_usage(folder: Path) -> None:
    for command in ("inspect", "convert"):
        result = run(command, ESSAY.name, "--encoding", "rot13", cwd=folder)
        assert_refused(result, 2, "no encoding 'rot13'", "gb18030, big5")


def test_a_text_that_is_not_in_the_encoding_given_is_refused_with_its_place(folder: Path) -> None:
    data = "一\n二\n".encode() + b"ab\xff"
    result = run("inspect", "-", "--encoding", "utf8", cwd=folder, stdin=data)
    assert_refused(result, 1, "<stdin>:3: not UTF-8: byte 0xFF at offset 10", "--encoding")


def test_inspect_of_a_bad_file_is_an_error(tmp_path: Path) -> None:
    assert_refused(run("inspect", "没有.txt", cwd=tmp_path), 1, "没有.txt", "check")


def test_a_reader_that_goes_away_is_no_error_to_speak_of(folder: Path) -> None:
    process = subprocess.Popen(
        [*MODULE, "inspect", "--json", ESSAY.name],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in {0, 1}


# formats, themes, help


def test_formats_lists_every_writer_with_suffix_media_type_and_options(tmp_path: Path) -> None:
    result = run("formats", cwd=tmp_path)
    assert_succeeded(result)
    lines = result.stdout.decode().splitlines()
    rows = [line.split() for line in lines if not line.startswith(" ")]
    assert [row for row in rows if row[0] in FORMATS] == [
        [name, f".{name}", MEDIA_TYPES[name]] for name in FORMATS
    ]
    assert any(line.strip().startswith("--option json.indent=2 ") for line in lines)


def test_themes_lists_the_themes_with_a_description(tmp_path: Path) -> None:
    result = run("themes", cwd=tmp_path)
    assert_succeeded(result)
    rows = [line.split(maxsplit=1) for line in result.stdout.decode().splitlines()]
    assert [row[0] for row in rows] == THEMES
    assert "GB/T 9704" in rows[1][1]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_is_the_installed_one(option: str, tmp_path: Path) -> None:
    result = run(option, cwd=tmp_path)
    assert_succeeded(result)
    assert result.stdout.decode() == f"essay-converter {version('essay-converter')}\n"


def test_help_names_every_command_and_every_option(tmp_path: Path) -> None:
    general = run("--help", cwd=tmp_path, variables={"COLUMNS": "120"})
    assert_succeeded(general)
    for command in ("convert", "inspect", "formats", "themes", "--version"):
        assert command in general.stdout.decode()
    special = run("convert", "--help", cwd=tmp_path, variables={"COLUMNS": "120"})
    assert_succeeded(special)
    for option in ("to", "output", "theme", "edition", "title", "author", "language", "quiet"):
        assert f"--{option}" in special.stdout.decode()


def test_every_command_that_reads_has_the_same_options_for_it(tmp_path: Path) -> None:
    said = [
        run(command, "--help", cwd=tmp_path, variables={"COLUMNS": "160"}).stdout.decode()
        for command in ("convert", "inspect", "check", "verify")
    ]
    for option in ("--encoding", "--max-size"):
        (line,) = {
            " ".join(line.split()) for text in said for line in text.splitlines() if option in line
        }
        assert option in line
    (tmp_path / "论.txt").write_text("论持久\n持久是一种功夫。\n", encoding="utf-16-le")
    convert = ("convert", "论.txt", "--to", "json")
    verify = ("verify", "output/论.json", "--against", "论.txt")
    for arguments in (convert, verify, ("inspect", "论.txt"), ("check", "论.txt")):
        assert_refused(run(*arguments, cwd=tmp_path), 1, "论.txt", "--encoding")
        assert_succeeded(run(*arguments, "--encoding", "utf-16-le", cwd=tmp_path))


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["transmogrify"],
        ["convert", "x.txt", "--edition", "short"],
        ["convert", "x.txt", "--max-size", "0"],
        ["inspect", "x.txt", "y.txt"],
        ["convert", "x.txt", "--titel", "y"],
        ["convert", "x.txt", "--max", "9"],
        ["verify", "x.pdf"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_one_line(arguments: list[str], tmp_path: Path) -> None:
    assert_refused(run(*arguments, cwd=tmp_path), 2, "see essay-converter ", " --help")
    assert list(tmp_path.iterdir()) == []


def test_no_command_at_all_is_answered_with_the_help(tmp_path: Path) -> None:
    result = run(cwd=tmp_path)
    assert result.returncode == 2
    assert b"usage: essay-converter" in result.stdout
    assert result.stderr == b""


# completion


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("essay-converter ", ["convert", "verify", "inspect", "check", "formats", "themes"]),
        ("essay-converter convert --to ", FORMATS),
        ("essay-converter convert --to docx,e", ["docx,epub"]),
        ("essay-converter convert --theme ", THEMES),
        ("essay-converter convert --edition ", ["full", "preview"]),
        ("essay-converter inspect --from ", ["docx", "html", "markdown", "text"]),
        ("essay-converter check --form", ["--format"]),
    ],
)
def test_the_shell_completes(line: str, offered: list[str], tmp_path: Path) -> None:
    assert completions(line, tmp_path) == offered


def test_the_shell_completes_the_name_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "心得.txt").touch()
    assert completions("essay-converter convert 心", tmp_path) == ["心得.txt"]


def test_bash_itself_takes_the_script_and_completes(tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("no bash here")
    line = f"{SCRIPT[0]} convert --theme g"
    script = argcomplete.shellcode(SCRIPT)  # what register-python-argcomplete prints
    script += (
        f"COMP_LINE='{line}'\nCOMP_POINT={len(line)}\nCOMP_WORDS=({line})\nCOMP_CWORD=3\n"
        f"COMP_TYPE=9\n_python_argcomplete {SCRIPT[0]} g --theme\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    result = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert result.stdout.decode().split() == ["gongwen"]


# arguments


def test_files_and_options_stand_in_any_order(tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt", "-丙.txt"):
        (tmp_path / name).write_text("标题\n正文。\n", encoding="utf-8")
    first = ["convert", "甲.txt", "--to", "json", "--quiet", "乙.txt"]
    assert_succeeded(run(*first, cwd=tmp_path))
    assert_succeeded(run("convert", "--quiet", "--to=json", "--", "-丙.txt", cwd=tmp_path))
    written = {path.name for path in (tmp_path / "output").iterdir()}
    assert written == {"甲.json", "乙.json", "-丙.json"}


@pytest.mark.parametrize("command", ["convert", "verify", "inspect", "check", "formats", "themes"])
def test_every_command_has_its_help(command: str, tmp_path: Path) -> None:
    result = run(command, "--help", cwd=tmp_path)
    assert_succeeded(result)
    assert result.stdout.decode().startswith(f"usage: essay-converter {command} ")
    assert max(map(len, result.stdout.decode().splitlines())) <= HELP_WIDTH


def test_what_is_to_be_said_of_a_file_on_standard_output_is_said_on_standard_error(
    tmp_path: Path,
) -> None:
    arguments = ["convert", "-", "--to", "pdf", "--output", "-"]
    loud = run(*arguments, cwd=tmp_path, stdin="标题\n甲龘。\n".encode())
    assert loud.stdout.startswith(b"%PDF-1.7")
    assert loud.stderr.decode().startswith("-:2:2: FNT002 no font has 龘 (U+9F98)")
    quiet = run(*arguments, "--quiet", cwd=tmp_path, stdin="标题\n甲龘。\n".encode())
    assert (quiet.stdout, quiet.stderr) == (loud.stdout, b"")


def test_a_preview_of_a_text_that_is_free_says_that_it_is_the_whole(tmp_path: Path) -> None:
    (tmp_path / "我 的.txt").write_text("标题\n甲,乙。\n", encoding="utf-8")
    result = run("convert", "我 的.txt", "--to", "json", "--edition", "preview", cwd=tmp_path)
    _, edition, advice = result.stderr.decode().splitlines()
    assert edition.startswith("我 的.txt: EDN001 no part of it is paid")
    assert advice.endswith("see essay-converter inspect '我 的.txt'")
