"""Modules that are loaded when something of them is first used, whoever imports them.

A library imports whatever any of its functions may need; a command needs few of them. What
``lazy import`` is to be in Python (PEP 810) this is for the imports of others. A module of
:class:`importlib.util.LazyLoader` would be loaded as soon as a second one imports it.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


class _Deferred(ModuleType):
    """A module in which nothing is yet, and that loads itself when anything is looked for."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        self.__loader__.exec_module(self)  # type: ignore[union-attr]
        return getattr(self, name)


def defer(*names: str) -> None:
    """Let these modules, which are written in Python, be loaded when they are used."""
    for name in names:
        if name not in sys.modules and (spec := find_spec(name)):
            module = sys.modules[name] = module_from_spec(spec)
            module.__class__ = _Deferred
            package, _, own = name.rpartition(".")
            if package:
                setattr(sys.modules[package], own, module)
