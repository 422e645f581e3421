"""Strings that come again and again in a text, kept once."""

from __future__ import annotations

from sys import intern

SHORT = 4
"""The characters of a string that is likely to come again in a text long enough to matter."""


def shared(text: str) -> str:
    """``text``, and the same string each time where it is a short one."""
    return intern(text) if len(text) <= SHORT else text
