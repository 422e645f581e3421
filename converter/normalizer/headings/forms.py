"""The forms of headings, and the rules, that more than one module goes by."""

from __future__ import annotations

KNOWN = "known title"
"""Headings that are known by their words: each is a sequence of its own."""

ANNEX = "title of an annex"
"""The rule of known titles over a document of its own."""

ISSUED = "title of what a notice issues"
"""The rule of the title of a document that comes with a notice."""

ARTICLE = "article"
"""The form of 第X条, of a statute or a contract."""

DAY = "day"
"""The rule of days by their dates."""

SHORT_LINE = "short line"
"""Headings that are known by their place; a mark behind the name says how they are set off."""

FLUSH, ALONE, BELOW = " at the edge", " alone", " below another"
"""A short line at the edge, where all paragraphs are set in, needs no sibling."""

PLAIN = frozenset({SHORT_LINE, SHORT_LINE + FLUSH})
"""Short lines that no mark sets off."""

HASHES = "hashes-"
"""How the rules of the headings of Markdown are named, by how many stand before the title."""
