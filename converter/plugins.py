"""Plug-ins: classes that entry points name; and what is wrong with one that cannot be used."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import EntryPoint, entry_points

import msgspec

from converter.diagnostics import ConverterError
from converter.project import entry_points_of_checkout


class Kind(msgspec.Struct, frozen=True):
    """A kind of plug-in: what it is called, where it is registered, and what each one has.

    ``protocol`` is where its documentation is; ``error`` is raised for one that is no good.
    """

    noun: str
    group: str
    attributes: tuple[str, ...]
    protocol: str
    error: type[ConverterError]

    def find(self) -> dict[str, EntryPoint]:
        """The entry points by name; raise ``error`` if a name is claimed twice."""
        found: dict[str, EntryPoint] = {}
        for entry_point in _registered(self.group, tuple(sys.path)):
            other = found.setdefault(entry_point.name, entry_point)
            if other.value != entry_point.value:
                raise self.error(
                    f"two {self.noun}s are named {entry_point.name!r}: "
                    f"{other.value}, {entry_point.value}",
                    hint="uninstall one of the packages that provide them",
                )
        return found

    def load(self, entry_point: EntryPoint) -> object:
        """What ``entry_point`` names; raise ``error`` if it cannot be imported, or is no such."""
        try:
            plugin = entry_point.load()
        except Exception as error:  # a plug-in's import can fail in any way
            raise self.error(
                f"the {self.noun} {entry_point.name!r} cannot be imported: {error}",
                hint=f"reinstall or remove the package that provides {entry_point.value}",
            ) from error
        self._check(plugin, entry_point)
        return plugin

    def _check(self, plugin: object, entry_point: EntryPoint) -> None:
        for attribute in self.attributes:
            if not hasattr(plugin, attribute):
                raise self.error(
                    f"{entry_point.value} is not a {self.noun}: it has no {attribute!r}",
                    hint=f"see {self.protocol} for what a {self.noun} is",
                )
        if getattr(plugin, "name", None) != entry_point.name:
            raise self.error(
                f"{entry_point.value} is registered as {entry_point.name!r} under another name",
                hint=f"give the entry point the {self.noun}'s own name",
            )


@cache
def _registered(group: str, _path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """Those of ``group``, sought once for as long as packages are imported from the same places."""
    return (*entry_points_of_checkout(group), *entry_points(group=group))
