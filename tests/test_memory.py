"""Free memory goes back to the system where there is much."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

GIVING_BACK = """
import sys
from pathlib import Path
from converter.memory import give_back

def megabytes():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6

objects = [object() for _ in range(int(sys.argv[1]))]
stretches = [bytes(100_000) + b"." for _ in range(400)]
del stretches[::2]
before = megabytes()
give_back()
print(before - megabytes(), "ctypes" in sys.modules)
"""
"""It prints what went back of 20 MB that are free between what is used."""


def _given_back(objects: int) -> tuple[float, bool]:
    command = [sys.executable, "-c", GIVING_BACK, str(objects)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    megabytes, has_ctypes = printed.split()
    return float(megabytes), has_ctypes == "True"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="no other is asked")
def test_beside_many_objects_what_is_free_goes_back() -> None:
    given_back, _ = _given_back(1_000_000)
    assert given_back > 15


def test_a_short_text_does_not_pay_for_it() -> None:
    given_back, has_ctypes = _given_back(1000)
    assert (given_back < 1, has_ctypes) == (True, False)
