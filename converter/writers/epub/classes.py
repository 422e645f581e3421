"""The classes by which text and style sheet agree."""

from __future__ import annotations

from converter.document import Role
from converter.theme import ANNEX_TITLE, HEADING_LEVELS

STEP = 4
"""Widths of labels are told apart to a quarter of an em."""

WIDEST_LABEL = 16
"""In those steps; see :data:`converter.writers.list_labels.MOST`."""


def heading_class(level: int) -> str:
    """The class of a heading of this level; those below the last the theme has look like it."""
    if level == ANNEX_TITLE:
        return "annex-title"
    return f"heading-{min(level, HEADING_LEVELS)}"


def role_class(role: Role) -> str:
    """The class of a paragraph of this role: ``signature-date``."""
    return role.replace("_", "-")


def label_class(width: float) -> str:
    """The class of a list whose labels stand out by this many ems: ``labels-5`` for 1.25 em."""
    return f"labels-{min(WIDEST_LABEL, round(width * STEP))}"
