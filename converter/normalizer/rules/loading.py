"""Reading our rules, and a user's that change them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import rtoml

from converter.diagnostics import UsageError
from converter.normalizer.rules.book import Rules
from converter.normalizer.rules.vocabulary import KINDS, Rule, RuleSet
from converter.toml_reader import Key, TomlError, TomlReader

FOLDER = Path(__file__).parent
FILES = (
    "fragments.toml",
    "markers.toml",
    "titles.toml",
    "roles.toml",
    "furniture.toml",
    "marks.toml",
)

HARMLESS = {"name", "enabled", "before", "source", "examples", "counter_examples"}
"""The keys that do not change what a rule matches."""


@cache
def default() -> Rules:
    """The rules that come with the program."""
    rules: dict[str, Any] = {}
    for name in FILES:
        text = (FOLDER / name).read_text(encoding="utf-8")
        rules.update(rtoml.loads(text))
    return Rules(msgspec.convert(rules, RuleSet))


def load(path: str = "") -> Rules:
    """Our rules, changed by those of the file at ``path`` if one is given.

    There, a rule of the name of one of ours changes the keys it gives (``enabled = false`` puts it
    out of force), and any other is added. Raises :class:`UsageError` with file and line for what
    is no rule, for a pattern that is none or may cost more than linear time, and for an example
    that its rule does not take.
    """
    if not path:
        return default()
    try:
        return _read(TomlReader(Path(path).read_text(encoding="utf-8-sig")))
    except OSError as error:
        hint = "name a TOML file that you may read"
        raise UsageError(
            f"cannot read the rules: {error.strerror}", place=path, hint=hint
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError("the rules are not UTF-8", place=path, hint="save it as UTF-8") from error
    except TomlError as error:
        raise UsageError(error.message, place=path, line=error.line, hint=error.hint) from error


def _read(toml: TomlReader) -> Rules:
    from converter.normalizer.rules import checks

    ours = default().rule_set
    sets: dict[str, tuple[Rule, ...]] = {}
    for kind in toml.data:
        if kind not in KINDS:
            raise toml.unknown(kind, ())
    for kind in KINDS:
        sets[kind] = tuple(_changed(toml, kind, getattr(ours, kind)))
    rules = Rules(RuleSet(**sets))  # type: ignore[arg-type]
    for kind, index, name in _named(toml):
        rule = next(one for one in sets[kind] if one.name == name)
        checks.check(rule, rules, toml, (kind, str(index)))
    return rules


def _named(toml: TomlReader) -> Iterator[tuple[str, int, str]]:
    for kind, entries in toml.data.items():
        for index, entry in enumerate(entries):
            yield kind, index, entry["name"]


def _changed(toml: TomlReader, kind: str, ours: tuple[Rule, ...]) -> list[Rule]:
    """Our rules of ``kind`` with the user's in their places."""
    changed = list(ours)
    first = 0
    for index, entry in enumerate(_entries(toml, kind)):
        at = (kind, str(index))
        names = [rule.name for rule in changed]
        if entry.get("name") in names:
            place = names.index(entry["name"])
            base = msgspec.to_builtins(changed[place])
            if entry.keys() - HARMLESS:
                base |= {"examples": (), "counter_examples": ()}
            changed[place] = toml.read(KINDS[kind], base | entry, at)
            continue
        if "enabled" in entry and not entry.keys() - HARMLESS:
            raise _unknown(toml, kind, str(entry.get("name", "")), names, at)
        rule = toml.read(KINDS[kind], entry, at)
        if rule.before and rule.before not in names:
            raise TomlError(f"no {kind} is named {rule.before!r}", toml.line((*at, "before")))
        place = names.index(rule.before) if rule.before else first
        first += not rule.before
        changed.insert(place, rule)
    return changed


def _unknown(toml: TomlReader, kind: str, name: str, names: list[str], at: Key) -> TomlError:
    """The error that a rule of ours is to be changed which there is not."""
    import difflib  # our own rules need none of it

    near = difflib.get_close_matches(name, names)
    hint = f"is {' or '.join(near)} meant?" if near else f"there are {', '.join(names)}"
    return TomlError(f"no {kind} is named {name!r}", toml.line((*at, "name")), hint)


def _entries(toml: TomlReader, kind: str) -> list[dict[str, Any]]:
    entries = toml.data.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TomlError(f"{kind} is no list of tables", toml.line((kind,)), f"write [[{kind}]]")
    return entries
