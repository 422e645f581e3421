"""Work on two cores: every part once, in order, whatever becomes of the other process."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import processes
from converter.processes import growing_parts, worked_on

NUMBERS = list(range(100))
LIFE = 8
PARTS = [NUMBERS[start : start + 10] for start in range(0, 100, 10)]

Worked = tuple[list[int], int]
"""What has been worked on, and the process that has."""


@pytest.fixture(autouse=True)
def two_cores() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
        patch.setattr(processes, "LIFE", LIFE)
        yield


def doubled(part: list[int]) -> Worked:
    return [number * 2 for number in part], os.getpid()


def results(
    parts: Iterable[list[int]] = PARTS, work: Callable[[list[int]], Worked] = doubled
) -> Iterator[tuple[list[int], Worked]]:
    return worked_on(parts, work, msgspec.json.encode, msgspec.json.Decoder(Worked).decode)


def processes_of(done: Iterable[tuple[list[int], Worked]]) -> list[int]:
    """The processes that have worked, each part having been doubled once and in order."""
    parts, made = zip(*done, strict=True)
    assert list(parts) == PARTS
    assert [numbers for numbers, _ in made] == [[2 * one for one in part] for part in PARTS]
    return [process for _, process in made]


@given(st.lists(st.integers(0, 50)), st.integers(1, 60), st.integers(0, 200))
def test_parts_are_the_whole_in_order_and_grow(sizes: list[int], least: int, more: int) -> None:
    most = least + more
    parts = list(growing_parts(sizes, int, least, most))
    assert [size for part in parts for size in part] == sizes
    for part in parts:
        assert sum(part[:-1]) < most
    for part in parts[:-1]:
        assert sum(part) >= least


def test_parts_are_half_of_what_was_before() -> None:
    parts = growing_parts([1] * 1000, int, 10, 200)
    assert [len(part) for part in parts] == [10, 10, 10, 15, 22, 33, 50, 75, 112, 168, 200, 200, 95]


def test_another_process_works_on_all_parts_but_the_first_and_is_renewed() -> None:
    first, *others, last = processes_of(results())
    assert first == os.getpid()
    assert len(others) == LIFE
    assert len(set(others)) == 1
    assert len({first, *others, last}) == 3


def test_a_single_part_takes_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert [part for part, _ in results(PARTS[:1])] == PARTS[:1]


def test_the_next_part_is_known_before_one_is_given() -> None:
    met: list[list[int]] = []
    done = results(met.append(part) or part for part in PARTS)  # type: ignore[func-returns-value]
    for number, _ in enumerate(done, 2):
        assert met == PARTS[:number]


def test_beside_threads_all_is_done_here() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(processes_of(results())) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_where_a_fork_is_not_safe_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity")
    assert set(processes_of(results())) == {os.getpid()}


@pytest.mark.parametrize("failure", [ValueError, None])
def test_what_a_process_has_left_undone_is_done_here(failure: type[Exception] | None) -> None:
    here = os.getpid()

    def work(part: list[int]) -> Worked:
        if os.getpid() != here and part == PARTS[3]:
            if failure:
                raise failure
            os.kill(os.getpid(), signal.SIGKILL)
        return doubled(part)

    done = processes_of(results(work=work))
    assert [process == here for process in done] == [True, False, False, *[True] * 6, False]


def test_what_fails_here_too_is_told() -> None:
    def work(part: list[int]) -> Worked:
        raise ValueError(part)

    with pytest.raises(ValueError, match="0, 1, 2"):
        next(results(work=work))
    assert_no_process_is_left()


def test_where_no_process_is_to_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", none)
    assert set(processes_of(results())) == {os.getpid()}


def test_the_end_of_a_process_may_be_ignored() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert len(set(processes_of(results()))) == 3
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_a_result_may_be_longer_than_a_pipe() -> None:
    def work(part: list[int]) -> Worked:
        return part * 200_000, os.getpid()

    for part, (numbers, _) in results(PARTS[:3], work):
        assert numbers == part * 200_000


def test_an_interrupt_does_not_end_a_process_but_its_parent_does() -> None:
    def work(part: list[int]) -> Worked:
        os.kill(os.getpid(), signal.SIGINT)
        return doubled(part)

    begun = results(PARTS[1:], work)
    with pytest.raises(KeyboardInterrupt):
        next(begun)
    assert_no_process_is_left()


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    begun = results()
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert_no_process_is_left()


def assert_no_process_is_left() -> None:
    """None of this process's group: a judge that other tests keep running has one of its own."""
    with pytest.raises(ChildProcessError):
        os.waitpid(0, os.WNOHANG)
