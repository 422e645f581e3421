"""Rules as data: what a heading's number, a line's role, furniture and site marks look like.

The TOML files hold ours, in order, each with examples and counter-examples that the tests execute;
a user's file changes them or adds some.
"""

from converter.normalizer.rules.book import Rules
from converter.normalizer.rules.loading import default, load
from converter.normalizer.rules.markers import Found
from converter.normalizer.rules.vocabulary import (
    Fragment,
    Furniture,
    KnownTitle,
    Mark,
    Marker,
    Role,
    Rule,
    RuleSet,
    TitleForm,
)

__all__ = [
    "Found",
    "Fragment",
    "Furniture",
    "KnownTitle",
    "Mark",
    "Marker",
    "Role",
    "Rule",
    "RuleSet",
    "Rules",
    "TitleForm",
    "default",
    "load",
]
