"""The command ``check``: what it prints, writes and exits with."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.checking.test_codes import HERE
from tests.command import assert_refused, obey_permissions, run

GOOD = "海边的学校\n\n我们从这里出发，沿着海岸走到灯塔。\n"
BAD = "海边的学校\n\n老师说,我们走吧...\n"
MENDED = "海边的学校\n\n老师说，我们走吧……\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "好.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "坏.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_a_text_with_nothing_wrong_passes(folder: Path) -> None:
    result = run("check", "好.txt", cwd=folder)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_findings_are_printed_with_their_places_and_fail(folder: Path) -> None:
    result = run("check", "好.txt", "坏.txt", cwd=folder)
    assert result.returncode == 1
    assert result.stdout.decode().splitlines() == [
        "坏.txt:3:4: PUN001 half-width , in Chinese text (， is due)",
        "坏.txt:3:9: PUN005 ... for an ellipsis (…… is due)",
    ]


def test_a_text_is_checked_and_mended_by_the_rules_of_the_user(folder: Path) -> None:
    (folder / "r.toml").write_text("[[marker]]\nname = 'han'\nenabled = false\n", encoding="utf-8")
    prose = "我们从这里出发，沿着海岸走到灯塔。"
    text = f"海边的学校\n\n一、海岸\n{prose}\n三、灯塔\n{prose}\n"
    (folder / "跳.txt").write_text(text, encoding="utf-8")
    assert "SEQ001" in run("check", "跳.txt", cwd=folder).stdout.decode()
    result = run("check", "跳.txt", "--rules", "r.toml", cwd=folder)
    assert (result.returncode, result.stdout) == (0, b"")
    result = run("check", "跳.txt", "--rules", "none.toml", cwd=folder)
    assert_refused(result, 2, "cannot read the rules", "name a TOML file")


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "PUN005"], ["PUN005"]),
        (["--select", "pun"], ["PUN001", "PUN005"]),
        (["--select", "PUN", "--ignore", "PUN001"], ["PUN005"]),
        (["--ignore", "PUN001, PUN005"], []),
        (["--select", "SEQ,STR"], []),
    ],
)
def test_codes_are_chosen_by_how_they_begin(
    options: list[str], codes: list[str], folder: Path
) -> None:
    result = run("check", "坏.txt", "--format", "json", *options, cwd=folder)
    assert [one["code"] for one in json.loads(result.stdout)] == codes
    assert result.returncode == bool(codes)


def test_a_code_that_there_is_not_is_wrong_usage(folder: Path) -> None:
    result = run("check", "坏.txt", "--select", "XYZ", cwd=folder)
    assert_refused(result, 2, "no code begins with 'XYZ'", "PUN001")


def test_fix_mends_the_file_and_passes(folder: Path) -> None:
    result = run("check", "坏.txt", "--fix", cwd=folder)
    assert result.returncode == 0, result.stdout
    assert (folder / "坏.txt").read_text(encoding="utf-8") == MENDED
    assert sorted(path.name for path in folder.iterdir()) == ["坏.txt", "好.txt"]


def test_fix_keeps_encoding_and_line_ends(folder: Path) -> None:
    (folder / "国.txt").write_bytes(BAD.replace("\n", "\r\n").encode("gb18030"))
    assert run("check", "国.txt", "--fix", cwd=folder).returncode == 0
    assert (folder / "国.txt").read_bytes() == MENDED.replace("\n", "\r\n").encode("gb18030")


def test_fix_of_standard_input_goes_to_standard_output(folder: Path) -> None:
    result = run("check", "-", "--fix", cwd=folder, stdin=BAD.encode())
    assert (result.returncode, result.stdout.decode()) == (0, MENDED)


def test_diff_shows_the_changes_and_makes_none(folder: Path) -> None:
    result = run("check", "坏.txt", "--diff", cwd=folder)
    assert result.returncode == 1
    lines = result.stdout.decode().splitlines()
    assert lines[:2] == ["--- 坏.txt", "+++ 坏.txt"]
    assert (
        lines[-2:] == ["-老师说,我们走吧...", "+老师说，我们走吧……"]
        or "+" in result.stdout.decode()
    )
    assert (folder / "坏.txt").read_text(encoding="utf-8") == BAD
    assert run("check", "好.txt", "--diff", cwd=folder).returncode == 0


def test_the_sarif_report_names_rules_and_regions(folder: Path) -> None:
    log = json.loads(run("check", "坏.txt", "--format", "sarif", cwd=folder).stdout)
    (results,) = (one["results"] for one in log["runs"])
    rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert [one["ruleId"] for one in results] == ["PUN001", "PUN005"]
    assert rules >= {"PUN001", "PUN005"}
    region = results[1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 12}


def test_the_github_report_annotates_lines(folder: Path) -> None:
    (folder / "甲,乙.txt").write_text(BAD, encoding="utf-8")
    result = run("check", "甲,乙.txt", "--format", "github", "--select", "PUN001", cwd=folder)
    assert result.stdout.decode() == (
        "::warning file=甲%2C乙.txt,title=PUN001,line=3,col=4"
        "::half-width , in Chinese text (， is due)\n"
    )


def test_a_file_that_is_none_is_refused(folder: Path) -> None:
    assert_refused(run("check", "没有.txt", cwd=folder), 1, "没有.txt", "check")


def test_convert_mends_when_asked(folder: Path) -> None:
    shutil.copy(HERE / "PUN004" / "in" / "bad.txt", folder / "叠.txt")
    shutil.copy(HERE / "PUN004" / "golden" / "fixed.txt", folder / "单.txt")
    for name in ("叠.txt", "单.txt"):
        result = run("convert", name, "--fix", "--to", "json", cwd=folder)
        assert result.returncode == 0, result.stderr
    trees = [json.loads((folder / "output" / f"{name}.json").read_bytes()) for name in "叠单"]
    texts = [[block["inlines"] for block in tree["blocks"]] for tree in trees]
    assert texts[0] == texts[1]


MARKED_UP = {
    "页.html": '<meta name="author" content="张三"><p>我们"走吧",好吗?</p>',
    "页.md": '![图](pic.png "标题字")\n\n我们"走吧",好吗?\n',
}


@pytest.mark.parametrize("name", MARKED_UP)
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_with_markup_is_not_mended(name: str, option: str, folder: Path) -> None:
    (folder / name).write_text(MARKED_UP[name], encoding="utf-8")
    result = run("check", "坏.txt", name, option, cwd=folder)
    assert_refused(result, 2, name, "only plain text is mended", "--from text")
    assert (folder / name).read_text(encoding="utf-8") == MARKED_UP[name]
    assert (folder / "坏.txt").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("name", MARKED_UP)
def test_a_file_with_markup_is_checked_through_its_reader(name: str, folder: Path) -> None:
    (folder / name).write_text(MARKED_UP[name], encoding="utf-8")
    result = run("check", name, "--format", "json", "--select", "PUN", cwd=folder)
    found = json.loads(result.stdout)
    line = 1 if name.endswith("html") else 3
    assert {(one["code"], one["line"], one["fixable"]) for one in found} == {
        ("PUN001", line, False),
        ("PUN007", line, False),
    }


def test_a_docx_is_checked_through_its_reader(folder: Path) -> None:
    assert run("convert", "坏.txt", "--to", "docx", cwd=folder).returncode == 0
    result = run("check", "output/坏.docx", cwd=folder)
    assert result.returncode == 1
    assert "PUN001" in result.stdout.decode()
    assert "PUN005" in result.stdout.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", ["Word 97", "save it as DOCX"]),
        (b"PK\x03\x04\x14\0", ["a zip file", "--from docx"]),
        (b"{\\rtf1\\ansi", ["RTF", "save it as DOCX"]),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0", ["a PDF", "the text"]),
    ],
)
@pytest.mark.parametrize("command", ["check", "inspect"])
def test_a_document_that_is_no_text_is_called_what_it_is(
    command: str, data: bytes, words: list[str], folder: Path
) -> None:
    (folder / "文.doc").write_bytes(data)
    assert_refused(run(command, "文.doc", cwd=folder), 1, "文.doc", "no plain text", *words)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_fix_keeps_the_mode_of_a_file(mode: int, folder: Path) -> None:
    (folder / "坏.txt").chmod(mode)
    run("check", "坏.txt", "--fix", cwd=folder)
    assert (folder / "坏.txt").stat().st_mode & 0o777 == mode


def test_fix_refuses_a_file_that_may_not_be_written(folder: Path) -> None:
    (folder / "坏.txt").chmod(0o444)
    result = run("check", "坏.txt", "--fix", cwd=folder, before=obey_permissions)
    assert_refused(result, 1, "坏.txt", "may not be written")
    assert (folder / "坏.txt").read_text(encoding="utf-8") == BAD


def test_fix_mends_the_file_that_a_link_names(folder: Path) -> None:
    (folder / "链.txt").symlink_to("坏.txt")
    assert run("check", "链.txt", "--fix", cwd=folder).returncode == 0
    assert (folder / "链.txt").is_symlink()
    assert (folder / "坏.txt").read_text(encoding="utf-8") == MENDED


ENDS = ["\n", "\r\n"]


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("last", ["", "{end}", "{end}{end}走吧...{end}", "{end}走吧..."])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_patch_applies_the_diff(end: str, last: str, mark: str, folder: Path) -> None:
    text = mark + BAD.rstrip("\n").replace("\n", end) + last.format(end=end)
    path = folder / "坏.txt"
    path.write_bytes(text.encode())
    diff = run("check", "坏.txt", "--diff", cwd=folder).stdout
    patched = subprocess.run(
        ["patch", "--binary", "坏.txt"], cwd=folder, input=diff, check=False, capture_output=True
    )
    assert patched.returncode == 0, patched.stdout.decode()
    after = path.read_bytes()
    path.write_bytes(text.encode())
    run("check", "坏.txt", "--fix", cwd=folder)
    assert after == path.read_bytes() != text.encode()


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_diff_has_no_other_format(form: str, folder: Path) -> None:
    result = run("check", "坏.txt", "--diff", "--format", form, cwd=folder)
    assert_refused(result, 2, form, "omit --diff or --format")


def test_codes_are_selected_and_ignored_by_several_options(folder: Path) -> None:
    options = ["--select", "PUN001", "--select", "PUN005", "--ignore", "TTL", "--ignore", "PUN001"]
    result = run("check", "坏.txt", "--format", "json", *options[:4], cwd=folder)
    assert [one["code"] for one in json.loads(result.stdout)] == ["PUN001", "PUN005"]
    result = run("check", "坏.txt", "--format", "json", *options, cwd=folder)
    assert [one["code"] for one in json.loads(result.stdout)] == ["PUN005"]


def test_a_file_in_the_sarif_report_is_a_uri(folder: Path) -> None:
    (folder / "a,b:c%.txt").write_text(BAD, encoding="utf-8")
    log = json.loads(run("check", "a,b:c%.txt", "--format", "sarif", cwd=folder).stdout)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%2Cb%3Ac%25.txt"


def test_a_finding_about_a_whole_file_has_a_space_behind_its_name(folder: Path) -> None:
    (folder / "无.txt").write_text("我们从这里出发，沿着海岸走到灯塔。\n" * 3, encoding="utf-8")
    result = run("check", "无.txt", "--select", "TTL", cwd=folder)
    assert result.stdout.decode().startswith("无.txt: TTL001 ")


def test_the_quotation_marks_of_a_front_matter_are_yamls(folder: Path) -> None:
    text = f'---\ntitle: "灯塔"\nauthor: 闻樵\n---\n\n{GOOD}'
    (folder / "头.txt").write_text(text, encoding="utf-8")
    result = run("check", "头.txt", "--fix", cwd=folder)
    assert (result.returncode, result.stdout) == (0, b"")
    assert (folder / "头.txt").read_text(encoding="utf-8") == text
