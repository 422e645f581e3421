"""What a rules file may say: kinds of rules, and their keys."""

from __future__ import annotations

from typing import Literal

from converter import document
from converter.toml_reader import Table

Numeral = Literal["han", "arabic"]
Zone = Literal["head", "body", "tail"]
"""Where in a text: before its first paragraph, amidst, after its last one."""


class Rule(Table, frozen=True, kw_only=True, gc=False):
    """What all rules have. Of rules of a kind the first that matches decides.

    ``before`` names the rule of the same kind ahead of which a user's new one is tried; without it
    a new one is tried first. ``source`` is the standard, or the texts in which the form was seen.
    """

    name: str
    source: str = ""
    enabled: bool = True
    before: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class Marker(Rule, frozen=True, kw_only=True, gc=False):
    """A form of number before a heading: ``opening``, numeral, ``closing``, white space.

    Openings and closings are alternatives, literally. ``not_before`` is a pattern that must not
    follow the closing: what tells 第一章程 and 3、4月 from headings. The order of the markers is
    from the outermost usual level to the innermost. A ``self_evident`` one needs neither text nor
    a second member of its sequence to be believed.
    """

    closing: tuple[str, ...]
    opening: tuple[str, ...] = ()
    numerals: tuple[Numeral, ...] = ("han", "arabic")
    not_before: str = ""
    self_evident: bool = False


class Role(Rule, frozen=True, kw_only=True, gc=False):
    """A line's role by its form: ``pattern`` matches the whole line.

    No line longer than ``max_length`` characters is tried, nor outside of the ``zones``.
    """

    role: document.Role
    pattern: str
    zones: tuple[Zone, ...]
    max_length: int = 100


class Furniture(Rule, frozen=True, kw_only=True, gc=False):
    """A line that is no text but of the page or site it stood on: ``pattern`` is the whole line."""

    pattern: str
    max_length: int = 100


class Mark(Rule, frozen=True, kw_only=True, gc=False):
    """A site's mark, anywhere in a line: the text after it has this ``access``.

    ``holds`` is what every match contains; a text without it is not searched.
    """

    pattern: str
    access: document.Access
    holds: str


class RuleSet(Table, frozen=True, gc=False):
    """All rules, by kind."""

    marker: tuple[Marker, ...] = ()
    role: tuple[Role, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    mark: tuple[Mark, ...] = ()


KINDS: dict[str, type[Rule]] = {
    "marker": Marker,
    "role": Role,
    "furniture": Furniture,
    "mark": Mark,
}
"""The tables of a rules file."""
