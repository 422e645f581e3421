"""What is wrong with characters and marks is found by another process of a long text: the same."""

from __future__ import annotations

import os

import pytest

from converter import normalize, processes
from converter.normalized import Normalized
from converter.normalizer import aside
from converter.sources import Source, decode

FLAWED = "他说:“今天下雨,路滑。\n他走了—没有回来，\ue000。\n"


@pytest.fixture(scope="module")
def long_text(essay_source: Source) -> str:
    return essay_source.text + "\n" + FLAWED


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are made, with two cores, where the essay is a long text."""
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        process = fork()
        made.append(process)
        return process

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(aside, "LONG", 2000)
    return made


def read(text: str) -> Normalized:
    return normalize(decode(text.encode(), name="文", stem="文", modified=""))


def alone(text: str) -> Normalized:
    """What is read of a text with one core."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
        return read(text)


def test_another_process_finds_the_same(long_text: str, forks: list[int]) -> None:
    normalized = read(long_text)
    assert len(forks) == 1
    assert normalized == alone(long_text)
    codes = {one.code for one in normalized.diagnostics}
    assert codes >= {"CHR001", "PUN001", "PUN002"}


def test_if_it_fails_it_is_done_here(
    long_text: str, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes._Child, "result", lambda _: None)
    assert read(long_text) == alone(long_text)
    assert len(forks) == 1


@pytest.mark.parametrize("kind", ["short", "of short lines"])
def test_a_text_that_gains_nothing_is_looked_at_here(
    kind: str, long_text: str, forks: list[int]
) -> None:
    text = FLAWED if kind == "short" else "\n".join(long_text)
    assert read(text).diagnostics
    assert forks == []
