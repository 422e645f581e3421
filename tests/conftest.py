"""What all tests share: the essay, and the judges."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from converter import Document, normalize, read
from converter.compiled_patterns import FOLDER_VARIABLE
from converter.sources import Source
from tests.judges import epubcheck, ooxml
from tests.tools import require

settings.register_profile("deterministic", derandomize=True, deadline=None)
settings.load_profile("deterministic")

ROOT = Path(__file__).parents[1]
ESSAY = ROOT / "essays" / "夯基立柱行稳致远.txt"


def pytest_configure() -> None:
    """Keep patterns where pytest keeps what it has; take the signals that a background ignores."""
    os.environ[FOLDER_VARIABLE] = str(ROOT / ".pytest_cache" / "patterns")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write golden files anew.")


@pytest.fixture(scope="session")
def essay_path() -> Path:
    return ESSAY


@pytest.fixture(scope="session")
def essay_source(essay_path: Path) -> Source:
    return read(essay_path)


@pytest.fixture(scope="session")
def essay_document(essay_source: Source) -> Document:
    return normalize(essay_source).document


@pytest.fixture(scope="session")
def epubcheck_messages() -> Callable[..., list[epubcheck.Message]]:
    require("java")
    return epubcheck.judge


@pytest.fixture(scope="session")
def ooxml_validator() -> Callable[[Path], None]:
    """Asserts that a file is what the Open XML SDK takes for a valid one."""
    require("npm")

    def validate(file: Path) -> None:
        assert ooxml.judge(file) == []

    return validate
