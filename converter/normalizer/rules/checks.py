"""What a rule must be: patterns that are patterns and cost linear time, examples that it takes.

The tests check our rules with this, loading checks a user's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from converter.normalizer.rules import linear
from converter.normalizer.rules import patterns as marker_patterns
from converter.normalizer.rules.book import Rules
from converter.normalizer.rules.vocabulary import (
    Fragment,
    Furniture,
    KnownTitle,
    Mark,
    Marker,
    Role,
    Rule,
    TitleForm,
)
from converter.toml_reader import Key, TomlError, TomlReader


def check(rule: Rule, rules: Rules, toml: TomlReader, at: Key) -> None:
    """Raise :class:`TomlError` for a rule, read from ``at``, that cannot be used."""
    key = "not_before" if isinstance(rule, Marker) else "pattern"
    if error := pattern_error(rule, rules):
        raise TomlError(f"{rule.name}: {error}", toml.line((*at, key)), "write it otherwise")
    if not rule.enabled:
        return
    for kind, texts, expected in (
        ("examples", rule.examples, True),
        ("counter_examples", rule.counter_examples, False),
    ):
        for text in texts:
            if takes(rules, rule, text) != expected:
                does = "matches" if not expected else "does not match"
                raise TomlError(
                    f"{rule.name} {does} {text!r}", toml.line((*at, kind)), "mend either"
                )


def pattern_error(rule: Rule, rules: Rules) -> str:
    """What is wrong with a pattern of ``rule``, nothing if each is one of linear cost."""
    matched, searched = _patterns(rule)
    errors = chain(
        (_error(pattern, rules, searched=False) for pattern in matched if pattern),
        (_error(pattern, rules, searched=True) for pattern in searched if pattern),
    )
    return next(filter(None, errors), "")


def _patterns(rule: Rule) -> tuple[Sequence[str], Sequence[str]]:
    """The patterns that a rule matches with a text, and those it searches for in one."""
    match rule:
        case Marker():
            return [marker_patterns.of(rule)], []
        case Fragment():
            return [rule.pattern], []
        case Mark():
            return [], [rule.pattern]
        case Furniture():
            return [rule.pattern, rule.items], [rule.glance]
        case Role() | TitleForm():
            return [rule.pattern], [rule.glance]
        case _:
            return [], []


def _error(pattern: str, rules: Rules, *, searched: bool) -> str:
    try:
        expanded = rules.expanded(pattern)
        compiled = re.compile(expanded)
    except KeyError as error:
        return f"no fragment is named {error}"
    except RecursionError:
        return "a fragment that is part of itself"
    except re.error as error:
        return f"no regular expression: {error}"
    if compiled.fullmatch(""):
        return "the pattern matches an empty text, so anything: it must ask for a character"
    return linear.error(expanded, searched=searched)


def takes(rules: Rules, rule: Rule, text: str) -> bool:
    """Whether it is ``rule`` that decides about a line of this text."""
    match rule:
        case Marker():
            found = next(rules.markers_of(text), None)
            return found is not None and found.marker.name == rule.name
        case KnownTitle():
            return rules.known_title(text) == rule
        case TitleForm():
            return rules.title_form(text) == rule
        case Role():
            return any(rules.role(text, zone) == rule for zone in rule.zones)
        case Furniture():
            return rules.furniture(text) == rule
        case Fragment():
            return rules.compiled("{" + rule.name + "}").fullmatch(text) is not None
        case Mark():
            return any(mark == rule for mark, _ in rules.marks_in(text))
        case _:
            raise TypeError(rule)
