"""Plug-ins: classes that entry points name; and what is wrong with one that cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache, reduce
from importlib import import_module

import msgspec

from converter.diagnostics import ConverterError, UsageError
from converter.signals import held_back


class Kind(msgspec.Struct, frozen=True):
    """A kind of plug-in: what it is called, where it is registered, and what each one has.

    ``ours`` come with the program: where each is, by its name. ``protocol`` is where its
    documentation is; ``error`` is raised for one that is no good.
    """

    noun: str
    group: str
    ours: Mapping[str, str]
    attributes: tuple[str, ...]
    protocol: str
    error: type[ConverterError]

    def find(self) -> dict[str, str]:
        """Where all are, by name; raise ``error`` if a name is claimed twice."""
        found = dict(self.ours)
        for name, place in _registered(self.group, tuple(sys.path)):
            other = found.setdefault(name, place)
            if other != place:
                raise self.error(
                    f"two {self.noun}s are named {name!r}: {other}, {place}",
                    hint="uninstall one of the packages that provide them",
                )
        return found

    def load(self, name: str, what: str) -> object:
        """The plug-in of this name; one of ours is found without a look at other people's.

        Raises :class:`UsageError`, which says that there is no such ``what``, and ``error`` if it
        cannot be imported, or is no such thing.
        """
        found = self.ours if name in self.ours else self.find()
        if name not in found:
            raise UsageError(f"no {what} {name!r}", hint=f"use one of {', '.join(sorted(found))}")
        try:
            with held_back():  # reportlab takes an interrupt for a fault of its own
                plugin = _named(found[name])
        except Exception as error:  # a plug-in's import can fail in any way
            raise self.error(
                f"the {self.noun} {name!r} cannot be imported: {error}",
                hint=f"reinstall or remove the package that provides {found[name]}",
            ) from error
        self._check(plugin, name, found[name])
        return plugin

    def _check(self, plugin: object, name: str, place: str) -> None:
        for attribute in self.attributes:
            if not hasattr(plugin, attribute):
                raise self.error(
                    f"{place} is not a {self.noun}: it has no {attribute!r}",
                    hint=f"see {self.protocol} for what a {self.noun} is",
                )
        if getattr(plugin, "name", None) != name:
            raise self.error(
                f"{place} is registered as {name!r} under another name",
                hint=f"give the entry point the {self.noun}'s own name",
            )


def _named(place: str) -> object:
    """What a value such as ``package.module:Class`` names (entry points specification)."""
    module, _, attributes = place.partition("[")[0].strip().partition(":")
    return reduce(getattr, attributes.split("."), import_module(module))


@cache
def _registered(group: str, _path: tuple[str, ...]) -> Sequence[tuple[str, str]]:
    """Other people's of ``group``: the name of each, and where it is.

    They are sought once for as long as packages are imported from the same places.
    """
    from importlib.metadata import entry_points  # a tenth of the time of an essay

    return [(entry_point.name, entry_point.value) for entry_point in entry_points(group=group)]
