"""Modules that are loaded when something of them is first used, whoever imports them.

A library imports whatever any of its functions may need; a command needs few of them. What
``lazy import`` is to be in Python (PEP 810) this is for the imports of others. A module of
:class:`importlib.util.LazyLoader` would be loaded as soon as a second one imports it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from importlib.abc import Loader


def defer(*names: str) -> None:
    """Let these modules, which are written in Python, be loaded when they are used."""
    sys.meta_path.insert(0, _Finder(names))


@contextmanager
def hidden(name: str) -> Iterator[None]:
    """Let a module be as if it were not installed, for those that do without."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


class _Finder:
    """Finds these modules where they are, and has them loaded later."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of a module, as the import system asks for it (PEP 451)."""
        if name not in self._names:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.loader:
            spec.loader = cast("Loader", _Later(spec.loader))
        return spec


class _Later:
    """A loader that leaves a module to its own loader until something of it is used."""

    def __init__(self, own: Loader) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The module, before anything is in it."""
        return self._own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Have the module load itself."""
        module.__loader__ = self._own
        module.__class__ = _Deferred


class _Deferred(ModuleType):
    """A module in which nothing is yet, and that loads itself when anything is looked for."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]
        self.__loader__.exec_module(self)  # type: ignore[union-attr]
        return getattr(self, name)
