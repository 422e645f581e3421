"""The wheel: all that converting needs is in it, and nothing else; it works far from a checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.command import ESSAY, ROOT, dependencies, environment, python_path

FACES = [
    "EssayKai-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "NotoSansSC-Medium.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSerifSC-Bold.ttf",
    "NotoSerifSC-Regular.ttf",
]
LICENCES = [
    f"OFL-{family}.txt"
    for family in ("EssayKai", "NotoEmoji", "NotoSansSC", "NotoSansSymbols2", "NotoSerifSC")
]
FORMATS = ["docx", "epub", "json", "pdf"]
DATE = "1700000000"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a user's pip would build it (without the network where that can be)."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if find_spec("hatchling") else []
    options = ["--no-deps", "--no-cache-dir", "--quiet", *isolation]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT], check=True
    )
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_is_for_any_platform(wheel: Path) -> None:
    assert wheel.name.startswith("essay_converter-")
    assert wheel.name.endswith("-py3-none-any.whl")


@pytest.mark.parametrize("name", [*FACES, *LICENCES, "MANIFEST.toml"])
def test_the_fonts_and_their_licences_are_in_it(name: str, members: dict[str, bytes]) -> None:
    path = f"converter/fonts/faces/{name}"
    assert members[path] == (ROOT / path).read_bytes()


def test_the_templates_are_in_it(members: dict[str, bytes]) -> None:
    for path in (ROOT / "templates").rglob("*"):
        if path.is_file():
            name = path.relative_to(ROOT).as_posix()
            assert members[f"converter/{name}"] == path.read_bytes()
    assert "converter/templates/essay/epub.css" in members
    assert "converter/templates/gongwen/theme.toml" in members


def test_every_module_and_the_mark_of_types_are_in_it(members: dict[str, bytes]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "converter").rglob("*.py")}
    assert modules <= members.keys()
    assert "converter/py.typed" in members


def test_the_licence_is_in_it(members: dict[str, bytes]) -> None:
    (licence,) = [name for name in members if name.endswith(".dist-info/licenses/LICENSE")]
    assert members[licence] == (ROOT / "LICENSE").read_bytes()
    assert b"GNU AFFERO GENERAL PUBLIC LICENSE" in members[licence]


def test_nothing_odd_is_in_it(members: dict[str, bytes]) -> None:
    tops = {name.split("/")[0] for name in members}
    assert {top.split("-")[0] for top in tops} == {"converter", "essay_converter"}
    assert len(tops) == 2
    suffixes = {Path(name).suffix for name in members if name.startswith("converter/")}
    assert suffixes <= {".py", ".typed", ".toml", ".css", ".xml", ".txt", ".ttf"}
    assert not [name for name in members if "test" in name or "/." in name or "__pycache__" in name]


def test_it_converts_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """What we need comes from here; we ourselves come only from the wheel (-S: no .pth file)."""
    options = ["--no-deps", "--no-index", "--no-compile", "--quiet"]
    target = tmp_path / "target"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, "--target", target, wheel], check=True
    )
    path = python_path(target, dependencies(tmp_path / "packages"))
    variables = environment(**path, SOURCE_DATE_EPOCH=DATE)

    def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-S", *arguments],
            cwd=cwd,
            env=variables,
            capture_output=True,
            text=True,
            check=True,
        )

    empty = tmp_path / "empty"
    empty.mkdir()
    where = run("-c", "import converter; print(converter.__file__)", cwd=empty)
    assert where.stdout.strip() == str(target / "converter" / "__init__.py")
    formats = ",".join(FORMATS)
    run("-m", "converter", "convert", str(ESSAY), "--to", formats, cwd=empty)
    assert [path.name for path in empty.iterdir()] == ["output"]

    checkout = tmp_path / "checkout"
    checkout.mkdir()
    variables |= python_path(ROOT, tmp_path / "packages")
    run("-m", "converter", "convert", str(ESSAY), "--to", formats, cwd=checkout)
    for name in FORMATS:
        file = f"output/{ESSAY.stem}.{name}"
        assert (empty / file).read_bytes() == (checkout / file).read_bytes()
