"""Modules that are loaded when they are used, once, by whatever import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from converter.deferred_modules import defer, hidden

NAMES = ("lone", "whole.part")


@pytest.fixture(autouse=True)
def deferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "__init__.py").touch()
    for path in ("lone.py", "whole/part.py"):
        (tmp_path / path).write_text("print('loaded', end=' ')\nvalue = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", sys.meta_path.copy())
    defer(*NAMES, "absent")
    yield
    for name in (*NAMES, "whole"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("imported", "used"),
    [
        ("import lone", "lone.value"),
        ("import whole.part", "whole.part.value"),
        ("from whole import part", "part.value"),
    ],
)
def test_a_module_is_loaded_when_it_is_used(
    imported: str, used: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(f"{imported}\nprint('imported', end=' ')\nprint({used}, {used})")  # noqa: S102
    assert capsys.readouterr().out == "imported loaded 1 1\n"


def test_what_is_imported_of_a_module_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    from lone import value

    assert (value, capsys.readouterr().out) == (1, "loaded ")


def test_what_is_there_stays(capsys: pytest.CaptureFixture[str]) -> None:
    import lone

    assert lone.value
    defer("lone")
    assert import_module("lone") is lone
    assert capsys.readouterr().out == "loaded "


def test_what_is_not_there_is_not_made_and_what_nobody_imports_neither() -> None:
    with pytest.raises(ModuleNotFoundError):
        import_module("absent")
    assert not {"absent", *NAMES, "whole"} & sys.modules.keys()


def test_what_is_hidden_is_as_if_not_installed_until_it_is_imported_by_others() -> None:
    with hidden("lone"), pytest.raises(ModuleNotFoundError):
        import_module("lone")
    lone = import_module("lone")
    with hidden("lone"):
        assert import_module("lone") is lone
    assert sys.modules["lone"] is lone
