"""Patterns compiled when they are first used."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import converter
from converter.patterns import METHODS, _LazyPattern, lazy_pattern


def test_all_of_the_program_are_patterns() -> None:
    for module in pkgutil.walk_packages(converter.__path__, "converter."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    patterns = [one for one in gc.get_objects() if type(one) is _LazyPattern]
    assert len(patterns) > 100
    for one in patterns:
        assert callable(one.match)


@pytest.mark.parametrize("method", METHODS)
def test_a_method_is_that_of_the_compiled_one(method: str) -> None:
    pattern = lazy_pattern("[a-c]x", re.IGNORECASE)
    found = getattr(pattern, method)
    assert (found.__name__, found.__self__) == (method, re.compile("[a-c]x", re.IGNORECASE))
    assert getattr(pattern, method) is getattr(pattern, method)


def test_it_is_compiled_late() -> None:
    late = lazy_pattern("(")
    with pytest.raises(re.error, match="missing"):
        late.match("")


def test_bytes() -> None:
    assert lazy_pattern(rb"\d+").findall(b"1 and 22") == [b"1", b"22"]
