"""A writer from another package: installed by pip, used from the command line, and gone again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import (
    ESSAY,
    SCRIPT,
    assert_refused,
    assert_succeeded,
    completions,
    python_path,
    run,
)

PACKAGE = Path(__file__).parent / "outside_writer"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables with which Python finds the outside package, installed by pip."""
    folder = tmp_path_factory.mktemp("outside")
    shutil.copytree(PACKAGE, folder / "package")
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--no-cache-dir", "--quiet"]
    target = folder / "target"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, "--target", target, folder / "package"],
        check=True,
    )
    return python_path(target)


def expected_markdown() -> str:
    """The essay as Markdown, made from its text by other means."""
    text = ESSAY.read_text(encoding="utf-8").replace("##paidbegin##", "")
    title, *lines = text.replace("##paidend##", "").split()
    parts = [f"# {title}"]
    for line in lines:
        heading = re.sub("^(?=[一二三]、)", "## ", line)
        parts.append(re.sub("^((?:学会做|攻坚破|以).*?。)", r"**\1**", heading))
    return "\n\n".join(parts) + "\n"


def test_the_writer_is_used_by_its_name(installed: dict[str, str], tmp_path: Path) -> None:
    result = run("convert", str(ESSAY), "--to", "markdown,json", cwd=tmp_path, variables=installed)
    assert_succeeded(result)
    assert (tmp_path / "output" / f"{ESSAY.stem}.json").is_file()
    written = tmp_path / "output" / f"{ESSAY.stem}.md"
    assert written.read_text(encoding="utf-8") == expected_markdown()
    assert f"output/{ESSAY.stem}.md  " in result.stderr.decode()


def test_the_writer_gets_its_options(installed: dict[str, str], tmp_path: Path) -> None:
    arguments = ["convert", str(ESSAY), "--to", "markdown", "--output", "-"]
    option = ["--option", "markdown.lead=__"]
    result = run(*arguments, *option, cwd=tmp_path, variables=installed, program=SCRIPT)
    assert_succeeded(result)
    assert result.stdout.decode() == expected_markdown().replace("**", "__")


def test_the_writer_is_listed(installed: dict[str, str], tmp_path: Path) -> None:
    result = run("formats", cwd=tmp_path, variables=installed)
    assert_succeeded(result)
    rows = [line.split() for line in result.stdout.decode().splitlines()]
    assert ["markdown", ".md", "text/markdown"] in rows
    assert ["--option", "markdown.lead=**", *["The", "marks", "around", "a", "lead."]] in rows


def test_the_writer_is_completed(installed: dict[str, str], tmp_path: Path) -> None:
    offered = completions("essay-converter convert --to m", tmp_path, installed)
    assert offered == ["markdown"]


def test_without_its_package_the_writer_is_unknown(tmp_path: Path) -> None:
    result = run("convert", str(ESSAY), "--to", "markdown", cwd=tmp_path)
    assert_refused(result, 2, "no format 'markdown'", "docx, epub, json, pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_writer_does_not_overwrite_its_source(
    installed: dict[str, str], tmp_path: Path
) -> None:
    shutil.copy(ESSAY, tmp_path / "论.md")
    arguments = ["convert", "论.md", "--to", "markdown", "--output", "."]
    result = run(*arguments, cwd=tmp_path, variables=installed)
    assert_refused(result, 2, "论.md", "source", "--output")
    assert (tmp_path / "论.md").read_bytes() == ESSAY.read_bytes()
