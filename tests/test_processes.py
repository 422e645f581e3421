"""Work on several cores: every stretch once, in order, whatever becomes of the other processes."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.processes import stretches, work_on

NUMBERS = list(range(100))


@pytest.fixture(autouse=True)
def four_cores() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
        yield


def worked_on(parts: list[slice]) -> list[tuple[list[int], int]]:
    """Each part, and the process that worked on it."""

    def work(part: slice) -> tuple[list[int], int]:
        return NUMBERS[part], os.getpid()

    return list(work_on(parts, work, lambda one: repr(one).encode(), lambda data: eval(data)))  # noqa: S307


@given(st.lists(st.integers(0, 50)), st.integers(1, 60))
def test_stretches_are_all_in_order_and_of_the_least_size(sizes: list[int], least: int) -> None:
    parts = stretches(sizes, least)
    assert [size for part in parts for size in sizes[part]] == sizes
    assert len(parts) <= max(1, min(4, sum(sizes) // least))


def test_stretches_are_alike() -> None:
    assert [part.stop - part.start for part in stretches([3] * 100, 10)] == [25] * 4


def test_the_first_is_smaller_by_what_is_done_besides() -> None:
    sizes = [part.stop - part.start for part in stretches([3] * 100, 10, besides=0.2)]
    assert sizes == [10, 30, 30, 30]
    assert stretches([3] * 100, 10, besides=9)[0] == slice(0, 0)


def test_beside_threads_there_is_one() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert stretches([3] * 100, 10) == [slice(0, 100)]
    finally:
        stop.set()
        thread.join()


def test_where_a_fork_is_not_safe_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity")
    assert stretches([3] * 100, 10) == [slice(0, 100)]


def test_each_stretch_has_a_process() -> None:
    done = worked_on(stretches([1] * 100, 1))
    assert [number for numbers, _ in done for number in numbers] == NUMBERS
    assert done[0][1] == os.getpid()
    assert len({process for _, process in done}) == 4


def test_what_a_process_fails_at_is_done_here() -> None:
    here = os.getpid()

    def work(part: slice) -> list[int]:
        if os.getpid() != here:
            if part.start == 25:
                os.kill(os.getpid(), signal.SIGKILL)
            raise ValueError(part)
        return NUMBERS[part]

    results = work_on(stretches([1] * 100, 1), work, bytes, list)
    assert [number for numbers in results for number in numbers] == NUMBERS


def test_where_no_process_is_to_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", none)
    done = worked_on(stretches([1] * 100, 1))
    assert [number for numbers, _ in done for number in numbers] == NUMBERS
    assert {process for _, process in done} == {os.getpid()}


def test_where_the_end_of_a_process_is_ignored_all_is_done_here() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        done = worked_on(stretches([1] * 100, 1))
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert [number for numbers, _ in done for number in numbers] == NUMBERS


def test_whoever_never_begins_leaves_no_process_behind() -> None:
    work_on(stretches([1] * 100, 1), lambda part: NUMBERS[part], bytes, list)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    results = work_on(stretches([1] * 100, 1), lambda part: NUMBERS[part], bytes, list)
    next(results)
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
